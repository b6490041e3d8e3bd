namespace Distribution.Sandbox.X.Text;

/// <summary>The endings that make a run of letters and dots a link: the countries' and the common generic ones.</summary>
internal static class TopLevelDomains
{
    private static readonly HashSet<string> Known = Load();

    public static bool Has(string label) =>
        Known.Contains(label) || (label.Length > 4 && label.StartsWith("xn--", StringComparison.OrdinalIgnoreCase));

    private static HashSet<string> Load()
    {
        using var stream = typeof(TopLevelDomains).Assembly.GetManifestResourceStream("TopLevelDomains.txt")
            ?? throw new InvalidOperationException("The list of top-level domains is not in the assembly.");
        using var reader = new StreamReader(stream);
        return new HashSet<string>(reader.ReadToEnd().Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);
    }
}
