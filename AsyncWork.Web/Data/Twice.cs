using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Data;

/// <summary>What the database says when something is there already that may be there once.</summary>
public static class Twice
{
    const int UniqueIndex = 2601;
    const int UniqueConstraint = 2627;
    const int SqliteUnique = 2067;
    const int SqlitePrimaryKey = 1555;

    /// <summary>
    /// A name, a number or a key was taken: at the same moment by somebody else, or by one that only the database holds to be the same.
    /// SQL Server compares by its collation, which may see no difference where the app does.
    /// </summary>
    public static bool IsOfTwice(this DbUpdateException problem) =>
        problem.InnerException
            is SqlException { Number: UniqueIndex or UniqueConstraint }
                or SqliteException { SqliteExtendedErrorCode: SqliteUnique or SqlitePrimaryKey };
}
