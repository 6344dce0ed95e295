using System.Globalization;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Boards;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Calendar;

/// <summary>Something a person has to finish by a day or a moment.</summary>
/// <param name="Key">Names it in calendars for ever.</param>
/// <param name="At">The moment; null when it is the day that counts.</param>
public sealed record DueItem(string Key, string Title, LocalDate Day, Instant? At, int Card, Instant ChangedAt);

/// <summary>A person whose calendar is asked for; not there when they left or cannot sign in any more.</summary>
/// <param name="ContentTag">A hash of what the calendar was told last.</param>
/// <param name="ContentSince">Since when that is what it is told.</param>
public sealed record FeedOwner(PersonId Person, string Name, DateTimeZone Zone, string? ContentTag, Instant? ContentSince);

/// <summary>What a person's calendar reads (product.md I2).</summary>
public static class DueFeedQueries
{
    public static IQueryable<FeedOwner> FeedOwnerOf(this AppDbContext db, string secretHash, LocalDate today) =>
        from f in db.CalendarFeeds
        where f.SecretHash == secretHash
        join p in db.People on f.PersonId equals p.Id
        where
            (p.LastDay == null || p.LastDay >= today)
            && db.Users.Any(a => a.PersonId == p.Id && a.DeactivatedAt == null && a.JoinedAt != null)
        select new FeedOwner(p.Id, p.Name, p.Zone, f.ContentTag, f.ContentSince);

    /// <summary>My open cards with a due date, and my open items of checklists, on boards that I see.</summary>
    public static async Task<IReadOnlyList<DueItem>> ListDueItemsAsync(
        this AppDbContext db,
        Viewer viewer,
        CancellationToken cancellation = default
    )
    {
        var person = viewer.Person;
        var boards = db.BoardsSeenBy(viewer).Where(b => !b.IsTemplate && b.ArchivedAt == null && b.DeletedAt == null);
        var open = db.Cards.Where(c =>
            c.FinishedAt == null && c.ArchivedAt == null && c.DeletedAt == null && boards.Any(b => b.Id == c.BoardId)
        );
        var cards = await open.Where(c => c.OwnerId == person && c.DueOn != null)
            .OrderBy(c => c.DueAt)
            .ThenBy(c => c.Id)
            .Take(MostItems)
            .Select(c => new
            {
                c.Id,
                c.Title,
                Day = c.DueOn!.Value,
                At = c.DueTime == null ? null : c.DueAt,
                c.ChangedAt,
            })
            .ToListAsync(cancellation);
        var items = await (
            from i in db.ChecklistItems()
            where i.OwnerId == person && i.DueOn != null && i.DoneAt == null
            join c in open on i.CardId equals c.Id
            orderby i.DueOn, i.Id
            select new
            {
                i.Id,
                i.Text,
                Day = i.DueOn!.Value,
                Card = c.Id,
                c.Title,
                c.ChangedAt,
            }
        )
            .Take(MostItems)
            .ToListAsync(cancellation);
        return
        [
            .. cards.Select(c => new DueItem($"card-{c.Id}", c.Title, c.Day, c.At, c.Id, c.ChangedAt)),
            .. items.Select(i => new DueItem($"item-{i.Id}", $"{i.Text} ({i.Title})", i.Day, null, i.Card, i.ChangedAt)),
        ];
    }

    const int MostItems = 1000;

    static IQueryable<Domain.Boards.ChecklistItem> ChecklistItems(this AppDbContext db) =>
        db.Set<Domain.Boards.ChecklistItem>().AsNoTracking();
}

/// <summary>Writes due dates as a calendar file: days as whole days, moments as moments in UTC.</summary>
static class DueFeed
{
    public static string Write(FeedOwner owner, IReadOnlyList<DueItem> items, string site)
    {
        var calendar = new Ical.Net.Calendar { ProductId = "-//AsyncWork//Due dates//EN" };
        calendar.AddProperty("X-WR-CALNAME", $"Due dates of {owner.Name}");
        foreach (var item in items)
        {
            var url = string.Create(CultureInfo.InvariantCulture, $"{site}/cards/{item.Card}");
            calendar.Events.Add(
                new CalendarEvent
                {
                    Uid = $"{item.Key}@{new Uri(site).Host}",
                    Summary = item.Title,
                    Description = url,
                    Url = new Uri(url),
                    Start = item.At is { } at
                        ? new CalDateTime(at.ToDateTimeUtc(), "UTC")
                        : new CalDateTime(item.Day.ToDateOnly()),
                    // The same file as long as nothing changed.
                    DtStamp = new CalDateTime(item.ChangedAt.ToDateTimeUtc(), "UTC"),
                    Transparency = "TRANSPARENT",
                }
            );
        }
        return new CalendarSerializer().SerializeToString(calendar) ?? "";
    }
}
