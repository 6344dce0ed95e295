using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace AsyncWork.Web.Data;

/// <summary>
/// SQLite plans a command each time it is sent, which is up to a quarter of the time of a page. So the connection of a context stays open as
/// long as the context waits for its next request, and keeps what it planned for the next command of the same text. SQL Server does so by itself.
/// </summary>
sealed class KeptStatements : DbCommandInterceptor, IDbConnectionInterceptor
{
    /// <summary>Characters of a text that changes rows; what is longer stores many at once, and comes in this shape once.</summary>
    const int LongestChange = 6_000;
    static readonly string[] Questions = ["SELECT", "WITH"];
    static readonly string[] Changes = ["INSERT", "UPDATE", "DELETE"];

    public InterceptionResult<DbConnection> ConnectionCreating(
        ConnectionCreatingEventData eventData,
        InterceptionResult<DbConnection> result
    ) =>
        eventData.ConnectionString is { } file
            ? InterceptionResult<DbConnection>.SuppressWithResult(new KeptConnection(file))
            : result;

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result
    ) => Read(command, result);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    ) => ValueTask.FromResult(Read(command, result));

    public override InterceptionResult<int> NonQueryExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result
    ) => Run(command, result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    ) => ValueTask.FromResult(Run(command, result));

    public override InterceptionResult DataReaderDisposing(
        DbCommand command,
        DataReaderDisposingEventData eventData,
        InterceptionResult result
    )
    {
        (command.Connection as KeptConnection)?.End(eventData.DataReader);
        return result;
    }

    static InterceptionResult<DbDataReader> Read(DbCommand command, InterceptionResult<DbDataReader> result) =>
        !result.HasResult && ConnectionOf(command) is { } connection
            ? InterceptionResult<DbDataReader>.SuppressWithResult(connection.Read(command))
            : result;

    static InterceptionResult<int> Run(DbCommand command, InterceptionResult<int> result) =>
        !result.HasResult && ConnectionOf(command) is { } connection
            ? InterceptionResult<int>.SuppressWithResult(connection.Run(command))
            : result;

    static KeptConnection? ConnectionOf(DbCommand command) =>
        command.Connection is KeptConnection connection
        && (BeginsWith(command, Questions) || command.CommandText.Length <= LongestChange && BeginsWith(command, Changes))
            ? connection
            : null;

    static bool BeginsWith(DbCommand command, string[] words) =>
        Array.Exists(words, word => command.CommandText.StartsWith(word, StringComparison.Ordinal));
}

/// <summary>The connection of one context: it ends with it, however often it is closed before, and keeps the commands it planned.</summary>
sealed class KeptConnection(string file) : SqliteConnection(file)
{
    /// <summary>When there are more, it begins anew.</summary>
    const int Most = 200;

    /// <summary>
    /// How many kilobytes of the file it keeps for itself. SQLite’s own 2,000, in each of sixteen connections, are 32 MB that save nothing
    /// measurable: the system keeps the file for all of them.
    /// </summary>
    public const string UsualCache = "PRAGMA cache_size = -500";

    /// <summary>What is being read is not in it: a command of the same text is planned for itself then.</summary>
    readonly Dictionary<string, SqliteCommand> waiting = new(StringComparer.Ordinal);
    readonly Dictionary<DbDataReader, SqliteCommand> reading = [];
    bool ends;

    /// <summary>
    /// SQLite counts the memory that it takes, and to count, its connections wait for each other at each piece of it: with sixteen at once a page
    /// of many questions takes a fifth longer. Nobody reads the count. It can be turned off before the first file is opened only.
    /// </summary>
    static KeptConnection()
    {
        Batteries_V2.Init();
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    /// <summary>How many commands wait to be sent again.</summary>
    public int Planned => waiting.Count;

    public DbDataReader Read(DbCommand command)
    {
        var mine = Take(command);
        var reader = mine.ExecuteReader();
        reading[reader] = mine;
        return reader;
    }

    public int Run(DbCommand command)
    {
        var mine = Take(command);
        var rows = mine.ExecuteNonQuery();
        Keep(mine);
        return rows;
    }

    /// <summary>The rows were read, or are not wanted any more.</summary>
    public void End(DbDataReader reader)
    {
        if (reading.Remove(reader, out var command))
            Keep(command);
    }

    public override void Open()
    {
        var opens = State == ConnectionState.Closed;
        base.Open();
        if (!opens)
            return;
        using var command = CreateCommand();
        command.CommandText = UsualCache;
        command.ExecuteNonQuery();
    }

    public override void Close()
    {
        if (ends)
            base.Close();
    }

    protected override void Dispose(bool disposing)
    {
        ends = true;
        base.Dispose(disposing);
    }

    /// <summary>A command of this text with these parameters, in the same transaction.</summary>
    SqliteCommand Take(DbCommand command)
    {
        if (!waiting.Remove(command.CommandText, out var mine))
            mine = new SqliteCommand(command.CommandText, this);
        mine.Transaction = (SqliteTransaction?)command.Transaction;
        mine.CommandTimeout = command.CommandTimeout;
        mine.Parameters.Clear();
        foreach (SqliteParameter parameter in command.Parameters)
            mine.Parameters.Add(parameter);
        return mine;
    }

    void Keep(SqliteCommand command)
    {
        if (waiting.Count >= Most)
        {
            foreach (var old in waiting.Values)
                old.Dispose();
            waiting.Clear();
        }
        // One too many may still be read by; it is left to the collector.
        waiting.TryAdd(command.CommandText, command);
    }
}
