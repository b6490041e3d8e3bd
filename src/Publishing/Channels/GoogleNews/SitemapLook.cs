using System.Globalization;
using System.IO.Compression;
using System.IO.Pipelines;
using System.Xml;

namespace Distribution.Publishing.Channels.GoogleNews;

/// <summary>Looks for an article in the site's own sitemap, or in those its index lists.</summary>
internal sealed class SitemapLook(ChannelCall calls, TimeProvider time)
{
    /// <summary>For the whole look.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    /// <summary>The most a sitemap may have by its own rules: 50 MB, unpacked.</summary>
    private const long LongestDocument = 50 * 1024 * 1024;

    /// <summary>The most sitemaps of an index that are read.</summary>
    private const int MostSitemaps = 50;

    /// <summary>Whether it is there.</summary>
    public async Task<SitemapFinding> FindAsync(Uri sitemap, Uri article, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            var wanted = ArticleUrl.Normalise(article);
            var first = await ReadAsync(sitemap, wanted, either.Token);
            var found = first.Found;

            // The newest first: that is where a new article is. Those that do not say come last.
            foreach (var listed in first.Sitemaps.OrderByDescending(listed => listed.Modified).Take(MostSitemaps))
            {
                found = found || (await ReadAsync(listed.Address, wanted, either.Token)).Found;
            }

            return found ? new SitemapFinding.Found() : new SitemapFinding.NotYet();
        }
        catch (Exception e) when ((e is XmlException or InvalidDataException || e.EndsTheCall) && !cancellationToken.IsCancellationRequested)
        {
            return new SitemapFinding.Unreadable(e is OperationCanceledException ? "it took too long" : e.Message);
        }
    }

    private async Task<Contents> ReadAsync(Uri sitemap, string wanted, CancellationToken cancellationToken)
    {
        using var request = calls.Request(HttpMethod.Get, sitemap.AbsoluteUri);
        request.Headers.Accept.Clear();
        request.Headers.Accept.Add(new("application/xml"));
        return await calls.ReadAsync(
            request,
            Timeout,
            (status, body, patience) => status is 200
                ? ReadAsync(body, sitemap, wanted, patience)
                : throw new HttpRequestException($"{sitemap} answered {status}"),
            cancellationToken);
    }

    private static async Task<Contents> ReadAsync(Stream body, Uri sitemap, string wanted, CancellationToken cancellationToken)
    {
        await using var text = await UnpackedAsync(body, cancellationToken);
        using var reader = XmlReader.Create(text, new()
        {
            Async = true,
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = LongestDocument,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        });
        List<Listed> sitemaps = [];
        var isIndex = false;
        Uri? address = null;
        DateTimeOffset? modified = null;
        while (await reader.ReadAsync())
        {
            cancellationToken.ThrowIfCancellationRequested();
            switch (reader)
            {
                case { NodeType: XmlNodeType.Element, Depth: 0 }:
                    isIndex = reader.LocalName is "sitemapindex";
                    break;
                case { NodeType: XmlNodeType.Element, Depth: 1 }:
                    (address, modified) = (null, null);
                    break;
                case { NodeType: XmlNodeType.Element, LocalName: "loc", NamespaceURI: Namespace, Depth: 2, IsEmptyElement: false }:
                    _ = Uri.TryCreate((await TextAsync(reader)).Trim(), UriKind.Absolute, out address);
                    break;
                case { NodeType: XmlNodeType.Element, LocalName: "lastmod", NamespaceURI: Namespace, Depth: 2, IsEmptyElement: false } when isIndex:
                    modified = TimeOf(await TextAsync(reader));
                    break;
                case { NodeType: XmlNodeType.EndElement, Depth: 1 } when !isIndex && address is not null && ArticleUrl.Normalise(address) == wanted:
                    return new(Found: true, []);

                // By the rules of sitemaps an index lists only those of its own site, port and all; nothing else is fetched for its sake.
                case { NodeType: XmlNodeType.EndElement, Depth: 1 } when isIndex && address?.Authority == sitemap.Authority && address.Scheme == sitemap.Scheme:
                    sitemaps.Add(new(address, modified));
                    break;
                default:
                    break;
            }
        }

        return new(Found: false, sitemaps);
    }

    /// <summary>
    /// The document as text. Whether it is packed is read off its first two bytes: servers name <c>.xml.gz</c> now by its type, now by its
    /// encoding, and some unpack it on the way; no XML begins like gzip. The reader's cap counts what comes out.
    /// </summary>
    private static async Task<Stream> UnpackedAsync(Stream body, CancellationToken cancellationToken)
    {
        var pipe = PipeReader.Create(body, new(leaveOpen: true));
        var start = (await pipe.ReadAtLeastAsync(2, cancellationToken)).Buffer;
        var isPacked = start.Length >= 2 && start.FirstSpan is [0x1f, 0x8b, ..];
        pipe.AdvanceTo(start.Start);
        return isPacked ? new GZipStream(pipe.AsStream(), CompressionMode.Decompress) : pipe.AsStream();
    }

    /// <summary>A day or a moment; null for what is neither.</summary>
    private static DateTimeOffset? TimeOf(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    /// <summary>The element's text, leaving the reader on its end.</summary>
    private static async Task<string> TextAsync(XmlReader reader)
    {
        var text = "";
        while (await reader.ReadAsync() && reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace)
        {
            text += await reader.GetValueAsync();
        }

        return text;
    }

    private sealed record Contents(bool Found, IReadOnlyList<Listed> Sitemaps);

    private sealed record Listed(Uri Address, DateTimeOffset? Modified);
}
