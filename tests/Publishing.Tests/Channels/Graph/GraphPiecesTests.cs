using System.Text.Json;
using Distribution.Publishing.Channels.Graph;
using Distribution.Publishing.Connecting;

namespace Distribution.Publishing.Tests.Channels.Graph;

/// <summary>Proof, versions, times and ids.</summary>
public sealed class GraphPiecesTests
{
    [Fact]
    public void Proof_KnownSecretAndToken_IsTheirHmac() => Assert.Equal(
        "e484997750bd7f32533265428e7cd128d68ea7e9866e8f205267ce9a8cb2968f",
        new GraphCredential("EAAtoken-abc", "app-secret-123").Proof);

    [Fact]
    public void Proof_NoSecret_None() => Assert.Null(new GraphCredential("EAAtoken-abc", null).Proof);

    [Fact]
    public void ToString_Credential_ShowsNothing() => Assert.Equal("Graph token (hidden)", new GraphCredential("EAAtoken-abc", "app-secret-123").ToString());

    [Fact]
    public void Of_Secrets_AreTheCredential()
    {
        var given = new ChannelSecrets.Given(GraphCredentials.PageToken, new Dictionary<string, string> { ["ACCESS_TOKEN"] = "t", ["APP_SECRET"] = "s" });

        Assert.Equal(new GraphCredential("t", "s"), GraphCredentials.Of(given));
        Assert.Null(GraphCredentials.Of(new ChannelSecrets.None()));
    }

    [Theory]
    [InlineData("v26.0", "2026-11-27", null)]
    [InlineData("v25.0", "2026-11-27", null)]
    [InlineData("v25.0", "2028-04-29", null)]
    [InlineData("v25.0", "2028-04-30", "Version v25.0 of the Graph API ends on 29 July 2028; set a newer one before, such as v26.0.")]
    [InlineData("v21.0", "2026-11-27", "Version v21.0 of the Graph API ends on 21 January 2027; set a newer one before, such as v26.0.")]
    [InlineData("v21.0", "2027-01-21", "Version v21.0 of the Graph API ended on 21 January 2027; set a newer one, such as v26.0.")]
    [InlineData("v20.0", "2026-11-27", "Version v20.0 of the Graph API ended on 24 September 2026; set a newer one, such as v26.0.")]
    [InlineData("v27.0", "2026-11-27", "Version v27.0 of the Graph API is not known here; the newest known is v26.0.")]
    public void Warning_Version_IsSpokenOfBeforeItsEnd(string version, string day, string? warning) =>
        Assert.Equal(warning, GraphVersions.Warning(version, new(DateOnly.Parse(day, null), TimeOnly.MinValue, TimeSpan.Zero)));

    [Theory]
    [InlineData("2019-05-17T16:24:04+0000", "2019-05-17T16:24:04.0000000+00:00")]
    [InlineData("2019-05-17T16:24:04-0730", "2019-05-17T16:24:04.0000000-07:30")]
    [InlineData("2019-05-17T16:24:04Z", "2019-05-17T16:24:04.0000000+00:00")]
    public void Time_OffsetWithoutAColon_IsRead(string written, string expected) =>
        Assert.Equal(expected, JsonSerializer.Deserialize<DateTimeOffset>($"\"{written}\"", GraphJson.Options()).ToString("O"));

    [Theory]
    [InlineData("1234567890_9876543210", true)]
    [InlineData("17889455560051444", true)]
    [InlineData("_1", false)]
    [InlineData("1/2", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void IsId_OnlyDigitsWithUnderscoresBetween(string? id, bool expected) => Assert.Equal(expected, GraphJson.IsId(id));
}
