using Distribution.Publishing;
using Distribution.Publishing.Preparing.Pictures;

namespace Distribution.Functions.Commands;

/// <summary>The picture of an article in a file: the file beside it that is called like the end of the picture's address.</summary>
internal static class PictureBeside
{
    /// <summary>Reads it; null when there is none, or when no network may have it: then it is not even looked for.</summary>
    /// <param name="source">What was typed for the article.</param>
    public static async Task<byte[]?> ReadAsync(string source, ArticleImage? image, CancellationToken cancellationToken)
    {
        if (image is not { ClearedForSocial: true } || !PublishInput.IsFile(source) || Name(image.Url) is not { } name)
        {
            return null;
        }

        var file = new FileInfo(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(source))!, name));
        try
        {
            return file is { Exists: true, Length: <= PictureOriginals.LargestFile } ? await File.ReadAllBytesAsync(file.FullName, cancellationToken) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)    // it is fetched like any other's
        {
            return null;
        }
    }

    /// <summary>A file's name and nothing more: the address comes from the article, and must not lead out of its folder.</summary>
    private static string? Name(Uri url) =>
        Uri.UnescapeDataString(url.Segments[^1]) is { Length: > 0 } name
        && name is not ("." or "..")
        && name.AsSpan().IndexOfAny(['/', '\\', ':', '\0']) < 0
            ? name
            : null;
}
