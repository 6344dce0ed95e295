using System.Data.Common;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace AsyncWork.Web.Backups;

/// <summary>
/// A table of the database as it is read from one end to the other, without loading things: all that is in it, whoever may see it. Values have
/// the types of Domain, so that both databases give the same.
/// </summary>
/// <param name="key">The columns that order the rows.</param>
sealed class StoredTable(string name, IReadOnlyList<IColumn> columns, IReadOnlyList<string> key)
{
    public string Name => name;
    public IReadOnlyList<string> Columns { get; } = [.. columns.Select(c => c.Name)];

    /// <summary>All tables of the model by name.</summary>
    public static IReadOnlyList<StoredTable> Of(AppDbContext db) =>
        [
            .. db
                .Model.GetRelationalModel()
                .Tables.Select(table => new StoredTable(
                    table.Name,
                    [.. table.Columns.OrderBy(c => PlaceOf(c, table.PrimaryKey)).ThenBy(c => c.Name, StringComparer.Ordinal)],
                    [.. table.PrimaryKey?.Columns.Select(c => c.Name) ?? []]
                ))
                .OrderBy(t => t.Name, StringComparer.Ordinal),
        ];

    /// <summary>The same table without some columns.</summary>
    public StoredTable Without(Func<string, bool> left) => new(name, [.. columns.Where(c => !left(c.Name))], key);

    /// <summary>The rows by their key; a row is the values of <see cref="Columns"/>, and the same array again and again.</summary>
    public async IAsyncEnumerable<object?[]> RowsAsync(
        AppDbContext db,
        [EnumeratorCancellation] CancellationToken cancellation = default
    )
    {
        await db.Database.OpenConnectionAsync(cancellation);
        await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // names of the model alone, as the database quotes them
        command.CommandText = Select(db);
#pragma warning restore CA2100
        command.CommandTimeout = 0; // as long as it takes: nobody waits at a page
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await foreach (var row in ReadAsync(reader, cancellation))
            yield return row;
    }

    /// <summary>What asks for the rows, as the database of the context reads it.</summary>
    internal string Select(AppDbContext db)
    {
        var sql = db.GetService<ISqlGenerationHelper>();
        return $"SELECT {string.Join(", ", Columns.Select(sql.DelimitIdentifier))} FROM {sql.DelimitIdentifier(name)}"
            + (key.Count == 0 ? "" : $" ORDER BY {string.Join(", ", key.Select(sql.DelimitIdentifier))}");
    }

    /// <summary>The rows of an answer to <see cref="Select"/>.</summary>
    internal async IAsyncEnumerable<object?[]> ReadAsync(
        DbDataReader reader,
        [EnumeratorCancellation] CancellationToken cancellation = default
    )
    {
        var values = columns.Select((c, at) => ReaderOf(c.PropertyMappings[0].TypeMapping, at)).ToArray();
        var row = new object?[values.Length];
        while (await reader.ReadAsync(cancellation))
        {
            for (var at = 0; at < row.Length; at++)
                row[at] = reader.IsDBNull(at) ? null : values[at](reader);
            yield return row;
        }
    }

    /// <summary>Reads a value as a query of the model would.</summary>
    static Func<DbDataReader, object?> ReaderOf(RelationalTypeMapping mapping, int at)
    {
        var reader = Expression.Parameter(typeof(DbDataReader));
        var method = mapping.GetDataReaderMethod();
        var typed =
            method.DeclaringType == typeof(DbDataReader) ? (Expression)reader : Expression.Convert(reader, method.DeclaringType!);
        var value = mapping.CustomizeDataReaderExpression(Expression.Call(typed, method, Expression.Constant(at)));
        // A list is stored as JSON, and stays the text that it is.
        if (mapping is { Converter: { } converter, ElementTypeMapping: null })
            value = Expression.Invoke(
                converter.ConvertFromProviderExpression,
                value.Type == converter.ConvertFromProviderExpression.Parameters[0].Type
                    ? value
                    : Expression.Convert(value, converter.ConvertFromProviderExpression.Parameters[0].Type)
            );
        return Expression.Lambda<Func<DbDataReader, object?>>(Expression.Convert(value, typeof(object)), reader).Compile();
    }

    /// <summary>What names a row comes first.</summary>
    static int PlaceOf(IColumn column, IPrimaryKeyConstraint? key)
    {
        for (var at = 0; at < key?.Columns.Count; at++)
            if (key.Columns[at] == column)
                return at;
        return int.MaxValue;
    }
}
