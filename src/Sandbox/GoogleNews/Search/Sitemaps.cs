using Distribution.Sandbox.Serving;
using Distribution.Sandbox.Storage;
using Microsoft.Data.Sqlite;

namespace Distribution.Sandbox.GoogleNews.Search;

/// <summary>What was submitted and what stood there, as rows.</summary>
internal static class Sitemaps
{
    public static void Submit(SqlSession session, SandboxCall call, string property, string sitemap)
    {
        var (entries, problem) = SitemapReader.Read(call.Fetched);
        session.Execute($"""
            INSERT INTO google_submissions (property, sitemap, at, problem, entries) VALUES ({property}, {sitemap}, {call.Begun}, {problem}, {entries?.Count})
            """);
        if (entries is null)
        {
            if (call.Fetched is Fetched.Whole)
            {
                Journal.Add(session, call.Breach(GoogleNewsSandbox.Word, "bad-sitemap", $"{sitemap}: {problem}"));
            }

            return;
        }

        // What is there still keeps when it was first seen.
        session.Execute($"UPDATE google_entries SET place = -1 WHERE sitemap = {sitemap}");
        foreach (var (place, entry) in entries.Index())
        {
            session.Execute($"""
                INSERT INTO google_entries (sitemap, place, loc, title, published, modified, seen)
                VALUES ({sitemap}, {place}, {entry.Location}, {entry.Title}, {entry.PublicationDate}, {entry.Modified}, {call.Begun})
                ON CONFLICT (sitemap, loc) DO UPDATE SET place = excluded.place, title = excluded.title, published = excluded.published,
                    modified = excluded.modified
                """);
        }

        session.Execute($"DELETE FROM google_entries WHERE sitemap = {sitemap} AND place = -1");
    }

    public static bool Delete(SqlSession session, string property, string sitemap, DateTimeOffset now) => session.Execute(
        $"UPDATE google_submissions SET deleted = {now} WHERE property = {property} AND sitemap = {sitemap} AND deleted IS NULL") > 0;

    public static List<SitemapSubmission> Submissions(SqlSession session) => session.Rows(
        $"SELECT property, sitemap, at, problem, entries, deleted FROM google_submissions ORDER BY number", Submission);

    /// <returns>The last submission of each sitemap still on the property's report.</returns>
    public static IEnumerable<SitemapSubmission> Reported(SqlSession session, string property) => Submissions(session)
        .Where(submission => submission.Property == property && submission.DeletedAt is null)
        .GroupBy(submission => submission.Sitemap, (_, same) => same.Last());

    public static List<SitemapEntry> Entries(SqlSession session) => session.Rows(
        $"SELECT sitemap, loc, title, published, modified, seen FROM google_entries ORDER BY sitemap, place",
        row => new SitemapEntry
        {
            Sitemap = row.GetString(0),
            Location = row.GetString(1),
            Title = GoogleTables.Text(row, 2),
            PublicationDate = GoogleTables.Text(row, 3),
            Modified = GoogleTables.Text(row, 4),
            FirstSeenAt = GoogleTables.Time(row, 5)!.Value,
        });

    /// <returns>When Google met this address, in a feed or in a sitemap.</returns>
    public static DateTimeOffset? Met(SqlSession session, string address) => session.Number(
        $"SELECT min(seen) FROM (SELECT seen FROM google_entries WHERE loc = {address} UNION ALL SELECT seen FROM google_items WHERE link = {address})")
        is { } milliseconds ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;

    private static SitemapSubmission Submission(SqliteDataReader row) => new()
    {
        Property = row.GetString(0),
        Sitemap = row.GetString(1),
        At = GoogleTables.Time(row, 2)!.Value,
        Problem = GoogleTables.Text(row, 3),
        Entries = row.IsDBNull(4) ? null : row.GetInt32(4),
        DeletedAt = GoogleTables.Time(row, 5),
    };
}
