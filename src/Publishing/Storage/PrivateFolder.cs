namespace Distribution.Publishing.Storage;

/// <summary>A folder nobody but its owner can look into: the store keeps tokens.</summary>
internal static class PrivateFolder
{
    /// <summary>Makes the folder; one that is there stays as it is.</summary>
    public static void Create(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
