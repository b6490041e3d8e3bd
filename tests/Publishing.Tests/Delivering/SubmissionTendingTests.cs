using Distribution.Publishing.Channels;
using Distribution.Publishing.Recording;
using Distribution.Publishing.Tests.Recording;

namespace Distribution.Publishing.Tests.Delivering;

/// <summary>Who is told of a page after its publication, and when.</summary>
public sealed class SubmissionTendingTests : StageTest
{
    private const string Target = "IndexNow";

    private readonly ScriptedSubmitter _submitter = new();

    public SubmissionTendingTests() => Submitters = [_submitter];

    [Fact]
    public async Task DeliverAsync_Published_OwesTheCallAndTheTickMakesIt()
    {
        var row = await PublishedAsync();

        var owed = await FindAsync();
        await SubmissionTending.RunAsync(Cancellation);
        await SubmissionTending.RunAsync(Cancellation);

        Assert.Equal([row.Post!.Link], owed?.Pages);
        Assert.Equal([row.Post!.Link], Assert.Single(_submitter.Calls));
        Assert.Equal(("Told.", null, 0), ((await FindAsync())?.Result, (await FindAsync())?.DueAt, (await FindAsync())?.Pages.Count));
    }

    [Fact]
    public async Task SettleAsync_TakenDown_OwesTheCall()
    {
        var row = await StoreAsync(planned => Sample.In(DeliveryState.TakingDown, planned.Key) with { Version = planned.Version });
        Network.TakeDown = static () => new TakeDownReply.Gone();

        await SettleAsync(row);

        Assert.Equal([row.Post!.Link], (await FindAsync())?.Pages);
    }

    [Fact]
    public async Task RunAsync_NotNow_IsTriedAfterTheWait()
    {
        await PublishedAsync();
        _submitter.Reply = new SubmitReply.NotNow("Too fast.", Minute);

        await SubmissionTending.RunAsync(Cancellation);
        await SubmissionTending.RunAsync(Cancellation);
        Home.Time.Advance(Minute);
        await SubmissionTending.RunAsync(Cancellation);

        Assert.Equal(2, _submitter.Calls.Count);
        Assert.Equal("Too fast.", (await FindAsync())?.Problem);
    }

    [Fact]
    public async Task RunAsync_ClockWasSteppedBack_WaitsNoLongerThanItWasMeantTo()
    {
        await PublishedAsync();
        _submitter.Reply = new SubmitReply.NotNow("Too fast.", Minute);
        await SubmissionTending.RunAsync(Cancellation);
        await StepBackAsync(TimeSpan.FromDays(30));

        await SubmissionTending.RunAsync(Cancellation);
        Home.Time.Advance(Minute);
        await SubmissionTending.RunAsync(Cancellation);

        Assert.Equal(2, _submitter.Calls.Count);
    }

    [Fact]
    public async Task RunAsync_WantedAnewAfterTheClockWasSteppedBack_WaitsNoLongerThanThePace()
    {
        await PublishedAsync();
        await SubmissionTending.RunAsync(Cancellation);
        await StepBackAsync(TimeSpan.FromDays(30));

        await Process.Submissions.ChangeAsync(Sample.Channel, Target, row => row.Wanted(new("https://news.example.com/2"), Now), Cancellation);
        Home.Time.Advance(_submitter.Every);
        await SubmissionTending.RunAsync(Cancellation);

        Assert.Equal(2, _submitter.Calls.Count);
    }

    /// <summary>The clock of a test goes forward only: so the row's times are put into the future instead.</summary>
    private Task<Submission> StepBackAsync(TimeSpan by) => Process.Submissions.ChangeAsync(
        Sample.Channel,
        Target,
        row => row with { WantedAt = row.WantedAt + by, DueAt = row.DueAt + by, NotBefore = row.NotBefore + by, LeaseUntil = row.LeaseUntil + by, SetAt = row.SetAt + by },
        Cancellation);

