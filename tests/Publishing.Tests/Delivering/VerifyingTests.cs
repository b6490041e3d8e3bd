using Distribution.Publishing.Channels;
using Distribution.Publishing.Delivering;
using Distribution.Publishing.Recording;
using Distribution.Publishing.Tests.Recording;

namespace Distribution.Publishing.Tests.Delivering;

/// <summary>Whether published articles came to where readers look, asked within a day's quota and shown on their rows.</summary>
public sealed class VerifyingTests : StageTest
{
    private const string Index = "index";

    private static readonly TimeSpan First = TimeSpan.FromMinutes(10);

    private readonly ScriptedVerifier _verifier;

    public VerifyingTests()
    {
        _verifier = new() { Clock = () => Now };
        Verifiers = [_verifier];
        Network.Publish = _ => Task.FromResult(new PublishReply(new DeliveryOutcome.Published($"n-{_verifier.Ids++}", new("https://x.example/n")))
        {
            Steps = [new("hub", ChannelStepState.Done), new(Index, ChannelStepState.Awaited)],
        });
    }

    [Fact]
    public async Task RunAsync_Arrived_IsOnTheRowSinceWhenAndAskedNoMore()
    {
        var row = await PublishedAsync();
        var since = Now.AddMinutes(4);
        _verifier.Reply = new VerifyReply.Arrived(since);

        await RunForAsync(TimeSpan.FromDays(1));

        Assert.Equal([row.Post!.Link], _verifier.Asked.Select(asked => asked.Page));
        Assert.Equal([new("hub", ChannelStepState.Done), new(Index, ChannelStepState.Done, "The article is in it.") { At = since }], (await RowAsync(row)).Progress);
        Assert.Equal(DeliveryState.Published, (await RowAsync(row)).State);
    }

    [Fact]
    public async Task RunAsync_NotYet_IsAskedEachTimeItIsTwiceAsOldAndGivenUpAfterAWeek()
    {
        var row = await PublishedAsync();
        var ended = row.EndedAt!.Value;
        _verifier.Reply = new VerifyReply.NotYet("Google says: Discovered.");

        await RunForAsync(TimeSpan.FromHours(3));
        Assert.Equal([10, 20, 40, 80, 160], _verifier.Asked.Select(asked => Math.Round((asked.At - ended).TotalMinutes / 5) * 5));
        Assert.Equal(new(Index, ChannelStepState.Awaited, "Google says: Discovered.") { At = _verifier.Asked[^1].At }, (await RowAsync(row)).Progress![1]);

        await RunForAsync(TimeSpan.FromDays(9), every: TimeSpan.FromHours(1));
        Assert.InRange(_verifier.Asked.Count, 9, 12);
        Assert.Equal(ChannelStepState.Failed, (await RowAsync(row)).Progress![1].State);
        Assert.Null((await FindAsync())?.DueAt);
    }

    [Fact]
    public async Task RunAsync_MoreThanTheQuota_AsksAboutTheNewestAndNeverTooOften()
    {
        _verifier.PerDay = 600;    // two every five minutes
        for (var number = 0; number < 5; number++)
        {
            await PublishedAsync(number);
            Home.Time.Advance(TimeSpan.FromSeconds(1));
        }

        Home.Time.Advance(First);
        await SubmissionTending.RunAsync(Cancellation);
        await SubmissionTending.RunAsync(Cancellation);

        Assert.Equal(["https://news.example/4", "https://news.example/3"], _verifier.Asked.Select(asked => asked.Page.GetLeftPart(UriPartial.Path)));
        _verifier.Reply = new VerifyReply.NotYet("Not yet.");
        await RunForAsync(TimeSpan.FromDays(1), every: TimeSpan.FromMinutes(1));
        Assert.InRange(_verifier.Asked.Count, 10, 600);
    }

