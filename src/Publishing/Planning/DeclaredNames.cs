namespace Distribution.Publishing.Planning;

/// <summary>The names the parts of the file may use for one another.</summary>
internal sealed record DeclaredNames(IReadOnlyList<string> Publications, IReadOnlyList<string> Networks)
{
    /// <summary>Says that a name is not one of those there are.</summary>
    public static string Unknown(string written, string what, IEnumerable<string> known)
    {
        string[] names = [.. known.Distinct().Order(StringComparer.Ordinal)];
        var meant = Suggestion.For(written, names) is { } name ? $" Did you mean \"{name}\"?" : "";
        var there = names is [] ? "there are none" : $"there are {string.Join(", ", names.Select(static name => $"\"{name}\""))}";
        return $"\"{written}\" is no {what}; {there}.{meant}";
    }
}
