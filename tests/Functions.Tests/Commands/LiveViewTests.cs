using Distribution.Functions.Commands.View;
using Distribution.Publishing;
using Distribution.Publishing.Recording;
using Microsoft.Extensions.Time.Testing;
using Spectre.Console;

namespace Distribution.Functions.Tests.Commands;

public sealed class LiveViewTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task WatchAsync_ADeliveryThatWaits_ALineForWhatHappenedAndATableThatCountsDown()
    {
        using var written = new StringWriter();
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(written), Ansi = AnsiSupport.Yes, Interactive = InteractionSupport.Yes });
        console.Profile.Width = 80;
        var row = new Delivery
        {
            Key = new(new("a1"), new("x"), Occasion.Publication),
            Network = new("x"),
            State = DeliveryState.Deferred,
            Reason = "Nobody answered.",
            PublishedAt = Now,
            CreatedAt = Now,
            DueAt = Now.AddSeconds(15),
            History = [new(Now, DeliveryState.Deferred, "Nobody answered.")],
        };

        var shown = await new LiveView(console, new Happenings([]), new FakeTimeProvider(Now)).WatchAsync(show =>
        {
            show([row]);
            show([row]);
            return Task.FromResult(true);
        });

        Assert.True(shown);
        Assert.Contains("  x  deferred     Nobody answered.", written.ToString(), StringComparison.Ordinal);
        Assert.Contains("Nobody answered. (next attempt in 15 s)", written.ToString(), StringComparison.Ordinal);
    }
}
