using Distribution.Publishing.Formatting;

namespace Distribution.Publishing.Tests.Formatting;

public sealed class TemplateTextTests
{
    private static readonly string[] Names = ["headline", "tags", "author", "published"];

    private static readonly Dictionary<string, object?> Values = new()
    {
        ["headline"] = "Rock & <Roll>",
        ["tags"] = new[] { "music", "live" },
        ["author"] = new Dictionary<string, object?> { ["name"] = "Ada" },
        ["published"] = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
    };

    [Theory]
    [InlineData("{{ headline }}", "Rock & <Roll>")]
    [InlineData("  {{ headline | upcase }}  \n\n\n\n by   {{ author.name }} \n", "ROCK & <ROLL>\n\nby Ada")]
    [InlineData("{% for tag in tags %}#{{ tag }}{% unless forloop.last %} {% endunless %}{% endfor %}", "#music #live")]
    [InlineData("{% assign x = headline %}{% capture y %}{{ x }}!{% endcapture %}{{ y }}", "Rock & <Roll>!")]
    [InlineData("{{ published | date: '%d.%m.%Y' }}", "02.01.2026")]
    [InlineData("{% if author %}{{ tags | join: ', ' }}{% endif %}", "music, live")]
    [InlineData("{% case headline %}{% when 'x' %}{{ tags }}{% else %}{{ author.name }}{% endcase %}", "Ada")]
    public void Render_Template_IsPlainText(string source, string expected) =>
        Assert.Equal(expected, Assert.IsType<TemplateParse.Parsed>(TemplateText.Parse(source, Names)).Template.Render(Values));

    [Theory]
    [InlineData("{{ headlin }}", "The template uses headlin, but only these names have a value: author, headline, published, tags.")]
    [InlineData("{% if a %}{% for t in b %}{{ t | append: c }}{% endfor %}{% elsif d == e %}{% endif %}",
        "The template uses a, b, c, d, e, but only these names have a value: author, headline, published, tags.")]
    [InlineData("{{ headline | shout }}", "The template uses filters that do not exist: shout.")]
    [InlineData("{% for i in (1..100000000) %}{{ i }}{% endfor %}", "The template counts through a range of numbers; loop over a list among its values.")]
    [InlineData("{% assign t = 'now' %}{{ t | date: '%Y' }}", "The template asks for the present time, which it does not have; use a time among its values.")]
    public void Parse_FaultyTemplate_SaysWhatIsWrong(string source, string problem) =>
        Assert.Equal(new TemplateParse.Invalid(problem), TemplateText.Parse(source, Names));

    [Theory]
    [InlineData("{{ headline")]
    [InlineData("{% if headline %}")]
    [InlineData("{% include 'secrets' %}")]
    [InlineData("{% render 'secrets' %}")]
    [InlineData("{% nonsense %}")]
    public void Parse_UnreadableTemplate_IsInvalid(string source) =>
        Assert.StartsWith("The template cannot be read: ", Assert.IsType<TemplateParse.Invalid>(TemplateText.Parse(source, Names)).Problem, StringComparison.Ordinal);

    [Fact]
    public void Render_TooManySteps_IsStopped()
    {
        const string Loops = "{% for a in tags %}{% for b in tags %}{% for c in tags %}{{ a }}{% endfor %}{% endfor %}{% endfor %}";
        var template = Assert.IsType<TemplateParse.Parsed>(TemplateText.Parse(Loops, Names)).Template;

        Assert.ThrowsAny<InvalidOperationException>(() => template.Render(new Dictionary<string, object?> { ["tags"] = Enumerable.Repeat("x", 500).ToArray() }));
    }
}
