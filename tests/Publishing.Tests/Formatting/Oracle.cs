using System.Diagnostics;
using System.Text.Json;

namespace Distribution.Publishing.Tests.Formatting;

/// <summary>The published reference implementation, run by node in tests/oracle. Only these tests know it; nothing of it is shipped.</summary>
internal static class Oracle
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web);

    internal sealed record Span(int Index, int Length);

    internal sealed record Answer(int WeightedLength, bool Valid, IReadOnlyList<Span> Urls, int Mentions, int Cashtags, bool Consistent);

    public static async Task<IReadOnlyList<Answer>> AskAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(Repository.Root, "tests", "oracle");
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            Assert.Skip("tests/oracle/node_modules is missing: run 'npm ci' in tests/oracle to compare with the reference implementation");
        }

        var start = new ProcessStartInfo("node", "measure.mjs") { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true };
        using var node = Process.Start(start)!;
        var answers = ReadAsync(node.StandardOutput, cancellationToken);
        foreach (var text in texts)
        {
            await node.StandardInput.WriteLineAsync(JsonSerializer.Serialize(text));
        }

        node.StandardInput.Close();
        var read = await answers;
        await node.WaitForExitAsync(cancellationToken);
        Assert.Equal(0, node.ExitCode);
        Assert.Equal(texts.Count, read.Count);
        return read;
    }

    private static async Task<IReadOnlyList<Answer>> ReadAsync(StreamReader output, CancellationToken cancellationToken)
    {
        List<Answer> answers = [];
        while (await output.ReadLineAsync(cancellationToken) is { } line)
        {
            answers.Add(JsonSerializer.Deserialize<Answer>(line, Json)!);
        }

        return answers;
    }
}
