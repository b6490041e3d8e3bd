namespace Distribution.Publishing.Ingesting;

/// <summary>How much of anything is read from a sender. Lengths are in UTF-16 units. The schema states the same numbers, and a test compares them.</summary>
internal static class ArticleLimits
{
    /// <summary>5 MB of JSON or HTML.</summary>
    public const int BodyBytes = 5 * 1024 * 1024;

    public const int Headline = 1_000;
    public const int Description = 5_000;
    public const int Section = 200;
    public const int Tags = 100;
    public const int TagLength = 200;
    public const int Authors = 50;
    public const int AuthorLength = 200;
    public const int Url = 2_048;
    public const int Id = 200;
    public const int Language = 35;
    public const int AltText = 4_000;
    public const int Credit = 500;

    /// <summary>Pixels of an edge; more is a typing error, not a picture.</summary>
    public const int ImageEdge = 100_000;
}
