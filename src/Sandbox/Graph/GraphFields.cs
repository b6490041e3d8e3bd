using System.Text.Json.Nodes;
using Distribution.Sandbox.Serving;

namespace Distribution.Sandbox.Graph;

/// <summary>The <c>fields</c> parameter: <c>id,attachments{url,target{url}}</c>.</summary>
internal static class GraphFields
{
    private const string Id = "id";

    /// <summary>Reads the fields and checks each against an object that has them all.</summary>
    /// <param name="text">The parameter; null asks for the usual ones.</param>
    /// <param name="usual">What an answer holds when nothing was asked for.</param>
    /// <param name="full">An object with every field there is.</param>
    /// <param name="type">The object's name in the refusal.</param>
    public static (IReadOnlyList<GraphField>? Fields, SandboxReply? Refusal) Read(string? text, string usual, JsonObject full, string type)
    {
        var at = 0;
        var wanted = text ?? usual;
        var fields = Parse(wanted, ref at);
        return fields is null || at < wanted.Length
            ? (null, GraphReplies.Error(2500, null, $"Syntax error in the fields parameter: {wanted}"))
            : Unknown(fields, full) is { } unknown
                ? (null, GraphReplies.Invalid($"Tried accessing nonexisting field ({unknown}) on node type ({type})"))
                : (fields, null);
    }

    /// <summary>The part of an object that was asked for; a field that is null there is left out. The id is always in it.</summary>
    public static JsonObject Pick(JsonObject full, IReadOnlyList<GraphField> fields)
    {
        var picked = new JsonObject();
        foreach (var field in fields.Where(field => full[field.Name] is not null))
        {
            picked[field.Name] = Inside(full[field.Name]!, field.Inside);
        }

        if (full[Id] is { } id)
        {
            picked[Id] = id.DeepClone();
        }

        return picked;
    }

    private static JsonNode Inside(JsonNode value, IReadOnlyList<GraphField> fields) => (fields, value) switch
    {
        ([], _) => value.DeepClone(),
        (_, JsonObject edge) when edge["data"] is JsonArray data => new JsonObject { ["data"] = Inside(data, fields) },
        (_, JsonObject inner) => Pick(inner, fields),
        (_, JsonArray array) => new JsonArray([.. array.Select(item => Inside(item!, fields))]),
        _ => value.DeepClone(),
    };

    private static string? Unknown(IReadOnlyList<GraphField> fields, JsonNode full) => full switch
    {
        JsonObject edge when edge["data"] is JsonArray data => Unknown(fields, data),
        JsonArray { Count: > 0 } array => Unknown(fields, array[0]!),
        JsonObject inner => fields.Select(field => inner[field.Name] is { } value ? Unknown(field.Inside, value) : field.Name).FirstOrDefault(name => name is not null),
        _ => fields is [var first, ..] ? first.Name : null,
    };

    /// <returns>Null when the text is no list of fields.</returns>
    private static List<GraphField>? Parse(string text, ref int at)
    {
        var fields = new List<GraphField>();
        while (true)
        {
            var start = at;
            while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '_'))
            {
                at++;
            }

            if (at == start)
            {
                return null;
            }

            var name = text[start..at];
            List<GraphField> inside = [];
            if (at < text.Length && text[at] == '{')
            {
                at++;
                if (Parse(text, ref at) is not { } found || at >= text.Length || text[at] != '}')
                {
                    return null;
                }

                inside = found;
                at++;
            }

            fields.Add(new GraphField(name, inside));
            if (at >= text.Length || text[at] != ',')
            {
                return fields;
            }

            at++;
        }
    }
}