    [Theory]
    [InlineData(2_000, 5, 6)]
    [InlineData(288, 5, 1)]
    [InlineData(10, 144, 1)]
    [InlineData(1, 1_440, 1)]
    public async Task RunAsync_AnyQuota_IsKeptWhateverIsPublished(int perDay, int everyMinutes, int atOnce)
    {
        _verifier.PerDay = perDay;
        for (var number = 0; number < 8; number++)
        {
            await PublishedAsync(number);
        }

        await SubmissionTending.RunAsync(Cancellation);    // nobody is old enough
        Home.Time.Advance(TimeSpan.FromMinutes(Math.Max(everyMinutes, First.TotalMinutes)));
        await SubmissionTending.RunAsync(Cancellation);

        Assert.Equal(atOnce, _verifier.Asked.Count);
        Assert.Equal(Now.AddMinutes(everyMinutes), (await FindAsync())!.DueAt);
        Assert.True(atOnce * (1_440.0 / everyMinutes) <= perDay);
    }

    [Fact]
    public async Task RunAsync_NoAnswer_WaitsAndLeavesTheRowAlone()
    {
        var row = await PublishedAsync();
        _verifier.Reply = new VerifyReply.Unanswered(new SubmitReply.NotNow("The quota is spent for now.", TimeSpan.FromMinutes(10)));

        await RunForAsync(TimeSpan.FromMinutes(14));

        Assert.Single(_verifier.Asked);
        Assert.Equal(ChannelStepState.Awaited, (await RowAsync(row)).Progress![1].State);
        Assert.Equal("The quota is spent for now.", (await FindAsync())?.Problem);
    }

    [Fact]
    public async Task RunAsync_PageNobodyCanBeAskedAbout_HasFailedAndSaysWhy()
    {
        var row = await PublishedAsync();
        _verifier.Reply = new VerifyReply.Never("The page is not one of the property.");

        await RunForAsync(TimeSpan.FromHours(1));

        Assert.Single(_verifier.Asked);
        Assert.Equal((ChannelStepState.Failed, "The page is not one of the property."), ((await RowAsync(row)).Progress![1].State, (await RowAsync(row)).Progress![1].Note));
    }

    [Fact]
    public async Task RunAsync_TakenDownMeanwhile_IsNotAskedAbout()
    {
        var row = await PublishedAsync();
        await WriteAsync(row.Withdrawn(canTakeDown: true, Now)!);

        await RunForAsync(TimeSpan.FromHours(1));

        Assert.Empty(_verifier.Asked);
    }

    private async Task<Delivery> PublishedAsync(int number = 0)
    {
        var name = $"url:news.example/{number}";
        var stored = await StoreArticleAsync(name);
        await Process.Articles.SaveAsync(stored with { Article = stored.Article! with { Url = new($"https://news.example/{number}") } }, Cancellation);
        var row = await PlanAsync(article: name);
        await DeliverAsync(row);
        return await RowAsync(row);
    }

    private async Task RunForAsync(TimeSpan length, TimeSpan? every = null)
    {
        for (var end = Now + length; Now < end; Home.Time.Advance(every ?? TimeSpan.FromSeconds(30)))
        {
            await SubmissionTending.RunAsync(Cancellation);
        }
    }

    private Task<Submission?> FindAsync() => Process.Submissions.FindAsync(Network.Name, Index, Cancellation);

    private sealed class ScriptedVerifier : IVerifier
    {
        public int Ids { get; set; }

        public List<(Uri Page, DateTimeOffset At)> Asked { get; } = [];

        public VerifyReply Reply { get; set; } = new VerifyReply.NotYet("Not yet.");

        public int PerDay { get; set; } = 2_000;

        public ChannelName Channel => Sample.Channel;

        public string Step => Index;

        public required Func<DateTimeOffset> Clock { get; init; }

        public Task<VerifyReply> VerifyAsync(Uri page, CancellationToken cancellationToken)
        {
            Asked.Add((page, Clock()));
            return Task.FromResult(Reply);
        }
    }
}
