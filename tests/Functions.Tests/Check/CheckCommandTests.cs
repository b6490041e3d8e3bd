using System.Text.Json;
using Distribution.Functions.Commands;
using Distribution.Functions.Hosting.Startup;

namespace Distribution.Functions.Tests.Check;

public sealed class CheckCommandTests : IDisposable
{
    private const string Hush = "hush-hush";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Check_NothingSet_IsTheSandboxWithoutFaults()
    {
        var (exit, text) = await RunAsync(new() { Data = _folder.Path, Environment = _ => null, EnvironmentNames = () => [] });

        Assert.Equal(ExitCode.Done, exit);
        Assert.Equal($"""
            SANDBOX  settings from the built-in newsroom, ledger in {_folder.Path}/sandbox
              x            SANDBOX
              facebook     SANDBOX
              instagram    SANDBOX
              google-news  SANDBOX
            No faults.

            """, text);
        Assert.False(Directory.Exists(_folder.Path));
    }

    [Fact]
    public async Task Check_EveryKindOfFault_SaysAllAtOnceAndNoSecret()
    {
        var (exit, text) = await RunAsync(Faulty());

        Assert.Equal(ExitCode.WrongSettings, exit);
        Assert.Equal($"""
            LIVE  settings from {_folder.Path}/distribution.json, ledger in {_folder.Path}/distribution.json/data
              x          LIVE
              x-part     held: DISTRIBUTION_X_PART_*: The connection of x-part is set in part; DISTRIBUTION_X_PART_REFRESH_TOKEN is missing.
              x-none     not connected: DISTRIBUTION_X_NONE_* is not set.
              x-wrong    held: channels[3].settings.weightedLimit: It must be between 1 and 25000.
              x-nowhere  held: channels[4].network: "myspace" is no network; there are "facebook", "googlenews", "instagram", "x".
            channels[4].network: "myspace" is no network; there are "facebook", "googlenews", "instagram", "x". (only x-nowhere is held)
            publishagain: There is no such key; did you mean publishAgain?
            channels[3].settings.weightedLimit: It must be between 1 and 25000. (only x-wrong is held)
            channels[3].text: The template uses titel, but only these names have a value: authors, breaking, description, headline, link, section, tags. (only x-wrong is held)
            DISTRIBUTION_X_PART_*: The connection of x-part is set in part; DISTRIBUTION_X_PART_REFRESH_TOKEN is missing. (only x-part is held)
            --data: {_folder.Path}/distribution.json/data cannot be written ({_folder.Path}/distribution.json is a file); give a folder that can.
            DISTRIBUTION_X_PART_REFRESHTOKEN: No channel reads this variable; did you mean DISTRIBUTION_X_PART_REFRESH_TOKEN?
            sources[0].secretFrom: CMS_SECRET is not set, so nothing that cms sends can be trusted; set it to the secret cms signs with.
            publications[0].hosts: news lists none, and its real accounts carry only links on listed ones; list the hosts its articles are on.
            9 faults.

            """, text);
        Assert.DoesNotContain(Hush, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_Json_HasModeChannelsAndFaults()
    {
        using var output = new StringWriter();
        var exit = await CheckCommand.RunAsync(Faulty(), asJson: true, output);
        var root = JsonDocument.Parse(output.ToString()).RootElement;

        Assert.Equal(ExitCode.WrongSettings, exit);
        Assert.Equal("LIVE", root.GetProperty("mode").GetString());
        Assert.Equal("""{"channel":"x","network":"x","stand":"LIVE","reason":null}""", root.GetProperty("channels")[0].GetRawText());
        Assert.Equal("""{"key":"publishagain","problem":"There is no such key; did you mean publishAgain?","channel":null}""", root.GetProperty("faults")[1].GetRawText());
        Assert.DoesNotContain(Hush, output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_OnTheCommandLine_ReadsItsOptions()
    {
        var (exit, output, _) = await CommandRun.Of("check", "--config", "nowhere.json", "--data", _folder.Path);

        Assert.Equal(ExitCode.WrongSettings, exit);
        Assert.Contains("--config: There is no file nowhere.json.", output, StringComparison.Ordinal);
    }

    private static async Task<(int Exit, string Text)> RunAsync(LaunchOptions launch)
    {
        using var output = new StringWriter();
        var exit = await CheckCommand.RunAsync(launch, asJson: false, output);
        return (exit, output.ToString());
    }

    private LaunchOptions Faulty()
    {
        var config = _folder.Write("distribution.json", """
            {
              "publications": [{ "name": "news", "language": "en" }],
              "channels": [
                { "name": "x", "network": "x" },
                { "name": "x-part", "network": "x" },
                { "name": "x-none", "network": "x" },
                { "name": "x-wrong", "network": "x", "text": "{{ titel }}", "settings": { "weightedLimit": 0 } },
                { "name": "x-nowhere", "network": "myspace" }
              ],
              "sources": [{ "name": "cms", "secretFrom": "CMS_SECRET" }],
              "publishagain": "hold"
            }
            """);
        Dictionary<string, string> environment = new()
        {
            ["DISTRIBUTION_X_CONSUMER_KEY"] = Hush,
            ["DISTRIBUTION_X_CONSUMER_SECRET"] = Hush,
            ["DISTRIBUTION_X_ACCESS_TOKEN"] = Hush,
            ["DISTRIBUTION_X_ACCESS_TOKEN_SECRET"] = Hush,
            ["DISTRIBUTION_X_PART_CLIENT_ID"] = Hush,
            ["DISTRIBUTION_X_PART_REFRESHTOKEN"] = Hush,
        };
        return new()
        {
            Config = config,
            Data = Path.Combine(config, "data"),
            Environment = environment.GetValueOrDefault,
            EnvironmentNames = () => environment.Keys,
        };
    }
}
