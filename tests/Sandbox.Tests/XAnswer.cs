using System.Text.Json.Nodes;

namespace Distribution.Sandbox.Tests;

public sealed record XAnswer(int Status, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public JsonNode Json => JsonNode.Parse(Body)!;

    public string Id => (string)Json["data"]!["id"]!;
}
