using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Distribution.Functions.Intake;

/// <summary>What a sender says about itself and its signature.</summary>
internal sealed partial record IntakeHeaders(string Source, string Timestamp, string Nonce, byte[] Signature)
{
    /// <summary>The source's name in distribution.json.</summary>
    public const string SourceName = "X-Distribution-Source";

    /// <summary>When it was signed, in whole Unix seconds.</summary>
    public const string TimestampName = "X-Distribution-Timestamp";

    /// <summary>8 to 128 letters, digits and <c>._~-</c>, another one for every request; the same only when the same bytes are sent again.</summary>
    public const string NonceName = "X-Distribution-Nonce";

    /// <summary><c>sha256=</c> and 64 hex digits.</summary>
    public const string SignatureName = "X-Distribution-Signature";

    /// <summary><c>published</c>, which it is without the header, or <c>changed</c>.</summary>
    public const string EventName = "X-Distribution-Event";

    private const string Scheme = "sha256=";
    private const int HashBytes = 32;

    /// <summary>When it was signed.</summary>
    public DateTimeOffset SignedAt => DateTimeOffset.FromUnixTimeSeconds(long.Parse(Timestamp, CultureInfo.InvariantCulture));

    /// <summary>Reads them; null when one is missing, stands twice, or has another form.</summary>
    public static IntakeHeaders? Read(IHeaderDictionary headers) =>
        headers[SourceName] is [{ } source]
        && headers[TimestampName] is [{ } timestamp] && TimestampForm.IsMatch(timestamp)
        && headers[NonceName] is [{ } nonce] && NonceForm.IsMatch(nonce)
        && headers[SignatureName] is [{ } signature] && ReadHash(signature) is { } hash
            ? new(source, timestamp, nonce, hash)
            : null;

    private static byte[]? ReadHash(string text)
    {
        var hash = new byte[HashBytes];
        return text.StartsWith(Scheme, StringComparison.Ordinal)
            && Convert.FromHexString(text.AsSpan(Scheme.Length), hash, out var read, out var written) is OperationStatus.Done
            && (read, written) == (HashBytes * 2, HashBytes)
                ? hash
                : null;
    }

    [GeneratedRegex(@"^[0-9]{1,11}\z")]
    private static partial Regex TimestampForm { get; }

    [GeneratedRegex(@"^[A-Za-z0-9._~-]{8,128}\z")]
    private static partial Regex NonceForm { get; }
}
