using Distribution.Publishing.Channels;
using Distribution.Publishing.Delivering;
using Microsoft.Extensions.Options;

namespace Distribution.Publishing.Tests.Delivering;

public sealed class TimeBudgetTests
{
    private static readonly ChannelTraits Twenty = new() { CallTimeout = TimeSpan.FromSeconds(20), ReadDelay = TimeSpan.Zero, CanTakeDown = true };
    private static readonly KeyValuePair<ChannelName, ChannelTraits> TwentySeconds = new(new("x"), Twenty);
    private static readonly KeyValuePair<ChannelName, ChannelTraits> AMinute = new(new("slow"), Twenty with { CallTimeout = TimeSpan.FromMinutes(1) });

    [Fact]
    public void Faults_Defaults_LeaveRoomForTheLongestCall() => Assert.Empty(TimeBudget.Faults(new(), new(), [TwentySeconds, AMinute]));

    [Fact]
    public void Faults_CallTooLong_NameItsChannelAlone()
    {
        var fault = Assert.Single(TimeBudget.Faults(new() { HandlerDeadline = TimeSpan.FromSeconds(80) }, new(), [TwentySeconds, AMinute]));

        Assert.Equal(new("slow"), fault.Channel);
        Assert.Equal(
            "Delivering:HandlerDeadline: It is 80 s, and an attempt on slow may take 80 s: 10 s for the page, 10 s send window, 60 s for the call; "
                + "give the channel a shorter callTimeout.",
            fault.ToString());
    }

    [Fact]
    public void Faults_PreparationTooLong_CountsWithThePicture()
    {
        var traits = Twenty with { PrepareTimeout = TimeSpan.FromSeconds(70), Picture = new() { MinRatio = 0.8, MaxRatio = 1.91, MaxWidth = 1440, MaxHeight = 1800, MaxBytes = 1 } };

        var fault = Assert.Single(TimeBudget.Faults(new(), new(), [TwentySeconds, new(new("pictures"), traits)]));

        Assert.Equal(
            "Delivering:HandlerDeadline: It is 120 s, and an attempt on pictures may take 120 s: 10 s for the page, 10 s for the picture, 70 s for preparing, "
                + "10 s send window, 20 s for the call; give the channel a shorter callTimeout.",
            fault.ToString());
    }

    [Fact]
    public void Faults_MessageSeenAgainBeforeItsDeadline_ConcernsEveryChannel()
    {
        var fault = Assert.Single(TimeBudget.Faults(new() { Visibility = TimeSpan.FromMinutes(2) }, new(), []));

        Assert.Equal(("Delivering:Visibility", null), (fault.Key, fault.Channel));
    }

    [Fact]
    public void Validator_Broken_KeepsTheProcessFromStarting()
    {
        var validator = new TimeBudgetValidator(new ChannelDirectory([]), Options.Create(new Publishing.Ingesting.PageFetchOptions()));

        Assert.True(validator.Validate(null, new()).Succeeded);
        Assert.True(validator.Validate(null, new() { Visibility = TimeSpan.FromSeconds(90) }).Failed);
    }
}
