using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Importing;

/// <summary>The people, projects and activities that are here, to be found by the names a file gives them.</summary>
sealed class ImportDirectory
{
    readonly Dictionary<PersonId, KnownPerson> byId;
    readonly Dictionary<string, KnownPerson> byEmail;
    readonly ILookup<string, KnownPerson> byName;

    ImportDirectory(
        List<KnownPerson> people,
        DateTimeZone companyZone,
        Dictionary<(string, string), int> projects,
        Dictionary<string, (int, ActivityKind)> activities
    )
    {
        (People, CompanyZone, Projects, Activities) = (people, companyZone, projects, activities);
        byId = people.ToDictionary(p => p.Id);
        byEmail = people.Where(p => p.Email is not null).ToDictionary(p => p.Email!, StringComparer.OrdinalIgnoreCase);
        byName = people.ToLookup(p => p.Name, StringComparer.OrdinalIgnoreCase);
    }

    public IReadOnlyList<KnownPerson> People { get; }
    public DateTimeZone CompanyZone { get; }

    /// <summary>By <see cref="ProjectKey"/>.</summary>
    public Dictionary<(string Name, string Client), int> Projects { get; }

    /// <summary>By name in any case.</summary>
    public Dictionary<string, (int Id, ActivityKind Kind)> Activities { get; }

    public static async Task<ImportDirectory> LoadAsync(AppDbContext db, CancellationToken cancellation)
    {
        var projects = new Dictionary<(string, string), int>();
        foreach (
            var p in await db
                .Projects.AsNoTracking()
                .OrderBy(p => p.Id)
                .Select(p => new
                {
                    p.Id,
                    p.Name,
                    p.Client,
                })
                .ToListAsync(cancellation)
        )
            projects.TryAdd(ProjectKey(p.Name, p.Client), p.Id);
        var activities = new Dictionary<string, (int, ActivityKind)>(StringComparer.OrdinalIgnoreCase);
        foreach (
            var a in await db
                .Activities.AsNoTracking()
                .OrderBy(a => a.Id)
                .Select(a => new
                {
                    a.Id,
                    a.Name,
                    a.Kind,
                })
                .ToListAsync(cancellation)
        )
            activities.TryAdd(a.Name, (a.Id, a.Kind));
        return new(
            await db.KnownPeople().ToListAsync(cancellation),
            await db.Companies.OrderBy(c => c.Id).Select(c => c.Zone).FirstOrDefaultAsync(cancellation) ?? DateTimeZone.Utc,
            projects,
            activities
        );
    }

    /// <summary>How projects are compared: name and client in any case.</summary>
    public static (string Name, string Client) ProjectKey(string name, string client) =>
        (name.ToUpperInvariant(), client.ToUpperInvariant());

    public KnownPerson? Find(PersonId id) => byId.GetValueOrDefault(id);

    /// <summary>By address, else by a name that only one person has.</summary>
    public KnownPerson? Find(SourceRow row) =>
        byEmail.TryGetValue(row.Email, out var person) ? person
        : byName[row.Person].Take(2).ToList() is [var only] ? only
        : null;

    public bool HasEmail(string email) => byEmail.ContainsKey(email);
}
