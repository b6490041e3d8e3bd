using System.Globalization;
using System.Text;
using System.Xml;

namespace Distribution.Publishing.Syndicating;

/// <summary>Text, addresses and times as XML 1.0 and sitemaps can have them.</summary>
internal static class FeedText
{
    /// <summary>sitemaps.org: fewer than 2,048 characters.</summary>
    private const int LongestAddress = 2_047;

    /// <summary>Without what XML cannot hold: control characters, non-characters and halves of surrogate pairs. A line break becomes a space.</summary>
    public static string Of(string text)
    {
        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                kept.Append(c).Append(text[++i]);
            }
            else if (char.IsWhiteSpace(c) && char.IsControl(c))
            {
                kept.Append(' ');
            }
            else if (XmlConvert.IsXmlChar(c) && !char.IsControl(c))
            {
                kept.Append(c);
            }
        }

        return kept.ToString().Trim();
    }

    /// <summary>The address in ASCII; null for one that is not of the web or too long for a sitemap.</summary>
    public static Uri? Address(Uri url)
    {
        if (!url.IsAbsoluteUri || (url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp))
        {
            return null;
        }

        var ascii = Ascii(url);
        return ascii.AbsoluteUri.Length <= LongestAddress ? ascii : null;
    }

    /// <summary>The same address without other letters in its host.</summary>
    public static Uri Ascii(Uri url) => new UriBuilder(url) { Host = url.IdnHost }.Uri;

    /// <summary>With seconds and zone always: the schema wants the seconds, Google the zone.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
