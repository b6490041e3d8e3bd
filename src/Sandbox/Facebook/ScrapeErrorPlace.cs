namespace Distribution.Sandbox.Facebook;

/// <summary>Where 1609005 stands: the link could not be read. The guide lists it as a code; real answers may have it as a subcode.</summary>
public enum ScrapeErrorPlace
{
    Code,

    /// <summary>Of code 100.</summary>
    Subcode,
}
