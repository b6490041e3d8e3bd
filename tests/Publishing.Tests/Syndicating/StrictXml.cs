using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Distribution.Publishing.Tests.Syndicating;

/// <summary>Reads a file as the strictest reader would; throws on what no reader has to bear.</summary>
internal static partial class StrictXml
{
    public static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public static XElement Read(byte[] file)
    {
        Assert.Equal((byte)'<', file[0]);    // no byte order mark
        using var stream = new MemoryStream(file);
        using var reader = XmlReader.Create(stream, new() { DtdProcessing = DtdProcessing.Prohibit, CheckCharacters = true, XmlResolver = null });
        return XDocument.Load(reader).Root!;
    }

    /// <summary>The names of what is in it, in their order; nothing else may be.</summary>
    public static void Holds(XElement element, params XName[] names)
    {
        Assert.DoesNotContain(element.Attributes(), static attribute => !attribute.IsNamespaceDeclaration);
        Assert.Equal(names, element.Elements().Select(static child => child.Name));
        Assert.DoesNotContain(element.Nodes(), static node => node is XText text && !string.IsNullOrWhiteSpace(text.Value));
    }

    /// <summary>The text of an element that has only text.</summary>
    public static string Text(XElement element)
    {
        Assert.False(element.HasElements);
        Assert.NotEqual("", element.Value.Trim());
        return element.Value;
    }

    public static DateTimeOffset W3CTime(string text)
    {
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$", text);
        return DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
    }

    /// <summary>RFC 822 with the four-digit years of RFC 1123.</summary>
    public static DateTimeOffset MailTime(string text)
    {
        var match = MailDate.Match(text);
        Assert.True(match.Success, text);
        var zone = match.Groups["zone"].Value is "GMT" or "UT" or "Z" ? "+00:00" : match.Groups["zone"].Value.Insert(3, ":");
        return DateTimeOffset.ParseExact($"{match.Groups["time"].Value} {zone}", "ddd, dd MMM yyyy HH:mm:ss zzz", CultureInfo.InvariantCulture);
    }

    public static Uri WebAddress(string text)
    {
        Assert.InRange(text.Length, 12, 2047);
        Assert.Matches(@"^https?://[!-~]+$", text);
        return new(text, UriKind.Absolute);
    }

    [GeneratedRegex(@"^(?<time>(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d) (?<zone>GMT|UT|Z|[+-]\d{4})$")]
    private static partial Regex MailDate { get; }
}
