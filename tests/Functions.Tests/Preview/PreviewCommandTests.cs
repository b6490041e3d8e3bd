using System.Text.Json;
using Distribution.Functions.Commands;

namespace Distribution.Functions.Tests.Preview;

public sealed class PreviewCommandTests : IDisposable
{
    private const string OnlyX = """
        {
          "publications": [{ "name": "news", "language": "en", "hosts": ["news.example.com"] }],
          "channels": [{ "name": "x", "network": "x", "utm": { "utm_source": "x", "utm_medium": "social" } }]
        }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Preview_Sample_ShowsThePostItsCountAndItsRequest()
    {
        var (exit, output, error) = await CommandRun.Of(
            "preview", Repository.Sample("breaking-bridge.json"), "--config", _folder.Write("distribution.json", OnlyX), "--data", _folder.Path);

        Assert.Equal((ExitCode.Done, ""), (exit, error));
        Assert.Equal("""
            x  SANDBOX
            ┌────────────────────────────────────────────────────────────────────────
            │ Lift bridge closed after a ship touches it; nobody hurt
            │ https://news.example.com/city/2026/lift-bridge-closed?utm_source=x&utm_medium=social&d=jhwa3et4d2
            └────────────────────────────────────────────────────────────────────────
            79 of 280
            {"text":"Lift bridge closed after a ship touches it; nobody hurt\nhttps://news.example.com/city/2026/lift-bridge-closed?utm_source=x&utm_medium=social&d=jhwa3et4d2"}


            """, output);
    }

    [Fact]
    public async Task Preview_NetworkWithoutALimit_NamesNone()
    {
        string[] given = ["preview", Repository.Sample("breaking-bridge.json"), "--config", Repository.Newsroom];

        var (_, text, _) = await CommandRun.Of(given);
        var (_, json, _) = await CommandRun.Of([.. given, "--json"]);

        Assert.Contains($"{Environment.NewLine}55{Environment.NewLine}hub.mode=publish", text, StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, JsonDocument.Parse(json).RootElement.GetProperty("channels").EnumerateArray().Last().GetProperty("limit").ValueKind);
    }

    [Fact]
    public async Task Preview_Anything_LeavesNothingBehind()
    {
        await CommandRun.Of("preview", Repository.Sample("breaking-bridge.json"), "--config", Repository.Newsroom, "--data", _folder.Path);

        Assert.False(Path.Exists(_folder.Path));
    }

    [Fact]
    public async Task Preview_Json_HasEveryPropertyInItsOrder()
    {
        var (_, output, _) = await CommandRun.Of("preview", Repository.Sample("breaking-bridge.json"), "--json", "--config", Repository.Newsroom);

        Assert.All(JsonDocument.Parse(output).RootElement.GetProperty("channels").EnumerateArray(), channel => Assert.Equal(
            ["channel", "applies", "reason", "text", "link", "length", "limit", "request"],
            channel.EnumerateObject().Select(property => property.Name)));
    }

    [Fact]
    public async Task Preview_ArticleNoRuleSends_SaysWhy()
    {
        var config = _folder.Write("distribution.json", """
            {
              "publications": [{ "name": "news", "language": "en", "hosts": ["news.example.com"] }],
              "channels": [{ "name": "x", "network": "x" }, { "name": "x-wrong", "network": "x", "settings": { "weightedLimit": 0 } }],
              "rules": [{ "section": "Nowhere", "channels": ["x"] }]
            }
            """);

        var (exit, output, _) = await CommandRun.Of("preview", Repository.Sample("breaking-bridge.json"), "--json", "--config", config);

        Assert.Equal(ExitCode.Done, exit);
        Assert.Equal(
            """{"channels":[{"channel":"x","applies":false,"reason":"No rule sends it to x.","text":null,"link":null,"length":null,"limit":null,"request":null},"""
                + """{"channel":"x-wrong","applies":false,"reason":"channels[1].settings.weightedLimit: It must be between 1 and 25000.","text":null,"link":null,"length":null,"limit":null,"request":null}]}"""
                + Environment.NewLine,
            output);
    }

    [Fact]
    public async Task Preview_PostThatCannotBeMade_FailsAndSaysWhatToMend()
    {
        var config = _folder.Write("distribution.json", """
            { "publications": [{ "name": "news", "language": "en" }], "channels": [{ "name": "x", "network": "x", "settings": { "weightedLimit": 20 } }] }
            """);

        var (exit, output, _) = await CommandRun.Of("preview", Repository.Sample("breaking-bridge.json"), "--config", config);

        Assert.Equal(ExitCode.Failed, exit);
        Assert.Equal($"x  SANDBOX  nothing is sent{Environment.NewLine}23 of 20{Environment.NewLine}The link alone is longer than X takes.{Environment.NewLine}{Environment.NewLine}", output);
    }

    [Theory]
    [InlineData("nowhere.html", "There is no file nowhere.html.")]
    [InlineData("http://127.0.0.1:1/story", "The address at 127.0.0.1")]
    public async Task Preview_NothingToRead_IsBadInput(string given, string problem)
    {
        var (exit, output, error) = await CommandRun.Of("preview", given);

        Assert.Equal((ExitCode.BadInput, ""), (exit, output));
        Assert.Contains(problem, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_WrongSettings_IsExit78()
    {
        var (exit, _, error) = await CommandRun.Of("preview", "any.html", "--config", _folder.Write("distribution.json", "{}"));

        Assert.Equal(ExitCode.WrongSettings, exit);
        Assert.Contains("publications: It is missing", error, StringComparison.Ordinal);
    }
}
