using System.Globalization;
using System.Net;

namespace Distribution.Sandbox.Pages;

/// <summary>The reader's pages as text. Whatever came from a post is encoded here; there are no scripts.</summary>
internal static class PageHtml
{
    private const string Style = """
        :root { color-scheme: light dark; }
        * { box-sizing: border-box; }
        body { margin: 0 auto; padding: 1rem; max-width: 38rem; font: 1rem/1.45 system-ui, sans-serif; background: Canvas; color: CanvasText; }
        h1 { font-size: 1.25rem; }
        article { border: 1px solid color-mix(in srgb, CanvasText 25%, Canvas); border-radius: .75rem; padding: .75rem 1rem; margin: .75rem 0; }
        article p { margin: .4rem 0; white-space: pre-wrap; overflow-wrap: anywhere; }
        .by { font-weight: 600; }
        .by span, time, footer { font-weight: 400; opacity: .7; font-size: .875rem; }
        a { color: LinkText; }
        img { display: block; max-width: 100%; height: auto; margin: .4rem 0; border-radius: .5rem; }
        .card { display: block; border: 1px solid color-mix(in srgb, CanvasText 25%, Canvas); border-radius: .5rem; padding: .5rem .75rem; margin: .4rem 0; overflow-wrap: anywhere; }
        """;

    public static string Page(string title, string body) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{Encode(title)}</title>
        <style>
        {Style}
        </style>
        </head>
        <body>
        {body}
        <footer><p>Sandbox: a local stand-in. Nothing here is on the network.</p></footer>
        </body>
        </html>
        """;

    public static string Heading(string text) => $"<h1>{Encode(text)}</h1>\n";

    public static string Link(string address, string text) => $"""<a href="{Encode(address)}">{Encode(text)}</a>""";

    /// <param name="post">What to show.</param>
    /// <param name="address">The post's own page.</param>
    /// <param name="picture">Where its picture is, should it have one.</param>
    public static string Article(PagePost post, string address, string picture) => $"""
        <article id="{Encode(post.Id)}">
        <div class="by">{Encode(post.Name)} <span>@{Encode(post.Username)}</span></div>
        <p>{string.Concat(post.Text.Select(Run))}</p>{Card(post.Preview)}{Image(post.Picture, picture)}
        <a href="{Encode(address)}"><time datetime="{post.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)}">{post.At.UtcDateTime.ToString("d MMM yyyy, HH:mm:ss 'UTC'", CultureInfo.InvariantCulture)}</time></a>
        </article>

        """;

    // Only http and https lead anywhere; the finder of links lets nothing else through, and this does not rely on it.
    private static string Run(PageText run) => run.Link is { } link && link.StartsWith("http", StringComparison.OrdinalIgnoreCase)
        ? $"""<a rel="nofollow noopener" href="{Encode(link)}">{Encode(run.Shown)}</a>"""
        : Encode(run.Shown);

    private static string Card(PagePreview? preview) => preview is null ? "" : $"""

        <div class="card">{(preview.Title is { } title ? $"<strong>{Encode(title)}</strong><br>" : "")}{Run(new PageText(preview.Address, preview.Address))}</div>
        """;

    private static string Image(PagePicture? picture, string address) => picture is null ? "" : string.Create(CultureInfo.InvariantCulture, $"""

        <img src="{Encode(address)}" width="{picture.Width}" height="{picture.Height}" alt="{Encode(picture.AltText)}">
        """);

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
