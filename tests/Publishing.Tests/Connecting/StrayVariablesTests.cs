using Distribution.Publishing.Channels;
using Distribution.Publishing.Connecting;

namespace Distribution.Publishing.Tests.Connecting;

public sealed class StrayVariablesTests
{
    private static readonly ConnectableChannel[] Channels =
        [new(new("x"), Networks.CredentialsOf(new("x"))), new(new("x-da"), Networks.CredentialsOf(new("x")))];

    [Fact]
    public void Of_EveryVariableOfAChannel_None() => Assert.Empty(StrayVariables.Of(
        ["PATH", "DISTRIBUTION_X_CONSUMER_KEY", "DISTRIBUTION_X_ACCESS_TOKEN_SECRET", "DISTRIBUTION_X_DA_CLIENT_ID", "DISTRIBUTION_X_DA_CLIENT_SECRET"],
        Channels));

    [Theory]
    [InlineData("DISTRIBUTION_X_ACCES_TOKEN", "No channel reads this variable; did you mean DISTRIBUTION_X_ACCESS_TOKEN?")]
    [InlineData("DISTRIBUTION_XDA_CLIENT_ID", "No channel reads this variable; did you mean DISTRIBUTION_X_DA_CLIENT_ID?")]
    [InlineData("distribution_x_refresh_token", "No channel reads this variable; did you mean DISTRIBUTION_X_REFRESH_TOKEN?")]
    [InlineData("DISTRIBUTION_NEWSPAPER_PASSWORD", "No channel reads this variable; the channels' own are DISTRIBUTION_X_…, DISTRIBUTION_X_DA_….")]
    public void Of_NoChannelsVariable_SaysWhatMayBeMeant(string name, string problem)
    {
        var fault = Assert.Single(StrayVariables.Of([name], Channels));

        Assert.Equal((name, problem, null), (fault.Key, fault.Problem, fault.Channel));
    }
}
