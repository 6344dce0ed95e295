using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace AsyncWork.Tests.Support;

/// <summary>
/// What SQL Server says about grouping and DacFx does not: a column outside of aggregates is grouped by (messages 8120 and 8127), and
/// neither an aggregate (130) nor a group (144) holds an aggregate or a query.
/// </summary>
sealed class GroupingRules : TSqlFragmentVisitor
{
    static readonly HashSet<string> Aggregates = new(StringComparer.OrdinalIgnoreCase)
    {
        "COUNT",
        "COUNT_BIG",
        "SUM",
        "AVG",
        "MIN",
        "MAX",
        "STRING_AGG",
        "STDEV",
        "STDEVP",
        "VAR",
        "VARP",
    };

    public List<string> Problems { get; } = [];

    public override void Visit(QuerySpecification node)
    {
        var shown = new Parts(outsideAggregates: true);
        foreach (var element in node.SelectElements)
            element.Accept(shown);
        node.HavingClause?.Accept(shown);
        if (node.GroupByClause is null && shown.Aggregates.Count == 0)
            return;
        var groups = new Parts(outsideAggregates: false);
        node.GroupByClause?.Accept(groups);
        if (groups.Aggregates.Count > 0 || groups.Queries > 0)
            Problems.Add("A group is formed by an aggregate or a query.");
        foreach (var column in shown.Columns.Except(groups.Columns, StringComparer.OrdinalIgnoreCase))
            Problems.Add($"{column} is neither in an aggregate nor grouped by.");
        foreach (var aggregate in shown.Aggregates)
        {
            var inner = new Parts(outsideAggregates: false);
            foreach (var parameter in aggregate.Parameters)
                parameter.Accept(inner);
            if (inner.Aggregates.Count > 0 || inner.Queries > 0)
                Problems.Add($"{aggregate.FunctionName.Value} holds an aggregate or a query.");
        }
    }

    /// <summary>The columns, aggregates and queries of an expression; queries are not looked into.</summary>
    sealed class Parts(bool outsideAggregates) : TSqlFragmentVisitor
    {
        public List<string> Columns { get; } = [];
        public List<FunctionCall> Aggregates { get; } = [];
        public int Queries { get; private set; }

        public override void ExplicitVisit(FunctionCall node)
        {
            var isAggregate = GroupingRules.Aggregates.Contains(node.FunctionName.Value) && node.OverClause is null;
            if (isAggregate)
                Aggregates.Add(node);
            if (!isAggregate || !outsideAggregates)
                base.ExplicitVisit(node);
        }

        public override void ExplicitVisit(ScalarSubquery node) => Queries++;

        public override void ExplicitVisit(ExistsPredicate node) => Queries++;

        public override void ExplicitVisit(InPredicate node)
        {
            if (node.Subquery is not null)
                Queries++;
            else
                base.ExplicitVisit(node);
        }

        // The first argument of DATEPART and its kin looks like a column and is none: it has no table.
        public override void ExplicitVisit(ColumnReferenceExpression node)
        {
            if (node.MultiPartIdentifier is { } name && (name.Count > 1 || name.Identifiers[0].QuoteType != QuoteType.NotQuoted))
                Columns.Add(string.Join('.', name.Identifiers.Select(i => i.Value)));
        }
    }
}
