using AsyncWork.Domain;
using AsyncWork.Domain.HandOffs;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.HandOffs;

/// <summary>A hand-off with the two between whom the work goes.</summary>
public sealed record FoundHandOff(
    HandOff HandOff,
    string Giver,
    LocalDate? GiverLastDay,
    string Receiver,
    DateTimeZone ReceiverZone
);

/// <summary>A hand-off in a list.</summary>
public sealed record HandOffRow(
    int Id,
    string Title,
    HandOffState State,
    PersonId GiverId,
    string Giver,
    PersonId ReceiverId,
    string Receiver,
    Instant DueAt,
    Instant Since,
    int Items
)
{
    public string Url => $"/handoffs/{Id}";
}

/// <summary>That something is being handed over, for its own page.</summary>
/// <param name="MaySee">The hand-off may hold more than this viewer sees.</param>
public sealed record HandOffNote(int Id, string Giver, string Receiver, HandOffState State, bool MaySee);

/// <summary>A hand-off that something was part of, for its history.</summary>
public sealed record HandOffPast(string Giver, string Receiver, HandOffState State, Instant CreatedAt, Instant Since);

/// <summary>Somebody who could take work over.</summary>
/// <param name="Today">The day for which it is asked what they see.</param>
public sealed record Taker(PersonId Id, string Name, DateTimeZone Zone, LocalDate Today, LocalDate? LastDay, bool IsAdministrator)
{
    /// <summary>What they would see.</summary>
    public Viewer Viewer => Viewer.Of(Id, Name, Zone, Today, IsAdministrator);
}

/// <summary>An open hand-off of somebody who has left.</summary>
public sealed record LeftHandOff(int Id, bool ReceiverHasLeft, bool GiverHasLeft, string Giver, string Receiver);

/// <summary>What is read of hand-offs (product.md F3).</summary>
public static class HandOffQueries
{
    public static IQueryable<FoundHandOff> FindHandOff(this AppDbContext db, Viewer viewer, int id) =>
        from h in db.HandOffsSeenBy(viewer).Include(h => h.Items.OrderBy(i => i.Id)).AsSplitQuery()
        where h.Id == id
        join g in db.People on h.GiverId equals g.Id
        join r in db.People on h.ReceiverId equals r.Id
        select new FoundHandOff(h, g.Name, g.LastDay, r.Name, r.Zone);

    /// <summary>What the two said, oldest first.</summary>
    public static IQueryable<HandOffTurn> ListTurns(this AppDbContext db, int handOff) =>
        db.HandOffTurns.AsNoTracking().Where(t => t.HandOffId == handOff).OrderBy(t => t.Id);

    /// <summary>Everybody who had to do with it.</summary>
    public static IQueryable<PersonName> ListPeopleOfHandOff(this AppDbContext db, int handOff) =>
        db
            .People.AsNoTracking()
            .Where(p => db.HandOffTurns.Any(t => t.HandOffId == handOff && (t.By == p.Id || t.ReceiverId == p.Id)))
            .Select(p => new PersonName(p.Id, p.Name));

    /// <summary>So much of what waits for this person: to take over, to answer, or to give to somebody else.</summary>
    public static readonly Func<AppDbContext, PersonId, int, IAsyncEnumerable<HandOffRow>> ListHandOffsWaitingFor =
        EF.CompileAsyncQuery(
            (AppDbContext db, PersonId person, int most) =>
                (
                    from h in db.HandOffs
                    where
                        (h.ReceiverId == person && h.State == HandOffState.Offered)
                        || (h.GiverId == person && (h.State == HandOffState.Asked || h.State == HandOffState.Returned))
                    join g in db.People on h.GiverId equals g.Id
                    join r in db.People on h.ReceiverId equals r.Id
                    orderby h.DueAt, h.Id
                    select new HandOffRow(
                        h.Id,
                        h.Title,
                        h.State,
                        h.GiverId,
                        g.Name,
                        h.ReceiverId,
                        r.Name,
                        h.DueAt,
                        h.Since,
                        db.HandOffItems.Count(i => i.HandOffId == h.Id)
                    )
                ).Take(most)
        );

    /// <summary>What this person waits for.</summary>
    public static IQueryable<HandOffRow> ListHandOffsWithOthers(this AppDbContext db, PersonId person) =>
        db.Rows(
            db.HandOffs.Where(h =>
                    (h.GiverId == person && h.State == HandOffState.Offered)
                    || (h.ReceiverId == person && h.State == HandOffState.Asked)
                )
                .OrderBy(h => h.DueAt)
                .ThenBy(h => h.Id)
        );

