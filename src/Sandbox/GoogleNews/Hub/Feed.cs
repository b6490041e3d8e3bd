using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Distribution.Sandbox.Serving;

namespace Distribution.Sandbox.GoogleNews.Hub;

/// <summary>An RSS or Atom feed as a hub reads it.</summary>
internal sealed partial class Feed
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private readonly List<(string Rel, string Address)> _links;

    private Feed(List<(string Rel, string Address)> links, IReadOnlyList<FeedItem> items) => (_links, Items) = (links, items);

    public IReadOnlyList<FeedItem> Items { get; }

    public IReadOnlyList<string> Self => Links("self");

    public IReadOnlyList<string> Hubs => Links("hub");

    /// <returns>The feed, or what is wrong with it.</returns>
    public static (Feed? Feed, string? Problem) Read(Fetched.Whole whole)
    {
        try
        {
            var root = GoogleXml.Load(whole.Bytes).Root!;
            var top = root.Name == Atom + "feed" ? root : root.Name == "rss" ? root.Element("channel") : null;
            if (top is null)
            {
                return (null, $"The root is {root.Name}: neither RSS nor Atom.");
            }

            // Headers go before the document.
            var header = whole.Links.SelectMany(line => HeaderLink().Matches(line))
                .SelectMany(match => match.Groups["rel"].Value.Split(' ').Select(rel => (rel, match.Groups["address"].Value))).ToList();
            var inside = top.Elements(Atom + "link").Select(link => ((string?)link.Attribute("rel") ?? "", (string?)link.Attribute("href") ?? ""));
            List<(string Rel, string Address)> links = [.. header, .. inside.Where(link => header.TrueForAll(known => known.rel != link.Item1))];
            return (new Feed(links, [.. top.Elements(Atom + "entry").Select(FromAtom), .. top.Elements("item").Select(FromRss)]), null);
        }
        catch (XmlException e)
        {
            return (null, e.Message);
        }
    }

    private List<string> Links(string rel) => [.. _links.Where(link => link.Rel == rel).Select(link => link.Address).Distinct()];

    private static FeedItem FromRss(XElement item) => new()
    {
        Id = item.Element("guid")?.Value ?? item.Element("link")?.Value ?? "",
        Title = item.Element("title")?.Value ?? "",
        Link = item.Element("link")?.Value ?? "",
        Published = Time(item.Element("pubDate")?.Value),
        Updated = Time(item.Element(Atom + "updated")?.Value),
        Hash = HashOf(item),
    };

    private static FeedItem FromAtom(XElement entry) => new()
    {
        Id = entry.Element(Atom + "id")?.Value ?? "",
        Title = entry.Element(Atom + "title")?.Value ?? "",
        Link = entry.Elements(Atom + "link").Where(link => (string?)link.Attribute("rel") is null or "alternate").Select(link => (string?)link.Attribute("href")).FirstOrDefault() ?? "",
        Published = Time(entry.Element(Atom + "published")?.Value),
        Updated = Time(entry.Element(Atom + "updated")?.Value),
        Hash = HashOf(entry),
    };

    private static DateTimeOffset? Time(string? text) => DateTimeOffset.TryParse(
        text?.Replace(" GMT", " +00:00", StringComparison.Ordinal), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private static string HashOf(XElement item) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(item.ToString(SaveOptions.DisableFormatting))));

    [GeneratedRegex("<(?<address>[^>]*)>[^,<]*?;\\s*rel=\"?(?<rel>[^\";,]+)\"?")]
    private static partial Regex HeaderLink();
}
