using System.Globalization;

namespace Distribution.Publishing.Ingesting.Pages;

/// <summary>Finds the main picture, and what else the page says about the same file.</summary>
internal static class PagePicture
{
    public static ArticleImage? Of(PageEvidence page)
    {
        var structured = Structured(page).FirstOrDefault();
        var tagged = Tagged(page).ToList();
        var picture = structured ?? tagged.FirstOrDefault() ?? Named(page);
        if (picture is null)
        {
            return null;
        }

        var twin = tagged.Find(other => other.Url == picture.Url);
        var seen = page.Scan.Images.FirstOrDefault(image => PageAddress.Resolve(image.Source, page.Address) == picture.Url);
        var alt = page.Text("picture's alternative text", [twin?.AltText, picture.AltText, seen?.AltText], ArticleLimits.AltText);
        return picture with { Width = picture.Width ?? twin?.Width, Height = picture.Height ?? twin?.Height, AltText = alt };
    }

    private static IEnumerable<ArticleImage> Structured(PageEvidence page)
    {
        foreach (var image in page.Node?.Values("image") ?? [])
        {
            var address = image.First("contentUrl") ?? image.Address;
            if (PageAddress.Resolve(address, page.Address) is { } url)
            {
                yield return new(url)
                {
                    Width = image.Number("width"),
                    Height = image.Number("height"),
                    AltText = ArticleText.FromMarkup(image.First("alternateName") ?? image.First("description") ?? image.First("caption")),
                    Credit = page.Text("picture's credit", Credits(image), ArticleLimits.Credit),
                };
            }
        }
    }

    private static IEnumerable<string?> Credits(StructuredNode image) =>
    [
        image.First("creditText"),
        image.Values("creator").Select(creator => creator.Name).FirstOrDefault(),
        image.Values("author").Select(author => author.Name).FirstOrDefault(),
        image.Values("copyrightHolder").Select(holder => holder.Name).FirstOrDefault(),
        image.First("copyrightNotice"),
    ];

    // og:image begins a picture; its width, height and alt follow it until the next one begins.
    private static IEnumerable<ArticleImage> Tagged(PageEvidence page)
    {
        ArticleImage? current = null;
        foreach (var (key, content) in page.Scan.MetasUnder("og:image"))
        {
            switch (key)
            {
                case "og:image" or "og:image:url":
                    if (current is not null)
                    {
                        yield return current;
                    }

                    current = PageAddress.Resolve(content, page.Address) is { } url ? new(url) : null;
                    break;
                case "og:image:width":
                    current = current is null ? null : current with { Width = Edge(content) };
                    break;
                case "og:image:height":
                    current = current is null ? null : current with { Height = Edge(content) };
                    break;
                case "og:image:alt":
                    current = current is null ? null : current with { AltText = ArticleText.FromMarkup(content) };
                    break;
                default:
                    break;
            }
        }

        if (current is not null)
        {
            yield return current;
        }
    }

    private static ArticleImage? Named(PageEvidence page)
    {
        var address = page.Scan.Meta("twitter:image") ?? page.Scan.Meta("twitter:image:src") ?? page.Scan.Meta("thumbnail")
            ?? page.Scan.Links("image_src").FirstOrDefault();
        return PageAddress.Resolve(address, page.Address) is { } url
            ? new(url) { AltText = page.Scan.Meta("twitter:image:alt") }
            : null;
    }

    private static int? Edge(string text) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var pixels) && pixels is >= 1 and <= ArticleLimits.ImageEdge ? pixels : null;
}
