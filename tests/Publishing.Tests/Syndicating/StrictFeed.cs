using System.Xml.Linq;

namespace Distribution.Publishing.Tests.Syndicating;

/// <summary>One entry of RSS or Atom, as a strict reader has it.</summary>
internal sealed record FeedEntry(string Id, Uri Link, string Title, DateTimeOffset Published, DateTimeOffset Updated);

/// <summary>A feed as a strict reader has it.</summary>
internal sealed record ReadFeed(IReadOnlyList<string> Hubs, string Self, string Title, DateTimeOffset Updated, IReadOnlyList<FeedEntry> Entries);

/// <summary>The rules of RSS 2.0, RFC 4287 and WebSub for a publisher, held one by one; elements no rule asks for are refused.</summary>
internal static class StrictFeed
{
    private static readonly XNamespace Atom = StrictXml.Atom;

    public static ReadFeed ReadRss(byte[] file)
    {
        var root = StrictXml.Read(file);
        Assert.Equal(("rss", "2.0"), (root.Name, root.Attribute("version")?.Value));
        var channel = Assert.Single(root.Elements());
        Assert.Equal("channel", channel.Name);
        Only(channel, "title", "link", "description", "language", "lastBuildDate", "item", Atom + "link");
        StrictXml.WebAddress(One(channel, "link"));
        One(channel, "description");
        Assert.Matches("^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$", One(channel, "language"));
        var (hubs, self) = Links(channel, "application/rss+xml");
        return new(hubs, self, One(channel, "title"), StrictXml.MailTime(One(channel, "lastBuildDate")), [.. channel.Elements("item").Select(RssEntry)]);
    }

    public static ReadFeed ReadAtom(byte[] file)
    {
        var root = StrictXml.Read(file);
        Assert.Equal(Atom + "feed", root.Name);
        Only(root, Atom + "title", Atom + "subtitle", Atom + "id", Atom + "updated", Atom + "author", Atom + "link", Atom + "entry");
        One(root.Element(Atom + "author")!, Atom + "name");
        Assert.Matches("^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$", root.Attribute(XNamespace.Xml + "lang")?.Value);
        var (hubs, self) = Links(root, "application/atom+xml");
        Assert.Equal(self, One(root, Atom + "id"));
        StrictXml.WebAddress(Assert.Single(root.Elements(Atom + "link"), static link => (string?)link.Attribute("rel") == "alternate").Attribute("href")!.Value);
        return new(hubs, self, One(root, Atom + "title"), StrictXml.W3CTime(One(root, Atom + "updated")), [.. root.Elements(Atom + "entry").Select(AtomEntry)]);
    }

    private static FeedEntry RssEntry(XElement item)
    {
        Only(item, "guid", "link", "title", "description", "pubDate", Atom + "updated");
        Assert.Equal("false", Assert.Single(item.Elements("guid")).Attribute("isPermaLink")?.Value);
        return new(
            Id(One(item, "guid")),
            StrictXml.WebAddress(One(item, "link")),
            One(item, "title"),
            StrictXml.MailTime(One(item, "pubDate")),
            StrictXml.W3CTime(One(item, Atom + "updated")));
    }

    private static FeedEntry AtomEntry(XElement entry)
    {
        Only(entry, Atom + "id", Atom + "title", Atom + "summary", Atom + "published", Atom + "updated", Atom + "author", Atom + "link");
        var link = Assert.Single(entry.Elements(Atom + "link"));
        Assert.Equal("alternate", link.Attribute("rel")?.Value);
        return new(
            Id(One(entry, Atom + "id")),
            StrictXml.WebAddress(link.Attribute("href")!.Value),
            One(entry, Atom + "title"),
            StrictXml.W3CTime(One(entry, Atom + "published")),
            StrictXml.W3CTime(One(entry, Atom + "updated")));
    }

    private static (IReadOnlyList<string> Hubs, string Self) Links(XElement feed, string type)
    {
        var links = feed.Elements(Atom + "link").ToLookup(static link => (string?)link.Attribute("rel"), static link => link);
        var self = Assert.Single(links["self"]);
        Assert.Equal(type, self.Attribute("type")?.Value);
        return ([.. links["hub"].Select(static hub => StrictXml.WebAddress(hub.Attribute("href")!.Value).AbsoluteUri)], StrictXml.WebAddress(self.Attribute("href")!.Value).AbsoluteUri);
    }

    private static string Id(string text)
    {
        Assert.Matches("^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", text);
        return text;
    }

    private static string One(XElement parent, XName name) => StrictXml.Text(Assert.Single(parent.Elements(name)));

    private static void Only(XElement element, params XName[] names) =>
        Assert.Empty(element.Elements().Select(static child => child.Name).Except(names));
}
