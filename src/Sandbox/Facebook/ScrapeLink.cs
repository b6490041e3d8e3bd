using System.Text;
using System.Text.Json.Nodes;
using Distribution.Sandbox.Graph;
using Distribution.Sandbox.Serving;
using Distribution.Sandbox.Storage;

namespace Distribution.Sandbox.Facebook;

/// <summary>POST /?id=link&amp;scrape=true: the link is read anew, so that previews are made of what it says now.</summary>
internal sealed class ScrapeLink(FacebookSandboxOptions options, TimeProvider time)
{
    public static readonly IReadOnlyList<string> Parameters = ["id", "scrape"];

    private readonly FacebookLinks _links = new(options);

    /// <returns>The link, if it is to be fetched before the call is answered.</returns>
    public Uri? Wanted(GraphParameters parameters) =>
        options.ScrapeFetches && parameters["id"] is { } link && _links.Refusal(link) is null && new Uri(link) is { IsLoopback: true } address ? address : null;

    public SandboxReply Answer(SqlSession session, GraphRequest request)
    {
        if (request.Parameters["id"] is not { Length: > 0 } link || request.Parameters["scrape"] is not ("true" or "1"))
        {
            return GraphReplies.Invalid("Both id and scrape=true must be given");
        }

        if (_links.Refusal(link) is { } refusal)
        {
            return refusal;
        }

        if (request.Call.Fetched is not (null or Fetched.Whole))
        {
            return _links.Unread();
        }

        var tags = request.Call.Fetched is Fetched.Whole page ? OpenGraphTags.Read(Encoding.UTF8.GetString(page.Bytes.Span)) : new OpenGraphTags(null, null, null);
        var scrape = new FacebookScrape { Link = link, At = time.GetUtcNow(), Title = tags.Title, Description = tags.Description, Image = tags.Image };
        FacebookScrapes.Add(session, scrape);
        return GraphReplies.Ok(Json(scrape));
    }

    private static JsonObject Json(FacebookScrape scrape)
    {
        var body = new JsonObject { ["url"] = scrape.Link, ["type"] = "website", ["title"] = scrape.Title ?? new Uri(scrape.Link).Host };
        if (scrape.Description is not null)
        {
            body["description"] = scrape.Description;
        }

        if (scrape.Image is not null)
        {
            body["image"] = new JsonArray(new JsonObject { ["url"] = scrape.Image });
        }

        body["updated_time"] = GraphReplies.Time(scrape.At);
        body["id"] = "1000000000000002";
        return body;
    }
}
