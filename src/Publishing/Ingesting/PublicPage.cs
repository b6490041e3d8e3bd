namespace Distribution.Publishing.Ingesting;

/// <summary>Whether a stranger can read a page. The set is closed.</summary>
public abstract record PublicPage
{
    private PublicPage() { }

    /// <summary>Anyone can, and search engines may.</summary>
    public sealed record Public : PublicPage;

    /// <summary>Nobody can now: not found, not allowed, a server's fault or no answer in time.</summary>
    /// <param name="Reason">One sentence.</param>
    /// <param name="Status">The page's HTTP status; null when there was no answer.</param>
    public sealed record NotYet(string Reason, int? Status) : PublicPage;

    /// <summary>Anyone can, and search engines are asked to leave it out.</summary>
    /// <param name="Reason">One sentence.</param>
    public sealed record NotIndexable(string Reason) : PublicPage;

    /// <summary>The address is none that we fetch.</summary>
    /// <param name="Reason">One sentence.</param>
    public sealed record Refused(string Reason) : PublicPage;
}
