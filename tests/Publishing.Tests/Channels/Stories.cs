namespace Distribution.Publishing.Tests.Channels;

/// <summary>The article every network's formatter is shown.</summary>
internal static class Stories
{
    public static readonly Article Mayor = new()
    {
        Url = new("https://news.example.com/a"),
        Headline = "Mayor resigns",
        Description = "After two years in office.",
        PublishedAt = DateTimeOffset.UnixEpoch,
        Tags = ["city", "politics"],
    };
}
