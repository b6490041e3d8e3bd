using System.Security.Cryptography;
using System.Text;

namespace Distribution.Publishing;

/// <summary>A delivery's short mark in its link: how its post is known again on a network that has no idempotency key.</summary>
/// <param name="Value">Ten characters of <c>a–z2–7</c> (50 bits): short in a link, and no two of a newsroom's millions meet.</param>
public sealed record DeliveryToken(string Value)
{
    private const int Length = 10;
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    /// <summary>The same delivery always has the same token.</summary>
    public static DeliveryToken Of(DeliveryKey key)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(key.ToString()));
        return new(string.Create(Length, hash, static (characters, bytes) =>
        {
            for (var i = 0; i < characters.Length; i++)
            {
                characters[i] = Alphabet[bytes[i] & 31];
            }
        }));
    }

    /// <inheritdoc />
    public override string ToString() => Value;
}
