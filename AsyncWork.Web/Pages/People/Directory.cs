using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.People;

/// <summary>A line of the directory.</summary>
public sealed record PersonLine(
    PersonId Id,
    string Name,
    string? Location,
    DateTimeZone Zone,
    LocalDate StartsOn,
    LocalDate? LastDay,
    TeamName? Team,
    IReadOnlyList<TeamName> Leads
);

/// <summary>A page of the directory: the teams in one query, the people in another, counted in a third only when there are more.</summary>
/// <param name="Teams">All teams by name, to choose from.</param>
/// <param name="Total">How many people the filter finds in all.</param>
public sealed record Directory(IReadOnlyList<TeamName> Teams, IReadOnlyList<PersonLine> People, int Page, int Total)
{
    /// <param name="page">From 1; one that is empty shows the first instead.</param>
    public static async Task<Directory> LoadAsync(
        AppDbContext db,
        PeopleFilter filter,
        LocalDate today,
        int page,
        int size,
        CancellationToken cancellation = default
    )
    {
        var teams = await PeopleQueries.ListTeamsAndLeads(db).ToListAsync(cancellation);
        var people = await ListAsync();
        if (people.Count == 0 && page > 1)
        {
            page = 1;
            people = await ListAsync();
        }
        var isAll = page == 1 && people.Count < size;
        var total = isAll ? people.Count : await db.CountPeopleAsync(filter, today, cancellation);
        var names = teams.DistinctBy(t => t.Id).ToDictionary(t => t.Id, t => new TeamName(t.Name, t.Slug));
        var led = teams.Where(t => t.Lead is not null).ToLookup(t => t.Lead!.Value, t => names[t.Id]);
        return new(
            [.. names.Values],
            [
                .. people.Select(p => new PersonLine(
                    p.Id,
                    p.Name,
                    p.Location,
                    p.Zone,
                    p.StartsOn,
                    p.LastDay,
                    p.TeamId is { } team ? names.GetValueOrDefault(team) : null,
                    [.. led[p.Id]]
                )),
            ],
            page,
            total
        );

        Task<List<PersonRow>> ListAsync() => db.ListPeople(filter, today, (page - 1) * size, size).ToListAsync(cancellation);
    }
}
