using AsyncWork.Domain;
using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Importing;

/// <summary>An import in the list of imports.</summary>
sealed record ImportItem(
    int Id,
    PersonId By,
    string ByName,
    string FileName,
    ImportState State,
    int EntriesAdded,
    int EntriesKnown,
    string? Problem,
    Instant CreatedAt,
    Instant? FinishedAt
);

/// <summary>A person as an import knows them.</summary>
sealed record KnownPerson(PersonId Id, string Name, string? Email, DateTimeZone Zone);

/// <summary>When somebody was in a team; <paramref name="Left"/> is the first day after.</summary>
sealed record Membership(PersonId Person, int Team, LocalDate Joined, LocalDate? Left);

/// <summary>That an import brought hours of a person on a date.</summary>
sealed record ImportedDay(PersonId Person, LocalDate Date);

static class ImportQueries
{
    /// <summary>The imports someone may see: their own, and all for administrators. Newest first.</summary>
    public static IQueryable<ImportItem> ImportsFor(this AppDbContext db, PersonId viewer, bool isAdministrator) =>
        from import in db.TimeImports.AsNoTracking()
        where isAdministrator || import.By == viewer
        join person in db.People on import.By equals person.Id
        orderby import.CreatedAt descending, import.Id descending
        select new ImportItem(
            import.Id,
            import.By,
            person.Name,
            import.FileName,
            import.State,
            import.EntriesAdded,
            import.EntriesKnown,
            import.Problem,
            import.CreatedAt,
            import.FinishedAt
        );

    /// <summary>Names of the files that wait for their turn, of all kinds of imports.</summary>
    public static IQueryable<string> ListWaitedFor(this AppDbContext db) =>
        db
            .TimeImports.Where(i => i.State == ImportState.Running)
            .Select(i => i.StoredAs)
            .Concat(db.PageImports.Where(i => i.State == ImportState.Running).Select(i => i.StoredAs));

    /// <summary>One import, if this person may see it.</summary>
    public static IQueryable<TimeImport> ImportFor(this AppDbContext db, int id, PersonId viewer, bool isAdministrator) =>
        db.TimeImports.Where(i => i.Id == id && (isAdministrator || i.By == viewer));

    public static IQueryable<KnownPerson> KnownPeople(this AppDbContext db) =>
        db
            .People.AsNoTracking()
            .OrderBy(p => p.Name)
            .ThenBy(p => p.Id)
            .Select(p => new KnownPerson(p.Id, p.Name, p.Email, p.Zone));

    public static IQueryable<Membership> Memberships(this AppDbContext db) =>
        db.TeamMembers.AsNoTracking().Select(m => new Membership(m.PersonId, m.TeamId, m.JoinedOn, m.LeftOn));

    /// <summary>The teams someone leads.</summary>
    public static IQueryable<int> TeamsLedBy(this AppDbContext db, PersonId lead) =>
        db.TeamLeads.Where(l => l.PersonId == lead).Select(l => l.TeamId);

    /// <summary>The people who are on a day in a team that this person leads.</summary>
    public static IQueryable<PersonId> MembersLedBy(this AppDbContext db, PersonId lead, LocalDate day) =>
        db.MembersOn(day).Where(m => db.TeamLeads.Any(l => l.TeamId == m.TeamId && l.PersonId == lead)).Select(m => m.PersonId);

    /// <summary>The roles of a person's account while it is active.</summary>
    public static IQueryable<string> RolesOf(this AppDbContext db, PersonId person) =>
        from account in db.Users
        where account.PersonId == person && account.DeactivatedAt == null
        join given in db.UserRoles on account.Id equals given.UserId
        join role in db.Roles on given.RoleId equals role.Id
        select role.Name!;

    /// <summary>The days on which an import brought hours.</summary>
    public static IQueryable<ImportedDay> ImportedDays(this AppDbContext db, int import) =>
        db.TimeEntries.Where(e => e.ImportId == import).Select(e => new ImportedDay(e.PersonId, e.Date)).Distinct();

    /// <summary>Which of these rows are here already.</summary>
    public static IQueryable<string> KnownKeys(this AppDbContext db, IReadOnlyCollection<string> keys) =>
        db.TimeEntries.Where(e => e.ImportKey != null && keys.Contains(e.ImportKey)).Select(e => e.ImportKey!);

    /// <summary>For whom someone may bring in hours, as the database says it now.</summary>
    public static async Task<ImportRights> ImportRightsOfAsync(
        this AppDbContext db,
        PersonId person,
        LocalDate today,
        CancellationToken cancellation
    )
    {
        var roles = await db.RolesOf(person).ToListAsync(cancellation);
        return new(
            person,
            roles.Any(r => r is nameof(Role.HR) or nameof(Role.Administrator)),
            (await db.MembersLedBy(person, today).ToListAsync(cancellation)).ToHashSet(),
            (await db.TeamsLedBy(person).ToListAsync(cancellation)).ToHashSet()
        );
    }
}
