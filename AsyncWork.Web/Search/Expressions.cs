using System.Linq.Expressions;

namespace AsyncWork.Web.Search;

/// <summary>Joins what the kinds say of an entry to one expression that a database can answer.</summary>
static class Expressions
{
    /// <summary>Whether any of them holds; false without any.</summary>
    public static Expression<Func<T, bool>> Any<T>(IEnumerable<Expression<Func<T, bool>>> all) =>
        Joined(all, Expression.OrElse) ?? (_ => false);

    /// <summary>The first that is not null; null without any.</summary>
    public static Expression<Func<T, TValue?>> First<T, TValue>(IEnumerable<Expression<Func<T, TValue?>>> all) =>
        Joined(all, Expression.Coalesce) ?? (_ => default);

    public static Expression<Func<T, bool>> Not<T>(Expression<Func<T, bool>> one) =>
        Expression.Lambda<Func<T, bool>>(Expression.Not(one.Body), one.Parameters);

    /// <summary>Puts what is said of an entry into the places of a record: <c>(e, title) => new Row(e.Id, title)</c>.</summary>
    /// <param name="parts">What takes the place of the parameters after the first.</param>
    public static Expression<Func<T, TRow>> Fill<T, TRow>(LambdaExpression row, params LambdaExpression[] parts)
    {
        var entry = row.Parameters[0];
        var body = row.Body;
        foreach (var (parameter, part) in row.Parameters.Skip(1).Zip(parts))
            body = new Replacing(parameter, new Replacing(part.Parameters[0], entry).Visit(part.Body)).Visit(body);
        return Expression.Lambda<Func<T, TRow>>(body, entry);
    }

    static Expression<Func<T, TValue>>? Joined<T, TValue>(
        IEnumerable<Expression<Func<T, TValue>>> all,
        Func<Expression, Expression, Expression> by
    ) =>
        all.Aggregate(
            (Expression<Func<T, TValue>>?)null,
            (joined, one) =>
                joined is null
                    ? one
                    : Expression.Lambda<Func<T, TValue>>(
                        by(joined.Body, new Replacing(one.Parameters[0], joined.Parameters[0]).Visit(one.Body)),
                        joined.Parameters
                    )
        );

    sealed class Replacing(ParameterExpression parameter, Expression by) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == parameter ? by : node;
    }
}
