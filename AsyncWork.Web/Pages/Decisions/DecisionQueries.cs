using AsyncWork.Domain;
using AsyncWork.Domain.Boards;
using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.HandOffs;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Boards;
using AsyncWork.Web.Pages.People;
using AsyncWork.Web.Pages.Wiki;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Decisions;

/// <summary>A decision as it was found for somebody, and what there is beside it.</summary>
/// <param name="IsInTeam">They belong to its team, or lead it.</param>
/// <param name="IsMentioned">Some text speaks of it.</param>
/// <param name="HasCards">Some card links to it.</param>
/// <param name="IsHandedOff">Somebody hands it over right now.</param>
public sealed record FoundDecision(
    Decision Decision,
    string? Team,
    bool IsInTeam,
    bool IsMentioned,
    bool HasCards,
    bool IsHandedOff
);

/// <summary>Somebody who has to do with a decision.</summary>
public sealed record DecisionName(PersonId Id, string Name, DateTimeZone Zone);

/// <summary>A decision that another takes the place of, seen from one of them.</summary>
/// <param name="IsNewer">The other one is the newer.</param>
/// <param name="Title">Null when the other one is not for this viewer.</param>
public sealed record SupersessionRow(
    bool IsNewer,
    int Id,
    int Number,
    string? Title,
    DecisionState State,
    bool IsPartly,
    string Note,
    Instant? InEffectAt
);

/// <summary>A card that has to do with a decision.</summary>
public sealed record DecisionCardRow(int Id, string Title, string Board, string? Owner, LocalDate? DueOn, bool IsDone);

/// <summary>A column in which somebody can make cards.</summary>
public sealed record ColumnOfMine(int Id, string Name, string Board);

/// <summary>What is read of one decision. Each query takes the viewer or starts from a decision that was found for them.</summary>
public static class DecisionQueries
{
    /// <summary>
    /// A decision by its number, and by its address, by which cards link to it: with options, people, tags and the answers that count. Whether
    /// this person may see it, <see cref="DecisionAccess.Sees"/> says. Compiled once, since each look at a decision asks it.
    /// </summary>
    public static readonly Func<AppDbContext, int, string, PersonId, LocalDate, Task<FoundDecision?>> ReadDecision =
        EF.CompileAsyncQuery(
            (AppDbContext db, int number, string url, PersonId person, LocalDate today) =>
                db
                    .Decisions.AsNoTracking()
                    .Include(d => d.Options.OrderBy(o => o.Rank))
                    .Include(d => d.People)
                    .Include(d => d.Tags)
                    .Include(d => d.Answers.Where(a => a.ReplacedAt == null))
                    .AsSplitQuery()
                    .Where(d => d.Number == number)
                    .Select(d => new FoundDecision(
                        d,
                        db.Teams.Where(t => t.Id == d.TeamId).Select(t => t.Name).FirstOrDefault(),
                        db.TeamMembers.Any(m =>
                            m.TeamId == d.TeamId
                            && m.PersonId == person
                            && m.JoinedOn <= today
                            && (m.LeftOn == null || m.LeftOn > today)
                        ) || db.TeamLeads.Any(l => l.TeamId == d.TeamId && l.PersonId == person),
                        db.References.Any(r => r.ToKind == SubjectKind.Decision && r.ToId == number),
                        db.CardLinks.Any(l => l.Url == url),
                        db.HandOffItems.Any(i =>
                            i.SubjectKind == SubjectKind.Decision
                            && i.SubjectId == d.Id
                            && db.HandOffs.Any(h =>
                                h.Id == i.HandOffId
                                && (
                                    h.State == HandOffState.Offered
                                    || h.State == HandOffState.Asked
                                    || h.State == HandOffState.Returned
                                )
                            )
                        )
                    ))
                    .SingleOrDefault()
        );

    /// <summary>The same, to change it.</summary>
    public static IQueryable<Decision> FindDecision(this AppDbContext db, Viewer viewer, int number) =>
        db.DecisionsSeenBy(viewer)
            .Include(d => d.Options.OrderBy(o => o.Rank))
            .Include(d => d.People)
            .Include(d => d.Tags)
            .Include(d => d.Answers.Where(a => a.ReplacedAt == null))
            .AsSplitQuery()
            .Where(d => d.Number == number);

