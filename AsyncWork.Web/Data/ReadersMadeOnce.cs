using System.Collections.ObjectModel;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;

// The hook through which every compiled query goes is not promised to stay; without it queries work the same, slower.
#pragma warning disable EF1001, EF9100

namespace AsyncWork.Web.Data;

static class QueryReaders
{
    /// <summary>Has the functions that read a query's rows made once.</summary>
    public static DbContextOptionsBuilder MakeReadersOnce(this DbContextOptionsBuilder builder) =>
        builder.ReplaceService<ILiftableConstantProcessor, ReadersMadeOnce>();
}

/// <summary>
/// EF Core leaves the functions that read a query’s rows as expressions within the query’s own, and so has new delegates made for them at each run:
/// a twentieth of a page that asks fifteen questions. What depends on nothing around it is made here once, when the query is compiled.
/// </summary>
sealed class ReadersMadeOnce(
    ShapedQueryCompilingExpressionVisitorDependencies dependencies,
    RelationalShapedQueryCompilingExpressionVisitorDependencies relational,
    RelationalCommandBuilderDependencies commands
) : RelationalLiftableConstantProcessor(dependencies, relational, commands)
{
    public override Expression InlineConstants(Expression expression, bool supportsPrecompiledQuery) =>
        base.InlineConstants(expression, supportsPrecompiledQuery) is LambdaExpression query
            ? new Inner().MakeWithin(query)
            : throw new InvalidOperationException("A query is a function of its context.");

    /// <summary>From the inside out: a function that needed only its own inner ones is closed when these are made.</summary>
    sealed class Inner : ExpressionVisitor
    {
        public LambdaExpression MakeWithin(LambdaExpression query) =>
            Expression.Lambda(query.Type, Visit(query.Body), query.Name, query.TailCall, query.Parameters);

        protected override Expression VisitLambda<T>(Expression<T> node)
        {
            var made = (LambdaExpression)base.VisitLambda(node);
            return Unbound.IsIn(made) ? made : Expression.Constant(made.Compile(), made.Type);
        }

        /// <summary>An expression that is wanted as such.</summary>
        protected override Expression VisitUnary(UnaryExpression node) =>
            node.NodeType == ExpressionType.Quote ? node : base.VisitUnary(node);
    }

    /// <summary>Looks for a variable of the surroundings.</summary>
    sealed class Unbound : ExpressionVisitor
    {
        readonly List<ParameterExpression> bound = [];
        bool found;

        public static bool IsIn(Expression expression)
        {
            var look = new Unbound();
            look.Visit(expression);
            return look.found;
        }

        protected override Expression VisitParameter(ParameterExpression node)
        {
            found |= !bound.Contains(node);
            return node;
        }

        protected override Expression VisitLambda<T>(Expression<T> node)
        {
            Within(node.Parameters, node.Body);
            return node;
        }

        protected override Expression VisitBlock(BlockExpression node)
        {
            Within(node.Variables, [.. node.Expressions]);
            return node;
        }

        protected override CatchBlock VisitCatchBlock(CatchBlock node)
        {
            Within(new(node.Variable is { } caught ? [caught] : []), node.Filter, node.Body);
            return node;
        }

        void Within(ReadOnlyCollection<ParameterExpression> variables, params ReadOnlySpan<Expression?> parts)
        {
            bound.AddRange(variables);
            foreach (var part in parts)
                Visit(part);
            bound.RemoveRange(bound.Count - variables.Count, variables.Count);
        }
    }
}
