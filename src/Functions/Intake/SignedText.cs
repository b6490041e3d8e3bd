using System.Security.Cryptography;
using System.Text;

namespace Distribution.Functions.Intake;

/// <summary>
/// The bytes a sender signs: timestamp, nonce and the body as sent, each line before the body ended by a line feed. What is more than the
/// publication of the body's article stands in a line of its own before it: <c>changed</c>, or <c>DELETE</c> and the path with its query as
/// they stand in the request. A body begins with a brace, so none can pass for such a line.
/// </summary>
internal sealed class SignedText
{
    private const int IdDigits = 32;

    private readonly byte[] _bytes;

    private SignedText(byte[] bytes) => _bytes = bytes;

    /// <summary>Names these bytes and no others.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(_bytes));

    /// <param name="deed">What is done when it is not the publication of the body's article.</param>
    public static SignedText Of(IntakeHeaders headers, string? deed, ReadOnlySpan<byte> body)
    {
        var lines = $"{headers.Timestamp}\n{headers.Nonce}\n{(deed is null ? "" : deed + "\n")}";
        return new([.. Encoding.UTF8.GetBytes(lines), .. body]);
    }

    /// <summary>Whether the holder of this secret signed it; takes as long for a wrong signature as for a right one.</summary>
    public bool IsSigned(byte[] signature, byte[] secret) => CryptographicOperations.FixedTimeEquals(signature, HMACSHA256.HashData(secret, _bytes));

    /// <summary>The event these bytes are: of another source they are another one.</summary>
    public string EventId(string source) =>
        source + "-" + Convert.ToHexStringLower(SHA256.HashData([.. Encoding.UTF8.GetBytes(source + "\n"), .. _bytes]))[..IdDigits];
}
