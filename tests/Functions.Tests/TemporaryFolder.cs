namespace Distribution.Functions.Tests;

/// <summary>A folder of a test's own; not made, since whether somebody makes it may be the question.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "distribution-tests", System.IO.Path.GetRandomFileName());

    public string Write(string name, string text)
    {
        Directory.CreateDirectory(Path);
        var file = System.IO.Path.Combine(Path, name);
        File.WriteAllText(file, text);
        return file;
    }

    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
