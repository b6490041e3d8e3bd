using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Tests.Recording;

/// <summary>What every home of the connections keeps: a row is written once per version, and is whole in every process.</summary>
public abstract class ConnectionStoreConformance(StoreHome home) : StoreConformance(home)
{
    private static readonly Connection New = new()
    {
        Channel = Sample.Channel,
        SeedMark = "mark",
        AccessToken = "access-1",
        ExpiresAt = Sample.Start.AddHours(2),
        RefreshToken = "refresh-1",
        RenewedAt = Sample.Start,
        RefreshWanted = true,
        LeaseId = "lease-1",
        LeaseUntil = Sample.Start.AddMinutes(1),
        DoubtSince = Sample.Start.AddSeconds(1.5),
        NextTryAt = Sample.Start.AddMinutes(5),
        Setback = "No answer.",
        Problem = "Connect it again.",
    };

    private IConnectionStore Connections => Process.Connections;

    [Fact]
    public async Task FindAsync_NeverConnected_Null() => Assert.Null(await Connections.FindAsync(Sample.Channel, Cancellation));

    [Fact]
    public async Task SaveAsync_NewRow_StandsWholeAtVersionOneForEveryProcess()
    {
        await using var second = await Home.StartAsync();

        var saved = await Connections.SaveAsync(New, Cancellation);

        Assert.Equal(New with { Version = 1 }, saved);
        Assert.Equal(saved, await second.Connections.FindAsync(Sample.Channel, Cancellation));
        Assert.Null(await Connections.FindAsync(new("facebook"), Cancellation));
    }

    [Fact]
    public async Task SaveAsync_OverTheVersionRead_StandsAtTheNext()
    {
        var first = (await Connections.SaveAsync(New, Cancellation))!;
        var bare = new Connection { Channel = Sample.Channel, Version = first.Version, SeedMark = "mark-2", RefreshToken = "refresh-2" };

        var saved = await Connections.SaveAsync(bare, Cancellation);

        Assert.Equal(bare with { Version = 2 }, saved);
        Assert.Equal(saved, await Connections.FindAsync(Sample.Channel, Cancellation));
    }

    [Fact]
    public async Task SaveAsync_RowMovedOn_NullAndNothingIsWritten()
    {
        var first = (await Connections.SaveAsync(New, Cancellation))!;
        var newest = await Connections.SaveAsync(first with { AccessToken = "access-2" }, Cancellation);

        Assert.Null(await Connections.SaveAsync(first with { AccessToken = "access-3" }, Cancellation));
        Assert.Null(await Connections.SaveAsync(New, Cancellation));
        Assert.Equal(newest, await Connections.FindAsync(Sample.Channel, Cancellation));
    }

    [Fact]
    public async Task SaveAsync_NoSuchRow_Null()
    {
        Assert.Null(await Connections.SaveAsync(New with { Version = 3 }, Cancellation));
        Assert.Null(await Connections.FindAsync(Sample.Channel, Cancellation));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SaveAsync_ManyAtOnceInTwoProcesses_OneWins(bool exists)
    {
        await using var second = await Home.StartAsync();
        var read = exists ? (await Connections.SaveAsync(New, Cancellation))! : New;

        var saved = await AtOnceAsync(8, thread =>
            (thread % 2 == 0 ? Process : second).Connections.SaveAsync(read with { LeaseId = $"lease of {thread}" }, Cancellation));

        Assert.Equal(Assert.Single(saved.OfType<Connection>()), await Connections.FindAsync(Sample.Channel, Cancellation));
    }
}
