namespace Distribution.Publishing.Connecting;

/// <summary>One way of connecting an account of a network: which variables make a whole credential.</summary>
/// <param name="Name">Tells a network's forms apart.</param>
/// <param name="Required">The ends of the variables' names, all of which must be set: <c>ACCESS_TOKEN</c>.</param>
/// <param name="Optional">Those that may be.</param>
public sealed record CredentialForm(string Name, IReadOnlyList<string> Required, IReadOnlyList<string> Optional)
{
    /// <summary>Every one of them.</summary>
    internal IEnumerable<string> Names => [.. Required, .. Optional];
}
