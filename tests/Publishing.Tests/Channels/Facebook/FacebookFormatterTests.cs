using Distribution.Publishing.Channels;
using Distribution.Publishing.Channels.Facebook;

namespace Distribution.Publishing.Tests.Channels.Facebook;

public sealed class FacebookFormatterTests
{
    private const string Link = "https://news.example.com/a?d=abcdefghij";

    private static readonly Article Story = Stories.Mayor;

    [Fact]
    public void Format_DefaultTemplate_IsHeadlineThenDescriptionWithTheLinkBeside() =>
        Assert.Equal(Ready("Mayor resigns\n\nAfter two years in office."), Format(Story));

    [Fact]
    public void Format_NoDescription_IsTheHeadlineAlone() => Assert.Equal(Ready("Mayor resigns"), Format(Story with { Description = null }));

    [Fact]
    public void Format_TemplateWithTheLink_HasItInTheText() => Assert.Equal(Ready($"Mayor resigns: {Link}"), Format(Story, "{{ headline }}: {{ link }}"));

    [Fact]
    public void Format_NamesOfTheArticle_AreThoseOfEveryNetwork() => Assert.Equal(
        Ready("city politics BREAKING Ann"),
        Format(
            Story with { Breaking = true, Authors = ["Ann"] },
            "{% for tag in tags %}{{ tag }} {% endfor %}{% if breaking %}BREAKING{% endif %} {{ authors | join: ', ' }}{{ section }}"));

    [Fact]
    public void Format_HeadlineThatMentionsAndLinks_DoesNeither()
    {
        var post = Assert.IsType<FormattedPost.Ready>(Format(Story with { Headline = "@[12345] and @mayor on ASP.NET", Description = "@" }, "{{ headline }} {{ description }}[1]"));

        Assert.Equal("@\u2060[12345] and @\u2060mayor on ASP.\u2060NET @\u2060[1]", post.Post.Text);
    }

    [Fact]
    public void Format_TooLong_IsCutAtAWord() => Assert.Equal(
        new FormattedPost.Ready(new("Mayor resigns After…", new(Link)), 20, 23),
        Format(Story, "{{ headline }} {{ description }}", maxLength: 23));

    [Fact]
    public void Format_TooLongBeforeTheLink_KeepsTheLink() => Assert.Equal(
        new FormattedPost.Ready(new($"Mayor… {Link}", new(Link)), 6 + 1 + Link.Length, Link.Length + 10),
        Format(Story, "{{ headline }} {{ link }}", maxLength: Link.Length + 10));

    [Fact]
    public void Format_RoomForTheLinkAlone_IsTheLinkAlone() =>
        Assert.Equal(new FormattedPost.Ready(new(Link, new(Link)), Link.Length, Link.Length + 1), Format(Story, "{{ headline }} {{ link }}", maxLength: Link.Length + 1));

    [Fact]
    public void Format_LinkLongerThanTheLimit_IsUnfit() =>
        Assert.Equal(new FormattedPost.Unfit("The link alone is longer than the channel's maxLength.", Link.Length, 5), Format(Story, "{{ headline }} {{ link }}", maxLength: 5));

    [Fact]
    public void Format_TemplateOfNothing_IsUnfit() =>
        Assert.Equal(new FormattedPost.Unfit("The channel's template leaves nothing to post.", 0, 60_000), Format(Story, "{{ section }}"));

    [Fact]
    public void Format_EditedText_GoesAsTyped() => Assert.Equal(Ready("Typed  by @hand,\nas @[1] is"), Format(Story, edited: "  Typed  by @hand,\r\nas @[1] is "));

    [Fact]
    public void Format_EditedTextEmpty_IsUnfit() =>
        Assert.Equal(new FormattedPost.Unfit("The text is empty; type one, or leave it to the template.", 0, 60_000), Format(Story, edited: " \n"));

    [Fact]
    public void Format_EditedTextTooLong_SaysByHowMuch() =>
        Assert.Equal(new FormattedPost.Unfit("The text is too long: 12 of 10; take away 2.", 12, 10), Format(Story, edited: "abcdefghijkl", maxLength: 10));

    private static FormattedPost.Ready Ready(string text) => new(new(text, new(Link)), text.Length, 60_000);

    private static FormattedPost Format(Article article, string? template = null, string? edited = null, int maxLength = 60_000) =>
        new FacebookFormatter(new() { MaxLength = maxLength }, FacebookChannels.Wording(template)).Format(new(article, new("abcdefghij"), edited));
}
