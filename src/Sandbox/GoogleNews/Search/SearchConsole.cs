using System.Text.Json;
using System.Text.Json.Nodes;
using Distribution.Sandbox.Faults;
using Distribution.Sandbox.GoogleNews.Auth;
using Distribution.Sandbox.Serving;
using Distribution.Sandbox.Storage;

namespace Distribution.Sandbox.GoogleNews.Search;

/// <summary>The Search Console API: sitemaps, sites and the inspection of an address.</summary>
internal sealed class SearchConsole(GoogleNewsSandboxOptions options)
{
    public const string Inspect = "/v1/urlInspection/index:inspect";
    private const string Form = "yyyy-MM-ddTHH:mm:ss.fffZ";
    private static readonly string[] InspectFields = ["inspectionUrl", "siteUrl", "languageCode"];

    /// <returns>The sitemap a submit call names.</returns>
    public static Uri? Submitted(SandboxCall call) =>
        call.Method == "PUT" && call.Path.Split('/') is ["", "webmasters", "v3", "sites", _, "sitemaps", var feed] && Address(Uri.UnescapeDataString(feed)) is { IsLoopback: true } found
            ? found
            : null;

    public SandboxReply Answer(SqlSession session, SandboxCall call)
    {
        if (call.Fault is Fault.ExpiredToken)
        {
            GoogleTokens.Expire(session, call);
        }

        if (!GoogleTokens.Known(session, call))
        {
            return GoogleTokens.Presented(call) is null ? SearchReplies.LoginRequired : SearchReplies.BadToken;
        }

        var inspects = call.Path == Inspect;
        var within = inspects
            ? GoogleTables.Take(session, "inspections", options.InspectionsPerDay, TimeSpan.FromDays(1), call.Begun)
            : GoogleTables.Take(session, "calls", options.CallsPerMinute, TimeSpan.FromMinutes(1), call.Begun);
        if (!within)
        {
            return SearchReplies.OverLimit(options.OverLimitStatus);
        }

        return (call.Method, call.Path.Split('/')) switch
        {
            ("POST", _) when inspects => Inspected(session, call),
            ("GET", ["", "webmasters", "v3", "sites"]) => Sites(),
            ("GET", ["", "webmasters", "v3", "sites", var site, "sitemaps"]) => For(session, call, site, property => List(session, property)),
            (var method, ["", "webmasters", "v3", "sites", var site, "sitemaps", var feed]) =>
                For(session, call, site, property => Sitemap(session, call, method, property, Decoded(session, call, feed))),
            _ => Unknown(session, call),
        };
    }

    private SandboxReply For(SqlSession session, SandboxCall call, string site, Func<string, SandboxReply> answer)
    {
        var property = Decoded(session, call, site);
        return options.Properties.Contains(property) ? answer(property) : SearchReplies.NotPermitted(property);
    }

    private SandboxReply Sitemap(SqlSession session, SandboxCall call, string method, string property, string sitemap)
    {
        if (Address(sitemap) is null)
        {
            return SearchReplies.Invalid($"Invalid value at 'feedpath': {sitemap}");
        }

        switch (method)
        {
            case "PUT" when call.GivenUp:
            case "DELETE" when call.GivenUp:
                return SandboxReply.Abandoned;
            case "PUT":
                Sitemaps.Submit(session, call, property, sitemap);
                return new SandboxReply(options.SubmitStatus, SandboxReply.Json, "");
            case "DELETE":
                return Sitemaps.Delete(session, property, sitemap, call.Begun)
                    ? new SandboxReply(options.SubmitStatus, SandboxReply.Json, "")
                    : SearchReplies.UnknownPath;
            case "GET":
                return Sitemaps.Reported(session, property).FirstOrDefault(known => known.Sitemap == sitemap) is { } found
                    ? SearchReplies.Ok(Json(session, found))
                    : SearchReplies.UnknownPath;
            default:
                return Unknown(session, call);
        }
    }

    private static SandboxReply List(SqlSession session, string property)
    {
        var reported = Sitemaps.Reported(session, property).ToList();
        return SearchReplies.Ok(reported.Count == 0 ? [] : new JsonObject { ["sitemap"] = new JsonArray([.. reported.Select(each => Json(session, each))]) });
    }

