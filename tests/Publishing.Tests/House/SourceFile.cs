using System.Text.RegularExpressions;
using Distribution.Publishing.Tests.Formatting;

namespace Distribution.Publishing.Tests.House;

/// <summary>A file of source text, as the rules of the house see it.</summary>
/// <param name="Path">From the repository's root, with slashes.</param>
/// <param name="Text">As it is.</param>
internal sealed partial record SourceFile(string Path, string Text)
{
    /// <summary>The text without what is said about it.</summary>
    public string Code { get; } = Comment.Replace(Text, "");

    /// <summary>The folder below src/Publishing; empty for its root.</summary>
    public string Room => string.Join('/', Path.Split('/')[2..^1]);

    /// <summary>Every file below the folders that is not made by the build.</summary>
    public static IReadOnlyList<SourceFile> In(params string[] folders) =>
    [
        .. from folder in folders
           from file in Directory.EnumerateFiles(System.IO.Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
           let path = System.IO.Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')
           where !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal)
           orderby path
           select new SourceFile(path, File.ReadAllText(file)),
    ];

    public override string ToString() => Path;

    [GeneratedRegex(@"(?<=^|\s)//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment { get; }
}
