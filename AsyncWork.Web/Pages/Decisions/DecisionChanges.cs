using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Decisions;

/// <summary>How a change of a decision ended.</summary>
/// <param name="Status">As HTTP says it: 200, 403, 404, 409 or 422.</param>
/// <param name="Refused">Why nothing was changed; null when it was, or when there is nothing to tell.</param>
public sealed record DecisionChanged(int Status, string? Refused = null)
{
    public static readonly DecisionChanged Done = new(StatusCodes.Status200OK);

    public bool IsDone => Status == StatusCodes.Status200OK;
}

/// <summary>What somebody saw who changes a decision: when it has gone on since, they are told instead.</summary>
public readonly record struct DecisionSeen(DecisionState State, int Round)
{
    public static DecisionSeen Of(Decision decision) => new(decision.State, decision.Round);

    public override string ToString() => $"{State}-{Round}";
}

/// <summary>Changes of a decision that several people may make at once: each is done, one after the other, on what it is by then.</summary>
public static class DecisionChanges
{
    internal const int MostTries = 4;
    internal const string TooSimilar = "Two of its tags are so similar that they count as one. Leave one of them out.";

    /// <summary>
    /// Does something to a decision, all or nothing, once for each form. When somebody else changed it meanwhile it is done again, so the work
    /// starts from the decision that it is given.
    /// </summary>
    /// <param name="seen">What the form was made for, as text; null when it does not matter.</param>
    /// <param name="mayAll">For whoever sees it, and not only for those who keep it.</param>
    /// <param name="work">Gives the reason when it does nothing.</param>
    /// <param name="afterwards">What needs the ids of what was stored.</param>
    public static async Task<DecisionChanged> ChangeDecisionAsync(
        this AppDbContext db,
        Viewer viewer,
        int number,
        string? seen,
        bool mayAll,
        Guid formKey,
        Instant now,
        Func<Decision, CancellationToken, Task<string?>> work,
        Func<Decision, CancellationToken, Task>? afterwards = null,
        CancellationToken cancellation = default
    )
    {
        for (var tries = 1; tries <= MostTries; tries++)
        {
            var answer = DecisionChanged.Done;
            try
            {
                await db.InTransactionAsync(
                    async token =>
                    {
                        db.ChangeTracker.Clear();
                        answer = await TryAsync(token);
                    },
                    cancellation
                );
                return answer;
            }
            catch (RefusedException refused)
            {
                db.ChangeTracker.Clear();
                return refused.Status == StatusCodes.Status200OK ? DecisionChanged.Done : new(refused.Status, refused.Message);
            }
            catch (DbUpdateConcurrencyException)
            {
                db.ChangeTracker.Clear();
            }
            catch (DbUpdateException problem) when (db.IsTaken(problem) && tries == MostTries)
            {
                // Nobody else was at it: two names in it are one to the database.
                db.ChangeTracker.Clear();
                return new(StatusCodes.Status422UnprocessableEntity, TooSimilar);
            }
            catch (DbUpdateException problem) when (db.IsTaken(problem))
            {
                db.ChangeTracker.Clear();
            }
        }
        return new(StatusCodes.Status409Conflict, "Others change this decision right now. Send it again.");

        async Task<DecisionChanged> TryAsync(CancellationToken token)
        {
            if (await db.FindDecision(viewer, number).SingleOrDefaultAsync(token) is not { } decision)
                return new(StatusCodes.Status404NotFound);
            if (!mayAll && !viewer.MayKeep(decision))
                return new(StatusCodes.Status403Forbidden);
            if (formKey != Guid.Empty && await db.UsedFormKeys.AnyAsync(k => k.Key == formKey, token))
                return DecisionChanged.Done;
            if (seen is not null && seen != DecisionSeen.Of(decision).ToString())
                return new(
                    StatusCodes.Status409Conflict,
                    "It has gone on since you opened this. Nothing was changed by you; this is how it stands now."
                );
            if (await work(decision, token) is { } reason)
                throw new RefusedException(StatusCodes.Status422UnprocessableEntity, reason);
            // The same form at the same moment: what the work has stored by itself goes too.
            if (!await db.SaveOnceAsync(formKey, now, token))
                throw new RefusedException(StatusCodes.Status200OK, "");
            if (afterwards is not null)
            {
                await afterwards(decision, token);
                await db.SaveChangesAsync(token);
            }
            return DecisionChanged.Done;
        }
    }

    /// <summary>The rule of a level, as administrators have set it.</summary>
    public static async Task<LevelRule> RuleOfAsync(this AppDbContext db, DecisionLevel level, CancellationToken token) =>
        await db.LevelRules.AsNoTracking().SingleOrDefaultAsync(r => r.Level == level, token) ?? new LevelRule(level);

    public static async Task<IReadOnlyList<Decider>> DecidersOfAsync(
        this AppDbContext db,
        Decision decision,
        CancellationToken token
    )
    {
        List<PersonId> people = [.. decision.With(DecisionPart.Decides)];
        return await db.ListDeciders(people, decision.TeamId).ToListAsync(token);
    }
}
