using Distribution.Functions.Hosting.Startup;
using Distribution.Publishing.Ingesting;
using Distribution.Publishing.Messages;
using Microsoft.Extensions.Options;

namespace Distribution.Functions.Commands;

/// <summary>The article a command line names: a file, a URL, or standard input.</summary>
internal static class PublishInput
{
    private const string StandardInput = "-";

    /// <summary>Whether what was typed names a file of this machine.</summary>
    public static bool IsFile(string source) => source != StandardInput && !(Uri.TryCreate(source, UriKind.Absolute, out var url) && !url.IsFile);

    /// <summary>Reads it; what cannot be read is one sentence.</summary>
    public static async Task<Parsed<ReadArticle>> ReadAsync(string source, LaunchOptions launch, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadUninterruptedAsync(source, launch, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new Parsed<ReadArticle>.Invalid("Interrupted before the article was read.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Parsed<ReadArticle>.Invalid(e is FileNotFoundException or DirectoryNotFoundException ? $"There is no file {source}." : $"{source}: {e.Message}");
        }
    }

    private static async Task<Parsed<ReadArticle>> ReadUninterruptedAsync(string source, LaunchOptions launch, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection().Configure<PageFetchOptions>(options => options.AllowPrivateAddresses = launch.AllowPrivateAddresses);
        await using var provider = services.AddPageFetch().BuildServiceProvider();
        if (Uri.TryCreate(source, UriKind.Absolute, out var url) && !url.IsFile)
        {
            return await provider.GetRequiredService<ArticleReading>().ReadUrlAsync(url, ArticleReading.Command, cancellationToken);
        }

        await using var input = source == StandardInput ? Console.OpenStandardInput() : File.OpenRead(source);
        var limit = provider.GetRequiredService<IOptions<PageFetchOptions>>().Value.MaxBytes;
        return await ReadAsync(input, limit, cancellationToken) is { } bytes
            ? ArticleReading.ReadFile(bytes, source)
            : new Parsed<ReadArticle>.Invalid($"{source}: It is larger than {limit} bytes; no article is.");
    }

    private static async Task<byte[]?> ReadAsync(Stream input, int limit, CancellationToken cancellationToken)
    {
        using var read = new MemoryStream();
        var piece = new byte[81_920];
        // A terminal that nobody types into cannot be told to stop reading; it is left behind.
        for (int count; (count = await input.ReadAsync(piece, CancellationToken.None).AsTask().WaitAsync(cancellationToken)) > 0;)
        {
            if (read.Length + count > limit)
            {
                return null;
            }

            await read.WriteAsync(piece.AsMemory(0, count), cancellationToken);
        }

        return read.ToArray();
    }
}
