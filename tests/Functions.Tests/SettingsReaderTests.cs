using Distribution.Functions.Hosting;
using Distribution.Functions.Hosting.Startup;
using Distribution.Publishing.Connecting;
using Distribution.Publishing.Planning;

namespace Distribution.Functions.Tests;

public sealed class SettingsReaderTests : IDisposable
{
    private static readonly Dictionary<string, string> FourKeys = new()
    {
        ["DISTRIBUTION_X_CONSUMER_KEY"] = "k1",
        ["DISTRIBUTION_X_CONSUMER_SECRET"] = "k2",
        ["DISTRIBUTION_X_ACCESS_TOKEN"] = "k3",
        ["DISTRIBUTION_X_ACCESS_TOKEN_SECRET"] = "k4",
    };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_NoFileAndNoCredential_IsTheBuiltInNewsroomInTheSandbox()
    {
        var settings = Ready([], config: null);

        Assert.Same(Newsroom.BuiltIn, settings.Newsroom);
        Assert.Same(PublishingMode.Sandbox, settings.Mode);
        Assert.Equal(Path.Combine(_folder.Path, "sandbox"), settings.StoreFolder);
        Assert.Empty(settings.Secrets);
        Assert.False(Directory.Exists(_folder.Path));
    }

    [Fact]
    public void Read_WholeCredential_IsLiveWithALedgerOfItsOwn()
    {
        var settings = Ready(FourKeys, Repository.Newsroom);

        Assert.Same(PublishingMode.Live, settings.Mode);
        Assert.Equal(_folder.Path, settings.StoreFolder);
        Assert.Equal("Signed keys", Assert.IsType<ChannelSecrets.Given>(settings.Secrets["x"]).Form.Name);
        Assert.Empty(settings.ChannelFaults);
    }

