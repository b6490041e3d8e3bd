namespace Distribution.Sandbox.GoogleNews;

/// <summary>What a hub signs its deliveries with.</summary>
public enum HubSignature
{
    /// <summary>As Google's hub.</summary>
    Sha1,

    Sha256,
}
