using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Distribution.Publishing.Formatting;

/// <summary>
/// Adds parameters to an article's address so that the whole of it becomes one link in plain text.
/// Everything the address has stays, in its order: path, query, fragment. A name and password do not, since a link is public.
/// </summary>
internal static class LinkBuilder
{
    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };

    /// <summary>The link: parameters in order, the token last. A parameter that the address has already is replaced.</summary>
    /// <param name="article">An absolute http or https address.</param>
    /// <param name="tokenParameter">The name under which the link carries <paramref name="token"/>; null leaves the token out.</param>
    /// <exception cref="ArgumentException">The address is relative or of another scheme.</exception>
    public static Uri Build(Uri article, IEnumerable<LinkParameter> parameters, string? tokenParameter, string token)
    {
        if (!article.IsAbsoluteUri || (article.Scheme != Uri.UriSchemeHttps && article.Scheme != Uri.UriSchemeHttp))
        {
            throw new ArgumentException("an article's address is an absolute http or https address", nameof(article));
        }

        var added = tokenParameter is null ? [.. parameters] : parameters.Append(new(tokenParameter, token)).ToList();
        var parts = LinkParts.Of(article);
        var names = added.Select(parameter => parameter.Name).ToHashSet(StringComparer.Ordinal);
        var query = string.Join('&', Split(parts.Query).Where(pair => !names.Contains(NameOf(pair)))
            .Concat(added.Select(parameter => $"{Uri.EscapeDataString(parameter.Name)}={Uri.EscapeDataString(parameter.Value)}")));

        var path = Linkable(parts.Path, UrlCharacters.EndsPath);
        var host = article.HostNameType == UriHostNameType.IPv6 ? article.Host : article.IdnHost;
        var port = article.IsDefaultPort ? "" : string.Create(CultureInfo.InvariantCulture, $":{article.Port}");
        var link = new StringBuilder($"{article.Scheme}://{host}{port}{path}");
        if (query.Length > 0)
        {
            link.Append('?').Append(Linkable(query, UrlCharacters.EndsQuery));
        }

        if (parts.Fragment.Length > 0)
        {
            link.Append('#').Append(Linkable(parts.Fragment, UrlCharacters.EndsQuery));
        }

        // Every part was taken from a canonical address; a second round would only undo the encoding of a last full stop.
        return new(link.ToString(), AsWritten);
    }

    /// <summary>Reads back the token that <see cref="Build"/> put into a link, also from a link that a network has re-encoded.</summary>
    public static bool TryReadToken(Uri link, string parameterName, [NotNullWhen(true)] out string? token)
    {
        var pair = link.IsAbsoluteUri ? Split(LinkParts.Of(link).Query).LastOrDefault(pair => NameOf(pair) == parameterName) : null;
        var equals = pair?.IndexOf('=', StringComparison.Ordinal) ?? -1;
        token = equals < 0 ? null : Decode(pair![(equals + 1)..]);
        return !string.IsNullOrEmpty(token);
    }

    private static string[] Split(string query) => query.Length == 0 ? [] : query.Split('&');

    private static string NameOf(string pair) => Decode(pair.Split('=', 2)[0]);

    private static string Decode(string part) => Uri.UnescapeDataString(part.Replace('+', ' '));

    // Unbalanced parentheses and quotation marks would cut the link, and so would punctuation at the end of a part.
    private static string Linkable(string part, Func<char, bool> mayEnd)
    {
        var encoded = part
            .Replace("(", "%28", StringComparison.Ordinal)
            .Replace(")", "%29", StringComparison.Ordinal)
            .Replace("'", "%27", StringComparison.Ordinal);
        return encoded.Length == 0 || mayEnd(encoded[^1]) ? encoded : $"{encoded[..^1]}%{(int)encoded[^1]:X2}";
    }
}