    [Theory]
    [InlineData("DISTRIBUTION_X_CONSUMER_KEY")]
    [InlineData("DISTRIBUTION_X_ACCESS_TOKEN_SECRET")]
    [InlineData("DISTRIBUTION_X_REFRESH_TOKEN")]
    [InlineData("DISTRIBUTION_X_CLIENT_SECRET")]
    public void Read_CredentialSetInPart_IsHeldAndNeverFallsBackToTheStandIn(string name)
    {
        var config = _folder.Write("distribution.json", """
            {
              "publications": [{ "name": "news", "language": "en", "hosts": ["news.example.com"] }],
              "channels": [{ "name": "x", "network": "x" }]
            }
            """);

        var settings = Ready(new() { [name] = "hush" }, config);

        Assert.Same(PublishingMode.Live, settings.Mode);
        Assert.Empty(settings.Secrets);
        var fault = Assert.Single(settings.ChannelFaults);
        Assert.Equal("x", fault.Channel?.Value);
        Assert.Contains("is set in part", fault.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_CredentialOfAChannelLeftOutForItsFault_IsLiveAllTheSame()
    {
        var config = _folder.Write("distribution.json", """
            {
              "publications": [{ "name": "news", "language": "en", "hosts": ["news.example.com"] }],
              "channels": [{ "name": "x", "network": "twitter" }, { "name": "x-da", "network": "x", "settings": { "callTimeout": "2h" } }]
            }
            """);

        var settings = Ready(FourKeys, config);

        Assert.Same(PublishingMode.Live, settings.Mode);
        Assert.Equal("x-da", Assert.Single(settings.Newsroom.Channels).Name.Value);
        Assert.Equal(["channels[0].network", "channels[1].settings.callTimeout"], settings.ChannelFaults.Select(fault => fault.Key));
    }

    /// <summary>A stand-in has an id of its own; a real account needs it said.</summary>
    [Theory]
    [InlineData(false, "channels[0].settings.pageId")]
    [InlineData(true, "")]
    public void Read_SettingOnlyARealAccountNeeds_IsAFaultOfOneAlone(bool sandbox, string faults)
    {
        var config = _folder.Write("distribution.json", """
            {
              "publications": [{ "name": "news", "language": "en", "hosts": ["news.example.com"] }],
              "channels": [{ "name": "page", "network": "facebook" }]
            }
            """);

        var settings = Ready(new() { ["DISTRIBUTION_PAGE_ACCESS_TOKEN"] = "t" }, config, sandbox);

        Assert.Equal(faults, string.Join(' ', settings.ChannelFaults.Select(fault => fault.Key)));
    }

    /// <summary>Found out at the start and not at the first hand-in; only where a sitemap is handed in at all.</summary>
    [Theory]
    [InlineData("{}", "sc-domain:news.example.com", false, 1)]
    [InlineData("key.json", "sc-domain:news.example.com", false, 1)]
    [InlineData("""{"type":"service_account","client_email":"a@b.example","private_key":"hush"}""", "sc-domain:news.example.com", false, 1)]
    [InlineData("""{"type":"authorized_user","client_id":"id","client_secret":"hush","refresh_token":"hush"}""", "sc-domain:news.example.com", false, 0)]
    [InlineData("{}", null, false, 0)]
    [InlineData("{}", "sc-domain:news.example.com", true, 0)]
    public void Read_KeyFileThatCannotBeRead_HoldsTheChannelAndSaysWhy(string key, string? property, bool sandbox, int faults)
    {
        var config = _folder.Write("distribution.json", $$"""
            {
              "publications": [{ "name": "news", "language": "en", "hosts": ["news.example.com"] }],
              "publicBaseUrl": "https://distribution.news.example.com",
              "channels": [{ "name": "google-news", "network": "googlenews", "settings": { {{(property is null ? "" : $"\"property\": \"{property}\"")}} } }]
            }
            """);

        var settings = Ready(new() { ["DISTRIBUTION_GOOGLE_NEWS_GOOGLE_CREDENTIALS"] = key }, config, sandbox);

        Assert.Equal(
            Enumerable.Repeat(
                "DISTRIBUTION_GOOGLE_NEWS_GOOGLE_CREDENTIALS: It cannot be read; put the whole JSON of a key file into it, of a service account or an authorised user.", faults),
            settings.ChannelFaults.Select(fault => fault.ToString()));
        Assert.DoesNotContain("hush", string.Join(' ', settings.ChannelFaults), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OneOfTwoChannelsConnected_IsLiveForBoth()
    {
        var config = _folder.Write("distribution.json", """
            {
              "publications": [{ "name": "news", "language": "en", "hosts": ["news.example.com"] }],
              "channels": [{ "name": "x", "network": "x" }, { "name": "x-da", "network": "x" }]
            }
            """);

        var settings = Ready(FourKeys, config);

        Assert.Same(PublishingMode.Live, settings.Mode);
        Assert.IsType<ChannelSecrets.None>(settings.Secrets["x-da"]);
    }

    [Theory]
    [InlineData("DISTRIBUTION_X_CONSUMER_KEY")]
    [InlineData("")]
    public void Read_SandboxAskedFor_LooksAtNoCredential(string only)
    {
        var environment = FourKeys.Where(pair => only.Length == 0 || pair.Key == only).ToDictionary();

        var settings = Ready(environment, Repository.Newsroom, sandbox: true);

        Assert.Same(PublishingMode.Sandbox, settings.Mode);
        Assert.Empty(settings.Secrets);
        Assert.Empty(settings.ChannelFaults);
    }

    [Fact]
    public void Read_FileThatIsNotThere_IsFaulty() =>
        Assert.Equal(["--config: There is no file nowhere.json."], Assert.IsType<SettingsReading.Faulty>(SettingsReader.Read(new() { Config = "nowhere.json" })).Faults);

    [Fact]
    public void Read_FileOfFaults_SaysThoseOfTheNetworkToo()
    {
        var config = _folder.Write("distribution.json", """
            { "publication": [], "channels": [{ "name": "x", "network": "x", "text": "{{ headline", "settings": { "weightedLimit": 0 } }], "publications": [{ "name": "news", "language": "en" }] }
            """);

        var faults = Assert.IsType<SettingsReading.Faulty>(SettingsReader.Read(new() { Config = config, Environment = _ => null })).Faults;

        Assert.Contains(faults, fault => fault.StartsWith($"{config}: publication: ", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.StartsWith($"{config}: channels[0].text: ", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.StartsWith($"{config}: channels[0].settings.weightedLimit: ", StringComparison.Ordinal));
    }

    private PipelineSettings Ready(Dictionary<string, string> environment, string? config, bool sandbox = false) => Assert.IsType<SettingsReading.Ready>(
        SettingsReader.Read(new() { Config = config, Data = _folder.Path, Sandbox = sandbox, Environment = environment.GetValueOrDefault })).Settings;
}
