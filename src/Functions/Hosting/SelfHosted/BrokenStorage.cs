using Microsoft.Data.Sqlite;

namespace Distribution.Functions.Hosting.SelfHosted;

/// <summary>Which exceptions say that the store is unwell, and not that we have a bug.</summary>
internal static class BrokenStorage
{
    extension(Exception exception)
    {
        public bool IsBrokenStorage => exception is SqliteException or IOException or UnauthorizedAccessException;
    }
}
