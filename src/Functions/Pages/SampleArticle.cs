using Distribution.Publishing.Ingesting;
using Distribution.Publishing.Messages;

namespace Distribution.Functions.Pages;

/// <summary>A sample as it lies in its folder.</summary>
/// <param name="File">The file's name, no folder.</param>
/// <param name="Read">The article in it, or why it is none.</param>
/// <param name="Bytes">The file.</param>
internal sealed record SampleArticle(string File, Parsed<ReadArticle> Read, byte[] Bytes)
{
    /// <summary>The article; null when it is none.</summary>
    public ReadArticle? Article => (Read as Parsed<ReadArticle>.Valid)?.Value;
}
