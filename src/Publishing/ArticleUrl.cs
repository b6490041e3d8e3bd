using System.Globalization;

namespace Distribution.Publishing;

/// <summary>Decides when two URLs are one article's.</summary>
internal static class ArticleUrl
{
    private static readonly IdnMapping Idn = new();

    private static readonly HashSet<string> Tracking = new(StringComparer.OrdinalIgnoreCase)
    {
        "fbclid", "gclid", "dclid", "msclkid", "igshid", "mc_cid", "mc_eid", "ref_src", "cmpid", "amp",
    };

    /// <summary>Host and path with the parameters that name the article, in their order, and nothing that only counts readers.</summary>
    public static string Normalise(Uri url)
    {
        var host = Idn.GetAscii(url.IdnHost).ToLowerInvariant();
        if (host.StartsWith("www.", StringComparison.Ordinal))
        {
            host = host[4..];
        }

        var port = url.IsDefaultPort ? "" : ":" + url.Port.ToString(CultureInfo.InvariantCulture);
        var path = url.AbsolutePath.TrimEnd('/');
        var kept = url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(NamesTheArticle);
        var query = string.Join('&', kept);
        return host + port + path + (query.Length == 0 ? "" : "?" + query);
    }

    /// <summary>Whether the host is one: some pass as text and fail as an internationalised name, which every article's name is made of.</summary>
    public static bool HasName(Uri url)
    {
        try
        {
            return Normalise(url).Length > 0;
        }
        catch (Exception e) when (e is UriFormatException or ArgumentException)
        {
            return false;
        }
    }

    private static bool NamesTheArticle(string parameter)
    {
        var name = parameter.Split('=', 2)[0];
        return !name.StartsWith("utm_", StringComparison.OrdinalIgnoreCase) && !Tracking.Contains(name);
    }
}
