using Distribution.Publishing.Tests.Formatting;

namespace Distribution.Publishing.Tests.Channels;

/// <summary>A network's answers as they came, each a file named by what happened.</summary>
internal static class RecordedReplies
{
    /// <param name="network">The network's folder.</param>
    public static TheoryData<string> Of(string network) =>
        [.. Directory.EnumerateFiles(Folder(network), "*.http").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    public static async Task<RawReply> ReadAsync(string network, string name) =>
        RawReply.Recorded(await File.ReadAllTextAsync(Path.Combine(Folder(network), name + ".http"), TestContext.Current.CancellationToken));

    private static string Folder(string network) => Path.Combine(Repository.Root, "tests", "Publishing.Tests", "Channels", network, "Replies");
}
