using System.Text.Json;
using System.Text.RegularExpressions;
using Distribution.Functions.Commands;
using Distribution.Publishing;
using Distribution.Publishing.Recording;

namespace Distribution.Functions.Tests.Samples;

/// <summary>What the stand-ins hold after every sample went through the whole pipeline.</summary>
public sealed partial class SamplesOnTheStandInTests(SampleRun run) : IClassFixture<SampleRun>
{
    private static readonly string[] Furniture =
    [
        "Read by the whole coast", "°C", "light rain", "24 November", "Follow us", "Support us", "Public Reaction", "Read More", "Advertisement", "About the author",
        "Imprint", "1887", "The Harbour Courier", "港湾新報", "بريد الميناء", "Портовый вестник",
    ];

    /// <summary>Why these are not on Instagram; every other article is.</summary>
    private static readonly Dictionary<string, SkipReason> NotOnInstagram = new()
    {
        ["chatham-ferry.html"] = SkipReason.NoPicture,
        ["goalkeeper-visible.html"] = SkipReason.NoPicture,
        ["translated-bridge.json"] = SkipReason.NoPicture,
    };

    public static IEnumerable<TheoryDataRow<string>> All() => Repository.Samples().Select(name => new TheoryDataRow<string>(name));

    [Theory]
    [MemberData(nameof(All))]
    public async Task Pipeline_Sample_HoldsTheGoldenPosts(string sample)
    {
        var golden = Repository.In($"tests/Functions.Tests/Golden/Samples/{Path.ChangeExtension(sample, "txt")}");
        var deliveries = await run.DeliveriesAsync(sample);
        var held = deliveries is [] ? "no article\n" : string.Join('\n', deliveries.Select(run.Sandbox.Held));
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            await File.WriteAllTextAsync(golden, held, TestContext.Current.CancellationToken);
        }

        Assert.Equal(await File.ReadAllTextAsync(golden, TestContext.Current.CancellationToken), held);
    }

    [Theory]
    [InlineData("date-without-offset.html")]
    [InlineData("front-page.html")]
    [InlineData("embargoed-report.json", DeliveryState.Held)]
    public async Task Pipeline_SampleThatMustNotGoOut_IsNowhere(string sample, DeliveryState? state = null)
    {
        var deliveries = await run.DeliveriesAsync(sample);

        Assert.All(deliveries, row => Assert.Equal((state, (string?)null), (row.State, row.NetworkId)));
        Assert.Equal(state is null, deliveries is []);
    }

    [Fact]
    public async Task Pipeline_AllSamples_EachArticleIsOnEveryNetworkOrSkippedByName()
    {
        foreach (var sample in Repository.Samples())
        {
            Assert.All((await run.DeliveriesAsync(sample)).Where(row => row.State is not DeliveryState.Held), row => Assert.Equal(
                row.Network.Value == "instagram" && NotOnInstagram.TryGetValue(sample, out var why) ? (DeliveryState.Skipped, why) : (DeliveryState.Published, (SkipReason?)null),
                (row.State, row.SkippedFor)));
        }
    }

    [Fact]
    public async Task Pipeline_AllSamples_NothingElseIsHeldAndNobodyBrokeARule()
    {
        var published = (await Task.WhenAll(Repository.Samples().Select(run.DeliveriesAsync))).SelectMany(rows => rows).Where(row => row.State is DeliveryState.Published).ToLookup(row => row.Network.Value, row => row.NetworkId!);

        Assert.Equal(published["x"].Order(), run.Sandbox.X.Posts().Select(post => post.Id).Order());
        Assert.Equal(published["facebook"].Order(), run.Sandbox.Facebook.Posts().Select(post => post.Id).Order());
        Assert.Equal(published["instagram"].Order(), run.Sandbox.Instagram.Media().Select(media => media.Id).Order());
        Assert.Equal(published["googlenews"].Count(), run.Sandbox.GoogleNews.Items().Count(item => item.RemovedAt is null));
        Assert.Equal(13, run.Sandbox.X.Posts().Count);
        Assert.Empty(run.Sandbox.Strictness);
    }

    [Fact]
    public void Pipeline_EveryPostOnX_HasOneLinkAndFits() => Assert.All(run.Sandbox.X.Posts(), post =>
    {
        Assert.StartsWith("https://news.example.com/", Assert.Single(post.Links).Expanded, StringComparison.Ordinal);
        Assert.InRange(Cashtag.Count(post.Submitted), 0, 1);
        Assert.InRange(post.Length, 1, 280);
    });

    [Fact]
    public void Pipeline_EveryPost_HasNoMentionNoFurnitureAndWholeLetters() => Assert.All(
        [
            .. run.Sandbox.X.Posts().Select(post => post.Submitted),
            .. run.Sandbox.Facebook.Posts().Select(post => post.Message!),
            .. run.Sandbox.Instagram.Media().Select(media => media.Caption!),
        ],
        text =>
        {
            Assert.DoesNotMatch(Mention, text);
            Assert.All(Furniture, word => Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain('\uFFFD', text);
        });

    [Theory]
    [MemberData(nameof(All))]
    public async Task Preview_Sample_IsByteForByteTheRequestThatWasSent(string sample)
    {
        var (exit, output, _) = await CommandRun.Of("preview", Repository.Sample(sample), "--json", "--config", Repository.Newsroom);
        var sent = (await run.DeliveriesAsync(sample)).Where(row => row.NetworkId is not null).ToDictionary(row => row.Key.Channel.Value);
        if (sent.Count == 0)
        {
            Assert.True(exit is ExitCode.BadInput || output.Contains("embargo", StringComparison.Ordinal));
            return;
        }

        var shown = JsonDocument.Parse(output).RootElement.GetProperty("channels").EnumerateArray().Where(channel => channel.GetProperty("applies").GetBoolean()).ToList();
        Assert.Equal(sent.Keys, shown.Select(channel => channel.GetProperty("channel").GetString()));
        Assert.All(shown, channel => Assert.True(
            run.Sent(channel.GetProperty("request").GetString()!),
            $"no request was sent with the body {channel.GetProperty("request")}"));
        if (sent.TryGetValue("x", out var onX))
        {
            var post = run.Sandbox.X.Posts().Single(post => post.Id == onX.NetworkId);
            Assert.Equal(
                (post.Submitted, post.Length, Assert.Single(post.Links).Expanded),
                (shown[0].GetProperty("text").GetString(), shown[0].GetProperty("length").GetInt32(), shown[0].GetProperty("link").GetString()));
        }
    }

    [GeneratedRegex(@"(?<![A-Za-z0-9_])[@＠][A-Za-z0-9_]")]
    private static partial Regex Mention { get; }

    [GeneratedRegex(@"(?<![A-Za-z0-9_])\$[A-Za-z]{1,6}(?![A-Za-z0-9])")]
    private static partial Regex Cashtag { get; }
}
