using System.Net;
using Distribution.Publishing.Messages;

namespace Distribution.Functions.Hosting.Serving;

/// <summary>An address <c>serve</c> may listen on, and the names it answers to there.</summary>
/// <param name="Url">As the server is told it.</param>
/// <param name="Hosts">Any other Host header is refused: a page of the open web whose name leads to this machine reads nothing here.</param>
internal sealed record ListenAddress(Uri Url, IReadOnlyList<string> Hosts)
{
    private static readonly string[] ThisMachine = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>Reads what was typed. Beyond this machine it listens only under a name it was given.</summary>
    public static Parsed<ListenAddress> Read(ServeOptions options)
    {
        if (Plain(options.Url) is not { } url)
        {
            return Invalid($"--url: \"{options.Url}\" is not allowed; give http://, an address of this machine and a port, as {ServeOptions.DefaultUrl}.");
        }

        if (!url.IsLoopback && options.AllowedHosts.Count == 0)
        {
            return Invalid($"--url: {options.Url} can be reached from other machines; say under which name with --allow-host, or listen on {ServeOptions.DefaultUrl}.");
        }

        return options.AllowedHosts.FirstOrDefault(host => Uri.CheckHostName(host) is UriHostNameType.Unknown) is { } odd
            ? Invalid($"--allow-host: \"{odd}\" is no host's name; give one without scheme and port, as distribution.example.com.")
            : new Parsed<ListenAddress>.Valid(new(url, [.. ThisMachine, .. options.AllowedHosts]));
    }

    /// <summary>http, an address or localhost, a port, and nothing else.</summary>
    private static Uri? Plain(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && url.Scheme == Uri.UriSchemeHttp && url.PathAndQuery == "/" && url.UserInfo.Length == 0
        && (url.Host == "localhost" || IPAddress.TryParse(url.DnsSafeHost, out _))
            ? url
            : null;

    private static Parsed<ListenAddress>.Invalid Invalid(string problem) => new(problem);
}
