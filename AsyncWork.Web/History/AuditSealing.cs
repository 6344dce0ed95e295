using AsyncWork.Domain.History;
using AsyncWork.Web.Data;
using AsyncWork.Web.Hosting;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.History;

/// <summary>
/// Puts the events of the audit log into its chain (product.md A6). Many are added at once, and their numbers need not be stored in their order, so
/// that each gets its place afterwards: who comes late gets a later one.
/// </summary>
public sealed class AuditSealing(AppDbContext db)
{
    /// <summary>Events of one transaction.</summary>
    public const int AtOnce = 500;
    const int MostTries = 4;

    /// <summary>Seals what is not sealed yet. What another node seals at the same moment is left to it.</summary>
    /// <returns>How many were sealed.</returns>
    public async Task<int> SealAsync(CancellationToken cancellation = default)
    {
        var (all, tries) = (0, 1);
        int? some;
        do
        {
            some = await SealSomeAsync(cancellation);
            if (some is null)
                tries++;
            else
                all += some.Value;
        } while (some == AtOnce || some is null && tries <= MostTries);
        return all;
    }

    /// <returns>Null when another node was first.</returns>
    async Task<int?> SealSomeAsync(CancellationToken cancellation)
    {
        var some = 0;
        try
        {
            await db.InTransactionAsync(
                async token =>
                {
                    db.ChangeTracker.Clear();
                    var last = (await db.FindAuditChainEnd().SingleOrDefaultAsync(token))?.Seal ?? AuditSeal.None;
                    var events = await db.ListUnsealed().Take(AtOnce).ToListAsync(token);
                    foreach (var audited in events)
                        last = audited.SealAfter(last);
                    await db.SaveChangesAsync(token);
                    some = events.Count;
                },
                cancellation
            );
            return some;
        }
        catch (DbUpdateException problem) when (problem is DbUpdateConcurrencyException || db.IsTaken(problem))
        {
            return null;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }
}

/// <summary>
/// Seals each minute. Who can write to the database could make the whole chain anew, but not what was copied from it: once a day, and after the
/// start, its end goes into the app's own log, which is kept elsewhere.
/// </summary>
sealed partial class AuditSealRounds(IServiceScopeFactory scopes, ILogger<AuditSealRounds> log)
    : Rounds(scopes, log, TimeSpan.FromMinutes(1), "Sealing the audit log")
{
    Instant? loggedAt;

    protected override async Task RoundAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await services.GetRequiredService<AuditSealing>().SealAsync(cancellation);
        var now = services.GetRequiredService<IClock>().GetCurrentInstant();
        if (loggedAt is { } at && now < at + Duration.FromDays(1))
            return;
        if (
            await services.GetRequiredService<AppDbContext>().FindAuditChainEnd().SingleOrDefaultAsync(cancellation)
            is not { } end
        )
            return;
        loggedAt = now;
        LogEnd(log, end.Place, end.Seal.Text);
    }

    [LoggerMessage(LogLevel.Information, "The audit log is sealed up to place {Place} with the seal {Seal}.")]
    static partial void LogEnd(ILogger log, long place, string seal);
}