    /// <summary>What has come to an end, newest first.</summary>
    public static IQueryable<HandOffRow> ListHandOffsDone(this AppDbContext db, PersonId person, int skip, int take) =>
        db.Rows(db.DoneOf(person).OrderByDescending(h => h.Since).ThenByDescending(h => h.Id).Skip(skip).Take(take));

    public static Task<int> CountHandOffsDoneAsync(
        this AppDbContext db,
        PersonId person,
        CancellationToken cancellation = default
    ) => db.DoneOf(person).CountAsync(cancellation);

    /// <summary>Open hand-offs of one thing.</summary>
    public static IQueryable<HandOffNote> ListOpenHandOffsOf(this AppDbContext db, Viewer viewer, SubjectKind kind, int id)
    {
        var seen = db.HandOffsSeenBy(viewer);
        return from i in db.HandOffItems
            where i.SubjectKind == kind && i.SubjectId == id
            join h in db.HandOffs on i.HandOffId equals h.Id
            where h.State == HandOffState.Offered || h.State == HandOffState.Asked || h.State == HandOffState.Returned
            join g in db.People on h.GiverId equals g.Id
            join r in db.People on h.ReceiverId equals r.Id
            orderby h.Id
            select new HandOffNote(h.Id, g.Name, r.Name, h.State, seen.Any(s => s.Id == h.Id));
    }

    /// <summary>Through whose hands a thing went, newest first.</summary>
    public static IQueryable<HandOffPast> ListHandOffsOf(this AppDbContext db, SubjectKind kind, int id, int most) =>
        (
            from i in db.HandOffItems
            where i.SubjectKind == kind && i.SubjectId == id
            join h in db.HandOffs on i.HandOffId equals h.Id
            join g in db.People on h.GiverId equals g.Id
            join r in db.People on h.ReceiverId equals r.Id
            orderby h.Id descending
            select new HandOffPast(g.Name, r.Name, h.State, h.CreatedAt, h.Since)
        ).Take(most);

    public static IQueryable<Taker> FindTaker(this AppDbContext db, PersonId person, LocalDate today) =>
        db
            .People.AsNoTracking()
            .Where(p => p.Id == person)
            .Select(p => new Taker(
                p.Id,
                p.Name,
                p.Zone,
                today,
                p.LastDay,
                db.Users.Any(u =>
                    u.PersonId == p.Id
                    && db.UserRoles.Any(r =>
                        r.UserId == u.Id && db.Roles.Any(x => x.Id == r.RoleId && x.Name == nameof(Role.Administrator))
                    )
                )
            ));

    /// <summary>Open hand-offs that cannot go on, because who has to act has left.</summary>
    public static IQueryable<LeftHandOff> ListLeftHandOffs(this AppDbContext db, LocalDate today, int most) =>
        (
            from h in db.HandOffs
            where h.State == HandOffState.Offered || h.State == HandOffState.Asked || h.State == HandOffState.Returned
            join g in db.People on h.GiverId equals g.Id
            join r in db.People on h.ReceiverId equals r.Id
            where
                (r.LastDay != null && r.LastDay < today && (h.State != HandOffState.Returned || g.LastDay < today))
                || (g.LastDay != null && g.LastDay < today && h.State != HandOffState.Offered)
            orderby h.Id
            select new LeftHandOff(
                h.Id,
                r.LastDay != null && r.LastDay < today,
                g.LastDay != null && g.LastDay < today,
                g.Name,
                r.Name
            )
        ).Take(most);

    static IQueryable<HandOff> DoneOf(this AppDbContext db, PersonId person) =>
        db.HandOffs.Where(h =>
            (h.GiverId == person || h.ReceiverId == person)
            && (h.State == HandOffState.Accepted || h.State == HandOffState.Declined || h.State == HandOffState.Withdrawn)
        );

    static IQueryable<HandOffRow> Rows(this AppDbContext db, IQueryable<HandOff> handOffs) =>
        from h in handOffs
        join g in db.People on h.GiverId equals g.Id
        join r in db.People on h.ReceiverId equals r.Id
        select new HandOffRow(
            h.Id,
            h.Title,
            h.State,
            h.GiverId,
            g.Name,
            h.ReceiverId,
            r.Name,
            h.DueAt,
            h.Since,
            db.HandOffItems.Count(i => i.HandOffId == h.Id)
        );
}
