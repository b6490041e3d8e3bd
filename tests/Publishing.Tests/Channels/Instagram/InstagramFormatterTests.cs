using Distribution.Publishing.Channels;
using Distribution.Publishing.Channels.Instagram;

namespace Distribution.Publishing.Tests.Channels.Instagram;

public sealed class InstagramFormatterTests
{
    private static readonly Uri Link = new("https://news.example.com/a?d=abcdefghij");

    private static readonly Article Story = Stories.Mayor;

    private static readonly PostPicture Picture = new("aa.jpg") { Width = 1_200, Height = 800, AltText = "The mayor at a desk" };

    [Fact]
    public void Format_DefaultTemplate_IsHeadlineThenDescriptionWithoutTheLink() =>
        Assert.Equal(Ready("Mayor resigns\n\nAfter two years in office."), Format(Story));

    [Fact]
    public void Format_TemplateWithTheLink_HasItAsPlainText() =>
        Assert.Equal(Ready($"Mayor resigns {Link.OriginalString}"), Format(Story, "{{ headline }} {{ link }}"));

    [Fact]
    public void Format_NoPicture_IsSkippedByName()
    {
        Assert.Equal(
            new FormattedPost.Skipped(SkipReason.NoPicture, "The article has no picture, and Instagram takes no post without one."),
            Format(null, Story));
        Assert.Equal(new FormattedPost.Skipped(SkipReason.NoPicture, "It is no picture."), Format(null, Story, why: "It is no picture."));
    }

    [Fact]
    public void Format_HeadlineThatMentions_DoesNot() =>
        Assert.Equal(Ready("@\u2060mayor writes to a@b.example"), Format(Story with { Headline = "@mayor writes to a@b.example" }, "{{ headline }}"));

    [Fact]
    public void Format_MoreHashtagsThanTheSetting_TheFirstFewAreAny() => Assert.Equal(
        Ready("#one #two #\u2060three no # sign"),
        Format(Story with { Headline = "#one #two #three no # sign" }, "{{ headline }}", new() { MaxHashtags = 2 }));

    /// <summary>An address with a sign in it leads nowhere once the sign is broken.</summary>
    [Theory]
    [InlineData("https://news.example.com/@desk/a", "https://news.example.com/@desk/a?d=abcdefghij")]
    [InlineData("https://news.example.com/a#live", "https://news.example.com/a?d=abcdefghij#live")]
    public void Format_LinkWithASignOfATag_StaysWhole(string url, string link)
    {
        var post = Format(Story with { Url = new(url), Headline = "@mayor #live" }, "{{ headline }} {{ link }}", new() { MaxHashtags = 0 });

        Assert.Equal($"@\u2060mayor #\u2060live {link}", Assert.IsType<FormattedPost.Ready>(post).Post.Text);
    }

    [Fact]
    public void Format_TooLong_IsCutAtAWord()
    {
        var post = Assert.IsType<FormattedPost.Ready>(Format(Story with { Description = string.Join(' ', Enumerable.Repeat("word", 600)) }));

        Assert.InRange(post.Post.Text.Length, 2_190, 2_200);
        Assert.EndsWith("word…", post.Post.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Format_AltTextTooLong_IsCutAtAWord()
    {
        var post = Assert.IsType<FormattedPost.Ready>(Format(Picture with { AltText = string.Join(' ', Enumerable.Repeat("word", 300)) }, Story));

        Assert.InRange(post.Post.Picture!.AltText!.Length, 990, 1_000);
    }

    [Fact]
    public void Format_TemplateOfNothing_IsUnfit() =>
        Assert.Equal(new FormattedPost.Unfit("The channel's template leaves nothing to post.", 0, 2_200), Format(Story, "{{ section }}"));

    [Fact]
    public void Format_EditedText_GoesAsTyped() => Assert.Equal(Ready("Typed  by @hand, #a"), Format(Story, edited: "  Typed  by @hand, #a "));

    public static TheoryData<string, string> Unfit => new()
    {
        { " \n", "The text is empty; type one, or leave it to the template." },
        { new('x', 2_203), "The text is too long: 2203 of 2200; take away 3." },
        { string.Concat(Enumerable.Repeat("#a ", 32)), "Instagram takes at most 30 hashtags; take away 2." },
        { string.Concat(Enumerable.Repeat("@a ", 21)), "Instagram takes at most 20 mentions; take away 1." },
    };

    [Theory]
    [MemberData(nameof(Unfit))]
    public void Format_EditedTextInstagramDoesNotTake_SaysWhy(string typed, string why) =>
        Assert.Equal(why, Assert.IsType<FormattedPost.Unfit>(Format(Story, edited: typed)).Problem);

    private static FormattedPost.Ready Ready(string text) => new(new(text, Link) { Picture = Picture }, text.Length, 2_200);

    private static FormattedPost Format(Article article, string? template = null, InstagramOptions? options = null, string? edited = null) =>
        Format(Picture, article, template, options, edited);

    private static FormattedPost Format(PostPicture? picture, Article article, string? template = null, InstagramOptions? options = null, string? edited = null, string? why = null) =>
        new InstagramFormatter(options ?? new(), InstagramChannels.Wording(template)).Format(
            new(article, new("abcdefghij"), edited) { Picture = picture, NoPicture = why });
}
