using System.Diagnostics;
using System.Net;
using Microsoft.Data.Sqlite;

namespace Distribution.Functions.Tests.Hosting;

public sealed class HealthTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Health_AfterAPost_IsOkAndCountsIt()
    {
        await using var host = await ServeHost.StartAsync();
        await host.AcceptedAsync(SignedCall.Publish(1));
        await host.PostsAsync(count: 1);

        var health = await host.HealthAsync();

        Assert.Equal("ok", health.GetProperty("status").GetString());
        Assert.Equal("SANDBOX", health.GetProperty("mode").GetString());
        Assert.True(health.GetProperty("store").GetProperty("writable").GetBoolean());
        Assert.Equal("open", health.GetProperty("channels")[0].GetProperty("condition").GetString());
        Assert.Equal(1, health.GetProperty("counts").GetProperty("today").GetProperty("Published").GetInt32());
        Assert.DoesNotContain(ServeHost.Secret, health.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_TheStoreCannotBeWritten_FailsAndDoesNotWaitForIt()
    {
        await using var host = await ServeHost.StartAsync();
        await using var other = new SqliteConnection($"Data Source={Path.Combine(host.StoreFolder, "distribution.db")};Pooling=False");
        await other.OpenAsync(Cancellation);
        await using var writing = await other.BeginTransactionAsync(Cancellation);    // BEGIN IMMEDIATE: nobody else may write
        var since = Stopwatch.GetTimestamp();

        using var response = await host.Client.GetAsync("/health", Cancellation);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Contains("The store did not answer within 2 s.", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.InRange(Stopwatch.GetElapsedTime(since), TimeSpan.Zero, TimeSpan.FromSeconds(15));    // the store itself gives up after 30 s
    }
}
