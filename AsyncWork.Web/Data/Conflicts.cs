using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Data;

/// <summary>
/// Changes that do not belong to a form somebody has looked at: where writers run side by side, somebody else may write on the same row at the
/// same moment, and that is no reason to refuse.
/// </summary>
public static class Conflicts
{
    const int MostTries = 4;

    /// <summary>Does the work in a transaction; when somebody else was first, once more from how things stand by then.</summary>
    /// <param name="work">Reads what it changes, as it may run again.</param>
    /// <param name="refused">The answer when somebody was first each time.</param>
    public static async Task<T> TryAgainAsync<T>(
        this AppDbContext db,
        Func<CancellationToken, Task<T>> work,
        T refused,
        CancellationToken cancellation = default
    )
    {
        for (var tries = 1; tries <= MostTries; tries++)
            try
            {
                var done = refused;
                await db.InTransactionAsync(
                    async token =>
                    {
                        db.ChangeTracker.Clear();
                        done = await work(token);
                    },
                    cancellation
                );
                return done;
            }
            catch (DbUpdateConcurrencyException)
            {
                db.ChangeTracker.Clear();
            }
        return refused;
    }
}
