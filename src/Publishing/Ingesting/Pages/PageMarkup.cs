using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens.Struct;

namespace Distribution.Publishing.Ingesting.Pages;

/// <summary>Parses untrusted HTML: no scripts, no network, no deep tree, and no more work than a news page needs.</summary>
/// <remarks>
/// The standard's algorithm is quadratic in the number of open elements and of attributes of one tag; 1 MB of <c>&lt;div&gt;</c> takes minutes.
/// So the parse is abandoned by its own clock, and attributes beyond <see cref="Attributes"/> of one tag are dropped unread.
/// </remarks>
internal static class PageMarkup
{
    /// <summary>Levels of nesting; real pages stay under a hundred. Walking this deep recursively is safe.</summary>
    private const int Depth = 200;

    private const int Attributes = 100;
    private const int Elements = 250_000;

    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(5);

    /// <summary>The document, or null when the markup is too tangled to be an article.</summary>
    /// <param name="time">Measures how long the parse may take; decides nothing about the article.</param>
    public static IHtmlDocument? Parse(string html, TimeProvider time)
    {
        var since = time.GetTimestamp();
        var elements = 0;
        var options = new HtmlParserOptions
        {
            IsScripting = false,
            MaximumDepth = Depth,
            SkipComments = true,
            DisableElementPositionTracking = true,
            OnToken = (_, _) => Check(elements, time.GetElapsedTime(since)),
            OnCreated = (_, _) => elements++,
            ShouldEmitAttribute = static (ref StructHtmlToken token, ReadOnlyMemory<char> _) => token.Attributes.Count < Attributes,
        };
        try
        {
            return new HtmlParser(options).ParseDocument(html);
        }
        catch (InvalidDataException)
        {
            return null;    // thrown below: the parser offers no other way out
        }
        catch (DomException)
        {
            return null;    // names and nesting that no document can hold
        }
    }

    private static void Check(int elements, TimeSpan elapsed)
    {
        if (elements > Elements || elapsed > Budget)
        {
            throw new InvalidDataException("The markup is too tangled.");
        }
    }
}
