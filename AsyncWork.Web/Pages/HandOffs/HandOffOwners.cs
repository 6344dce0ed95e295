using AsyncWork.Domain;
using AsyncWork.Domain.Boards;
using AsyncWork.Domain.HandOffs;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Boards;
using AsyncWork.Web.Pages.Cards;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.HandOffs;

/// <summary>Makes who takes work over the owner of its cards and pages; what is closed by then stays as it is.</summary>
public static class HandOffOwners
{
    /// <summary>Gives the reason when the receiver cannot own what they would take over.</summary>
    public static async Task<string?> TakeOverAsync(
        this AppDbContext db,
        Viewer receiver,
        HandOff handOff,
        Instant now,
        CancellationToken token
    )
    {
        List<int> cards = [.. handOff.Items.Where(i => i.SubjectKind == SubjectKind.Card).Select(i => i.SubjectId)];
        List<int> pages = [.. handOff.Items.Where(i => i.SubjectKind == SubjectKind.Page).Select(i => i.SubjectId)];
        if (cards.Count > 0)
            foreach (
                var card in await db
                    .Cards.Include(c => c.Helpers)
                    .Where(c => cards.Contains(c.Id) && c.ArchivedAt == null && c.DeletedAt == null)
                    .Where(c => db.Boards.Any(b => b.Id == c.BoardId && b.ArchivedAt == null && b.DeletedAt == null))
                    .ToListAsync(token)
            )
                if (card.OwnerId != receiver.Person && await db.OwnAsync(receiver, card, now, token) is { } reason)
                    return reason;
        if (pages.Count > 0)
            foreach (
                var page in await db
                    .WikiPages.Where(p => pages.Contains(p.Id) && p.ArchivedAt == null && p.DeletedAt == null)
                    .ToListAsync(token)
            )
                page.OwnedBy(receiver.Person);
        return null;
    }

    static async Task<string?> OwnAsync(this AppDbContext db, Viewer receiver, Card card, Instant now, CancellationToken token)
    {
        if (
            !(await db.ListPeopleOf(card.BoardId, now.InZone(receiver.Zone).Date).ToListAsync(token)).Exists(p =>
                p.Id == receiver.Person
            )
        )
            return $"You do not work on the board of “{card.Title}” any more, so the card cannot become yours. Ask back or decline.";
        if (await db.FindPlaceOfAsync(card) is { To: { } column } place)
        {
            var was = new CardPlace(column, place.ToLane, card.OwnerId);
            var full = await db.WhyNotEnterAsync(place.Board, card.Id, was, was with { Owner = receiver.Person }, token);
            if (full is not null && place.Board.Limits == Strictness.Block)
                return full;
        }
        card.Own(receiver.Person, receiver.Zone, now);
        return null;
    }
}
