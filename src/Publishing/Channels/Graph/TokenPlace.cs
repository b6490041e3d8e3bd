namespace Distribution.Publishing.Channels.Graph;

/// <summary>Where a call to the Graph API carries its token. It never stands in a URL.</summary>
public enum TokenPlace
{
    /// <summary><c>Authorization: Bearer</c>, on every call.</summary>
    Header,

    /// <summary><c>access_token</c> in the body of calls that have one; a read still has it in the header.</summary>
    Body,
}
