namespace Distribution.Sandbox.Graph;

/// <summary>Why a token is good no longer: what error 190 says in its subcode.</summary>
public enum GraphRevocation
{
    /// <summary>No reason is given: no subcode.</summary>
    Unsaid,

    /// <summary>458: the app was removed from the account.</summary>
    AppRemoved,

    /// <summary>459: the person must log in on facebook.com first.</summary>
    Checkpointed,

    /// <summary>460.</summary>
    PasswordChanged,

    /// <summary>463.</summary>
    Expired,

    /// <summary>467.</summary>
    LoggedOut,

    /// <summary>492: the person behind a Page token has no role on the Page any more.</summary>
    RoleLost,
}
