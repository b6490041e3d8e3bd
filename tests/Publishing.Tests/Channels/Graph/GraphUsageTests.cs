using Distribution.Publishing.Channels.Graph;
using static Distribution.Publishing.Tests.Channels.Graph.GraphExample;

namespace Distribution.Publishing.Tests.Channels.Graph;

public sealed class GraphUsageTests
{
    private const string App = "X-App-Usage";
    private const string Business = "X-Business-Use-Case-Usage";

    [Theory]
    [InlineData(App, """{"call_count":28,"total_time":25,"total_cputime":25}""", null)]
    [InlineData(App, """{"call_count":28,"total_time":90,"total_cputime":25}""", 1)]
    [InlineData(App, """{"call_count":100,"total_time":25,"total_cputime":25}""", 15)]
    [InlineData(App, """{"call_count":"101"}""", 15)]
    [InlineData("X-Page-Usage", """{"call_count":100.5}""", 15)]
    [InlineData(Business, """{"112":[{"type":"pages","call_count":95,"total_cputime":1,"total_time":1,"estimated_time_to_regain_access":0}]}""", 1)]
    [InlineData(Business, """{"112":[{"type":"pages","call_count":10,"estimated_time_to_regain_access":19}],"9":[{"type":"instagram","call_count":100}]}""", 19)]
    [InlineData(Business, """{"112":[{"type":"ads_management","call_count":100,"estimated_time_to_regain_access":300}]}""", null)]
    [InlineData(Business, """{"112":[{"type":"pages","estimated_time_to_regain_access":999999}]}""", 1440)]
    [InlineData(Business, """{"112":null,"9":[null]}""", null)]
    [InlineData(Business, "{}", null)]
    [InlineData(App, "[]", null)]
    [InlineData(App, "not json", null)]
    [InlineData(App, "", null)]
    [InlineData("X-Other", "", null)]
    public void QuietUntil_Header_IsReadAsFarAsItGoes(string name, string value, int? minutes) => Assert.Equal(
        minutes is { } wait ? Now.AddMinutes(wait) : null,
        Answer(200, "{}", (name, value)).QuietUntil(new ExampleOptions(), Now));

    [Fact]
    public void ThrottledUntil_NothingNamed_IsTheFallback() => Assert.Equal(Now.AddMinutes(15), Wait(TimeSpan.Zero));

    [Fact]
    public void ThrottledUntil_MinutesToRegainAccess_AreKept() =>
        Assert.Equal(Now.AddMinutes(7), Wait(TimeSpan.Zero, (Business, """{"1":[{"type":"pages","estimated_time_to_regain_access":7}]}""")));

    [Fact]
    public void ThrottledUntil_SeveralTimes_TheLatest() => Assert.Equal(
        Now.AddMinutes(20),
        Wait(TimeSpan.Zero, (Business, """{"1":[{"type":"pages","estimated_time_to_regain_access":7}]}"""), ("Retry-After", "1200")));

    [Fact]
    public void ThrottledUntil_LessThanTheReasonAsksFor_IsWhatItAsksFor() =>
        Assert.Equal(Now.AddHours(1), Wait(TimeSpan.FromHours(1), ("Retry-After", "5")));

    [Fact]
    public void ThrottledUntil_BeyondADay_IsADay() => Assert.Equal(Now.AddDays(1), Wait(TimeSpan.Zero, ("Retry-After", "999999999")));

    [Fact]
    public void ThrottledUntil_PastDate_IsTheFallback() => Assert.Equal(Now.AddMinutes(15), Wait(TimeSpan.Zero, ("Retry-After", "Thu, 01 Jan 2026 00:00:00 GMT")));

    private static DateTimeOffset Wait(TimeSpan atLeast, params (string, string)[] headers) =>
        Answer(400, "{}", headers).ThrottledUntil(new ExampleOptions(), atLeast, Now);
}