    [Fact]
    public async Task RunAsync_Refused_IsNotTriedAgainByItself()
    {
        await PublishedAsync();
        _submitter.Reply = new SubmitReply.Refused("The key is wrong.");

        await SubmissionTending.RunAsync(Cancellation);
        Home.Time.Advance(TimeSpan.FromDays(1));
        await SubmissionTending.RunAsync(Cancellation);

        Assert.Single(_submitter.Calls);
        Assert.Equal("The key is wrong.", (await FindAsync())?.Problem);
    }

    [Fact]
    public async Task RunAsync_RefusedWithMoreThanACallTakes_IsNotTriedAgainByItself()
    {
        Uri[] pages = [.. Enumerable.Range(0, Submission.MostPages + 1).Select(number => new Uri($"https://news.example.com/{number}"))];
        await Process.Submissions.ChangeAsync(Sample.Channel, Target, row => row with { Pages = pages, DueAt = Home.Time.GetUtcNow() }, Cancellation);
        _submitter.Reply = new SubmitReply.Refused("The key is wrong.");

        await SubmissionTending.RunAsync(Cancellation);
        Home.Time.Advance(TimeSpan.FromDays(1));
        await SubmissionTending.RunAsync(Cancellation);

        Assert.Single(_submitter.Calls);
        Assert.Equal(pages.Length, (await FindAsync())?.Pages.Count);
    }

    [Fact]
    public async Task RunAsync_RefusedInPart_OwesTheRest()
    {
        var page = (await PublishedAsync()).Post!.Link;
        Uri other = new("https://news.example.com/other");
        await Process.Submissions.ChangeAsync(Sample.Channel, Target, row => row.Wanted(other, Home.Time.GetUtcNow()), Cancellation);
        _submitter.Reply = new SubmitReply.Refused("The key is wrong.") { Told = [page] };

        await SubmissionTending.RunAsync(Cancellation);

        Assert.Equal([other], (await FindAsync())?.Pages);
    }

    [Fact]
    public async Task RunAsync_MoreThanACallTakes_IsTheNextCalls()
    {
        Uri[] pages = [.. Enumerable.Range(0, Submission.MostPages + 1).Select(number => new Uri($"https://news.example.com/{number}"))];
        await Process.Submissions.ChangeAsync(Sample.Channel, Target, row => row with { Pages = pages, DueAt = Home.Time.GetUtcNow() }, Cancellation);

        await SubmissionTending.RunAsync(Cancellation);
        Home.Time.Advance(_submitter.Every);
        await SubmissionTending.RunAsync(Cancellation);

        Assert.Equal([Submission.MostPages, 1], _submitter.Calls.Select(call => call.Count));
    }

    [Fact]
    public async Task RunAsync_NobodyIsToldAnyMore_IsLeftAlone()
    {
        await PublishedAsync();
        Submitters = [];

        await SubmissionTending.RunAsync(Cancellation);

        Assert.Equal(("It is no longer set up.", null), ((await FindAsync())?.Problem, (await FindAsync())?.DueAt));
    }

    private Task<Submission?> FindAsync() => Process.Submissions.FindAsync(Sample.Channel, Target, Cancellation);

    private async Task<Delivery> PublishedAsync()
    {
        var row = await PlanAsync();
        await DeliverAsync(row);
        row = await RowAsync(row);
        Assert.Equal(DeliveryState.Published, row.State);
        return row;
    }

    private sealed class ScriptedSubmitter : ISubmitter
    {
        public ChannelName Channel => Sample.Channel;

        public string Target => SubmissionTendingTests.Target;

        public TimeSpan Every => TimeSpan.FromMinutes(10);

        public List<IReadOnlyList<Uri>> Calls { get; } = [];

        public SubmitReply Reply { get; set; } = new SubmitReply.Done("Told.");

        public Task<SubmitReply> SubmitAsync(IReadOnlyList<Uri> pages, CancellationToken cancellationToken)
        {
            Calls.Add(pages);
            return Task.FromResult(Reply);
        }
    }
}
