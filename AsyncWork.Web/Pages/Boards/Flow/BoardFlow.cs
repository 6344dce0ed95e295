using AsyncWork.Domain.Boards;
using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.Kpis;
using AsyncWork.Web.Calendar;
using AsyncWork.Web.Charts;
using NodaTime;

namespace AsyncWork.Web.Pages.Boards.Flow;

/// <summary>A card that is open: its age, and for how many working days it has not moved.</summary>
public sealed record AgingCard(OpenCard Card, decimal Age, int StillFor, bool IsOld, bool IsStuck);

/// <summary>The flow of one board in some months, by the days of the board's zone.</summary>
public sealed record BoardFlow(
    DateInterval Range,
    CumulativeFlow Cumulative,
    CycleScatter Scatter,
    Throughput Weeks,
    decimal? P50,
    decimal? P85,
    int Recent,
    IReadOnlyList<AgingCard> Open
)
{
    /// <summary>A card that did not move for so many working days is stuck.</summary>
    public const int StuckAfter = 5;
    const int MostSamples = 60;

    public static BoardFlow Of(
        DateInterval range,
        DateTimeZone zone,
        IReadOnlyList<DoneCard> done,
        IReadOnlyList<BoardStay> stays,
        IReadOnlyList<OpenCard> open,
        WorkingTimes times,
        Instant now
    )
    {
        var shown = done.Where(c => DateOf(c.FinishedAt) >= range.Start)
            .Select(c => (c.Id, c.Title, Date: DateOf(c.FinishedAt), Days: FlowFacts.Days(c.FinishedAt - c.StartedAt)))
            .ToList();
        var weeks = new List<(LocalDate Monday, int Finished)>();
        for (var monday = MondayOf(range.Start); monday <= range.End; monday = monday.PlusDays(7))
            weeks.Add((monday, shown.Count(c => MondayOf(c.Date) == monday)));
        var recent = done.Where(c => c.FinishedAt >= now - Duration.FromDays(FlowOfMonth.ExpectationDays))
            .Select(c => FlowFacts.Days(c.FinishedAt - c.StartedAt))
            .ToList();
        var p85 = recent.Count < FlowOfMonth.FewestForExpectation ? null : Percentile.Of(recent, 0.85m);
        return new(
            range,
            FlowCharts.Cumulative(Days(), 720, 260),
            FlowCharts.Scatter(shown, range, 720, 260),
            FlowCharts.Weeks(weeks, 720, 180),
            p85 is null ? null : Percentile.Median(recent),
            p85,
            recent.Count,
            [.. open.Select(Aging)]
        );

        List<FlowDay> Days()
        {
            var every = Math.Max(1, (range.Length + MostSamples - 1) / MostSamples);
            var days = new List<FlowDay>();
            for (var i = (range.Length - 1) % every; i < range.Length; i += every)
            {
                var date = range.Start.PlusDays(i);
                var at = Instant.Min(now, date.PlusDays(1).AtStartOfDayInZone(zone).ToInstant());
                var standing = stays.Where(s => s.From < at && (s.To is null || s.To >= at)).ToLookup(s => s.State);
                days.Add(
                    new(
                        date,
                        standing[FlowState.Queue].Count(),
                        standing[FlowState.Waiting].Count(),
                        standing[FlowState.Active].Count(),
                        shown.Count(c => c.Date <= date)
                    )
                );
            }
            return days;
        }

        AgingCard Aging(OpenCard card)
        {
            var (age, still) = (FlowFacts.Days(now - card.StartedAt), StillFor(card));
            return new(card, age, still, age > p85, still >= StuckAfter);
        }

        int StillFor(OpenCard card)
        {
            var (from, to) = (DateOf(card.ColumnSince).PlusDays(1), DateOf(now));
            var time = card.OwnerId is { } owner ? times[owner] : null;
            var days = 0;
            // A year of standing still is long enough.
            for (var date = LocalDate.Max(from, to.PlusDays(-366)); date <= to; date = date.PlusDays(1))
                if (time is { HasSchedule: true } ? time.MinutesOn(date) > 0 : date.DayOfWeek <= IsoDayOfWeek.Friday)
                    days++;
            return days;
        }

        LocalDate DateOf(Instant at) => at.InZone(zone).Date;
    }

    public static LocalDate MondayOf(LocalDate date) => date.PlusDays(1 - (int)date.DayOfWeek);
}
