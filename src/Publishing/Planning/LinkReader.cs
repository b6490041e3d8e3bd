using System.Text.Json;
using System.Text.RegularExpressions;

namespace Distribution.Publishing.Planning;

/// <summary>Reads what is added to a channel's links.</summary>
internal static partial class LinkReader
{
    extension(SettingsObject file)
    {
        /// <summary>The parameter of the token; null leaves it out.</summary>
        public string? ReadTokenParameter(string? byDefault)
        {
            if (file.TryFind("tokenParameter", out var value) && value.ValueKind is JsonValueKind.Null)
            {
                return null;
            }

            return file.Text("tokenParameter", "letters, digits, - and _, at most 40, or null for no token", allowed: ParameterForm.IsMatch) ?? byDefault;
        }

        /// <summary>The campaign parameters in the file's order.</summary>
        /// <param name="token">The parameter none of them may be.</param>
        public IReadOnlyList<UtmParameter> ReadUtm(string? token)
        {
            if (!file.TryFind("utm", out var value))
            {
                return [];
            }

            if (value.ValueKind is not JsonValueKind.Object)
            {
                file.Note("utm", $"{SettingsObject.Show(value)} is not allowed; give names and values, as {{ \"utm_source\": \"x\" }}.");
                return [];
            }

            List<UtmParameter> parameters = [];
            foreach (var property in value.EnumerateObject())
            {
                var problem = property switch
                {
                    _ when !ParameterForm.IsMatch(property.Name) => "The name is not allowed; give letters, digits, - and _, at most 40.",
                    _ when property.NameEquals(token) => "It is the token's parameter; give it another name, or the token another tokenParameter.",
                    _ when parameters.Exists(parameter => property.NameEquals(parameter.Name)) => "It stands here more than once; keep one.",
                    _ when !SettingsObject.IsText(property.Value, out _) => $"{SettingsObject.Show(property.Value)} is not allowed; give text.",
                    _ => null,
                };
                if (problem is null)
                {
                    parameters.Add(new(property.Name, property.Value.GetString()!));
                }
                else
                {
                    file.NoteAt(SettingsObject.Join(file.PathOf("utm"), property.Name), problem);
                }
            }

            return parameters;
        }
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_-]{0,39}\\z")]
    private static partial Regex ParameterForm { get; }
}
