using Distribution.Sandbox.Storage;

namespace Distribution.Sandbox.GoogleNews.Hub;

/// <summary>What Google News holds, as rows.</summary>
internal static class HubItems
{
    /// <summary>Takes over what is new or changed and marks what is gone.</summary>
    public static (int New, int Changed, int Removed) Take(SqlSession session, string topic, Feed feed, DateTimeOffset now)
    {
        var held = session.Rows(
            $"SELECT id, hash, removed IS NOT NULL FROM google_items WHERE topic = {topic}",
            row => (Id: row.GetString(0), Hash: row.GetString(1), Removed: row.GetBoolean(2))).ToDictionary(row => row.Id);
        var (added, changed) = (0, 0);
        foreach (var item in feed.Items.DistinctBy(item => item.Id))
        {
            if (!held.TryGetValue(item.Id, out var old))
            {
                added++;
                session.Execute($"""
                    INSERT INTO google_items (topic, id, title, link, hash, published, updated, seen)
                    VALUES ({topic}, {item.Id}, {item.Title}, {item.Link}, {item.Hash}, {item.Published}, {item.Updated}, {now})
                    """);
            }
            else if (old.Hash != item.Hash || old.Removed)
            {
                changed++;
                session.Execute($"""
                    UPDATE google_items SET title = {item.Title}, link = {item.Link}, hash = {item.Hash}, published = {item.Published},
                        updated = {item.Updated ?? now}, removed = NULL
                    WHERE topic = {topic} AND id = {item.Id}
                    """);
            }
        }

        var here = feed.Items.Select(item => item.Id).ToHashSet();
        var gone = held.Values.Where(row => !row.Removed && !here.Contains(row.Id)).ToList();
        gone.ForEach(row => session.Execute($"UPDATE google_items SET removed = {now} WHERE topic = {topic} AND id = {row.Id}"));
        return (added, changed, gone.Count);
    }

    public static List<GoogleNewsItem> All(SqlSession session) => session.Rows(
        $"SELECT id, title, link, published, updated, seen, removed FROM google_items ORDER BY number",
        row => new GoogleNewsItem
        {
            Id = row.GetString(0),
            Title = row.GetString(1),
            Link = row.GetString(2),
            PublishedAt = GoogleTables.Time(row, 3),
            UpdatedAt = GoogleTables.Time(row, 4),
            FirstSeenAt = GoogleTables.Time(row, 5)!.Value,
            RemovedAt = GoogleTables.Time(row, 6),
        });

    public static List<HubPing> Pings(SqlSession session) => session.Rows(
        $"SELECT topic, at, problem, fresh, changed, removed FROM google_pings ORDER BY number",
        row => new HubPing
        {
            Topic = row.GetString(0),
            At = GoogleTables.Time(row, 1)!.Value,
            Problem = GoogleTables.Text(row, 2),
            New = row.GetInt32(3),
            Changed = row.GetInt32(4),
            Removed = row.GetInt32(5),
        });

    public static string? Tag(SqlSession session, string topic) =>
        session.Rows($"SELECT tag FROM google_topics WHERE topic = {topic}", row => GoogleTables.Text(row, 0)).FirstOrDefault();
}
