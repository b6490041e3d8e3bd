using System.Text.Json;
using Distribution.Sandbox.Serving;
using Distribution.Sandbox.X.Auth;

namespace Distribution.Sandbox.Graph;

/// <summary>The parameters of a call: query, and form or JSON body, as one list of texts. The credentials among them stand apart.</summary>
internal sealed class GraphParameters
{
    private const string TokenName = "access_token";
    private const string ProofName = "appsecret_proof";

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    private GraphParameters() { }

    /// <summary>What is wrong with the body or the list as such; null when nothing is.</summary>
    public string? Problem { get; private init; }

    public string? Token { get; private init; }
    public string? Proof { get; private init; }

    /// <summary>Where everybody's logs would keep it.</summary>
    public bool TokenInUrl { get; private init; }

    public IEnumerable<string> Names => _values.Keys;

    /// <summary>Null when the parameter was not given.</summary>
    public string? this[string name] => _values.GetValueOrDefault(name);

    public static GraphParameters Read(SandboxCall call)
    {
        var query = QueryParameters.Read(call.Query);
        var (body, problem) = Body(call);
        var all = query.Concat(body).GroupBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Select(pair => pair.Value).ToList());
        var twice = all.FirstOrDefault(entry => entry.Value.Count > 1).Key;
        var parameters = new GraphParameters
        {
            Problem = problem ?? (twice is null ? null : $"Param {twice} was given more than once"),
            Token = all.TryGetValue(TokenName, out var tokens) ? tokens[0] : null,
            Proof = all.TryGetValue(ProofName, out var proofs) ? proofs[0] : null,
            TokenInUrl = query.Any(pair => pair.Key == TokenName),
        };
        foreach (var (name, values) in all.Where(entry => entry.Key is not (TokenName or ProofName)))
        {
            parameters._values[name] = values[0];
        }

        return parameters;
    }

    private static (IReadOnlyList<KeyValuePair<string, string>> Pairs, string? Problem) Body(SandboxCall call)
    {
        if (call.Body.Length == 0)
        {
            return ([], null);
        }

        return call.ContentType?.Split(';')[0].Trim().ToLowerInvariant() switch
        {
            "application/x-www-form-urlencoded" => (QueryParameters.Read(call.Body), null),
            "application/json" => Json(call.Body),
            var other => ([], $"A body of {other ?? "no type"} is not understood"),
        };
    }

    private static (IReadOnlyList<KeyValuePair<string, string>> Pairs, string? Problem) Json(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? ([.. document.RootElement.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Null).Select(Pair)], null)
                : ([], "The body is no JSON object");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not JSON, or half a surrogate pair, escaped: JSON, but no text.
            return ([], "The body is no valid JSON");
        }
    }

    private static KeyValuePair<string, string> Pair(JsonProperty member) =>
        new(member.Name, member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString()! : member.Value.GetRawText());
}
