using System.Diagnostics;
using Distribution.Publishing.Messages;

namespace Distribution.Publishing.Ingesting;

/// <summary>Reads an article from whatever it came as: bytes of a file or of standard input, or the address of its page.</summary>
public sealed class ArticleReading(PageFetch fetch)
{
    /// <summary>The source of what a person reads in by hand.</summary>
    public const string Command = "command";

    /// <summary>Decides by the content whether bytes are JSON or a page; the name only where the content does not say.</summary>
    /// <param name="fileName">For the decision and for the sentence when it fails; <c>-</c> is standard input.</param>
    /// <param name="pageUrl">Where a page stands; its relative links need it.</param>
    /// <param name="source">Who says it; an id is only unique with its source.</param>
    public static Parsed<ReadArticle> ReadFile(ReadOnlyMemory<byte> bytes, string fileName, Uri? pageUrl = null, string source = Command) =>
        Named(Read(bytes, fileName, pageUrl, source, contentType: null), fileName == "-" ? "Standard input" : fileName);

    /// <summary>Fetches an article's page, or its JSON.</summary>
    public async Task<Parsed<ReadArticle>> ReadUrlAsync(Uri url, string source, CancellationToken cancellationToken) =>
        await fetch.FetchAsync(url, cancellationToken) switch
        {
            PageFetchResult.Fetched fetched => Named(Read(fetched, source), url.ToString()),
            PageFetchResult.Refused refused => new Parsed<ReadArticle>.Invalid($"{url}: {refused.Problem}"),
            PageFetchResult.Failed failed => new Parsed<ReadArticle>.Invalid($"{url}: {failed.Problem}"),
            var other => throw new UnreachableException(other.GetType().Name),
        };

    private static Parsed<ReadArticle> Read(PageFetchResult.Fetched fetched, string source)
    {
        var name = fetched.ContentType?.Contains("json", StringComparison.OrdinalIgnoreCase) ?? false ? ".json" : ".html";
        var read = Read(fetched.Bytes, name, fetched.FinalUrl, source, fetched.ContentType);
        return read is Parsed<ReadArticle>.Valid { Value: var article } && fetched.RobotsTags.Any(RobotsRule.HeaderSaysNoIndex)
            ? new Parsed<ReadArticle>.Valid(article with { NoIndex = true })
            : read;
    }

    private static Parsed<ReadArticle> Read(ReadOnlyMemory<byte> bytes, string fileName, Uri? pageUrl, string source, string? contentType)
    {
        var first = bytes.Span.TrimStart("\uFEFF \t\r\n"u8);
        return first switch
        {
            [] => new Parsed<ReadArticle>.Invalid("There is nothing in it; give an article's JSON or its page."),
            [(byte)'{', ..] => ArticleJsonReader.Read(bytes, source),
            [(byte)'[', ..] => new Parsed<ReadArticle>.Invalid("It holds a list; give one article as one JSON object."),
            [(byte)'<', ..] => ArticlePageReader.Read(bytes, pageUrl, contentType),
            _ when fileName.EndsWith(".json", StringComparison.OrdinalIgnoreCase) => ArticleJsonReader.Read(bytes, source),
            _ => ArticlePageReader.Read(bytes, pageUrl, contentType),
        };
    }

    private static Parsed<ReadArticle> Named(Parsed<ReadArticle> read, string name) => read switch
    {
        Parsed<ReadArticle>.Invalid invalid => new Parsed<ReadArticle>.Invalid($"{name}: {invalid.Problem}"),
        _ => read,
    };
}
