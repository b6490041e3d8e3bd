using System.Text;
using System.Text.RegularExpressions;

namespace Distribution.Publishing.Ingesting.Pages;

/// <summary>Turns a page's bytes into text the way browsers do: byte order mark, then the HTTP header, then the page's own meta tag, then UTF-8 if it is.</summary>
internal static partial class PageCharset
{
    // Browsers look this far; some templates put a long comment before the tag.
    private const int MetaWindow = 4_096;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public static string Decode(ReadOnlySpan<byte> bytes, string? contentType)
    {
        if (Marked(bytes) is var (marked, length) && marked is not null)
        {
            return marked.GetString(bytes[length..]);
        }

        var declared = Named(Charset().Match(contentType ?? "")) ?? Meta(bytes);
        if (declared is not null)
        {
            return declared.GetString(bytes);
        }

        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Find("windows-1252")!.GetString(bytes);
        }
    }

    private static (Encoding? Encoding, int Length) Marked(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        _ => (null, 0),
    };

    private static Encoding? Meta(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, MetaWindow)]);
        // The tag was readable byte by byte, so it cannot be UTF-16, whatever it says.
        return Named(MetaTag().Match(head)) is { } found ? found.IsSingleByte || found.GetByteCount("<") == 1 ? found : Encoding.UTF8 : null;
    }

    private static Encoding? Named(Match match) => match.Success ? Find(match.Groups["name"].Value) : null;

    private static Encoding? Find(string label)
    {
        var name = label.ToLowerInvariant() switch
        {
            "utf8" or "unicode-1-1-utf-8" => "utf-8",
            "iso-8859-1" or "iso8859-1" or "latin1" or "ascii" or "us-ascii" => "windows-1252",
            "iso-8859-9" => "windows-1254",
            "gb2312" or "gbk" => "gb18030",
            "x-sjis" or "sjis" => "shift_jis",
            "ks_c_5601-1987" => "euc-kr",
            var other => other,
        };
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;    // an unknown name declares nothing
        }
    }

    [GeneratedRegex("charset\\s*=\\s*[\"']?(?<name>[A-Za-z0-9_:.-]{2,40})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Charset();

    [GeneratedRegex("<meta[^>]{0,200}charset\\s*=\\s*[\"']?(?<name>[A-Za-z0-9_:.-]{2,40})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex MetaTag();
}
