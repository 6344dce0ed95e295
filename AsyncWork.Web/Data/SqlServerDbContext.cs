using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;

namespace AsyncWork.Web.Data;

/// <summary>AsyncWork on SQL Server: what a company runs.</summary>
public sealed class SqlServerDbContext(DbContextOptions<SqlServerDbContext> options) : AppDbContext(options)
{
    protected override SqlFunctionExpression SixDaysAfter(SqlExpression date) =>
        new(
            "DATEADD",
            [new SqlFragmentExpression("day"), new SqlFragmentExpression("6"), date],
            nullable: true,
            argumentsPropagateNullability: [false, false, true],
            date.Type,
            date.TypeMapping
        );
}
