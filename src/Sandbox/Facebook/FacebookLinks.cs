using Distribution.Sandbox.Graph;
using Distribution.Sandbox.Serving;

namespace Distribution.Sandbox.Facebook;

/// <summary>Which links the crawler can read.</summary>
internal sealed class FacebookLinks(FacebookSandboxOptions options)
{
    private const int CannotScrape = 1609005;
    private const string Message = "The url you supplied could not be scraped. Please check it and try again.";

    /// <returns>Null when the link may be posted.</returns>
    public SandboxReply? Refusal(string link) =>
        !Uri.TryCreate(link, UriKind.Absolute, out var address) || !(address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            ? GraphReplies.Error(1500, null, "(#1500) The url you supplied is invalid")
            : options.Unscrapeable.Any(entry => address.Host.Equals(entry, StringComparison.OrdinalIgnoreCase) || link.StartsWith(entry, StringComparison.Ordinal))
                ? Unread()
                : null;

    public SandboxReply Unread() => options.ScrapeError == ScrapeErrorPlace.Code
        ? GraphReplies.Error(CannotScrape, null, $"(#{CannotScrape}) {Message}")
        : GraphReplies.Error(100, CannotScrape, $"(#100) {Message}");
}
