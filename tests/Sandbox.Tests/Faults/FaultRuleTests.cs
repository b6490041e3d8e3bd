using Distribution.Sandbox.Faults;
using Distribution.Sandbox.Serving;

namespace Distribution.Sandbox.Tests.Faults;

public sealed class FaultRuleTests
{
    [Fact]
    public void Parse_EveryName_Known() =>
        Assert.All(FaultRule.Names, name => Assert.StartsWith(
            FaultRule.Parse(name.Replace("[-seconds]", "-1.5", StringComparison.Ordinal)).Network + ":", name, StringComparison.Ordinal));

    [Fact]
    public void Parse_NameAlone_MeetsThePublishingCall() => Assert.Equal(
        new FaultRule { Network = "x", Fault = new Fault.AcceptThenDrop(), Method = "POST", Path = "/2/tweets", Text = "x:accept-then-drop" },
        FaultRule.Parse("x:accept-then-drop"));

    [Fact]
    public void Parse_Conditions_Taken() => Assert.Equal(
        new FaultRule
        {
            Network = "x",
            Fault = new Fault.Latency(TimeSpan.FromSeconds(0.5), CommitThoughGone: false),
            Method = "GET",
            Path = "/2/users/*",
            BodyContains = "a=b",
            First = 3,
            Every = 2,
            Probability = 0.25,
            Text = "x:latency-0.5,method=GET,path=/2/users/*,body=a=b,first=3,every=2,chance=0.25",
        },
        FaultRule.Parse("x:latency-0.5,method=GET,path=/2/users/*,body=a=b,first=3,every=2,chance=0.25"));

    [Fact]
    public void Parse_429WithSeconds_ResetsThen() =>
        Assert.Equal(TimeSpan.FromSeconds(60), Assert.IsType<Fault.Answer>(FaultRule.Parse("x:429-60").Fault).ResetIn);

    [Theory]
    [InlineData("x:accept-then-dorp")]
    [InlineData("accept-then-drop")]
    [InlineData("y:reset")]
    [InlineData("x:reset-5")]
    [InlineData("x:latency--5")]
    [InlineData("")]
    public void Parse_Unknown_ListsTheNames(string text) =>
        Assert.Contains("x:accept-then-drop, ", Assert.Throws<FormatException>(() => FaultRule.Parse(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("x:reset,first=0")]
    [InlineData("x:reset,chance=2")]
    [InlineData("x:reset,often")]
    public void Parse_WrongCondition_ListsTheConditions(string text) =>
        Assert.Contains("first=", Assert.Throws<FormatException>(() => FaultRule.Parse(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("x:reset", "1111")]
    [InlineData("x:reset,first=2", "1100")]
    [InlineData("x:reset,every=2", "0101")]
    [InlineData("x:reset,chance=0", "0000")]
    [InlineData("x:reset,method=GET", "0000")]
    [InlineData("x:reset,path=/2/*", "1111")]
    [InlineData("x:reset,body=secret", "0000")]
    [InlineData("x:reset,body=hello", "1111")]
    public void Next_FourPosts_FiresWhenItShould(string rule, string fired)
    {
        var script = new FaultScript(new Chance(1));
        script.Add(rule);

        Assert.Equal(fired, string.Concat(Enumerable.Range(0, 4).Select(_ => script.Next("x", "POST", "/2/tweets", "hello") is null ? '0' : '1')));
    }

    [Fact]
    public void Next_SeededChance_Repeats()
    {
        Assert.Equal(Draw(), Draw());
        Assert.Contains('1', Draw());
        Assert.Contains('0', Draw());

        static string Draw()
        {
            var script = new FaultScript(new Chance(7));
            script.Add("x:reset,chance=0.5");
            return string.Concat(Enumerable.Range(0, 40).Select(_ => script.Next("x", "POST", "/2/tweets", null) is null ? '0' : '1'));
        }
    }
}
