using Distribution.Publishing.Planning;

namespace Distribution.Functions.Hosting.Startup;

/// <summary>Finds out whether a folder can be written, there or still to be made.</summary>
internal static class WritableFolder
{
    /// <summary>Empty when it can.</summary>
    /// <param name="key">The setting that names the folder.</param>
    public static IReadOnlyList<Fault> Faults(string key, string folder)
    {
        var nearest = Path.GetFullPath(folder);
        while (!Path.Exists(nearest))
        {
            nearest = Path.GetDirectoryName(nearest)!;    // the root is always there
        }

        try
        {
            using var trial = new FileStream(
                Path.Combine(nearest, $".distribution-check-{Environment.ProcessId}"),
                FileMode.Create,
                FileAccess.Write,
                FileShare.None,
                bufferSize: 1,
                FileOptions.DeleteOnClose);
            return [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [new(key, $"{folder} cannot be written ({(File.Exists(nearest) ? $"{nearest} is a file" : e.Message)}); give a folder that can.")];
        }
    }
}
