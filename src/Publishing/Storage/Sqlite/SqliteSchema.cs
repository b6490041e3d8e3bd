namespace Distribution.Publishing.Storage.Sqlite;

/// <summary>The tables. Steps are only ever added; the file remembers how many it has had (user_version).</summary>
internal static class SqliteSchema
{
    private static readonly string[] Steps =
    [
        """
        CREATE TABLE articles (
            id TEXT PRIMARY KEY,
            version INTEGER NOT NULL,
            json TEXT NOT NULL) STRICT;

        CREATE TABLE aliases (
            name TEXT PRIMARY KEY,
            article TEXT NOT NULL) STRICT;
        CREATE INDEX aliases_by_article ON aliases (article);

        CREATE TABLE events (
            id TEXT PRIMARY KEY,
            received_at INTEGER NOT NULL,
            parked TEXT,
            json TEXT NOT NULL) STRICT;
        CREATE INDEX events_parked ON events (received_at) WHERE parked IS NOT NULL;

        CREATE TABLE nonces (
            source TEXT NOT NULL,
            nonce TEXT NOT NULL,
            body_hash TEXT NOT NULL,
            event TEXT NOT NULL,
            spent_at INTEGER NOT NULL,
            PRIMARY KEY (source, nonce)) STRICT;
        CREATE INDEX nonces_by_age ON nonces (spent_at);

        CREATE TABLE deliveries (
            article TEXT NOT NULL,
            channel TEXT NOT NULL,
            occasion TEXT NOT NULL,
            version INTEGER NOT NULL,
            state TEXT NOT NULL,
            due_at INTEGER,
            due_set_at INTEGER,
            breaking INTEGER NOT NULL,
            published_at INTEGER NOT NULL,
            claim_owner TEXT,
            network_id TEXT,
            json TEXT NOT NULL,
            PRIMARY KEY (article, channel, occasion)) STRICT;
        CREATE INDEX deliveries_due ON deliveries (due_at) WHERE due_at IS NOT NULL;
        CREATE INDEX deliveries_due_set ON deliveries (due_set_at) WHERE due_set_at IS NOT NULL;
        CREATE INDEX deliveries_claimed ON deliveries (claim_owner) WHERE state = 'Attempting';
        CREATE INDEX deliveries_held ON deliveries (channel, breaking DESC, published_at DESC) WHERE state = 'Held' AND due_at IS NULL;
        CREATE UNIQUE INDEX deliveries_on_network ON deliveries (channel, network_id) WHERE network_id IS NOT NULL;

        CREATE TABLE messages (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            queue TEXT NOT NULL,
            body TEXT NOT NULL,
            subject TEXT NOT NULL,
            visible_at INTEGER NOT NULL,
            receipt INTEGER NOT NULL DEFAULT 0,
            begun INTEGER NOT NULL DEFAULT 0,
            killed INTEGER NOT NULL DEFAULT 0,
            owner TEXT,
            problem TEXT,
            UNIQUE (queue, body)) STRICT;
        CREATE INDEX messages_visible ON messages (queue, visible_at);
        CREATE INDEX messages_owned ON messages (owner) WHERE owner IS NOT NULL;

        CREATE TABLE gates (
            channel TEXT PRIMARY KEY,
            version INTEGER NOT NULL,
            json TEXT NOT NULL) STRICT;

        CREATE TABLE connections (
            channel TEXT PRIMARY KEY,
            version INTEGER NOT NULL,
            json TEXT NOT NULL) STRICT;
        """,
        """
        ALTER TABLE deliveries ADD COLUMN created_on TEXT GENERATED ALWAYS AS (substr(json_extract(json, '$.createdAt'), 1, 10)) VIRTUAL;
        CREATE INDEX deliveries_of_day ON deliveries (created_on, channel, state);
        CREATE INDEX deliveries_parked ON deliveries (published_at DESC) WHERE state = 'Parked';
        """,
        """
        CREATE TABLE pictures (
            hash TEXT PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            jpeg BLOB NOT NULL,
            served_from INTEGER NOT NULL,
            served_until INTEGER NOT NULL) STRICT;
        CREATE INDEX pictures_by_end ON pictures (served_until);

        CREATE TABLE originals (
            source TEXT PRIMARY KEY,
            bytes BLOB NOT NULL,
            kept_until INTEGER NOT NULL) STRICT;
        CREATE INDEX originals_by_end ON originals (kept_until);

        CREATE TABLE submissions (
            channel TEXT NOT NULL,
            target TEXT NOT NULL,
            version INTEGER NOT NULL,
            due_at INTEGER,
            json TEXT NOT NULL,
            PRIMARY KEY (channel, target)) STRICT;
        CREATE INDEX submissions_due ON submissions (due_at) WHERE due_at IS NOT NULL;
        """,
        """
        ALTER TABLE deliveries ADD COLUMN first_claim_at TEXT GENERATED ALWAYS AS (json_extract(json, '$.firstClaimAt')) VIRTUAL;
        CREATE INDEX deliveries_syndicated ON deliveries (channel, published_at DESC) WHERE first_claim_at IS NOT NULL;
        CREATE INDEX deliveries_carried ON deliveries (channel, first_claim_at DESC) WHERE first_claim_at IS NOT NULL;
        """,
    ];

    /// <summary>What the file remembers when it is up to date.</summary>
    internal static int Version => Steps.Length;

    /// <summary>Two processes may come at once: the step and its count are one transaction.</summary>
    public static void Apply(SqliteDatabase database) => database.Write(static session =>
    {
        for (var step = (int)(session.Number("PRAGMA user_version") ?? 0); step < Steps.Length; step++)
        {
            session.Execute(Steps[step]);
            session.Execute($"PRAGMA user_version = {step + 1}");
        }

        return true;
    });
}
