using Distribution.Publishing.Channels;
using Distribution.Publishing.Channels.X;
using Distribution.Publishing.Formatting;

namespace Distribution.Publishing.Tests.Channels.X;

public sealed class XFormatterTests
{
    private const string Link = "https://news.example.com/a?utm_source=x&d=abcdefghij";

    private static readonly Article Story = Stories.Mayor;

    [Fact]
    public void Format_DefaultTemplate_IsHeadlineThenLink() => Assert.Equal(Ready($"Mayor resigns\n{Link}", 13 + 1 + 23), Format(Story));

    [Fact]
    public void Format_HeadlineTooLong_IsCutAtAWord()
    {
        var post = Assert.IsType<FormattedPost.Ready>(Format(Story with { Headline = string.Join(' ', Enumerable.Repeat("headline", 60)) }));

        Assert.EndsWith($"headline…\n{Link}", post.Post.Text, StringComparison.Ordinal);
        Assert.InRange(post.Length, 270, 280);
    }

    [Fact]
    public void Format_TextBehindTheLink_StaysWhileThereIsTextBefore()
    {
        var post = Assert.IsType<FormattedPost.Ready>(Format(
            Story with { Headline = string.Join(' ', Enumerable.Repeat("headline", 60)) },
            new() { Template = "{{ headline }}\n{{ link }}\n#news" }));

        Assert.EndsWith($"headline…\n{Link.Replace("utm_source=x&", "", StringComparison.Ordinal)}\n#news", post.Post.Text, StringComparison.Ordinal);
        Assert.InRange(post.Length, 270, 280);
    }

    [Fact]
    public void Format_OnlyTextBehindTheLink_IsCut()
    {
        var post = Assert.IsType<FormattedPost.Ready>(Format(
            Story with { Headline = string.Join(' ', Enumerable.Repeat("headline", 60)) },
            new() { Template = "{{ link }} {{ headline }}" }));

        Assert.StartsWith("https://news.example.com/a?d=abcdefghij headline", post.Post.Text, StringComparison.Ordinal);
        Assert.EndsWith("headline…", post.Post.Text, StringComparison.Ordinal);
        Assert.InRange(post.Length, 270, 280);
    }

    [Fact]
    public void Format_HeadlineOfEveryLength_NeverWeighsMoreThanTheLimit()
    {
        for (var length = 1; length < 400; length++)
        {
            var post = Assert.IsType<FormattedPost.Ready>(Format(Story with { Headline = new string('日', length / 2) + " " + new string('a', length) }));
            Assert.InRange(post.Length, 1, 280);
            Assert.EndsWith(Link, post.Post.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Format_HeadlineThatMentionsTagsAndLinks_DoesNone()
    {
        var post = Assert.IsType<FormattedPost.Ready>(Format(
            Story with { Headline = "@mayor sells $ABC, see ASP.NET", Description = "and $XYZ" },
            new() { Template = "{{ headline }} {{ description }} via @paper\n{{ link }}" }));

        var measure = WeightedText.Measure(post.Post.Text);
        Assert.Null(XText.Mention(measure));
        Assert.Equal(1, XText.Cashtags(measure));
        Assert.Equal(["https://news.example.com/a?d=abcdefghij"], measure.Urls.Select(url => url.Of(measure.Text)));
    }

    [Fact]
    public void Format_EditedText_GetsTheLinkOnItsOwnLine() =>
        Assert.Equal(Ready($"Typed  by hand,\nas it is\n{Link}", 15 + 1 + 8 + 1 + 23), Format(Story, edited: "  Typed  by hand,\r\nas it is "));

    [Theory]
    [InlineData("See https://news.example.com/a now")]
    [InlineData("See https://www.news.example.com/a/?utm_source=mail now")]
    [InlineData("See https://news.example.com/a?d=zzzzzzzzzz now")]
    [InlineData("See news.example.com/a now")]
    [InlineData("See " + Link + " now")]
    public void Format_EditedTextWithTheArticlesLink_KeepsItsPlace(string typed) => Assert.Equal(Ready($"See {Link} now", 4 + 23 + 4), Format(Story, edited: typed));

    [Theory]
    [InlineData("", "The text is empty; type one, or leave it to the template.", 0)]
    [InlineData("$ABC and $XYZ", "X takes at most one cashtag ($NAME) in a post; leave one.", 37)]
    [InlineData("hello @mayor", "X refuses posts from programs that mention accounts; write the name without the @ (@mayor).", 36)]
    public void Format_EditedTextXRefuses_IsUnfit(string typed, string problem, int length) =>
        Assert.Equal(new FormattedPost.Unfit(problem, length, 280), Format(Story, edited: typed));

    [Fact]
    public void Format_EditedTextTooLong_SaysByHowMuch() => Assert.Equal(
        new FormattedPost.Unfit("The text is too long with its link: 324 of 280; take away 44.", 324, 280),
        Format(Story, edited: new string('a', 300)));

    [Theory]
    [InlineData("write to desk@example.com")]
    [InlineData("see https://example.com/@mayor/1")]
    [InlineData("costs $5")]
    public void Format_EditedTextThatOnlyLooksSo_IsReady(string typed) => Assert.IsType<FormattedPost.Ready>(Format(Story, edited: typed));

    [Fact]
    public void Format_TemplateOfNothing_IsUnfit() =>
        Assert.Equal(new FormattedPost.Unfit("The channel's template leaves nothing to post.", 0, 280), Format(Story, new() { Template = "{{ section }}" }));

    private static FormattedPost.Ready Ready(string text, int length) => new(new(text, new(Link)), length, 280);

    private static FormattedPost Format(Article article, XPostFormat? format = null, string? edited = null) =>
        new XFormatter(new(), (format ?? new() { Campaign = [new("utm_source", "x")] }).Parse()).Format(new(article, new("abcdefghij"), edited));
}
