using System.IO.Compression;
using System.Text;
using Distribution.Sandbox.Serving;

namespace Distribution.Sandbox.GoogleNews;

/// <summary>Bodies and forms as they came, unpacked and decoded.</summary>
internal static class GoogleForm
{
    /// <returns>Null when the body is not what its Content-Encoding says.</returns>
    public static string? Body(SandboxCall call)
    {
        if (!call.ContentEncoding.Equals("gzip", StringComparison.OrdinalIgnoreCase))
        {
            return call.ContentEncoding.Length == 0 ? call.Body : null;
        }

        try
        {
            using var packed = new GZipStream(new MemoryStream(call.Bytes.ToArray()), CompressionMode.Decompress);
            using var reader = new StreamReader(packed, Encoding.UTF8);
            return reader.ReadToEnd();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    public static bool IsForm(SandboxCall call) => IsOf(call, "application/x-www-form-urlencoded");

    public static bool IsJson(SandboxCall call) => IsOf(call, "application/json");

    public static ILookup<string, string> Read(string form) => form.Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .ToLookup(pair => Decode(pair[0]), pair => pair.Length == 2 ? Decode(pair[1]) : "", StringComparer.Ordinal);

    public static string? One(ILookup<string, string> form, string name) => form[name].FirstOrDefault();

    private static bool IsOf(SandboxCall call, string type) => call.ContentType?.Split(';')[0].Trim().Equals(type, StringComparison.OrdinalIgnoreCase) == true;

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
