using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.Plans;

/// <summary>What can be chosen when a plan is started.</summary>
/// <param name="Buddies">The best first; none for somebody who leaves.</param>
public sealed record StartChoices(
    IReadOnlyList<TemplateRow> Templates,
    IReadOnlyList<TeamName> Teams,
    IReadOnlyList<PersonName> People,
    IReadOnlyList<string> Roles,
    IReadOnlyList<string> Locations,
    IReadOnlyList<BuddyCandidate> Buddies
)
{
    /// <param name="suggests">Manager and buddy are filled in where they are not chosen: who leads the team, and the best buddy.</param>
    public static async Task<StartChoices> LoadAsync(
        AppDbContext db,
        Viewer viewer,
        TemplateKind kind,
        PlanInput input,
        bool suggests,
        Instant now
    )
    {
        var today = now.InZone(viewer.Zone).Date;
        return new(
            (await db.ListTemplates(null, archived: false).ToListAsync()).FindAll(t => t.Kind == kind),
            await PeopleQueries.ListTeamNames(db).ToListAsync(),
            await db.ListOwnerChoices(today, null).ToListAsync(),
            await db.ListRoles().ToListAsync(),
            await db.ListHolidayLocations().ToListAsync(),
            kind == TemplateKind.Onboarding ? await RankAsync(db, viewer, input, suggests, today) : []
        );
    }

    static async Task<IReadOnlyList<BuddyCandidate>> RankAsync(
        AppDbContext db,
        Viewer viewer,
        PlanInput input,
        bool suggests,
        LocalDate today
    )
    {
        var known = input.Person is { } id
            ? await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == new PersonId(id))
            : null;
        var day = input.Day is { } chosen && OnboardingPlan.WhyNotDay(chosen, today) is null ? chosen : today;
        var team = await db.ListTeamIds(known?.Id, known is null ? input.Team : null, day)
            .Select(t => (int?)t)
            .FirstOrDefaultAsync();
        if (suggests && input.Manager is null && team is { } of)
            input.Manager = (await db.ListTeamLeads(of).ToListAsync()).Find(l => l != known?.Id) is { Value: > 0 } lead
                ? lead.Value
                : null;
        var buddies = await BuddyRanking.LoadAsync(
            db,
            known?.Id,
            input.Manager is { } manager ? new PersonId(manager) : null,
            known?.Zone ?? Zones.Find(input.Zone) ?? viewer.Zone,
            team,
            day
        );
        if (suggests)
            input.Buddy ??= buddies is [var best, ..] ? best.Id.Value : null;
        return buddies;
    }
}
