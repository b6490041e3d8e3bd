using System.Net;

namespace Distribution.Functions.Tests.Intake;

public sealed class SourceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Post_NoSourceIsSetUp_IsRefusedAndThePageSaysHow()
    {
        await using var host = await ServeHost.StartAsync(options => options with { Launch = options.Launch with { Config = NoSources(options.Launch.Data) } });

        using var response = await host.SendAsync(SignedCall.Publish(1) with { Secret = "" });

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Contains("secretFrom", await host.Client.GetStringAsync("/", Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_TheSourcesSecretIsNotSet_SaysSoAndHealthFails()
    {
        await using var host = await ServeHost.StartAsync(options => options with { Launch = options.Launch with { Environment = _ => null } });

        using var response = await host.SendAsync(SignedCall.Publish(1));
        using var health = await host.Client.GetAsync("/health", Cancellation);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Contains("CMS_SECRET is not set", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
        Assert.Contains("CMS_SECRET is not set", await health.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Contains("Nothing can be taken from cms: CMS_SECRET is not set.", host.Said, StringComparison.Ordinal);
    }

    private static string NoSources(string data)
    {
        var config = Path.Combine(Path.GetDirectoryName(data)!, "other.json");
        File.WriteAllText(config, """{ "publications": [{ "name": "news", "language": "en" }], "channels": [{ "name": "x", "network": "x", "publication": "news" }] }""");
        return config;
    }
}
