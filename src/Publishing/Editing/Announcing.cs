using System.Security.Cryptography;
using System.Text;
using Distribution.Publishing.Ingesting;
using Distribution.Publishing.Recording;
using Distribution.Publishing.Storage;

namespace Distribution.Publishing.Editing;

/// <summary>Telling of an article by hand, as the newsroom's own system would.</summary>
public sealed class Announcing(IArticleStore articles, ArticleIngesting ingesting, TimeProvider time)
{
    private const int IdBytes = 10;

    /// <summary>
    /// Puts the article on record; carrying it out is the same as for one from the newsroom's system. The same content is the same event.
    /// Told again it is carried out again, which makes no second post, and reaches a channel or rule that is new since.
    /// </summary>
    /// <param name="kind">Published, or changed: an edit.</param>
    /// <returns>The event.</returns>
    public async Task<ArticleEvent> AnnounceAsync(ReadArticle read, ArticleEventKind kind, string by, CancellationToken cancellationToken)
    {
        var content = new ArticleEvent
        {
            Id = "",
            Source = by,
            Kind = kind,
            Names = read.Names,
            Article = read.Article,
            SourceVersion = read.SourceVersion,
            ReceivedAt = DateTimeOffset.UnixEpoch,
            ByHand = true,
        };
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(RowJson.Write(content)));
        var said = content with { Id = "command-" + Convert.ToHexStringLower(hash.AsSpan(0, IdBytes)), ReceivedAt = time.GetUtcNow() };
        if (await articles.AcceptAsync(said, nonce: null, cancellationToken) is Acceptance.Known)
        {
            await ingesting.IngestAsync(new(said.Id), cancellationToken);
        }

        return said;
    }
}
