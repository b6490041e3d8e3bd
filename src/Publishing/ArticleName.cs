namespace Distribution.Publishing;

/// <summary>A name the outside knows an article by: its canonical URL, the CMS' own id, a feed's guid.</summary>
/// <param name="Value">Prefixed by its kind, so that a URL never equals an id: <c>url:</c>, <c>id:source:</c>, <c>guid:source:</c>.</param>
public sealed record ArticleName(string Value)
{
    /// <summary>The canonical URL, normalised: no scheme, no <c>www.</c>, no trailing slash, no fragment, no tracking parameters.</summary>
    public static ArticleName OfUrl(Uri canonical) => new("url:" + ArticleUrl.Normalise(canonical));

    /// <summary>The id the newsroom's own system gave it; two sources may use the same one.</summary>
    public static ArticleName OfSource(string source, string id) => new($"id:{source}:{id}");

    /// <inheritdoc />
    public override string ToString() => Value;
}
