using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace Distribution.Functions.Pages;

/// <summary>A piece of HTML. What is put into one is text and is encoded, unless it is a piece of HTML itself: there is no other way in.</summary>
internal sealed class Markup
{
    private readonly string _html;

    private Markup(string html) => _html = html;

    public static Markup None { get; } = new("");

    public static Markup Of(MarkupHandler html) => new(html.Html);

    /// <summary>One piece for each.</summary>
    public static Markup Each<T>(IEnumerable<T> items, Func<T, Markup> piece) => new(string.Concat(items.Select(item => piece(item)._html)));

    /// <inheritdoc />
    public override string ToString() => _html;
}

/// <summary>Puts a raw string literal and what stands in its braces together.</summary>
[InterpolatedStringHandler]
internal readonly struct MarkupHandler(int literalLength, int formattedCount)
{
    private readonly StringBuilder _html = new(literalLength + (formattedCount * 16));

    public string Html => _html.ToString();

    public void AppendLiteral(string literal) => _html.Append(literal);

    public void AppendFormatted(Markup piece) => _html.Append(piece);

    public void AppendFormatted(string? text) => _html.Append(WebUtility.HtmlEncode(text));

    public void AppendFormatted(int number) => _html.Append(CultureInfo.InvariantCulture, $"{number}");

    public void AppendFormatted(Uri link) => AppendFormatted(link.AbsoluteUri);

    public void AppendFormatted(DateTimeOffset time) => AppendFormatted(time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture));
}
