using Distribution.Functions.Commands.View;
using Distribution.Publishing;
using Distribution.Publishing.Recording;

namespace Distribution.Functions.Tests.Commands;

public sealed class HappeningsTests
{
    private const int TimeWidth = 10;

    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Since_ChannelsOfSeveralLengths_StandInColumns()
    {
        var lines = new Happenings([]).Since([Row("x"), Row("google-news")]).Select(happening => happening.ToString()[TimeWidth..]);

        Assert.Equal(
            [
                "  x            planned      It goes out as soon as it is its turn.",
                "  google-news  planned      It goes out as soon as it is its turn.",
            ],
            lines);
    }

    private static Delivery Row(string channel) => new()
    {
        Key = new(new("a1"), new(channel), Occasion.Publication),
        Network = new("x"),
        State = DeliveryState.Planned,
        PublishedAt = Now,
        CreatedAt = Now,
        History = [new(Now, DeliveryState.Planned, null)],
    };
}
