using System.Security.Cryptography;
using Distribution.Sandbox.Serving;
using Distribution.Sandbox.Storage;

namespace Distribution.Sandbox.Instagram;

/// <summary>The pictures' bytes, each once however often it was fetched.</summary>
internal static class InstagramPictures
{
    public static void CreateTables(SqlSession session) => session.Execute($"""
        CREATE TABLE IF NOT EXISTS ig_pictures (sha256 TEXT PRIMARY KEY, width INTEGER NOT NULL, height INTEGER NOT NULL, bytes BLOB NOT NULL)
        """);

    public static InstagramPicture Keep(SqlSession session, ReadOnlyMemory<byte> bytes, PictureHeader header)
    {
        var picture = new InstagramPicture
        {
            Width = header.Width,
            Height = header.Height,
            Bytes = bytes.Length,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes.Span)),
        };
        session.Execute($"""
            INSERT OR IGNORE INTO ig_pictures (sha256, width, height, bytes) VALUES ({picture.Sha256}, {picture.Width}, {picture.Height}, {bytes.ToArray()})
            """);
        return picture;
    }

    public static byte[]? OfMedia(SqlSession session, long media) => session.Rows($"""
        SELECT p.bytes FROM ig_media m JOIN ig_containers c ON c.id = m.container JOIN ig_pictures p ON p.sha256 = c.picture
        WHERE m.id = {media} AND m.deleted IS NULL
        """, row => row.GetFieldValue<byte[]>(0)).FirstOrDefault();
}
