using System.Runtime.CompilerServices;

namespace Distribution.Sandbox.Tests;

/// <summary>A stand-in that shares code with what it judges would share its mistakes.</summary>
public sealed class IndependenceTests
{
    [Fact]
    public void Project_References_NoOther() =>
        Assert.DoesNotContain("ProjectReference", File.ReadAllText(Path.Combine(Sources(), "Sandbox.csproj")), StringComparison.Ordinal);

    [Fact]
    public void Sources_Mention_NothingOfPublishing() => Assert.All(
        Directory.EnumerateFiles(Sources(), "*.cs", SearchOption.AllDirectories).Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)),
        file => Assert.DoesNotContain("Distribution.Publishing", File.ReadAllText(file), StringComparison.Ordinal));

    private static string Sources([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "src", "Sandbox");
}
