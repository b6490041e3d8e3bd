using System.Globalization;
using System.Text.Json;

namespace Distribution.Sandbox.X.Posting;

/// <summary>What a JSON value must be. The messages are in the style of X's validator.</summary>
internal abstract record Shape
{
    private Shape() { }

    /// <returns>The first thing wrong, or null.</returns>
    public abstract ShapeProblem? Check(JsonElement value, string path);

    public sealed record Text(Func<string, bool> Fits, string Rule) : Shape
    {
        public override ShapeProblem? Check(JsonElement value, string path)
        {
            if (value.ValueKind != JsonValueKind.String)
            {
                return Wrong(value, path, "string");
            }

            try
            {
                return Fits(value.GetString()!) ? null : new(path, $"{path}: {Rule}", value.GetString()!);
            }
            catch (InvalidOperationException)
            {
                // Half a surrogate pair, escaped: JSON, but no text.
                return new(path, $"{path}: is not valid Unicode", value.GetRawText());
            }
        }
    }

    public sealed record Flag : Shape
    {
        public override ShapeProblem? Check(JsonElement value, string path) =>
            value.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : Wrong(value, path, "boolean");
    }

    public sealed record Whole(int Least, int Most) : Shape
    {
        public override ShapeProblem? Check(JsonElement value, string path) => value.ValueKind != JsonValueKind.Number || !value.TryGetInt32(out var number)
            ? Wrong(value, path, "integer")
            : number < Least || number > Most
                ? new(path, string.Create(CultureInfo.InvariantCulture, $"{path}: must be between {Least} and {Most}"), value.GetRawText())
                : null;
    }

    public sealed record Many(Shape Item, int Least, int Most) : Shape
    {
        public override ShapeProblem? Check(JsonElement value, string path)
        {
            if (value.ValueKind != JsonValueKind.Array)
            {
                return Wrong(value, path, "array");
            }

            var count = value.GetArrayLength();
            return count < Least ? new(path, string.Create(CultureInfo.InvariantCulture, $"{path}: there must be a minimum of {Least} item in the array"), value.GetRawText())
                : count > Most ? new(path, string.Create(CultureInfo.InvariantCulture, $"{path}: there must be a maximum of {Most} items in the array"), value.GetRawText())
                : value.EnumerateArray().Select((item, i) => Item.Check(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"))).FirstOrDefault(problem => problem is not null);
        }
    }

    public sealed record Members(IReadOnlyDictionary<string, Shape> Known, params string[] Required) : Shape
    {
        public override ShapeProblem? Check(JsonElement value, string path)
        {
            if (value.ValueKind != JsonValueKind.Object)
            {
                return Wrong(value, path, "object");
            }

            foreach (var member in value.EnumerateObject())
            {
                var inside = $"{path}.{member.Name}";
                var problem = Known.TryGetValue(member.Name, out var shape)
                    ? shape.Check(member.Value, inside)
                    : new ShapeProblem(inside, $"{inside}: is not defined in the schema and the schema does not allow additional properties", member.Value.GetRawText()) { Unknown = true };
                if (problem is not null)
                {
                    return problem;
                }
            }

            return Required.Where(name => !value.TryGetProperty(name, out _))
                .Select(name => new ShapeProblem($"{path}.{name}", $"{path}.{name}: is missing but it is required", "")).FirstOrDefault();
        }
    }

    private static ShapeProblem Wrong(JsonElement value, string path, string expected)
    {
        var found = value.ValueKind switch
        {
            JsonValueKind.True or JsonValueKind.False => "boolean",
            JsonValueKind.Number => value.TryGetInt64(out _) ? "integer" : "number",
            _ => value.ValueKind.ToString().ToLowerInvariant(),
        };
        return new ShapeProblem(path, $"{path}: {found} found, {expected} expected", value.GetRawText());
    }
}
