using Distribution.Publishing.Ingesting;
using Distribution.Publishing.Planning;
using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Editing;

/// <summary>Finds the article a person means: by our id, by its URL, or by the id a source of the newsroom gave it.</summary>
public sealed class ArticleFinding(IArticleStore articles, Newsroom newsroom)
{
    /// <summary>The article, or null when it is not known here.</summary>
    public async Task<StoredArticle?> FindAsync(string name, CancellationToken cancellationToken)
    {
        if (await articles.FindAsync(new(name), cancellationToken) is { } stored)
        {
            return stored;
        }

        foreach (var known in NamesOf(name))
        {
            if (await articles.ResolveAsync(known, cancellationToken) is { } id && await articles.FindAsync(id, cancellationToken) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private IEnumerable<ArticleName> NamesOf(string name) =>
        Uri.TryCreate(name, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? [ArticleName.OfUrl(url)]
            : newsroom.Sources.Select(source => source.Name).Append(ArticleReading.Command).Select(source => ArticleName.OfSource(source, name));
}
