using System.Data.Common;
using System.Globalization;
using AsyncWork.Web.Data;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AsyncWork.Tests.Support;

/// <summary>A SQL Server that is not there: it writes down what it is asked and answers with a number of invented rows.</summary>
sealed class UnconnectedSqlServer(int rows)
{
    readonly List<(string Sql, IReadOnlyList<string> Parameters)> asked = [];

    public IReadOnlyList<(string Sql, IReadOnlyList<string> Parameters)> Asked => asked;

    public SqlServerDbContext Open() =>
        new(
            (DbContextOptions<SqlServerDbContext>)
                new DbContextOptionsBuilder<SqlServerDbContext>()
                    .UseSqlServerAt("Server=nowhere;Encrypt=false", new())
                    .AddInterceptors(new NoConnection(), new NoCommand(this))
                    .Options
        );

    void WriteDown(DbCommand command)
    {
        // Whoever reads on until there is nothing left would read for ever.
        if (asked.Count == 100)
            throw new InvalidOperationException("Asked a hundred times.");
        asked.Add((command.CommandText, [.. command.Parameters.Cast<SqlParameter>().Select(Declaration)]));
    }

    static string Declaration(SqlParameter parameter)
    {
        var name = parameter.ParameterName.StartsWith('@') ? parameter.ParameterName : "@" + parameter.ParameterName;
        var size = parameter.Size is < 1 or > 8000 ? "max" : parameter.Size.ToString(CultureInfo.InvariantCulture);
#pragma warning disable CA1308 // types are written in lower case
        var type = parameter.SqlDbType.ToString().ToLowerInvariant();
#pragma warning restore CA1308
        return type switch
        {
            "nvarchar" or "varchar" or "nchar" or "char" or "varbinary" or "binary" => $"{name} {type}({size})",
            _ => $"{name} {type}",
        };
    }

    sealed class NoConnection : DbConnectionInterceptor
    {
        public override InterceptionResult ConnectionOpening(
            DbConnection connection,
            ConnectionEventData eventData,
            InterceptionResult result
        ) => InterceptionResult.Suppress();

        public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
            DbConnection connection,
            ConnectionEventData eventData,
            InterceptionResult result,
            CancellationToken cancellationToken = default
        ) => ValueTask.FromResult(InterceptionResult.Suppress());
    }

    sealed class NoCommand(UnconnectedSqlServer server) : DbCommandInterceptor
    {
        public override InterceptionResult<DbDataReader> ReaderExecuting(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result
        )
        {
            server.WriteDown(command);
            return InterceptionResult<DbDataReader>.SuppressWithResult(new InventedRows(server.Rows));
        }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default
        ) => ValueTask.FromResult(ReaderExecuting(command, eventData, result));

        public override InterceptionResult<int> NonQueryExecuting(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<int> result
        )
        {
            server.WriteDown(command);
            return InterceptionResult<int>.SuppressWithResult(server.Rows);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<int> result,
            CancellationToken cancellationToken = default
        ) => ValueTask.FromResult(NonQueryExecuting(command, eventData, result));
    }

    int Rows => rows;
}
