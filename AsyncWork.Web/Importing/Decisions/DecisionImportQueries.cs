using AsyncWork.Domain;
using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Importing.Decisions;

/// <summary>A decision that is here already.</summary>
public sealed record KnownDecision(int Id, int Number, string Title, string? SourceKey);

/// <summary>A person whom a record may name.</summary>
public sealed record NamedPerson(PersonId Id, string Name, string? Email);

/// <summary>A team whose decisions somebody may bring in.</summary>
public sealed record TeamOfDecisions(int Id, string Name);

/// <summary>An import in the list of imports.</summary>
public sealed record DecisionImportItem(DecisionImport Import, string ByName);

/// <summary>What imports of decision records ask of the database.</summary>
public static class DecisionImportQueries
{
    /// <summary>Whether this person may bring records in: who leads a team, HR and administrators.</summary>
    public static async Task<bool> MayImportDecisionsAsync(
        this AppDbContext db,
        Viewer viewer,
        CancellationToken cancellation = default
    ) => viewer.SeesCompany || await db.TeamLeads.AnyAsync(l => l.PersonId == viewer.Person, cancellation);

    /// <summary>The teams for which this person may bring records in: HR and administrators for all, who leads for those.</summary>
    public static IQueryable<TeamOfDecisions> ListTeamsOfDecisions(this AppDbContext db, Viewer viewer)
    {
        var (person, all) = (viewer.Person, viewer.SeesCompany);
        return db
            .Teams.Where(t => all || db.TeamLeads.Any(l => l.TeamId == t.Id && l.PersonId == person))
            .OrderBy(t => t.Name)
            .Select(t => new TeamOfDecisions(t.Id, t.Name));
    }

    /// <summary>All decisions, those too that this person may not see: a record comes once.</summary>
    public static IQueryable<KnownDecision> ListKnownDecisions(this AppDbContext db) =>
        db.Decisions.OrderBy(d => d.Number).Select(d => new KnownDecision(d.Id, d.Number, d.Title, d.SourceKey));

    /// <summary>People who can be named, those too who left: a record tells of the past.</summary>
    public static IQueryable<NamedPerson> ListNamedPeople(this AppDbContext db) =>
        db.People.OrderBy(p => p.Id).Select(p => new NamedPerson(p.Id, p.Name, p.Email));

    /// <summary>One's own imports, and all for HR and administrators; newest first.</summary>
    public static IQueryable<DecisionImportItem> ListDecisionImports(this AppDbContext db, Viewer viewer)
    {
        var (person, all) = (viewer.Person, viewer.SeesCompany);
        return from i in db.DecisionImports
            where all || i.By == person
            join p in db.People on i.By equals p.Id
            orderby i.At descending, i.Id descending
            select new DecisionImportItem(i, p.Name);
    }

    public static IQueryable<DecisionImport> FindDecisionImport(this AppDbContext db, Viewer viewer, int import)
    {
        var (person, all) = (viewer.Person, viewer.SeesCompany);
        return db.DecisionImports.Where(i => i.Id == import && (all || i.By == person));
    }

    /// <summary>
    /// How many decisions of an import had something happen to them since: a change, an answer, a comment, a file, or that another decision
    /// took their place or they took one's.
    /// </summary>
    public static Task<int> CountChangedDecisionsAsync(
        this AppDbContext db,
        int import,
        Instant at,
        CancellationToken cancellation = default
    )
    {
        var brought = db.Decisions.Where(d => d.ImportId == import);
        return brought.CountAsync(
            d =>
                d.Events.Any(e => e.At > at)
                || d.Answers.Any()
                || db.Comments.Any(c => c.SubjectKind == SubjectKind.Decision && c.SubjectId == d.Id)
                || db.Attachments.Any(a => a.SubjectKind == SubjectKind.Decision && a.SubjectId == d.Id)
                || db.Supersessions.Any(s =>
                    (s.OldId == d.Id && !brought.Any(o => o.Id == s.NewId))
                    || (s.NewId == d.Id && !brought.Any(o => o.Id == s.OldId))
                ),
            cancellation
        );
    }
}
