using System.Runtime.CompilerServices;

namespace Distribution.Functions.Tests;

/// <summary>The files of the repository that tests read and write.</summary>
internal static class Repository
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", ".."));

    public static string Newsroom => In("samples/distribution.json");

    public static string In(string path) => Path.Combine(Root, path);

    public static string Sample(string name) => In("samples/articles/" + name);

    /// <summary>Every sample's file name.</summary>
    public static IEnumerable<string> Samples() =>
        Directory.EnumerateFiles(In("samples/articles")).Select(Path.GetFileName).OfType<string>().Where(name => Path.GetExtension(name) is ".html" or ".json").Order(StringComparer.Ordinal);

    private static string Here([CallerFilePath] string path = "") => path;
}
