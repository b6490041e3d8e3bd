namespace Distribution.Functions.Hosting.Startup;

/// <summary>
/// The one <c>serve</c> of a store's folder. It holds a lock on a file for as long as it lives, and the operating system lets go of it
/// with the process; where it listens stands in a file beside it, which anybody may read.
/// </summary>
internal sealed class RunningServe : IDisposable
{
    /// <summary>Held by it for as long as it lives.</summary>
    public const string LockFile = "serve.lock";

    /// <summary>Holds its address.</summary>
    public const string UrlFile = "serve.url";

    /// <summary>Somebody who only looks holds the lock for a moment too.</summary>
    private const int Tries = 20;

    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(25);

    private readonly string _folder;
    private readonly FileStream _held;

    private RunningServe(string folder, FileStream held) => (_folder, _held) = (folder, held);

    /// <summary>Where the living <c>serve</c> of this folder listens; null when none runs, or it has only just begun.</summary>
    public static Uri? Find(string storeFolder)
    {
        try
        {
            using var looked = new FileStream(Path.Combine(storeFolder, LockFile), FileMode.Open, FileAccess.Read, FileShare.Read);
            return null;    // nobody holds it: whatever address stands there is of a process that is gone
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (IOException)
        {
            return ReadUrl(storeFolder);
        }
    }

    /// <summary>Becomes the one of this folder; null when another one is.</summary>
    public static async Task<RunningServe?> TakeAsync(string storeFolder, CancellationToken cancellationToken)
    {
        CreateFolder(storeFolder);
        for (var tries = 1; ; tries++)
        {
            try
            {
                var held = new FileStream(Path.Combine(storeFolder, LockFile), FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
                File.Delete(Path.Combine(storeFolder, UrlFile));
                return new(storeFolder, held);
            }
            catch (IOException) when (tries < Tries)
            {
                await Task.Delay(BetweenTries, cancellationToken);
            }
            catch (IOException) when (File.Exists(Path.Combine(storeFolder, LockFile)))
            {
                return null;
            }
        }
    }

    /// <summary>Says where it listens: whole or not at all.</summary>
    public void Announce(Uri url)
    {
        var written = Path.Combine(_folder, UrlFile + ".new");
        File.WriteAllText(written, url.AbsoluteUri);
        File.Move(written, Path.Combine(_folder, UrlFile), overwrite: true);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        File.Delete(Path.Combine(_folder, UrlFile));
        _held.Dispose();
    }

    private static Uri? ReadUrl(string storeFolder)
    {
        try
        {
            return Uri.TryCreate(File.ReadAllText(Path.Combine(storeFolder, UrlFile)), UriKind.Absolute, out var url) ? url : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>The store keeps tokens: nobody but its owner looks in.</summary>
    private static void CreateFolder(string path)
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
