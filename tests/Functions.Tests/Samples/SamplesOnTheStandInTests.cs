using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Distribution.Functions.Commands;
using Distribution.Publishing.Recording;
using Distribution.Sandbox.X;

namespace Distribution.Functions.Tests.Samples;

/// <summary>What the stand-in holds after every sample went through the whole pipeline.</summary>
public sealed partial class SamplesOnTheStandInTests(SampleRun run) : IClassFixture<SampleRun>
{
    private static readonly string[] Furniture =
    [
        "Read by the whole coast", "°C", "light rain", "24 November", "Follow us", "Support us", "Public Reaction", "Read More", "Advertisement", "About the author",
        "Imprint", "1887", "The Harbour Courier", "港湾新報", "بريد الميناء", "Портовый вестник",
    ];

    public static IEnumerable<TheoryDataRow<string>> All() => Repository.Samples().Select(name => new TheoryDataRow<string>(name));

    [Theory]
    [MemberData(nameof(All))]
    public async Task Pipeline_Sample_HoldsTheGoldenPost(string sample)
    {
        var golden = Repository.In($"tests/Functions.Tests/Golden/Samples/{Path.ChangeExtension(sample, "txt")}");
        var held = Text(await run.DeliveryAsync(sample), await PostAsync(sample));
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            await File.WriteAllTextAsync(golden, held, TestContext.Current.CancellationToken);
        }

        Assert.Equal(await File.ReadAllTextAsync(golden, TestContext.Current.CancellationToken), held);
    }

    [Theory]
    [InlineData("date-without-offset.html", null)]
    [InlineData("front-page.html", null)]
    [InlineData("embargoed-report.json", DeliveryState.Held)]
    public async Task Pipeline_SampleThatMustNotGoOut_IsNowhere(string sample, DeliveryState? state)
    {
        Assert.Equal(state, (await run.DeliveryAsync(sample))?.State);
        Assert.Null(await PostAsync(sample));
    }

    [Fact]
    public async Task Pipeline_AllSamples_NothingElseIsHeldAndNobodyBrokeARule()
    {
        var deliveries = await Task.WhenAll(Repository.Samples().Select(run.DeliveryAsync));

        Assert.Equal(
            deliveries.Where(row => row?.State is DeliveryState.Published).Select(row => row!.NetworkId).Order(),
            run.Sandbox.X.Posts().Select(post => post.Id).Order());
        Assert.Empty(run.Sandbox.Strictness);
        Assert.Equal(13, run.Sandbox.X.Posts().Count);
    }

    [Fact]
    public void Pipeline_EveryPost_HasOneLinkNoMentionNoFurnitureAndWholeLetters() => Assert.All(run.Sandbox.X.Posts(), post =>
    {
        Assert.StartsWith("https://news.example.com/", Assert.Single(post.Links).Expanded, StringComparison.Ordinal);
        Assert.DoesNotMatch(Mention, post.Submitted);
        Assert.InRange(Cashtag.Count(post.Submitted), 0, 1);
        Assert.InRange(post.Length, 1, 280);
        Assert.All(Furniture, word => Assert.DoesNotContain(word, post.Submitted, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain('\uFFFD', post.Submitted);
    });

    [Theory]
    [MemberData(nameof(All))]
    public async Task Preview_Sample_IsByteForByteTheRequestThatWasSent(string sample)
    {
        var (exit, output, _) = await CommandRun.Of("preview", Repository.Sample(sample), "--json", "--config", Repository.Newsroom);
        if (await PostAsync(sample) is not { } post)
        {
            Assert.True(exit is ExitCode.BadInput || output.Contains("embargo", StringComparison.Ordinal));
            return;
        }

        var shown = Assert.Single(JsonDocument.Parse(output).RootElement.GetProperty("channels").EnumerateArray());
        Assert.Equal(post.Submitted, shown.GetProperty("text").GetString());
        Assert.Equal(post.Length, shown.GetProperty("length").GetInt32());
        Assert.Equal(Assert.Single(post.Links).Expanded, shown.GetProperty("link").GetString());
        Assert.True(run.Sent(shown.GetProperty("request").GetString()!), "no request with that body was sent");
    }

    private async Task<XPost?> PostAsync(string sample)
    {
        var delivery = await run.DeliveryAsync(sample);
        return delivery?.NetworkId is { } id ? run.Sandbox.X.Posts().Single(post => post.Id == id) : null;
    }

    private static string Text(Delivery? delivery, XPost? post)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{delivery?.State.ToString() ?? "no article"}{(delivery?.Reason is { } reason ? $": {reason}" : "")}");
        if (post is not null)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"length {post.Length}");
            text.AppendJoin("", post.Links.Select(link => $"link {link.Expanded}\n")).AppendLine().AppendLine(post.Submitted);
        }

        return text.ToString();
    }

    [GeneratedRegex(@"(?<![A-Za-z0-9_])[@＠][A-Za-z0-9_]")]
    private static partial Regex Mention { get; }

    [GeneratedRegex(@"(?<![A-Za-z0-9_])\$[A-Za-z]{1,6}(?![A-Za-z0-9])")]
    private static partial Regex Cashtag { get; }
}
