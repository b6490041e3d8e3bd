using Distribution.Publishing.Messages;
using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Tests.Recording;

/// <summary>What every home of the queues keeps: a message is handled at least once, by one at a time.</summary>
public abstract class MessageQueueConformance(StoreHome home) : StoreConformance(home)
{
    private const string Queue = Queues.ArticleEvents;

    [Fact]
    public async Task ReceiveAsync_EmptyQueue_IsEmpty()
    {
        Assert.Empty(await ReceiveAsync());
        Assert.Null(await Process.Queue.NextVisibleAsync(Queue, Cancellation));
    }

    [Fact]
    public async Task ReceiveAsync_AMessage_IsTakenOutOfSightAndStaysUntilItIsDeleted()
    {
        await SendAsync("e-1");

        var first = Assert.Single(await ReceiveAsync());
        Assert.Equal((Queue, Body("e-1"), 1), (first.Queue, first.Body, first.Deliveries));
        Assert.Empty(await ReceiveAsync());
        Home.Time.Advance(Visibility - Second);
        Assert.Empty(await ReceiveAsync());

        Home.Time.Advance(Second);
        var second = Assert.Single(await ReceiveAsync());
        Assert.Equal((first.Body, 2), (second.Body, second.Deliveries));
        Assert.NotEqual(first.Receipt, second.Receipt);

        await Process.Queue.DeleteAsync(second, Cancellation);
        Assert.Null(await Process.Queue.NextVisibleAsync(Queue, Cancellation));
    }

    [Fact]
    public async Task ReceiveAsync_OtherQueue_SeesNothing()
    {
        await SendAsync("e-1");

        Assert.Empty(await Process.Queue.ReceiveAsync(Queues.ToSettle(Sample.Network), 10, Visibility, Cancellation));
    }

    [Fact]
    public async Task ReceiveAsync_NotDueYet_IsNotSeenBefore()
    {
        await SendAsync("e-1", TimeSpan.FromSeconds(30));

        Assert.Empty(await ReceiveAsync());
        Assert.Equal(Now + TimeSpan.FromSeconds(30), await Process.Queue.NextVisibleAsync(Queue, Cancellation));
        Home.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.Single(await ReceiveAsync());
    }

    [Fact]
    public async Task ReceiveAsync_ManyAreDue_TheLongestDueFirstUpToTheLimit()
    {
        foreach (var (id, seconds) in ((string, int)[])[("third", 3), ("first", 1), ("fourth", 4), ("second", 2)])
        {
            await SendAsync(id, TimeSpan.FromSeconds(seconds));
        }

        Home.Time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal([Body("first"), Body("second"), Body("third")], (await ReceiveAsync(limit: 3)).Select(message => message.Body));
        Assert.Equal([Body("fourth")], (await ReceiveAsync(limit: 3)).Select(message => message.Body));
    }

    [Fact]
    public async Task DeleteAsync_ReceivedByAnotherMeanwhile_StaysTheirs()
    {
        await SendAsync("e-1");
        var old = Assert.Single(await ReceiveAsync());
        Home.Time.Advance(Visibility);
        var current = Assert.Single(await ReceiveAsync());

        await Process.Queue.DeleteAsync(old, Cancellation);
        await Process.Queue.PostponeAsync(old, TimeSpan.Zero, Cancellation);
        await Process.Queue.SetAsideAsync(old, "No longer mine to judge.", Cancellation);

        Assert.Empty(await ReceiveAsync());
        Assert.Null(await Process.Queue.NextVisibleAsync(Queues.Invalid, Cancellation));
        await Process.Queue.DeleteAsync(current, Cancellation);
        Assert.Null(await Process.Queue.NextVisibleAsync(Queue, Cancellation));
    }

    [Fact]
    public async Task DeleteAsync_DeletedAlready_IsNothing()
    {
        await SendAsync("e-1");
        var message = Assert.Single(await ReceiveAsync());
        await Process.Queue.DeleteAsync(message, Cancellation);

        await Process.Queue.DeleteAsync(message, Cancellation);

        Assert.Null(await Process.Queue.NextVisibleAsync(Queue, Cancellation));
    }

