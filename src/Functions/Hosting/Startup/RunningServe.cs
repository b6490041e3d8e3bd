namespace Distribution.Functions.Hosting.Startup;

/// <summary>The serving process of a store's folder, if one lives.</summary>
internal static class RunningServe
{
    /// <summary>Held by the serving process for as long as it lives.</summary>
    public const string LockFile = "serve.lock";

    /// <summary>Holds its address.</summary>
    public const string UrlFile = "serve.url";

    /// <summary>Where it serves; null when nobody does, or has only just begun. Its lock decides: an address alone may be left from one that is gone.</summary>
    public static Uri? Find(string storeFolder)
    {
        if (!IsLocked(Path.Combine(storeFolder, LockFile)))
        {
            return null;
        }

        var file = Path.Combine(storeFolder, UrlFile);
        return File.Exists(file) && Uri.TryCreate(File.ReadAllText(file).Trim(), UriKind.Absolute, out var url) ? url : null;
    }

    private static bool IsLocked(string path)
    {
        try
        {
            using var free = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return false;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
