using System.Text.Json;
using System.Text.RegularExpressions;
using Distribution.Sandbox.Serving;
using Distribution.Sandbox.Storage;

namespace Distribution.Sandbox.GoogleNews.IndexNow;

/// <summary>GET and POST /indexnow.</summary>
internal sealed partial class IndexNowEndpoint(GoogleNewsSandboxOptions options)
{
    private const int Most = 10_000;
    private static readonly string[] Fields = ["host", "key", "keyLocation", "urlList"];

    public SandboxReply Answer(SqlSession session, SandboxCall call) => call.Method switch
    {
        "GET" => Take(session, call, FromQuery(call)),
        "POST" => Take(session, call, FromBody(session, call)),
        _ => GoogleNewsSandbox.Text(405, ""),
    };

    public static List<IndexNowUrl> Taken(SqlSession session) => session.Rows(
        $"SELECT host, url, at FROM google_indexnow ORDER BY number",
        row => new IndexNowUrl(row.GetString(0), row.GetString(1), GoogleTables.Time(row, 2)!.Value));

    private SandboxReply Take(SqlSession session, SandboxCall call, Given? given)
    {
        if (given is null || given.Urls.Count == 0 || !KeyForm().IsMatch(given.Key))
        {
            return GoogleNewsSandbox.Text(400, "Bad Request");
        }

        if (given.Key != options.IndexNowKey)
        {
            return GoogleNewsSandbox.Text(403, "Forbidden");
        }

        if (given.Urls.Count > Most || !given.Urls.All(url => Covered(url, given)))
        {
            return GoogleNewsSandbox.Text(422, "Unprocessable Entity");
        }

        if (options.IndexNowPause > TimeSpan.Zero && given.Urls.Any(url =>
            session.Number($"SELECT count(*) FROM google_indexnow WHERE url = {url} AND at > {call.Begun - options.IndexNowPause}") > 0))
        {
            return GoogleNewsSandbox.Text(429, "Too Many Requests");
        }

        if (call.GivenUp)
        {
            return SandboxReply.Abandoned;
        }

        foreach (var url in given.Urls)
        {
            session.Execute($"INSERT INTO google_indexnow (host, url, at) VALUES ({given.Host}, {url}, {call.Begun})");
        }

        return GoogleNewsSandbox.Text(options.IndexNowStatus, "");
    }

    /// <summary>A key file elsewhere than at the root covers only what is below its folder.</summary>
    private static bool Covered(string url, Given given) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
        && (Named(address) == given.Host)
        && (given.KeyLocation is null
            || (Uri.TryCreate(given.KeyLocation, UriKind.Absolute, out var key) && Named(key) == given.Host
                && address.AbsolutePath.StartsWith(key.AbsolutePath[..(key.AbsolutePath.LastIndexOf('/') + 1)], StringComparison.Ordinal)));

    private static string Named(Uri address) => address.IsDefaultPort ? address.Host : address.Authority;

    private static Given? FromQuery(SandboxCall call)
    {
        var query = GoogleForm.Read(call.Query);
        return GoogleForm.One(query, "url") is { } url && GoogleForm.One(query, "key") is { } key && Uri.TryCreate(url, UriKind.Absolute, out var address)
            ? new Given(Named(address), key, GoogleForm.One(query, "keyLocation"), [url])
            : null;
    }

    private static Given? FromBody(SqlSession session, SandboxCall call)
    {
        if (!GoogleForm.IsJson(call) || GoogleForm.Body(call) is not { } body)
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(body);
            foreach (var field in json.RootElement.EnumerateObject().Where(field => !Fields.Contains(field.Name)))
            {
                Journal.Add(session, call.Breach(GoogleNewsSandbox.Word, "unknown-field", field.Name));
            }

            return new Given(
                json.RootElement.GetProperty("host").GetString()!.ToLowerInvariant(),
                json.RootElement.GetProperty("key").GetString()!,
                json.RootElement.TryGetProperty("keyLocation", out var location) ? location.GetString() : null,
                [.. json.RootElement.GetProperty("urlList").EnumerateArray().Select(url => url.GetString()!)]);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or NullReferenceException)
        {
            return null;
        }
    }

    [GeneratedRegex("^[A-Za-z0-9-]{8,128}$")]
    private static partial Regex KeyForm();

    private sealed record Given(string Host, string Key, string? KeyLocation, IReadOnlyList<string> Urls);
}
