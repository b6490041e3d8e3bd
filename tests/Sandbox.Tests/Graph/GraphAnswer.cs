using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Distribution.Sandbox.Tests.Graph;

public sealed record GraphAnswer(int Status, string Body, IReadOnlyDictionary<string, string> Headers)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public JsonNode Json => JsonNode.Parse(Body)!;

    public string Id => (string)Json["id"]!;

    /// <summary>Status, code and subcode.</summary>
    public (int Status, int? Code, int? Subcode) Error => (Status, (int?)Json["error"]?["code"], (int?)Json["error"]?["error_subcode"]);

    /// <summary>As it stood in the answer.</summary>
    public static string Text(JsonNode? part) => part!.ToJsonString(Plain);

    public IReadOnlyList<string> Ids => [.. Json["data"]!.AsArray().Select(entry => (string)entry!["id"]!)];
}
