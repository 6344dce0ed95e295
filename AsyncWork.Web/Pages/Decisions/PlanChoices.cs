using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Importing.Boards;
using AsyncWork.Web.Pages.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Decisions;

/// <summary>What can be chosen where a decision is planned.</summary>
/// <param name="People">Everybody who works here.</param>
/// <param name="Listed">Those who stand in the list: who has a part, and the people of the team.</param>
/// <param name="Rules">Who must decide, by level.</param>
public sealed record PlanChoices(
    IReadOnlyList<TeamChoice> Teams,
    IReadOnlyList<PersonName> People,
    IReadOnlyList<PersonName> Listed,
    IReadOnlyDictionary<DecisionLevel, LevelRule> Rules
)
{
    /// <summary>Longer teams are added by name.</summary>
    const int MostListed = 40;

    public static async Task<PlanChoices> LoadAsync(
        AppDbContext db,
        Viewer viewer,
        PlanInput plan,
        LocalDate today,
        CancellationToken cancellation = default
    )
    {
        var people = await db.ListPeopleHere(today).ToListAsync(cancellation);
        var close = await db.ListPeopleCloseTo(viewer, plan.Team).ToListAsync(cancellation);
        var rules = await db.LevelRules.AsNoTracking().ToDictionaryAsync(r => r.Level, cancellation);
        var named = plan.Parts.Where(p => p.Value is not null).Select(p => new PersonId(p.Key)).ToHashSet();
        return new(
            await db.TeamsForNewBoards(viewer).ToListAsync(cancellation),
            people,
            [
                .. people.Where(p => named.Contains(p.Id)),
                .. people.Where(p => !named.Contains(p.Id) && close.Contains(p.Id)).Take(Math.Max(0, MostListed - named.Count)),
            ],
            Enum.GetValues<DecisionLevel>().ToDictionary(l => l, l => rules.GetValueOrDefault(l) ?? new LevelRule(l))
        );
    }

    /// <summary>Why this plan names what cannot be chosen; null when it does not.</summary>
    /// <param name="before">What was planned so far and can stay, whoever chose it.</param>
    public string? WhyNot(DecisionPlan plan, DecisionPlan? before) =>
        plan.TeamId is { } team && team != before?.TeamId && !Teams.Any(t => t.Id == team)
            ? "Choose a team that you belong to or lead, or the whole company."
        : Named(plan).Except(before is null ? [] : Named(before)).Any(p => !People.Any(here => here.Id == p))
            ? "Somebody you chose does not work here any more. Choose somebody else."
        : null;

    static IEnumerable<PersonId> Named(DecisionPlan plan) => plan.Decides.Concat(plan.Consulted).Concat(plan.Informed);
}
