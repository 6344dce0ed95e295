using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using AsyncWork.Web.Importing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Time.Import;

/// <summary>What can be chosen for the people of a file, by somebody with these rights.</summary>
/// <param name="New">Ways to bring a new person in, with their names.</param>
/// <param name="People">Those whose hours may be brought in.</param>
/// <param name="Zones">The zones in which people here work.</param>
sealed record PlanChoices(
    IReadOnlyList<(PersonChoice Choice, string Name)> New,
    IReadOnlyList<(PersonChoice Choice, string Name)> People,
    IReadOnlyList<string> Zones
)
{
    public static async Task<PlanChoices> LoadAsync(AppDbContext db, PersonId by, CancellationToken cancellation)
    {
        var rights = await db.ImportRightsOfAsync(by, cancellation);
        var people = await db.KnownPeople().ToListAsync(cancellation);
        var teams = await db
            .Teams.AsNoTracking()
            .OrderBy(t => t.Name)
            .Select(t => new { t.Id, t.Name })
            .ToListAsync(cancellation);
        return new(
            [
                .. teams
                    .Where(t => rights.WhyNotAddTo(t.Id) is null)
                    .Select(t => (PersonChoice.New(t.Id), $"Add as new to {t.Name}")),
                .. rights.WhyNotAddTo(null) is null
                    ? [(PersonChoice.New(null), "Add as new, without a team")]
                    : Array.Empty<(PersonChoice, string)>(),
            ],
            [.. people.Where(p => rights.WhyNotFor(p.Id) is null).Select(p => (PersonChoice.Existing(p.Id.Value), p.Name))],
            [
                .. people
                    .Select(p => p.Zone.Id)
                    .Append(DateTimeZone.Utc.Id)
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal),
            ]
        );
    }

    /// <summary>A choice as the page names it.</summary>
    public string NameOf(PersonChoice choice) =>
        choice.Fate == PersonFate.LeaveOut
            ? "Left out"
            : New.Concat(People).Where(c => c.Choice == choice).Select(c => c.Name).FirstOrDefault() ?? "Left out";
}
