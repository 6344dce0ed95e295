using AsyncWork.Domain.Kpis;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Reports;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Reports;

/// <summary>
/// What the workbook shows beside the report, so that its figures can be recomputed: the rows of the month, or from
/// <see cref="MostRows"/> on their sums, and the people with their hours.
/// </summary>
/// <param name="Rows">All entries; null when there are too many.</param>
/// <param name="Sums">Instead of the rows; null when those are there.</param>
/// <param name="AllRowsAt">The full address of all rows; null where it is not known.</param>
public sealed record ReportDetails(
    IReadOnlyList<DetailRow>? Rows,
    IReadOnlyList<DetailSums>? Sums,
    IReadOnlyList<PersonHours> People,
    string? AllRowsAt
)
{
    /// <summary>The cards finished in the month; none where there are too many, and then the figures of the flow are plain values.</summary>
    public IReadOnlyList<DetailCard> Cards { get; init; } = [];

    /// <summary>More rows than these make a workbook slow to open.</summary>
    public const int MostRows = 5000;

    public static async Task<ReportDetails> LoadAsync(
        AppDbContext db,
        ReportView view,
        string? allRowsAt,
        CancellationToken cancellation
    )
    {
        var (scope, period) = (view.Scope, view.Period);
        var meetings = (await db.ListMeetingsAsync(scope, period, cancellation)).Where(m => m.Date >= period.First).ToList();
        var twice = DoubleBooking.MinutesOf(meetings.Select(m => m.Meeting));
        var people = await db.ListPersonHoursAsync(view.Place, cancellation);
        var cards = await CardsAsync(db, view.Report, cancellation);
        if (view.Report.Entries > MostRows)
        {
            var twiceIn = meetings
                .GroupBy(m => (m.TeamId, m.ProjectId, m.ActivityId))
                .ToDictionary(g => g.Key, g => g.Sum(m => twice.GetValueOrDefault(m.Meeting.Id)));
            var sums = await db.ListReportSumsAsync(scope, period, cancellation);
            return new(
                null,
                [.. sums.Select(s => new DetailSums(s, twiceIn.GetValueOrDefault((s.TeamId, s.ProjectId, s.ActivityId))))],
                people,
                allRowsAt
            )
            {
                Cards = cards,
            };
        }
        var rows = await db.ReportRows(scope, period, new()).ToListAsync(cancellation);
        return new([.. rows.Select(r => new DetailRow(r, twice.GetValueOrDefault(r.Id)))], null, people, allRowsAt)
        {
            Cards = cards,
        };
    }

    static async Task<IReadOnlyList<DetailCard>> CardsAsync(AppDbContext db, MonthlyReport report, CancellationToken cancellation)
    {
        if (report.FlowCards.Count is 0 or > MostRows)
            return [];
        var titles = await db.CardTitles([.. report.FlowCards.Select(c => c.Card.Id)]).ToDictionaryAsync(t => t.Id, cancellation);
        return
        [
            .. report.FlowCards.Select(c => new DetailCard(
                c,
                titles.GetValueOrDefault(c.Card.Id)?.Title ?? "Deleted since",
                titles.GetValueOrDefault(c.Card.Id)?.Board ?? ""
            )),
        ];
    }
}

/// <summary>A card finished in the month, as one reads it.</summary>
public sealed record DetailCard(FlowCard Numbers, string Title, string Board);

/// <summary>An entry, with the minutes of it that an earlier meeting of the same person covers already (K11).</summary>
public sealed record DetailRow(ReportRow Entry, int DoubleBooked);

/// <summary>Sums of entries that have team, project and activity in common.</summary>
public sealed record DetailSums(ReportSums Sums, int DoubleBooked);
