using Distribution.Publishing.Ingesting;

namespace Distribution.Publishing.Tests.Ingesting;

public sealed class StatedTimeTests
{
    [Theory]
    [InlineData("2026-11-23T15:50:24+01:00", "2026-11-23T15:50:24.0000000+01:00")]
    [InlineData("2026-11-23T15:50Z", "2026-11-23T15:50:00.0000000+00:00")]
    [InlineData("2026-11-23 15:50:24 +0100", "2026-11-23T15:50:24.0000000+01:00")]
    [InlineData("2026-11-24T09:10:00+13:45", "2026-11-24T09:10:00.0000000+13:45")]
    [InlineData("2026-11-22T07:00:00.123456789-03:30", "2026-11-22T07:00:00.1234567-03:30")]
    [InlineData("2026-11-23T15:50:24-05", "2026-11-23T15:50:24.0000000-05:00")]
    [InlineData("Mon, 23 Nov 2026 14:50:24 +0000", "2026-11-23T14:50:24.0000000+00:00")]
    [InlineData("1795445424", "2026-11-23T14:50:24.0000000+00:00")]
    public void ReadLoosely_WithOffset_IsAMoment(string text, string moment) =>
        Assert.Equal(moment, StatedTime.ReadLoosely(text).Instant?.ToString("O"));

    [Theory]
    [InlineData("2026-11-23")]
    [InlineData("2026-11-23T15:50:24")]
    [InlineData("2026-11-23 15:50")]
    public void Read_WithoutOffset_IsNoMoment(string text) => Assert.Equal(new StatedTime.WithoutOffset(text), StatedTime.Read(text));

    [Theory]
    [InlineData("")]
    [InlineData("23 November 2026")]
    [InlineData("2026-13-01T00:00:00Z")]
    [InlineData("2026-11-23T24:00:00Z")]
    [InlineData("2026-11-23T15:50:24+15:00")]
    [InlineData("2026-11-23T15:50:24+01:75")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("٢٠٢٦-11-23T15:50:24Z")]
    [InlineData("2026-11-23T15:50:24+٠١:٠٠")]
    public void Read_Nonsense_IsUnreadable(string text) => Assert.Equal(new StatedTime.Unreadable(text), StatedTime.Read(text));
}
