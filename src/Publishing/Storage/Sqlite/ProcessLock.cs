using System.Globalization;
using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Storage.Sqlite;

/// <summary>
/// This process among those that share the file. It holds a lock on a file of its own for as long as it lives; the operating system
/// lets go of it with the process, so whether a claimer still lives is a fact and not a matter of clocks.
/// </summary>
public sealed class ProcessLock : IDisposable
{
    private const string Extension = ".lock";
    private readonly string _folder;
    private readonly FileStream _held;

    /// <summary>Takes this process' lock in the store's folder.</summary>
    public ProcessLock(string folder, TimeProvider time)
    {
        _folder = Path.Combine(folder, "processes");
        Directory.CreateDirectory(_folder);
        for (var tries = 0; ; tries++)
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}-{time.GetUtcNow().UtcTicks:x}-{tries}");
            try
            {
                _held = new(FileOf(Id), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
                return;
            }
            catch (IOException) when (File.Exists(FileOf(Id)))
            {
                // Two stores opened by one process in one tick: the next number is free.
            }
        }
    }

    /// <summary>Unique among every process that ever opened the store.</summary>
    public string Id { get; }

    /// <summary>Whether that process still runs. A stopped (SIGSTOP) one does.</summary>
    public bool Lives(string processId)
    {
        if (processId == Id)
        {
            return true;
        }

        try
        {
            // A lock nobody holds was left behind by a process that is gone; opening it so also tidies it away.
            using var left = new FileStream(FileOf(processId), FileMode.Open, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <summary>The claims of this process.</summary>
    public ClaimHolder Holder() => new(Id);

    /// <inheritdoc />
    public void Dispose() => _held.Dispose();

    private string FileOf(string processId) => Path.Combine(_folder, processId + Extension);
}
