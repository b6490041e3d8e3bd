using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Tests.Recording;

/// <summary>What every home of the follow-up calls keeps: one row for each target, whole in every process.</summary>
public abstract class SubmissionStoreConformance(StoreHome home) : StoreConformance(home)
{
    private static readonly Uri Page = new("https://news.example.com/1");

    private ISubmissionStore Submissions => Process.Submissions;

    [Fact]
    public async Task FindAsync_NeverWanted_Null() => Assert.Null(await Submissions.FindAsync(Sample.Channel, "IndexNow", Cancellation));

    [Fact]
    public async Task ChangeAsync_New_StandsWholeForEveryProcess()
    {
        await using var second = await Home.StartAsync();

        var written = await WantAsync("IndexNow", Sample.Start);

        Assert.Equal(1, written.Version);
        Assert.Equivalent(written, await second.Submissions.FindAsync(Sample.Channel, "IndexNow", Cancellation), strict: true);
    }

    [Fact]
    public async Task ChangeAsync_NothingChanges_WritesNothing()
    {
        await WantAsync("IndexNow", Sample.Start);

        Assert.Equal(1, (await Submissions.ChangeAsync(Sample.Channel, "IndexNow", row => row, Cancellation)).Version);
    }

    [Fact]
    public async Task ChangeAsync_TwoProcessesAtOnce_BothCount()
    {
        await using var second = await Home.StartAsync();

        await Task.WhenAll(new[] { Submissions, second.Submissions }.Select(store => Task.Run(
            async () =>
            {
                for (var i = 0; i < 20; i++)
                {
                    await store.ChangeAsync(Sample.Channel, "IndexNow", row => row with { Tries = row.Tries + 1 }, Cancellation);
                }
            },
            Cancellation)));

        Assert.Equal(40, (await Submissions.FindAsync(Sample.Channel, "IndexNow", Cancellation))?.Tries);
    }

    [Fact]
    public async Task DueAsync_Several_AreThoseDueInTheirOrder()
    {
        await WantAsync("later", Sample.Start.AddMinutes(2));
        await WantAsync("second", Sample.Start.AddSeconds(1));
        await WantAsync("first", Sample.Start);
        await Submissions.ChangeAsync(Sample.Channel, "never", row => row with { Tries = 1 }, Cancellation);

        Assert.Equal(["first", "second"], (await Submissions.DueAsync(Sample.Start.AddMinutes(1), 9, Cancellation)).Select(row => row.Target));
        Assert.Equal(["first"], (await Submissions.DueAsync(Sample.Start.AddMinutes(1), 1, Cancellation)).Select(row => row.Target));
    }

    [Fact]
    public async Task SetAfterAsync_Several_AreThoseThatWaitAndWereSetLater()
    {
        await WantAsync("ahead", Sample.Start.AddDays(1));
        await WantAsync("now", Sample.Start);
        await Submissions.ChangeAsync(Sample.Channel, "planned", row => row.Wanted(Page, Sample.Start) with { DueAt = Sample.Start.AddDays(2) }, Cancellation);
        await Submissions.ChangeAsync(Sample.Channel, "done", row => row with { SetAt = Sample.Start.AddDays(1) }, Cancellation);

        Assert.Equal(["ahead"], (await Submissions.SetAfterAsync(Sample.Start, Cancellation)).Select(row => row.Target));
    }

    [Fact]
    public async Task OfChannelAsync_Several_AreTheChannelsOwn()
    {
        await WantAsync("b", Sample.Start);
        await WantAsync("a", Sample.Start);
        await Submissions.ChangeAsync(new("other"), "c", row => row.Wanted(Page, Sample.Start), Cancellation);

        Assert.Equal(["a", "b"], (await Submissions.OfChannelAsync(Sample.Channel, Cancellation)).Select(row => row.Target));
    }

    private Task<Submission> WantAsync(string target, DateTimeOffset at) =>
        Submissions.ChangeAsync(Sample.Channel, target, row => row.Wanted(Page, at), Cancellation);
}
