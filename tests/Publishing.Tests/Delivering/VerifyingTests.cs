using Distribution.Publishing.Channels;
using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Tests.Delivering;

/// <summary>Whether published articles came to where readers look for them, shown on their rows.</summary>
public sealed class VerifyingTests : VerifierTest
{
    [Fact]
    public async Task RunAsync_Arrived_IsOnTheRowSinceWhenAndAskedNoMore()
    {
        var row = await PublishedAsync();
        var since = Now.AddMinutes(4);
        Verifier.Reply = new VerifyReply.Arrived(since);

        await RunForAsync(TimeSpan.FromDays(1));

        Assert.Equal([row.Post!.Link], Verifier.Asked.Select(asked => asked.Page));
        Assert.Equal([new("hub", ChannelStepState.Done), new(Index, ChannelStepState.Done, "The article is in it.") { At = since }], (await RowAsync(row)).Progress);
        Assert.Equal(DeliveryState.Published, (await RowAsync(row)).State);
    }

    [Fact]
    public async Task RunAsync_NotYet_IsAskedEachTimeItIsTwiceAsOldAndGivenUpAfterAWeek()
    {
        var row = await PublishedAsync();
        var ended = row.EndedAt!.Value;
        Verifier.Reply = new VerifyReply.NotYet("Google says: Discovered.");

        await RunForAsync(TimeSpan.FromHours(3));
        Assert.Equal([10, 20, 40, 80, 160], Verifier.Asked.Select(asked => Math.Round((asked.At - ended).TotalMinutes / 5) * 5));
        Assert.Equal(new(Index, ChannelStepState.Awaited, "Google says: Discovered.") { At = Verifier.Asked[^1].At }, (await RowAsync(row)).Progress![1]);

        await RunForAsync(TimeSpan.FromDays(9), every: TimeSpan.FromHours(1));
        Assert.InRange(Verifier.Asked.Count, 9, 12);
        Assert.Equal(ChannelStepState.Failed, (await RowAsync(row)).Progress![1].State);
        Assert.Null((await FindAsync())?.DueAt);
    }

    /// <summary>However late the first question comes: doubling alone would step over the week's end, and the row would wait for ever.</summary>
    [Theory]
    [InlineData(10)]
    [InlineData(12.5)]
    [InlineData(14)]
    [InlineData(19)]
    public async Task RunAsync_NeverArrives_IsGivenUpAtTheEndOfTheWeek(double firstAfterMinutes)
    {
        var row = await PublishedAsync();
        Verifier.Reply = new VerifyReply.NotYet("Google says: Discovered.");
        Home.Time.Advance(TimeSpan.FromMinutes(firstAfterMinutes));

        await RunForAsync(TimeSpan.FromHours(6), every: TimeSpan.FromMinutes(5));
        await RunForAsync(TimeSpan.FromDays(9), every: TimeSpan.FromMinutes(30));

        Assert.Equal(
            new(Index, ChannelStepState.Failed, "Google says: Discovered.") { At = Verifier.Asked[^1].At }, (await RowAsync(row)).Progress![1]);
        Assert.InRange(Verifier.Asked[^1].At - row.EndedAt!.Value, TimeSpan.FromDays(7), TimeSpan.FromDays(7) + TimeSpan.FromMinutes(30));
    }

    [Fact]
    public async Task RunAsync_NoAnswer_WaitsAndIsStillAwaited()
    {
        var row = await PublishedAsync();
        Verifier.Reply = new VerifyReply.Unanswered(new SubmitReply.NotNow("The quota is spent for now.", TimeSpan.FromMinutes(10)));

        await RunForAsync(TimeSpan.FromMinutes(14));

        Assert.Single(Verifier.Asked);
        Assert.Equal(ChannelStepState.Awaited, (await RowAsync(row)).Progress![1].State);
        Assert.Equal("The quota is spent for now.", (await FindAsync())?.Problem);
    }

    [Fact]
    public async Task RunAsync_PageNobodyCanBeAskedAbout_HasFailedAndSaysWhy()
    {
        var row = await PublishedAsync();
        Verifier.Reply = new VerifyReply.Never("The page is not one of the property.");

        await RunForAsync(TimeSpan.FromHours(1));

        Assert.Single(Verifier.Asked);
        Assert.Equal((ChannelStepState.Failed, "The page is not one of the property."), ((await RowAsync(row)).Progress![1].State, (await RowAsync(row)).Progress![1].Note));
    }

    [Fact]
    public async Task RunAsync_TakenDownMeanwhile_IsNotAskedAbout()
    {
        var row = await PublishedAsync();
        await WriteAsync(row.Withdrawn(canTakeDown: true, Now)!);

        await RunForAsync(TimeSpan.FromHours(1));

        Assert.Empty(Verifier.Asked);
    }
}
