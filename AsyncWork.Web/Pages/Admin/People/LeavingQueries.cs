using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.HandOffs;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;

namespace AsyncWork.Web.Pages.Admin.People;

/// <summary>Something that somebody answers for.</summary>
/// <param name="Url">Its address in the app.</param>
public sealed record OwnedThing(string Title, string Url, string Place);

/// <summary>A card that somebody answers for.</summary>
public sealed record OwnedCard(int Id, string Title, string Board);

/// <summary>A page that somebody keeps right.</summary>
public sealed record OwnedPage(string Title, string Space, string SpaceSlug, string Slug);

/// <summary>A decision that somebody brings on.</summary>
public sealed record OwnedDecision(int Number, string Title, DecisionState State);

/// <summary>An open hand-off of somebody.</summary>
public sealed record OwnedHandOff(int Id, string Title, string Giver, string Receiver);

/// <summary>What somebody who leaves still answers for (product.md F1). Only administrators, who see all of it, get to the page that asks.</summary>
public static class LeavingQueries
{
    public static IQueryable<OwnedCard> ListOpenCardsOwnedBy(this AppDbContext db, PersonId person, int most) =>
        (
            from c in db.Cards
            where c.OwnerId == person && c.ArchivedAt == null && c.DeletedAt == null && c.FinishedAt == null
            join b in db.Boards on c.BoardId equals b.Id
            where b.ArchivedAt == null && b.DeletedAt == null && !b.IsTemplate
            orderby b.Name, c.Id
            select new OwnedCard(c.Id, c.Title, b.Name)
        ).Take(most);

    public static IQueryable<OwnedPage> ListPagesOwnedBy(this AppDbContext db, PersonId person, int most) =>
        (
            from p in db.WikiPages
            where p.OwnerId == person && p.DeletedAt == null && p.ArchivedAt == null
            join s in db.Spaces on p.SpaceId equals s.Id
            orderby s.Name, p.Title, p.Id
            select new OwnedPage(p.Title, s.Name, s.Slug, p.Slug)
        ).Take(most);

    /// <summary>Those that have not ended, and that this person proposed or decides.</summary>
    public static IQueryable<OwnedDecision> ListOpenDecisionsOf(this AppDbContext db, PersonId person, int most) =>
        (
            from d in db.Decisions
            where d.State == DecisionState.Draft || d.State == DecisionState.Proposed || d.State == DecisionState.Deciding
            where
                d.ProposedBy == person
                || db.DecisionPeople.Any(p => p.DecisionId == d.Id && p.PersonId == person && p.Part == DecisionPart.Decides)
            orderby d.Number
            select new OwnedDecision(d.Number, d.Title, d.State)
        ).Take(most);

    public static IQueryable<OwnedHandOff> ListOpenHandOffsWith(this AppDbContext db, PersonId person, int most) =>
        (
            from h in db.HandOffs
            where h.GiverId == person || h.ReceiverId == person
            where h.State == HandOffState.Offered || h.State == HandOffState.Asked || h.State == HandOffState.Returned
            join g in db.People on h.GiverId equals g.Id
            join r in db.People on h.ReceiverId equals r.Id
            orderby h.Id
            select new OwnedHandOff(h.Id, h.Title, g.Name, r.Name)
        ).Take(most);
}