    private SandboxReply Sites() => SearchReplies.Ok(new JsonObject
    {
        ["siteEntry"] = new JsonArray([.. options.Properties.Select(property => new JsonObject { ["siteUrl"] = property, ["permissionLevel"] = "siteOwner" })]),
    });

    private SandboxReply Inspected(SqlSession session, SandboxCall call)
    {
        if (!GoogleForm.IsJson(call) || Parsed(call) is not { } body)
        {
            return SearchReplies.Invalid("Invalid JSON payload received.");
        }

        if (body.Select(field => field.Key).Except(InspectFields).FirstOrDefault() is { } unknown)
        {
            Journal.Add(session, call.Breach(GoogleNewsSandbox.Word, "unknown-field", unknown));
            return SearchReplies.Invalid($"Invalid JSON payload received. Unknown name \"{unknown}\": Cannot find field.");
        }

        if (Text(body, "siteUrl") is not { } property || Text(body, "inspectionUrl") is not { } address || Address(address) is null)
        {
            return SearchReplies.Invalid("Request contains an invalid argument.");
        }

        return options.Properties.Contains(property)
            ? SearchReplies.Ok(new JsonObject { ["inspectionResult"] = new JsonObject { ["indexStatusResult"] = Status(Sitemaps.Met(session, address), call.Begun) } })
            : SearchReplies.NotPermitted(property);
    }

    private JsonObject Status(DateTimeOffset? met, DateTimeOffset now) =>
        met is null ? new JsonObject { ["verdict"] = "NEUTRAL", ["coverageState"] = "URL is unknown to Google" }
        : met + options.IndexedAfter > now ? new JsonObject { ["verdict"] = "NEUTRAL", ["coverageState"] = "Discovered - currently not indexed" }
        : new JsonObject
        {
            ["verdict"] = "PASS",
            ["coverageState"] = "Submitted and indexed",
            ["robotsTxtState"] = "ALLOWED",
            ["indexingState"] = "INDEXING_ALLOWED",
            ["pageFetchState"] = "SUCCESSFUL",
            ["lastCrawlTime"] = Time(met.Value + options.IndexedAfter),
        };

    /// <summary>WmxSitemap; whole numbers of 64 bits are strings.</summary>
    private static JsonObject Json(SqlSession session, SitemapSubmission submission)
    {
        var json = new JsonObject
        {
            ["path"] = submission.Sitemap,
            ["lastSubmitted"] = Time(submission.At),
            ["isPending"] = submission.Entries is null && submission.Problem is null,
            ["isSitemapsIndex"] = false,
            ["type"] = "sitemap",
            ["lastDownloaded"] = Time(submission.At),
            ["warnings"] = "0",
            ["errors"] = submission.Problem is null ? "0" : "1",
        };
        if (submission.Entries is not null)
        {
            var news = Sitemaps.Entries(session).Count(entry => entry.Sitemap == submission.Sitemap && entry.Title is not null);
            json["contents"] = new JsonArray(
                new JsonObject { ["type"] = "web", ["submitted"] = $"{submission.Entries}", ["indexed"] = "0" },
                new JsonObject { ["type"] = "news", ["submitted"] = $"{news}", ["indexed"] = "0" });
        }

        return json;
    }

    private static SandboxReply Unknown(SqlSession session, SandboxCall call)
    {
        Journal.Add(session, call.Breach(GoogleNewsSandbox.Word, "unknown-path", call.Method + " " + call.Path));
        return SearchReplies.UnknownPath;
    }

    private static string Decoded(SqlSession session, SandboxCall call, string segment)
    {
        var decoded = Uri.UnescapeDataString(segment);
        if (!segment.Equals(Uri.EscapeDataString(decoded), StringComparison.OrdinalIgnoreCase))
        {
            Journal.Add(session, call.Breach(GoogleNewsSandbox.Word, "not-encoded", $"'{segment}' is not fully percent-encoded."));
        }

        return decoded;
    }

    private static Uri? Address(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) ? address : null;

    private static JsonObject? Parsed(SandboxCall call)
    {
        try
        {
            return GoogleForm.Body(call) is { } body ? JsonNode.Parse(body) as JsonObject : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonObject json, string name) => json[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString(Form, System.Globalization.CultureInfo.InvariantCulture);
}
