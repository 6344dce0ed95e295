using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using AsyncWork.Web.TagHelpers;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Time;

/// <summary>A person's entries of a month by day, newest day first, with sums. Of a very long month only one day is open.</summary>
public sealed record MonthView(
    YearMonth Month,
    LocalDate Today,
    DateTimeZone Zone,
    WorkChoices Choices,
    IReadOnlyList<DayView> Days,
    IReadOnlyList<ProjectSum> Projects
)
{
    /// <summary>The most entries that are listed at once; beyond it the days are opened one at a time, so that the page stays small.</summary>
    public const int MostListed = 250;

    public int Minutes => Days.Sum(d => d.Minutes);
    public int Entries => Days.Sum(d => d.Entries);
    public YearMonth ThisMonth => Today.ToYearMonth();

    /// <param name="open">The day to open when not all are.</param>
    public static async Task<MonthView> LoadAsync(
        AppDbContext db,
        PersonId person,
        YearMonth month,
        LocalDate today,
        DateTimeZone zone,
        WorkChoices choices,
        LocalDate? open
    )
    {
        var (first, last) = (month.OnDayOfMonth(1), month.OnDayOfMonth(1).With(DateAdjusters.EndOfMonth));
        var sums = await TimeQueries.ListDaysFor(db, person, first, last).ToListAsync();
        var days = sums.GroupBy(s => s.Date)
            .Select(d => new DayView(d.Key, d.Sum(s => s.Minutes), d.Sum(s => s.Entries)))
            .OrderByDescending(d => d.Date)
            .ToList();
        if (days.Sum(d => d.Entries) > MostListed)
            first = last = days.Any(d => d.Date == open) ? open!.Value : days[0].Date;
        if (days.Count > 0)
        {
            var rows = await db.ListEntriesFor(person, first, last).ToListAsync();
            // A reversal stands on the day of what it takes back, and so among the same rows.
            var reversed = rows.Where(r => r.ReversalOfId is not null).Select(r => r.ReversalOfId!.Value).ToHashSet();
            var overlaps = Overlaps
                .Among(
                    rows.Where(r => !reversed.Contains(r.Id)),
                    r => r is { Start: { } start, End: { } end } ? (start, end) : null
                )
                .ToLookup(o => o.Second.Date);
            var byDay = rows.GroupBy(r => r.Date).ToDictionary(g => g.Key, g => g.ToList());
            days = days.ConvertAll(d => byDay.TryGetValue(d.Date, out var its) ? d.With(its, [.. overlaps[d.Date]]) : d);
        }
        var projects = sums.GroupBy(s => s.ProjectId)
            .Select(p => new ProjectSum(choices.Project(p.Key)?.Name ?? "No project", p.Sum(s => s.Minutes)))
            .OrderByDescending(p => p.Minutes)
            .ThenBy(p => p.Name, StringComparer.Ordinal)
            .ToList();
        return new(month, today, zone, choices, days, projects);
    }
}

public sealed record ProjectSum(string Name, int Minutes);

/// <summary>A day of a month: its sum, and its entries when the day is open.</summary>
public sealed record DayView(LocalDate Date, int Minutes, int Entries)
{
    /// <summary>The most overlaps told of one day; more are counted.</summary>
    const int MostNotes = 3;

    public IReadOnlyList<EntryRow>? Rows { get; private init; }

    /// <summary>An entry that was taken back by a correction.</summary>
    public bool IsReversed(EntryRow row) => Rows?.Any(r => r.ReversalOfId == row.Id) == true;

    /// <summary>What looks like a slip, told quietly (product.md T6).</summary>
    public IReadOnlyList<string> Notes { get; private init; } = LongDay(Minutes);

    public DayView With(IReadOnlyList<EntryRow> rows, IReadOnlyList<Overlap<EntryRow>> overlaps) =>
        this with
        {
            Rows = rows,
            Notes =
            [
                .. LongDay(Minutes),
                .. overlaps.Take(MostNotes).Select(o => $"{o.Second.ClockText()} overlaps {o.First.ClockText()}."),
                .. overlaps.Count > MostNotes ? [$"{overlaps.Count - MostNotes} more entries overlap."] : Array.Empty<string>(),
            ],
        };

    static string[] LongDay(int minutes) =>
        minutes > WorkDuration.Longest ? [$"{WorkDuration.Text(minutes)} is more than a day has."] : [];
}

/// <summary>Clock times of an entry as text, in the zone in which they were read.</summary>
public static class EntryText
{
    /// <summary><c>09:00–10:30</c>, <c>23:30–00:45 next day</c>; empty when clock times are not known.</summary>
    public static string ClockText(this EntryRow entry)
    {
        if (entry is not { Start: { } start, End: { } end })
            return "";
        var (from, to) = (start.InZone(entry.Zone).LocalDateTime, end.InZone(entry.Zone).LocalDateTime);
        return $"{from.TimeOfDay.Text()}–{to.TimeOfDay.Text()}{(to.Date == from.Date ? "" : " next day")}";
    }

    /// <summary>What was done, the tags, and whether it is billable, in one line.</summary>
    public static string NoteText(this EntryRow entry) =>
        string.Join(
            " · ",
            new[]
            {
                entry.Reason is { } reason ? $"{(entry.ReversalOfId is null ? "In its place" : "Taken back")}: “{reason}”" : "",
                entry.Description,
                entry.Tags,
                entry.IsBillable ? "billable" : "",
            }.Where(part => part.Length > 0)
        );

    /// <summary>The place a zone is named after: <c>Sao Paulo</c>.</summary>
    public static string PlaceText(this DateTimeZone zone) => zone.Id[(zone.Id.LastIndexOf('/') + 1)..].Replace('_', ' ');
}
