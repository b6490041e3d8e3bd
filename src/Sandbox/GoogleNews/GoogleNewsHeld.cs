using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Distribution.Sandbox.Pages;

namespace Distribution.Sandbox.GoogleNews;

/// <summary>What is held, for tests and for readers.</summary>
internal static class GoogleNewsHeld
{
    /// <summary>An object of lists: items, pings, submissions, sitemap, indexnow.</summary>
    public static string Json(GoogleNewsSandbox network) => new JsonObject
    {
        ["items"] = List(network.Items(), item => new()
        {
            ["id"] = item.Id,
            ["title"] = item.Title,
            ["link"] = item.Link,
            ["published"] = item.PublishedAt,
            ["updated"] = item.UpdatedAt,
            ["first_seen"] = item.FirstSeenAt,
            ["removed"] = item.RemovedAt,
        }),
        ["pings"] = List(network.Pings(), ping => new()
        {
            ["topic"] = ping.Topic,
            ["at"] = ping.At,
            ["problem"] = ping.Problem,
            ["new"] = ping.New,
            ["changed"] = ping.Changed,
            ["removed"] = ping.Removed,
        }),
        ["submissions"] = List(network.Submissions(), submission => new()
        {
            ["property"] = submission.Property,
            ["sitemap"] = submission.Sitemap,
            ["at"] = submission.At,
            ["problem"] = submission.Problem,
            ["entries"] = submission.Entries,
            ["deleted"] = submission.DeletedAt,
        }),
        ["sitemap"] = List(network.Sitemap(), entry => new()
        {
            ["sitemap"] = entry.Sitemap,
            ["loc"] = entry.Location,
            ["title"] = entry.Title,
            ["publication_date"] = entry.PublicationDate,
            ["lastmod"] = entry.Modified,
        }),
        ["indexnow"] = List(network.IndexNowUrls(), url => new() { ["host"] = url.Host, ["url"] = url.Address, ["at"] = url.At }),
    }.ToJsonString();

    /// <summary>Its id names a file and stands in a path, so it is drawn from the item's, which may be anything.</summary>
    public static PagePost Page(GoogleNewsItem item) => new()
    {
        Id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(item.Id)))[..16],
        Name = Uri.TryCreate(item.Link, UriKind.Absolute, out var link) && link.Host.Length > 0 ? link.Host : "Google News",
        Username = "articles",
        At = item.PublishedAt ?? item.FirstSeenAt,
        Text = [new PageText(item.Title, link?.Scheme is "http" or "https" ? item.Link : null)],
    };

    private static JsonArray List<T>(IEnumerable<T> all, Func<T, JsonObject> json) => new([.. all.Select(json)]);
}
