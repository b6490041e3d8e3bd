using System.Text;
using Distribution.Publishing.Planning;

namespace Distribution.Functions.Intake;

/// <summary>What the sources sign with, read once from the environment.</summary>
internal sealed class SourceSecrets(Newsroom newsroom, Func<string, string?> environment)
{
    private readonly Dictionary<string, byte[]?> _secrets = newsroom.Sources.ToDictionary(
        source => source.Name,
        source => environment(source.SecretFrom) is { Length: > 0 } secret ? Encoding.UTF8.GetBytes(secret) : null);

    /// <summary>Sources nothing can be taken from, because their variable is not set.</summary>
    public IReadOnlyList<NewsSource> WithoutSecret => [.. newsroom.Sources.Where(source => _secrets[source.Name] is null)];

    /// <summary>Whether anybody may send articles at all.</summary>
    public bool HasSources => newsroom.Sources.Count > 0;

    /// <summary>The source of that name, or null.</summary>
    public NewsSource? Find(string name) => newsroom.Sources.FirstOrDefault(source => source.Name == name);

    /// <summary>Its secret; null when the variable is not set.</summary>
    public byte[]? Of(NewsSource source) => _secrets[source.Name];
}