    /// <summary>Who is named in a decision, proposed it or closed it.</summary>
    public static readonly Func<AppDbContext, int, IAsyncEnumerable<DecisionName>> ListNames = EF.CompileAsyncQuery(
        (AppDbContext db, int decision) =>
            db
                .People.Where(p =>
                    db.DecisionPeople.Where(d => d.DecisionId == decision)
                        .Select(d => d.PersonId)
                        .Union(db.DecisionAnswers.Where(a => a.DecisionId == decision).Select(a => a.PersonId))
                        .Union(db.Decisions.Where(d => d.Id == decision && d.ProposedBy != null).Select(d => d.ProposedBy!.Value))
                        .Union(db.Decisions.Where(d => d.Id == decision && d.ClosedBy != null).Select(d => d.ClosedBy!.Value))
                        .Contains(p.Id)
                )
                .Select(p => new DecisionName(p.Id, p.Name, p.Zone))
    );

    /// <summary>What a decision takes the place of, and what takes its place or shall. Nobody learns of a draft that is not theirs to see.</summary>
    public static IQueryable<SupersessionRow> ListSupersessions(this AppDbContext db, Viewer viewer, int decision)
    {
        var seen = db.DecisionsSeenBy(viewer);
        return from s in db.Supersessions
            where s.OldId == decision || s.NewId == decision
            join d in db.Decisions on (s.OldId == decision ? s.NewId : s.OldId) equals d.Id
            where d.State != DecisionState.Draft || seen.Any(x => x.Id == d.Id)
            orderby d.Number
            select new SupersessionRow(
                s.OldId == decision,
                d.Id,
                d.Number,
                seen.Any(x => x.Id == d.Id) ? d.Title : null,
                d.State,
                s.IsPartly,
                s.Note,
                s.InEffectAt
            );
    }

    /// <summary>The levels of what a decision shall supersede once it is decided.</summary>
    public static IQueryable<DecisionLevel> ListLevelsToSupersede(this AppDbContext db, int decision) =>
        from s in db.Supersessions
        where s.NewId == decision && s.InEffectAt == null
        join d in db.Decisions on s.OldId equals d.Id
        select d.Level;

    /// <summary>Ids of what is superseded wholly by what, near the decisions given: one step of a chain.</summary>
    public static IQueryable<int> ListNewerOf(this AppDbContext db, IReadOnlyCollection<int> decisions) =>
        db
            .Supersessions.Where(s => decisions.Contains(s.OldId) && s.InEffectAt != null && !s.IsPartly)
            .Select(s => s.NewId)
            .Distinct();

    /// <summary>Ids of what the decisions given take the place of, or shall: one step back.</summary>
    public static IQueryable<int> ListOlderOf(this AppDbContext db, IReadOnlyCollection<int> decisions) =>
        db.Supersessions.Where(s => decisions.Contains(s.NewId)).Select(s => s.OldId).Distinct();

    /// <summary>Cards that link to a decision, as far as the viewer may see them.</summary>
    public static IQueryable<DecisionCardRow> ListCardsOf(this AppDbContext db, Viewer viewer, string url) =>
        from c in db.CardsSeenBy(viewer)
        where c.DeletedAt == null && db.CardLinks.Any(l => l.Url == url && l.CardId == c.Id)
        orderby c.Id
        select new DecisionCardRow(
            c.Id,
            c.Title,
            db.Boards.Where(b => b.Id == c.BoardId).Select(b => b.Name).First(),
            db.People.Where(p => p.Id == c.OwnerId).Select(p => p.Name).FirstOrDefault(),
            c.DueOn,
            c.FinishedAt != null
        );

    /// <summary>The title of a page of the wiki, by its address.</summary>
    public static IQueryable<string> FindPageTitle(this AppDbContext db, Viewer viewer, string space, string slug) =>
        from p in db.PagesSeenBy(viewer)
        where p.Slug == slug && db.Spaces.Any(s => s.Id == p.SpaceId && s.Slug == space)
        select p.Title;

    /// <summary>The columns of the boards that the viewer works on, in which cards can be made.</summary>
    public static IQueryable<ColumnOfMine> ListColumnsOfMine(this AppDbContext db, Viewer viewer) =>
        from b in db.BoardsOf(viewer)
        where b.ArchivedAt == null && b.DeletedAt == null && !b.IsTemplate
        join c in db.Columns on b.Id equals c.BoardId
        where !c.IsRemoved && c.State != FlowState.Done
        orderby b.Name, b.Id, c.Place
        select new ColumnOfMine(c.Id, c.Name, b.Name);

