using System.IO.Compression;
using System.IO.Pipelines;
using System.Text;
using System.Xml;

namespace Distribution.Publishing.Channels.GoogleNews;

/// <summary>Reads XML of the newsroom's own site as it arrives: nothing outside of it, and no more than a sitemap may have.</summary>
internal sealed class SiteXml(ChannelCall calls)
{
    /// <summary>The most a sitemap may have by its own rules: 50 MB, unpacked.</summary>
    private const long LongestDocument = 50 * 1024 * 1024;

    /// <summary>Characters of an element that holds an address or a time, the space around it included: either has far fewer.</summary>
    private const int LongestText = 8_192;

    /// <summary>The charsets of old, which a site's feed may still be in; without this the reader knows UTF and Latin 1.</summary>
    static SiteXml() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Fetches one document and has it read.</summary>
    /// <param name="timeout">For the whole of it.</param>
    /// <exception cref="HttpRequestException">No answer, or one that is not 200.</exception>
    /// <exception cref="XmlException">It is no XML, or too long.</exception>
    public async Task<T> ReadAsync<T>(Uri address, TimeSpan timeout, Func<XmlReader, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        using var request = calls.Request(HttpMethod.Get, address.AbsoluteUri);
        request.Headers.Accept.Clear();
        request.Headers.Accept.Add(new("application/xml"));
        return await calls.ReadAsync(
            request,
            timeout,
            (status, body, patience) => status is 200 ? ReadAsync(body, read, patience) : throw new HttpRequestException($"{address} answered {status}"),
            cancellationToken);
    }

    /// <summary>Whether it is the address of that article: other kinds of addresses are in feeds as well, and some that are none.</summary>
    public static bool IsArticle(Uri? address, string wanted) =>
        address is { IsAbsoluteUri: true } && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        && ArticleUrl.HasName(address) && ArticleUrl.Normalise(address) == wanted;

    /// <summary>The element's text, leaving the reader on its end; empty when it is longer than what is looked for. It may come in any number of pieces.</summary>
    public static async Task<string> TextAsync(XmlReader reader, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        while (await reader.ReadAsync() && reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (text.Length <= LongestText)
            {
                text.Append(await reader.GetValueAsync());
            }
        }

        return text.Length <= LongestText ? text.ToString() : "";
    }

    /// <summary>Whether what was thrown means that the document cannot be read, and not that somebody stopped the looking.</summary>
    public static bool IsUnreadable(Exception e, CancellationToken stopping) =>
        (e is XmlException or InvalidDataException || e.EndsTheCall) && !stopping.IsCancellationRequested;

    /// <summary>Why not, as part of a sentence.</summary>
    public static string Reason(Exception e) => e is OperationCanceledException ? "it took too long" : e.Message;

    private static async Task<T> ReadAsync<T>(Stream body, Func<XmlReader, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
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
        return await read(reader, cancellationToken);
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
}
