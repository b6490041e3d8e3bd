using Distribution.Sandbox.Storage;

namespace Distribution.Sandbox.GoogleNews.Hub;

/// <summary>Who is told, as rows.</summary>
internal static class HubSubscriptions
{
    public static void Confirm(SqlSession session, HubIntent intent, DateTimeOffset now)
    {
        if (intent.Mode == "subscribe")
        {
            session.Execute($"""
                INSERT OR REPLACE INTO google_subscriptions (callback, topic, secret, expires)
                VALUES ({intent.Callback.OriginalString}, {intent.Topic}, {intent.Secret}, {now + intent.Lease})
                """);
        }
        else
        {
            End(session, intent.Callback.OriginalString, intent.Topic);
        }
    }

    public static void End(SqlSession session, string callback, string topic) =>
        session.Execute($"DELETE FROM google_subscriptions WHERE callback = {callback} AND topic = {topic}");

    public static List<HubSubscription> Live(SqlSession session, DateTimeOffset now) => session.Rows(
        $"SELECT callback, topic, expires, secret FROM google_subscriptions WHERE expires > {now} ORDER BY callback, topic",
        row => new HubSubscription(row.GetString(0), row.GetString(1), GoogleTables.Time(row, 2)!.Value) { Secret = GoogleTables.Text(row, 3) });
}