    /// <summary>The board of a column, if the viewer works on it; nothing otherwise.</summary>
    public static IQueryable<int> FindBoardOfColumn(this AppDbContext db, Viewer viewer, int column) =>
        from b in db.BoardsOf(viewer)
        where b.ArchivedAt == null && b.DeletedAt == null
        join c in db.Columns on b.Id equals c.BoardId
        where c.Id == column && !c.IsRemoved
        select b.Id;

    /// <summary>What the files of a decision take together, in bytes; those that were deleted make room.</summary>
    public static Task<long> SumBytesOfDecisionAsync(
        this AppDbContext db,
        int decision,
        CancellationToken cancellation = default
    ) =>
        (
            from v in db.FileVersions
            join a in db.Attachments on v.AttachmentId equals a.Id
            where a.SubjectKind == SubjectKind.Decision && a.SubjectId == decision && a.DeletedAt == null
            select v.Bytes
        ).SumAsync(cancellation);

    /// <summary>What those who decide are in the company, for the rule of the level.</summary>
    public static IQueryable<Decider> ListDeciders(this AppDbContext db, IReadOnlyCollection<PersonId> people, int? team) =>
        db
            .People.AsNoTracking()
            .Where(p => people.Contains(p.Id))
            .Select(p => new Decider(
                p.Id,
                db.TeamLeads.Any(l => l.PersonId == p.Id && (team == null || l.TeamId == team)),
                db.Users.Any(u =>
                    u.PersonId == p.Id
                    && db.UserRoles.Any(r =>
                        r.UserId == u.Id
                        && db.Roles.Any(x =>
                            x.Id == r.RoleId && (x.Name == nameof(Role.HR) || x.Name == nameof(Role.Administrator))
                        )
                    )
                )
            ));

    /// <summary>The people of a team; of the viewer's teams where it is the company's.</summary>
    public static IQueryable<PersonId> ListPeopleCloseTo(this AppDbContext db, Viewer viewer, int? team)
    {
        var (person, members) = (viewer.Person, db.MembersOn(viewer.Today));
        var teams = team is { } one
            ? db.Teams.Where(t => t.Id == one).Select(t => t.Id)
            : members
                .Where(m => m.PersonId == person)
                .Select(m => m.TeamId)
                .Union(db.TeamLeads.Where(l => l.PersonId == person).Select(l => l.TeamId));
        return members
            .Where(m => teams.Contains(m.TeamId))
            .Select(m => m.PersonId)
            .Union(db.TeamLeads.Where(l => teams.Contains(l.TeamId)).Select(l => l.PersonId));
    }

    /// <summary>Who works here on a day, by name.</summary>
    public static IQueryable<PersonName> ListPeopleHere(this AppDbContext db, LocalDate today) =>
        db
            .People.AsNoTracking()
            .Where(p => p.LastDay == null || p.LastDay >= today)
            .OrderBy(p => p.Name)
            .ThenBy(p => p.Id)
            .Select(p => new PersonName(p.Id, p.Name));

    /// <summary>Who may see a decision, besides administrators: they can be asked and told.</summary>
    public static IQueryable<PersonName> ListPeopleWhoSee(this AppDbContext db, int decision, LocalDate today)
    {
        var members = db.MembersOn(today);
        return db
            .People.AsNoTracking()
            .Where(p => p.LastDay == null || p.LastDay >= today)
            .Where(p =>
                db.DecisionPeople.Any(d => d.DecisionId == decision && d.PersonId == p.Id)
                || db.Decisions.Any(d =>
                    d.Id == decision
                    && (
                        d.ProposedBy == p.Id
                        || (
                            d.State != DecisionState.Draft
                            && (
                                d.Audience == DecisionAudience.Company
                                || members.Any(m => m.TeamId == d.TeamId && m.PersonId == p.Id)
                                || db.TeamLeads.Any(l => l.TeamId == d.TeamId && l.PersonId == p.Id)
                            )
                        )
                    )
                )
            )
            .OrderBy(p => p.Name)
            .ThenBy(p => p.Id)
            .Select(p => new PersonName(p.Id, p.Name));
    }
}
