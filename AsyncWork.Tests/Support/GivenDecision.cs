using AsyncWork.Domain;
using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Markdown;
using AsyncWork.Web.Pages.Decisions;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Tests.Support;

/// <summary>
/// A decision that is there before a test begins. One writes the fact that matters: by default Berlin proposed it, Berlin, NewYork and Kathmandu
/// decide by consent within three days, and the options are Stay, which is proposed, and Go.
/// <code>
/// var number = await host.DecisionAsync("Where we host", DecisionState.Deciding);
/// </code>
/// </summary>
public static class GivenDecision
{
    public static readonly Duration UsualTime = Duration.FromDays(3);

    public static Prose Prose(string text) => MarkdownProse.ToProse(text);

    /// <param name="state">How far it is. Expired is by an objection of NewYork, rejected by approval; superseded is not made here.</param>
    /// <returns>Its number.</returns>
    public static Task<int> DecisionAsync(
        this AppHost host,
        string title = "Where we host",
        DecisionState state = DecisionState.Proposed,
        string by = "Berlin",
        Func<DecisionText, DecisionText>? text = null,
        Func<DecisionPlan, DecisionPlan>? plan = null,
        string[]? decides = null
    ) =>
        host.Database(async db =>
        {
            var number = 0;
            await db.InTransactionAsync(async token =>
            {
                var now = host.Clock.GetCurrentInstant();
                var proposer = await IdOfAsync(db, by);
                number = await db.NextDecisionNumberAsync(token);
                var decision = new Decision(number, title, proposer, now);
                var words = new DecisionText(title)
                {
                    Context = Prose("The contract ends in **March**."),
                    Options =
                    [
                        new(null, "Stay", MarkdownProse.ToOption("Good, because nobody moves."), IsProposed: true),
                        new(null, "Go", MarkdownProse.ToOption("Bad, because it is work.")),
                    ],
                };
                decision.Write(text?.Invoke(words) ?? words, proposer, now);
                var how = new DecisionPlan
                {
                    Decides = await IdsOfAsync(db, decides ?? ["Berlin", "NewYork", "Kathmandu"]),
                    Method = state == DecisionState.Rejected ? DecisionMethod.Approval : DecisionMethod.Consent,
                };
                decision.Plan(plan?.Invoke(how) ?? how, proposer, now);
                db.Decisions.Add(decision);
                await db.SaveChangesAsync(token);
                Bring(decision, state, proposer, now);
                await db.SaveChangesAsync(token);
            });
            return number;
        });

    /// <summary>The decision as it is stored, with all that belongs to it.</summary>
    public static Task<Decision> ReadDecisionAsync(this AppHost host, int number) =>
        host.Database(db =>
            db.Decisions.AsNoTracking()
                .Include(d => d.Options)
                .Include(d => d.People)
                .Include(d => d.Tags)
                .Include(d => d.Answers)
                .Include(d => d.Reviews)
                .Include(d => d.Events.OrderBy(e => e.Id))
                .AsSplitQuery()
                .SingleAsync(d => d.Number == number)
        );

    /// <summary>What a person was told, oldest first.</summary>
    public static Task<List<string>> ToldAsync(this AppHost host, string name) =>
        host.Database(db =>
            db.Notifications.Where(n => db.People.Any(p => p.Id == n.PersonId && p.Name == name))
                .OrderBy(n => n.Id)
                .Select(n => n.Reason + ": " + n.Text)
                .ToListAsync()
        );

    public static Task<PersonId> PersonIdAsync(this AppHost host, string name) => host.Database(db => IdOfAsync(db, name));

    static void Bring(Decision decision, DecisionState state, PersonId by, Instant now)
    {
        if (state is DecisionState.Draft)
            return;
        List<PersonId> deciders = [.. decision.With(DecisionPart.Decides)];
        List<Decider> facts = [.. deciders.Select(p => new Decider(p, Leads: true, IsHrOrAdministrator: true))];
        decision.Propose(new LevelRule(DecisionLevel.Low), facts, by, now);
        if (state is DecisionState.Withdrawn)
            decision.Withdraw("The offer is gone.", by, now);
        if (state is DecisionState.Proposed or DecisionState.Withdrawn)
            return;
        decision.Open(new(now + UsualTime), new LevelRule(DecisionLevel.Low), facts, by, now);
        if (state is DecisionState.Deciding)
            return;
        if (state is DecisionState.Decided)
            foreach (var person in deciders)
                decision.Take(person, new(AnswerKind.Consent, Domain.Prose.None, []), now);
        else
            decision.Take(
                deciders[^1],
                new(state is DecisionState.Rejected ? AnswerKind.Reject : AnswerKind.Objection, Prose("It is too dear."), []),
                now
            );
        if (state is DecisionState.Expired)
            decision.EndAtDeadline(now + UsualTime);
        else
            decision.Close(by, now);
    }

    static async Task<IReadOnlyList<PersonId>> IdsOfAsync(AppDbContext db, string[] names)
    {
        var ids = new List<PersonId>();
        foreach (var name in names)
            ids.Add(await IdOfAsync(db, name));
        return ids;
    }

    static Task<PersonId> IdOfAsync(AppDbContext db, string name) =>
        db.People.Where(p => p.Name == name).Select(p => p.Id).SingleAsync();
}
