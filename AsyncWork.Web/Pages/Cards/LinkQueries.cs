using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Boards;
using NodaTime;

namespace AsyncWork.Web.Pages.Cards;

/// <summary>A link of a card, or one of another card that leads here.</summary>
/// <param name="FromCard">The other card's title; null for the card's own links.</param>
public sealed record LinkRow(int Id, int Card, string Url, string Title, string? By, Instant At, string? FromCard);

/// <summary>The links of a card, from both ends (product.md B21, F4).</summary>
public static class LinkQueries
{
    public static IQueryable<LinkRow> ListLinks(this AppDbContext db, Viewer viewer, int card, string address)
    {
        var seen = db.CardsSeenBy(viewer).Where(c => c.DeletedAt == null);
        return db
            .CardLinks.Where(l => l.CardId == card || (l.Url == address && seen.Any(c => c.Id == l.CardId)))
            .OrderBy(l => l.Id)
            .Select(l => new LinkRow(
                l.Id,
                l.CardId,
                l.Url,
                l.Title,
                db.People.Where(p => p.Id == l.By).Select(p => p.Name).FirstOrDefault(),
                l.At,
                l.CardId == card ? null : db.Cards.Where(c => c.Id == l.CardId).Select(c => c.Title).FirstOrDefault()
            ));
    }

    /// <summary>The title of a card as a link names it.</summary>
    public static IQueryable<string> FindTitle(this AppDbContext db, Viewer viewer, int card) =>
        db.CardsSeenBy(viewer).Where(c => c.Id == card && c.DeletedAt == null).Select(c => c.Title);
}
