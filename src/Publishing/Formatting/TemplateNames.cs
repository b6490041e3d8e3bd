using Fluid.Ast;
using Fluid.Values;

namespace Distribution.Publishing.Formatting;

/// <summary>The names a template uses and the ones it brings itself, whatever branch they stand in.</summary>
internal sealed class TemplateNames : AstVisitor
{
    private readonly HashSet<string> _own = ["forloop", "tablerowloop"];
    private readonly SortedSet<string> _used = new(StringComparer.Ordinal);
    private bool _saysNow;

    /// <summary>The filters the template pipes values through.</summary>
    public SortedSet<string> Filters { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether it asks for the time of day, which rendering does not have.</summary>
    public bool AsksForNow => _saysNow && Filters.Contains("date");

    /// <summary>Whether it counts through a range like (1..9), which is laid out in memory before the first step is counted.</summary>
    public bool UsesRange { get; private set; }

    /// <summary>The names that must come from outside.</summary>
    public IEnumerable<string> Needed => _used.Where(name => !_own.Contains(name));

    protected override Expression VisitMemberExpression(MemberExpression memberExpression)
    {
        if (memberExpression.Segments[0] is IdentifierSegment root)
        {
            _used.Add(root.Identifier);
        }

        return base.VisitMemberExpression(memberExpression);
    }

    protected override Expression VisitFilterExpression(FilterExpression filterExpression)
    {
        Filters.Add(filterExpression.Name);
        return base.VisitFilterExpression(filterExpression);
    }

    protected override Expression VisitRangeExpression(RangeExpression rangeExpression)
    {
        UsesRange = true;
        return base.VisitRangeExpression(rangeExpression);
    }

    protected override Expression VisitLiteralExpression(LiteralExpression literalExpression)
    {
        _saysNow |= literalExpression.Value is StringValue text && text.ToStringValue() is "now" or "today";
        return base.VisitLiteralExpression(literalExpression);
    }

    protected override Statement VisitAssignStatement(AssignStatement assignStatement) =>
        Own(assignStatement.Identifier, base.VisitAssignStatement(assignStatement));

    protected override Statement VisitCaptureStatement(CaptureStatement captureStatement) =>
        Own(captureStatement.Identifier, base.VisitCaptureStatement(captureStatement));

    protected override Statement VisitForStatement(ForStatement forStatement) => Own(forStatement.Identifier, base.VisitForStatement(forStatement));

    protected override Statement VisitTableRowStatement(TableRowStatement tableRowStatement) =>
        Own(tableRowStatement.Identifier, base.VisitTableRowStatement(tableRowStatement));

    protected override Statement VisitIncrementStatement(IncrementStatement incrementStatement) =>
        Own(incrementStatement.Identifier, base.VisitIncrementStatement(incrementStatement));

    protected override Statement VisitDecrementStatement(DecrementStatement decrementStatement) =>
        Own(decrementStatement.Identifier, base.VisitDecrementStatement(decrementStatement));

    private Statement Own(string name, Statement statement)
    {
        _own.Add(name);
        return statement;
    }
}
