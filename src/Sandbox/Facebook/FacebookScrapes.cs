using Distribution.Sandbox.Storage;

namespace Distribution.Sandbox.Facebook;

/// <summary>The scrapes, as rows.</summary>
internal static class FacebookScrapes
{
    public static void CreateTables(SqlSession session) => session.Execute($"""
        CREATE TABLE IF NOT EXISTS fb_scrapes (
            number INTEGER PRIMARY KEY, url TEXT NOT NULL, at INTEGER NOT NULL, title TEXT, description TEXT, image TEXT)
        """);

    public static void Add(SqlSession session, FacebookScrape scrape) => session.Execute($"""
        INSERT INTO fb_scrapes (url, at, title, description, image)
        VALUES ({scrape.Link}, {scrape.At}, {scrape.Title}, {scrape.Description}, {scrape.Image})
        """);

    /// <returns>Oldest first.</returns>
    public static List<FacebookScrape> All(SqlSession session) => session.Rows(
        $"SELECT url, at, title, description, image FROM fb_scrapes ORDER BY number",
        row => new FacebookScrape
        {
            Link = row.GetString(0),
            At = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)),
            Title = row.IsDBNull(2) ? null : row.GetString(2),
            Description = row.IsDBNull(3) ? null : row.GetString(3),
            Image = row.IsDBNull(4) ? null : row.GetString(4),
        });
}
