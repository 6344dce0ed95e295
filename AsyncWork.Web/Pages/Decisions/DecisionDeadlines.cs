using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Decisions;

/// <summary>
/// Ends decisions at their deadline, and moves deadlines with days off where that was chosen (product.md D5, D7). Each once, however many nodes
/// look: who is second finds the decision changed.
/// </summary>
public sealed partial class DecisionDeadlines(AppDbContext db, IClock clock, ILogger<DecisionDeadlines> log)
{
    /// <returns>How many decisions came to an end.</returns>
    public async Task<int> CloseAsync(CancellationToken cancellation = default)
    {
        var closed = 0;
        foreach (var id in await db.ListDue(clock.GetCurrentInstant()).ToListAsync(cancellation))
            if (await TryAsync(id, token => CloseAsync(id, token), cancellation))
                closed++;
        return closed;
    }

    /// <returns>How many deadlines were moved.</returns>
    public async Task<int> MoveAsync(CancellationToken cancellation = default)
    {
        var moved = 0;
        foreach (var asked in (await db.ListMoving().ToListAsync(cancellation)).GroupBy(m => m.Decision))
        {
            // Only when the calendar says something else is the decision looked at to be changed.
            var due = asked.First();
            List<PersonId> people = [.. asked.Select(a => a.Person)];
            var moments = await DeadlineDates.ListDeadlinesAsync(db, people, due.Since, due.Days, cancellation);
            if (
                moments.Max(m => m.At) is { } at
                && at != due.At
                && await TryAsync(due.Decision, token => MoveAsync(due.Decision, at, token), cancellation)
            )
                moved++;
        }
        return moved;
    }

    async Task<bool> CloseAsync(int id, CancellationToken token)
    {
        var now = clock.GetCurrentInstant();
        var decision = await db.FindDecisionToEnd(id).SingleAsync(token);
        if (!decision.IsDue(now))
            return false;
        decision.EndAtDeadline(now);
        await new DecisionNews(db, decision, null, now).TellOfEndAsync(token);
        await db.TakeEffectAsync(decision, null, now, token);
        await db.SaveChangesAsync(token);
        return true;
    }

    async Task<bool> MoveAsync(int id, Instant at, CancellationToken token)
    {
        var now = clock.GetCurrentInstant();
        var decision = await db.FindDecisionToEnd(id).SingleAsync(token);
        if (!decision.MoveDeadline(at, now))
            return false;
        await new DecisionNews(db, decision, null, now).TellOfExtensionAsync("days off have changed", token);
        await db.SaveChangesAsync(token);
        return true;
    }

    async Task<bool> TryAsync(int id, Func<CancellationToken, Task<bool>> work, CancellationToken cancellation)
    {
        var done = false;
        try
        {
            await db.InTransactionAsync(
                async token =>
                {
                    db.ChangeTracker.Clear();
                    done = await work(token);
                },
                cancellation
            );
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another node was first, or somebody changed the decision at this moment.
            db.ChangeTracker.Clear();
            return false;
        }
        catch (DbUpdateException problem)
        {
            // One that cannot be stored keeps no other waiting.
            db.ChangeTracker.Clear();
            LogLeft(log, problem, id);
            return false;
        }
        return done;
    }

    [LoggerMessage(LogLevel.Error, "Decision {Id} could not be brought on at its deadline. It is tried again.")]
    static partial void LogLeft(ILogger log, DbUpdateException problem, int id);
}
