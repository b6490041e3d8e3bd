using System.Text;
using Microsoft.Net.Http.Headers;

namespace Distribution.Sandbox.Serving;

/// <summary>A multipart/form-data body, its parts by their names.</summary>
internal static class MultipartForm
{
    private static readonly byte[] HeadEnd = "\r\n\r\n"u8.ToArray();

    /// <summary>Null when the body is none, or not whole.</summary>
    public static IReadOnlyDictionary<string, byte[]>? Read(string? contentType, ReadOnlySpan<byte> body)
    {
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type) || type.MediaType != "multipart/form-data" || type.Boundary.Length == 0)
        {
            return null;
        }

        // Every boundary begins a line, the first as well: so it is looked for with the line's end before it.
        var boundary = Encoding.ASCII.GetBytes("\r\n--" + HeaderUtilities.RemoveQuotes(type.Boundary));
        Dictionary<string, byte[]> parts = new(StringComparer.Ordinal);
        ReadOnlySpan<byte> rest = (byte[])[.. "\r\n"u8, .. body];
        if (!rest.StartsWith(boundary))
        {
            return null;
        }

        for (rest = rest[boundary.Length..]; !rest.StartsWith("--"u8);)
        {
            var (head, end) = (rest.IndexOf(HeadEnd), rest.IndexOf(boundary));
            if (head < 0 || end < head + HeadEnd.Length || NameIn(Encoding.UTF8.GetString(rest[..head])) is not { } name)
            {
                return null;
            }

            parts[name] = rest[(head + HeadEnd.Length)..end].ToArray();
            rest = rest[(end + boundary.Length)..];
        }

        return parts;
    }

    private static string? NameIn(string head) => head.Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
        .Where(line => line.StartsWith("Content-Disposition:", StringComparison.OrdinalIgnoreCase))
        .Select(line => ContentDispositionHeaderValue.TryParse(line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim(), out var value)
            ? HeaderUtilities.RemoveQuotes(value.Name).Value
            : null)
        .FirstOrDefault(name => !string.IsNullOrEmpty(name));
}
