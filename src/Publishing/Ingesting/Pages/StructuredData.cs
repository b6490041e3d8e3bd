using System.Text.Json;
using System.Text.RegularExpressions;

namespace Distribution.Publishing.Ingesting.Pages;

/// <summary>The JSON-LD of a page: every node by its <c>@id</c>, and the nodes that describe an article of this page.</summary>
internal sealed partial class StructuredData
{
    private const int Nodes = 20_000;
    private const int Blocks = 50;

    private static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    // What hangs below these is another article, or a part of this one.
    private static readonly HashSet<string> Elsewhere = new(StringComparer.Ordinal)
    {
        "itemListElement", "mentions", "isBasedOn", "citation", "hasPart", "isPartOf", "comment", "relatedLink", "significantLink", "subjectOf", "about",
        "liveBlogUpdate", "translationOfWork", "workTranslation", "publisher", "author", "review", "blogPost", "dataFeedElement",
    };

    private readonly Dictionary<string, JsonElement> _byId = new(StringComparer.Ordinal);
    private readonly List<StructuredNode> _articles = [];
    private int _nodes;

    /// <summary>Nodes whose type is an article's, in the page's order.</summary>
    public IReadOnlyList<StructuredNode> Articles => _articles;

    /// <summary>Reads every block; one that is broken is left out with a note.</summary>
    public static StructuredData Read(IReadOnlyList<string> blocks, List<string> notes)
    {
        var data = new StructuredData();
        for (var i = 0; i < blocks.Count && i < Blocks; i++)
        {
            if (Parse(blocks[i]) is { } root)
            {
                data.Take(root, isArticlePlace: true);
            }
            else if (!string.IsNullOrWhiteSpace(blocks[i]))
            {
                notes.Add($"JSON-LD block {i + 1} of {blocks.Count} is broken JSON and was ignored.");
            }
        }

        return data;
    }

    /// <summary>The node itself, or the one it refers to by <c>@id</c>.</summary>
    public StructuredNode Resolve(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty("@id", out var id) && StructuredNode.Text(id) is { } name
        && value.EnumerateObject().Count(member => member.Name != "@type") == 1 && _byId.TryGetValue(name, out var whole)
            ? new(whole, this)
            : new(value, this);

    private void Take(JsonElement element, bool isArticlePlace)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                Take(item, isArticlePlace);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object && ++_nodes <= Nodes)
        {
            TakeNode(element, isArticlePlace);
        }
    }

    private void TakeNode(JsonElement element, bool isArticlePlace)
    {
        var node = new StructuredNode(element, this);
        var members = 0;
        foreach (var member in element.EnumerateObject())
        {
            members++;
            Take(member.Value, isArticlePlace && !Elsewhere.Contains(member.Name));
        }

        if (members > 1 && node.Id is { } id)
        {
            _byId.TryAdd(id, element);
        }

        if (isArticlePlace && node.IsArticle)
        {
            _articles.Add(node);
        }
    }

    private static JsonElement? Parse(string block)
    {
        var text = HalfPair().Replace(Wrapper().Replace(block, ""), "").Trim().TrimEnd(';');
        return Document(text) ?? Document(LineBreak().Replace(text, " "));
    }

    private static JsonElement? Document(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Options);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;    // noted by the caller
        }
        catch (ArgumentException)
        {
            return null;    // half a surrogate pair, which UTF-8 cannot hold
        }
    }

    [GeneratedRegex(@"^\s*(?://\s*)?(?:<!--|<!\[CDATA\[)|(?://\s*)?(?:-->|\]\]>)\s*$", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Wrapper();

    // An escape such as \ud83d alone is JSON but no text, and every later reading of it would throw.
    [GeneratedRegex(@"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2}", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex HalfPair();

    // Line breaks inside strings are the commonest fault of templates.
    [GeneratedRegex(@"[\u0000-\u001F]+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex LineBreak();
}
