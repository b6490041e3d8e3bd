using Distribution.Publishing.Formatting;

namespace Distribution.Publishing.Tests.Formatting;

public sealed class PlainFitTests
{
    [Theory]
    [InlineData("short", 5, "short")]
    [InlineData("one two three", 9, "one two…")]
    [InlineData("one two three", 8, "one two…")]
    [InlineData("one two three", 7, "one…")]
    [InlineData("unbreakable", 5, "unbr…")]
    [InlineData("a unbreakable", 8, "a unbre…")]     // no word ends in the second half
    [InlineData("aaa 👩‍🚒 bbb", 6, "aaa…")]
    [InlineData("👩‍🚒👩‍🚒", 8, "👩‍🚒…")]
    [InlineData("too long", 1, "…")]
    [InlineData("too long", 0, "")]
    public void Shorten_Text_IsItsLongestGoodBeginning(string text, int limit, string expected) => Assert.Equal(expected, PlainFit.Shorten(text, limit));
}
