using System.Globalization;
using System.Text.RegularExpressions;
using Fluid;
using Fluid.Values;

namespace Distribution.Publishing.Formatting;

/// <summary>
/// A newsroom's own wording of a post, in Liquid: https://shopify.github.io/liquid/. It sees the given values and nothing else:
/// no files, no other templates, no clock, no members of .NET objects; nothing is encoded as HTML.
/// </summary>
internal sealed partial class TemplateText
{
    /// <summary>Steps one rendering may take: far more than a post needs, few enough to end at once.</summary>
    private const int MaxSteps = 10_000;

    private const int MaxRecursion = 20;

    private static readonly FluidParser Parser = WithoutOtherTemplates();

    private static readonly TemplateOptions Options = new()
    {
        MaxSteps = MaxSteps,
        MaxRecursion = MaxRecursion,
        CultureInfo = CultureInfo.InvariantCulture,
        TimeZone = TimeZoneInfo.Utc,
        Now = static () => DateTimeOffset.UnixEpoch, // asked for even when a date is given; a template that means it is refused
    };

    private readonly IFluidTemplate _template;

    private TemplateText(IFluidTemplate template) => _template = template;

    /// <summary>Reads a template; the caller keeps the result.</summary>
    /// <param name="allowedNames">The names of all values that <see cref="Render"/> will be given.</param>
    public static TemplateParse Parse(string source, IReadOnlyCollection<string> allowedNames)
    {
        if (!Parser.TryParse(source, out var template, out var error))
        {
            return new TemplateParse.Invalid($"The template cannot be read: {error}");
        }

        var names = new TemplateNames();
        names.VisitTemplate(template);
        if (names.Needed.Where(name => !allowedNames.Contains(name)).ToList() is { Count: > 0 } unknown)
        {
            var known = string.Join(", ", allowedNames.Order(StringComparer.Ordinal));
            return new TemplateParse.Invalid($"The template uses {string.Join(", ", unknown)}, but only these names have a value: {known}.");
        }

        if (names.Filters.Where(filter => !Options.Filters.TryGetValue(filter, out _)).ToList() is { Count: > 0 } filters)
        {
            return new TemplateParse.Invalid($"The template uses filters that do not exist: {string.Join(", ", filters)}.");
        }

        if (names.UsesRange)
        {
            return new TemplateParse.Invalid("The template counts through a range of numbers; loop over a list among its values.");
        }

        return names.AsksForNow
            ? new TemplateParse.Invalid("The template asks for the present time, which it does not have; use a time among its values.")
            : new TemplateParse.Parsed(new(template));
    }

    /// <summary>The text, its lines trimmed and their spaces single, with no more than one blank line in a row.</summary>
    /// <param name="values">Strings, numbers, times, lists and dictionaries of these. A missing name is empty.</param>
    /// <exception cref="InvalidOperationException">The template took more steps than a post may.</exception>
    public string Render(IReadOnlyDictionary<string, object?> values)
    {
        var context = new TemplateContext(Options);
        foreach (var (name, value) in values)
        {
            context.SetValue(name, FluidValue.Create(value, Options));
        }

        var lines = _template.Render(context, NullEncoder.Default, isolateContext: false).ReplaceLineEndings("\n").Split('\n')
            .Select(SingleSpaces.Of);
        return BlankLines().Replace(string.Join('\n', lines), "\n\n").Trim();
    }

    private static FluidParser WithoutOtherTemplates()
    {
        var parser = new FluidParser();
        foreach (var tag in new[] { "include", "render", "from", "layout" })
        {
            parser.RegisteredTags.Remove(tag);
        }

        return parser;
    }

    [GeneratedRegex(@"\n{3,}")]
    private static partial Regex BlankLines();
}
