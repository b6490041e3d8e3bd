using Distribution.Functions.Commands.View;
using Distribution.Publishing;

namespace Distribution.Functions.Tests.Commands;

public sealed class StepLinesTests
{
    /// <summary>At noon of this machine's own zone, so that every time below is of the same day.</summary>
    private static readonly DateTimeOffset Now = new(new DateTime(2026, 3, 2, 12, 0, 0, DateTimeKind.Local));

    [Fact]
    public void Of_StepsInEveryState_SaysHowEachStands() => Assert.Equal(
        """
            sitemap and feeds  done        11:59:58  It is done.
            hub                done        11:59:59  hub.example was told.
            Search Console     waiting               Search Console's quota is spent for now. Next at 12:10:00.
            IndexNow           failed                Put the key's file there.
            another            waiting               It is done by itself when its time comes.
            Google's index     not set up            Nothing is set up for it, and nothing is missing.

        """,
        StepLines.Of(
            [
                new("sitemap and feeds", ChannelStepState.Done) { At = Now.AddSeconds(-2) },
                new("hub", ChannelStepState.Done, "hub.example was told.") { At = Now.AddSeconds(-1) },
                new("Search Console", ChannelStepState.Scheduled, "Search Console's quota is spent for now.") { DueAt = Now.AddMinutes(10) },
                new("IndexNow", ChannelStepState.Failed, "Put the key's file there."),
                new("another", ChannelStepState.Scheduled) { DueAt = Now },
                new("Google's index", ChannelStepState.NotConfigured),
            ],
            Now).ReplaceLineEndings("\n"));

    [Fact]
    public void Of_NoSteps_IsNothing() => Assert.Equal("", StepLines.Of([], Now));
}
