using System.Runtime.CompilerServices;

namespace Distribution.Publishing.Tests.Ingesting;

/// <summary>Finds the files of the repository that tests read and write.</summary>
internal static class Samples
{
    public static string Repository { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", ".."));

    public static string Folder => Path.Combine(Repository, "samples", "articles");

    public static string Golden(string sample) =>
        Path.Combine(Repository, "tests", "Publishing.Tests", "Ingesting", "Golden", Path.GetFileNameWithoutExtension(sample) + ".json");

    public static IEnumerable<string> Names() =>
        Directory.EnumerateFiles(Folder).Select(Path.GetFileName).OfType<string>().Where(name => Path.GetExtension(name) is ".html" or ".json").Order(StringComparer.Ordinal);

    public static byte[] Bytes(string sample) => File.ReadAllBytes(Path.Combine(Folder, sample));

    private static string Here([CallerFilePath] string path = "") => path;
}
