using AsyncWork.Tests.Support;

namespace AsyncWork.Tests.Data;

/// <summary>A fact of SQLite: what it needs a server does by itself.</summary>
sealed class SqliteFactAttribute : FactAttribute
{
    public SqliteFactAttribute()
    {
        if (TestDatabase.OnSqlServer)
            Skip = "What SQLite needs a server does by itself.";
    }
}
