using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Decisions;

/// <summary>What a new decision is made of.</summary>
/// <param name="From">The path from which it was asked for.</param>
/// <param name="Supersedes">The number of the decision whose place it takes.</param>
/// <param name="DecidedOn">The day on which it was decided elsewhere; null for what is to be decided here.</param>
/// <param name="IsProposed">Open for comments at once.</param>
public sealed record NewDecision(
    DecisionText Text,
    DecisionPlan Plan,
    string? From,
    int? Supersedes,
    bool Partly,
    string? PartlyNote,
    LocalDate? DecidedOn,
    bool IsProposed
);

/// <summary>How the making of a decision ended.</summary>
/// <param name="Number">Null when it was refused, and when the form was accepted before.</param>
/// <param name="Field">At which field of the form the reason stands; empty for none.</param>
public sealed record DecisionMade(int? Number, string? Refused = null, string Field = "");

/// <summary>The one way in which a decision comes into being and gets its number (product.md D22): by form, or by an import.</summary>
public static class NewDecisions
{
    /// <summary>
    /// The next number, which nobody gets again. Inside a transaction: until it ends everybody else who wants one waits, and when it fails the
    /// number is free.
    /// </summary>
    public static async Task<int> NextDecisionNumberAsync(this AppDbContext db, CancellationToken cancellation)
    {
        await db.WriteAsync(
            stop => db.Companies.ExecuteUpdateAsync(set => set.SetProperty(c => c.LastDecision, c => c.LastDecision + 1), stop),
            cancellation
        );
        return await db.Companies.Select(c => c.LastDecision).SingleAsync(cancellation);
    }

    /// <summary>Makes a decision for a person, once for each form.</summary>
    public static async Task<DecisionMade> MakeDecisionAsync(
        this AppDbContext db,
        Viewer viewer,
        NewDecision asked,
        Guid formKey,
        Instant now,
        CancellationToken cancellation = default
    )
    {
        for (var tries = 1; tries <= DecisionChanges.MostTries; tries++)
            try
            {
                var made = new DecisionMade(null);
                await db.InTransactionAsync(
                    async token =>
                    {
                        db.ChangeTracker.Clear();
                        made = await db.MakeDecisionAlsoAsync(viewer, asked, formKey, now, token);
                    },
                    cancellation
                );
                return made;
            }
            catch (DbUpdateConcurrencyException)
            {
                db.ChangeTracker.Clear(); // somebody changed the decision whose place it takes
            }
            catch (DbUpdateException problem) when (db.IsTaken(problem))
            {
                db.ChangeTracker.Clear();
                return new(null, DecisionChanges.TooSimilar);
            }
        return new(null, "Others change the decision whose place it takes right now. Send it again.");
    }

    /// <summary>The same inside a transaction of the caller, in which more is done.</summary>
    public static async Task<DecisionMade> MakeDecisionAlsoAsync(
        this AppDbContext db,
        Viewer viewer,
        NewDecision asked,
        Guid formKey,
        Instant now,
        CancellationToken token
    )
    {
        if (await db.UsedFormKeys.AnyAsync(k => k.Key == formKey, token))
            return new(null);
        var text = asked.Text;
        // Whatever speaks against it is known before it gets its number.
        var draft = Draft(1);
        var (rule, deciders) = (await db.RuleOfAsync(asked.Plan.Level, token), await db.DecidersOfAsync(draft, token));
        if (asked.IsProposed && draft.WhyNotPropose(rule, deciders) is { } early)
            return new(
                null,
                early,
                draft.Context.IsEmpty ? "Text.Context"
                    : draft.Options.Count == 0 ? "Text.Options"
                    : "Plan.Parts"
            );
        if (asked.DecidedOn is { } on && draft.WhyNotRecord(MomentOn(on), now) is { } wrong)
            return new(null, wrong, draft.Outcome.IsEmpty ? "Text.Outcome" : "DecidedOn");
        var superseding = asked.Supersedes is { } old ? await Superseding.FindAsync(db, viewer, old, token) : null;
        if (superseding?.WhyNot(draft, asked.Partly, asked.PartlyNote, asked.DecidedOn is not null) is { } cannot)
            return new(null, cannot, cannot == Supersession.WhyNotNote(asked.Partly, asked.PartlyNote) ? "PartlyNote" : "");

        text = await db.RenderAsync(viewer, text, token);
        var decision = Draft(await db.NextDecisionNumberAsync(token));
        if (asked.From is { } from)
            decision.AskFrom(from);
        if (asked.IsProposed)
            decision.Propose(rule, deciders, viewer.Person, now);
        if (asked.DecidedOn is { } day)
            decision.Record(MomentOn(day), asked.Text.HadMeeting, viewer.Person, now);
        db.Decisions.Add(decision);
        if (!await db.SaveOnceAsync(formKey, now, token))
            return new(null);
        superseding?.Plan(decision, asked.Partly, asked.PartlyNote, now);
        await db.ReferAsync(viewer, decision, token);
        await db.LinkOriginAsync(viewer, decision, now, token);
        if (asked.IsProposed)
            new DecisionNews(db, decision, (viewer.Person, viewer.Name), now).TellOfProposal();
        if (asked.DecidedOn is not null)
            await db.TakeEffectAsync(decision, (viewer.Person, viewer.Name), now, token);
        await db.SaveChangesAsync(token);
        return new(decision.Number);

        Decision Draft(int number)
        {
            var made = new Decision(number, text.Title, viewer.Person, now);
            made.Write(text, viewer.Person, now);
            made.Plan(asked.Plan, viewer.Person, now);
            return made;
        }

        // The middle of the day, and never later than now.
        Instant MomentOn(LocalDate day) =>
            day == now.InZone(viewer.Zone).Date ? now : day.At(LocalTime.Noon).InZoneLeniently(viewer.Zone).ToInstant();
    }
}
