using Distribution.Publishing.Channels.X;

namespace Distribution.Publishing.Tests.Channels.X;

public sealed class XOptionsTests
{
    [Fact]
    public void Faults_Defaults_None() => Assert.Empty(XRegistration.Faults(new(), new()));

    [Theory]
    [InlineData("http://sandbox:8080")]
    [InlineData("http://127.0.0.1:8080")]
    public void Faults_StandInOverHttp_None(string url) => Assert.Empty(XRegistration.Faults(new() { BaseUrl = new(url) }, new()));

    [Fact]
    public void Faults_EverythingWrong_AllAtOnce()
    {
        var options = new XOptions
        {
            BaseUrl = new("http://api.x.com/2"),
            Username = "@news",
            UserId = "me",
            CallTimeout = TimeSpan.FromMinutes(2),
            WeightedLimit = 30_000,
            FindPageSize = 4,
            PostLink = "https://x.com/{username}",
        };

        var faults = XRegistration.Faults(options, new() { Template = "{{ title }}" });

        Assert.Equal(8, faults.Count);
    }
}
