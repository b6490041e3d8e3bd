using Distribution.Publishing.Connecting;
using Distribution.Publishing.Messages;

namespace Distribution.Publishing.Tests.Connecting;

public sealed class ChannelSecretsTests
{
    [Fact]
    public void Read_FourKeys_SignedKeys() => Assert.Equal(
        new Parsed<ChannelSecrets>.Valid(new ChannelSecrets.SignedKeys("1", "2", "3", "4")),
        Read(("CONSUMER_KEY", "1"), ("CONSUMER_SECRET", " 2\n"), ("ACCESS_TOKEN", "3"), ("ACCESS_TOKEN_SECRET", "4")));

    [Fact]
    public void Read_PublicClient_RenewedTokens() => Assert.Equal(
        new Parsed<ChannelSecrets>.Valid(new ChannelSecrets.RenewedTokens("1", null, "2")),
        Read(("CLIENT_ID", "1"), ("REFRESH_TOKEN", "2"), ("CLIENT_SECRET", "")));

    [Fact]
    public void Read_Nothing_None() => Assert.Equal(new Parsed<ChannelSecrets>.Valid(new ChannelSecrets.None()), Read());

    [Fact]
    public void Read_KeysInPart_NamesWhatIsMissing() => Assert.Equal(
        new Parsed<ChannelSecrets>.Invalid(
            "The connection of x-main is set in part; DISTRIBUTION_X_MAIN_CONSUMER_SECRET, DISTRIBUTION_X_MAIN_ACCESS_TOKEN_SECRET is missing."),
        Read(("CONSUMER_KEY", "1"), ("ACCESS_TOKEN", "3")));

    [Fact]
    public void Read_ClientInPart_NamesWhatIsMissing() => Assert.Equal(
        new Parsed<ChannelSecrets>.Invalid("The connection of x-main is set in part; DISTRIBUTION_X_MAIN_CLIENT_ID, DISTRIBUTION_X_MAIN_REFRESH_TOKEN is missing."),
        Read(("CLIENT_SECRET", "1")));

    [Fact]
    public void Read_BothWays_AsksForOne() => Assert.Equal(
        new Parsed<ChannelSecrets>.Invalid(
            "Both ways of connecting x-main are set; keep either DISTRIBUTION_X_MAIN_CONSUMER_KEY, DISTRIBUTION_X_MAIN_CONSUMER_SECRET,"
            + " DISTRIBUTION_X_MAIN_ACCESS_TOKEN, DISTRIBUTION_X_MAIN_ACCESS_TOKEN_SECRET or DISTRIBUTION_X_MAIN_CLIENT_ID,"
            + " DISTRIBUTION_X_MAIN_REFRESH_TOKEN, DISTRIBUTION_X_MAIN_CLIENT_SECRET."),
        Read(("CONSUMER_KEY", "1"), ("CLIENT_ID", "2")));

    [Fact]
    public void ToString_AnySecrets_ShowsNothing()
    {
        ChannelSecrets[] secrets = [new ChannelSecrets.SignedKeys("s1", "s2", "s3", "s4"), new ChannelSecrets.RenewedTokens("s5", "s6", "s7")];

        Assert.Equal(["Signed keys (hidden)", "Renewed tokens (hidden)"], secrets.Select(one => $"{one}"));
    }

    private static Parsed<ChannelSecrets> Read(params (string Name, string Value)[] variables)
    {
        var environment = variables.ToDictionary(variable => "DISTRIBUTION_X_MAIN_" + variable.Name, variable => variable.Value);
        return ChannelSecrets.Read(new("x-main"), environment.GetValueOrDefault);
    }
}