    [Fact]
    public async Task PostponeAsync_AMessage_ComesBackAfterTheDelayAndCounts()
    {
        await SendAsync("e-1");
        var message = Assert.Single(await ReceiveAsync());

        await Process.Queue.PostponeAsync(message, TimeSpan.FromSeconds(20), Cancellation);

        Assert.Equal(Now + TimeSpan.FromSeconds(20), await Process.Queue.NextVisibleAsync(Queue, Cancellation));
        Assert.Empty(await ReceiveAsync());
        Home.Time.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(2, Assert.Single(await ReceiveAsync()).Deliveries);
    }

    [Fact]
    public async Task SetAsideAsync_AMessage_WaitsAmongTheInvalidOnes()
    {
        await SendAsync("e-1");
        var message = Assert.Single(await ReceiveAsync());

        await Process.Queue.SetAsideAsync(message, "It names no event.", Cancellation);

        Assert.Null(await Process.Queue.NextVisibleAsync(Queue, Cancellation));
        Home.Time.Advance(Visibility);
        var aside = Assert.Single(await Process.Queue.ReceiveAsync(Queues.Invalid, 10, Visibility, Cancellation));
        Assert.Equal((Queues.Invalid, Body("e-1")), (aside.Queue, aside.Body));
    }

    [Fact]
    public async Task ReceiveAsync_ManyAtOnceInTwoProcesses_NeverShareAMessage()
    {
        const int Messages = 120;
        for (var i = 0; i < Messages; i++)
        {
            await SendAsync($"e-{i}");
        }

        await using var second = await Home.StartAsync();
        var received = await AtOnceAsync(8, async thread =>
        {
            List<string> bodies = [];
            while (await (thread % 2 == 0 ? Process : second).Queue.ReceiveAsync(Queue, 3, Visibility, Cancellation) is { Count: > 0 } some)
            {
                bodies.AddRange(some.Select(message => message.Body));
            }

            return bodies;
        });

        Assert.Equal(Enumerable.Range(0, Messages).Select(i => Body($"e-{i}")).Order(), received.SelectMany(bodies => bodies).Order());
    }

    [Fact]
    public async Task ReceiveAsync_ItsHandlersProcessWasKilled_IsBackAtOnceAndTheKillDoesNotCount()
    {
        await SendAsync("e-1");
        var second = await Home.StartAsync();
        Assert.Single(await second.Queue.ReceiveAsync(Queue, 1, Visibility, Cancellation));

        await second.DisposeAsync();
        Home.Time.Advance(Second);

        Assert.Equal(1, Assert.Single(await ReceiveAsync()).Deliveries);
    }

    [Fact]
    public async Task ReceiveAsync_ItsHandlersProcessLives_IsNotTakenFromIt()
    {
        await SendAsync("e-1");
        await using var second = await Home.StartAsync();
        Assert.Single(await second.Queue.ReceiveAsync(Queue, 1, Visibility, Cancellation));

        Home.Time.Advance(Visibility - Second);

        Assert.Empty(await ReceiveAsync());
    }

    [Fact]
    public async Task ReceiveAsync_ManyProcessesWereKilledOverIt_CountsInTheEnd()
    {
        const int Forgiven = 10;
        await SendAsync("e-1");
        List<int> deliveries = [];
        for (var kill = 0; kill < Forgiven + 3; kill++)
        {
            var doomed = await Home.StartAsync();
            Home.Time.Advance(Second);
            deliveries.Add(Assert.Single(await doomed.Queue.ReceiveAsync(Queue, 1, Visibility, Cancellation)).Deliveries);
            await doomed.DisposeAsync();
        }

        Assert.Equal([.. Enumerable.Repeat(1, Forgiven + 1), 2, 3], deliveries);
    }

    private Task<IReadOnlyList<ReceivedMessage>> ReceiveAsync(int limit = 10) => Process.Queue.ReceiveAsync(Queue, limit, Visibility, Cancellation);

    private Task<Acceptance> SendAsync(string eventId, TimeSpan delay = default) =>
        Process.Articles.AcceptAsync(Sample.Event(eventId) with { ReceivedAt = Now + delay }, nonce: null, Cancellation);

    private static string Body(string eventId) => MessageJson.Write(new IngestArticle(eventId));
}
