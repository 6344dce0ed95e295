using System.Linq.Expressions;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;

#pragma warning disable EF9100

namespace AsyncWork.Tests.Data;

[Trait("Feature", "X10")]
public sealed class ReadersMadeOnceTests
{
    static readonly ParameterExpression Row = Expression.Parameter(typeof(int), "row");

    [Fact]
    public void A_function_that_depends_on_nothing_around_it_is_the_same_at_each_run()
    {
        var query = Compiled<Func<int, int>>(Expression.Lambda<Func<int, int>>(Expression.Add(Row, Expression.Constant(1)), Row));

        Assert.Same(query(null!), query(null!));
        Assert.Equal(3, query(null!)(2));
    }

    [Fact]
    public void One_within_another_is_made_first()
    {
        var inner = Expression.Lambda<Func<int, int>>(Expression.Multiply(Row, Expression.Constant(2)), Row);
        var outer = Expression.Lambda<Func<Func<int, int>>>(inner);

        var query = Compiled<Func<Func<int, int>>>(outer);

        Assert.Same(query(null!)(), query(null!)());
        Assert.Equal(4, query(null!)()(2));
    }

    [Fact]
    public void One_that_reads_a_variable_around_it_stays_where_it_is()
    {
        var kept = Expression.Variable(typeof(int), "kept");
        var query = Compiled<Func<int, int>>(
            Expression.Block(
                [kept],
                Expression.Assign(kept, Expression.Constant(10)),
                Expression.Lambda<Func<int, int>>(Expression.Add(Row, kept), Row)
            )
        );

        Assert.Equal(12, query(null!)(2));
    }

    static Func<QueryContext, T> Compiled<T>(Expression body)
    {
        var options =
            (DbContextOptionsBuilder<SqliteDbContext>)
                new DbContextOptionsBuilder<SqliteDbContext>().UseSqliteFile("Data Source=:memory:", new());
        using var db = new SqliteDbContext(options.Options);
        var query = Expression.Lambda<Func<QueryContext, T>>(body, QueryCompilationContext.QueryContextParameter);
        var processor = db.GetService<ILiftableConstantProcessor>();
        return ((Expression<Func<QueryContext, T>>)processor.InlineConstants(query, supportsPrecompiledQuery: false)).Compile();
    }
}
