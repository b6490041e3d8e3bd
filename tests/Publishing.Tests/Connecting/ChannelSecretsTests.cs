using Distribution.Publishing.Connecting;
using Distribution.Publishing.Messages;

namespace Distribution.Publishing.Tests.Connecting;

public sealed class ChannelSecretsTests
{
    private static readonly CredentialForm Keys = new("Signed keys", ["CONSUMER_KEY", "CONSUMER_SECRET", "ACCESS_TOKEN", "ACCESS_TOKEN_SECRET"], []);
    private static readonly CredentialForm Client = new("Renewed tokens", ["CLIENT_ID", "REFRESH_TOKEN"], ["CLIENT_SECRET"]);

    [Fact]
    public void Read_FourKeys_AllOfTheForm()
    {
        var given = Given(Read(("CONSUMER_KEY", "1"), ("CONSUMER_SECRET", " 2\n"), ("ACCESS_TOKEN", "3"), ("ACCESS_TOKEN_SECRET", "4")));

        Assert.Equal(Keys, given.Form);
        Assert.Equal(["1", "2", "3", "4"], Keys.Required.Select(name => given[name]));
    }

    [Fact]
    public void Read_OptionalVariableEmpty_IsNotSet()
    {
        var given = Given(Read(("CLIENT_ID", "1"), ("REFRESH_TOKEN", "2"), ("CLIENT_SECRET", "")));

        Assert.Equal((Client, "1", "2", null), (given.Form, given["CLIENT_ID"], given["REFRESH_TOKEN"], given.Find("CLIENT_SECRET")));
    }

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
        var given = Given(Read(("CLIENT_ID", "s5"), ("REFRESH_TOKEN", "s6"), ("CLIENT_SECRET", "s7")));

        Assert.Equal("Renewed tokens (hidden)", $"{given}");
    }

    private static ChannelSecrets.Given Given(Parsed<ChannelSecrets> read) => Assert.IsType<ChannelSecrets.Given>(Assert.IsType<Parsed<ChannelSecrets>.Valid>(read).Value);

    private static Parsed<ChannelSecrets> Read(params (string Name, string Value)[] variables)
    {
        var environment = variables.ToDictionary(variable => "DISTRIBUTION_X_MAIN_" + variable.Name, variable => variable.Value);
        return ChannelSecrets.Read(new("x-main"), [Keys, Client], environment.GetValueOrDefault);
    }
}
