using System.Security.Cryptography;
using System.Text;

namespace Distribution.Publishing;

/// <summary>Our own name for an article; every other name it is known by is an alias of this one.</summary>
/// <param name="Value">Lower-case letters and digits, at most 40; safe in a file name, a table key and a URL.</param>
public sealed record ArticleId(string Value)
{
    private const int Bytes = 10;

    /// <summary>Derives the id from the first name an article came with, so two intakes of one article agree without talking.</summary>
    public static ArticleId From(ArticleName name) =>
        new("a" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name.Value)).AsSpan(0, Bytes)));

    /// <inheritdoc />
    public override string ToString() => Value;
}
