namespace Distribution.Publishing.Formatting;

/// <summary>What became of a template's source. The set is closed.</summary>
internal abstract record TemplateParse
{
    private TemplateParse() { }

    /// <summary>It can be rendered, as often as one likes and from several threads.</summary>
    internal sealed record Parsed(TemplateText Template) : TemplateParse;

    /// <summary>It cannot be rendered.</summary>
    /// <param name="Problem">A sentence for the person who wrote the template.</param>
    internal sealed record Invalid(string Problem) : TemplateParse;
}
