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
    public static async Task<PlanChoices> LoadAsync(AppDbContext db, PersonId by, LocalDate today, CancellationToken cancellation)
    {
        var rights = await db.ImportRightsOfAsync(by, today, cancellation);
        var people = await db.KnownPeople().ToListAsync(cancellation);
        var names = people.ToLookup(p => p.Name, StringComparer.OrdinalIgnoreCase);
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
            [
                .. people
                    .Where(p => rights.WhyNotFor(p.Id) is null)
                    .Select(p =>
                        (
                            PersonChoice.Existing(p.Id.Value),
                            names[p.Name].Skip(1).Any() ? $"{p.Name} ({p.Email ?? $"{p.Id}"})" : p.Name
                        )
                    ),
            ],
            [
                .. people
                    .Select(p => p.Zone.Id)
                    .Append(DateTimeZone.Utc.Id)
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal),
            ]
        );
    }

    const int MostInSelect = 40;

    /// <summary>So many people that each select of all of them would swell the page: they are named in a field with suggestions.</summary>
    public bool AreMany => People.Count > MostInSelect;

    /// <summary>The person of this name, as one of the suggestions; null when it is none.</summary>
    public PersonChoice? Named(string? name) =>
        string.IsNullOrWhiteSpace(name) ? null
        : People.Where(p => string.Equals(p.Name, name.Trim(), StringComparison.OrdinalIgnoreCase)).Take(2).ToList() is [var only]
            ? only.Choice
        : null;

    /// <summary>The name of who was chosen for someone of the file; null when nobody was.</summary>
    public string? NameOf(ImportPlan plan, FoundPerson person) =>
        plan.People.TryGetValue(person.Key, out var chosen) && chosen.Fate == PersonFate.Existing ? NameOf(chosen) : null;

    /// <summary>A choice as the page names it.</summary>
    public string NameOf(PersonChoice choice) =>
        choice.Fate == PersonFate.LeaveOut
            ? "Left out"
            : New.Concat(People).Where(c => c.Choice == choice).Select(c => c.Name).FirstOrDefault() ?? "Left out";
}
