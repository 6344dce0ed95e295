using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using NodaTime;

namespace AsyncWork.Web.Pages.Cards;

/// <summary>An own entry on a card.</summary>
public sealed record CardHours(long Id, LocalDate Date, int Minutes, string Description);

/// <summary>Hours on a card. One's own by entry; those of others are told as a sum only.</summary>
public static class HoursQueries
{
    public static IQueryable<CardHours> ListMyHours(this AppDbContext db, PersonId person, int card, int take) =>
        db
            .TimeEntries.Where(e => e.PersonId == person && e.CardId == card)
            .OrderByDescending(e => e.Date)
            .ThenByDescending(e => e.Id)
            .Take(take)
            .Select(e => new CardHours(e.Id, e.Date, e.Minutes, e.Description));
}
