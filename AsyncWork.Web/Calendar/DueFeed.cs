using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Calendar;

/// <summary>A person's calendar file (product.md I2): days as whole days, moments as moments in UTC.</summary>
static class DueFeed
{
    /// <summary>All that stands in it, a query for each kind; in an order that stays.</summary>
    public static async Task<IReadOnlyList<FeedEntry>> LoadAsync(
        AppDbContext db,
        Viewer viewer,
        CancellationToken cancellation
    ) =>
        [
            .. await db.ListCardsDue(viewer).ToListAsync(cancellation),
            .. await db.ListItemsDue(viewer).ToListAsync(cancellation),
            .. await db.ListAnswersDue(viewer).ToListAsync(cancellation),
            .. await db.ListStepsDue(viewer).ToListAsync(cancellation),
            .. await db.ListDecisionDeadlines(viewer).ToListAsync(cancellation),
            .. await db.ListDecisionReviews(viewer).ToListAsync(cancellation),
            .. await db.ListDaysAway(viewer).ToListAsync(cancellation),
        ];

    public static string Write(FeedOwner owner, IEnumerable<FeedEntry> entries, string site)
    {
        var calendar = new Ical.Net.Calendar { ProductId = "-//AsyncWork//Due dates//EN" };
        calendar.AddProperty("X-WR-CALNAME", $"AsyncWork: {owner.Name}");
        foreach (var entry in entries)
            calendar.Events.Add(
                new CalendarEvent
                {
                    Uid = $"{entry.Key}@{new Uri(site).Host}",
                    Summary = entry.Title,
                    Description = site + entry.Path,
                    Url = new Uri(site + entry.Path),
                    Start = entry.At is { } at
                        ? new CalDateTime(at.ToDateTimeUtc(), "UTC")
                        : new CalDateTime(entry.Day!.Value.ToDateOnly()),
                    // Calendars take the end for the first day that is free again.
                    End = entry.LastDay is { } last ? new CalDateTime(last.PlusDays(1).ToDateOnly()) : null,
                    // The same file as long as nothing changed.
                    DtStamp = new CalDateTime(entry.ChangedAt.ToDateTimeUtc(), "UTC"),
                    Transparency = "TRANSPARENT",
                }
            );
        return new CalendarSerializer().SerializeToString(calendar) ?? "";
    }
}
