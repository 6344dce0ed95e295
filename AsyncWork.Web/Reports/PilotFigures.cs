using AsyncWork.Domain.Kpis;
using AsyncWork.Domain.Pilots;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Reports;
using NodaTime;

namespace AsyncWork.Web.Reports;

/// <summary>What a team's measures come to over a span of days, by the definitions and the code of the monthly report (product.md P14).</summary>
public static class PilotFigures
{
    /// <param name="kinds">Only what they need is read.</param>
    /// <param name="part">Which part of the pilot the span is.</param>
    /// <param name="end">The first day after it.</param>
    public static async Task<IReadOnlyList<PilotFigure>> CountAsync(
        AppDbContext db,
        ReportScope team,
        IReadOnlyCollection<PilotMeasureKind> kinds,
        int part,
        LocalDate first,
        LocalDate end,
        Instant now,
        CancellationToken cancellation = default
    )
    {
        var company = await db.GetCompanyAsync(cancellation);
        var period = ReportPeriod.Between(first, end, now.InZone(company.Zone).Date);
        var place = new ReportPlace(company, team, [], period, now);
        var responses = Any(PilotMeasureKind.WithinNorm, PilotMeasureKind.ResponseTime, PilotMeasureKind.AcknowledgedInTime)
            ? (await ResponsesOf.LoadAsync(db, place, cancellation)).Month
            : ResponsesOfMonth.None;
        var capacity = Any(PilotMeasureKind.NoticeLoad, PilotMeasureKind.DecisionTime, PilotMeasureKind.MeetingHours)
            ? await CapacityOf.LoadAsync(db, team, period, cancellation)
            : null;
        var decisions = Any(PilotMeasureKind.DecisionTime, PilotMeasureKind.DecidedWithoutMeeting)
            ? (await DecisionsOf.LoadAsync(db, place, capacity, cancellation)).Month
            : DecisionsOfMonth.None;
        var notices = Any(PilotMeasureKind.NoticeLoad)
            ? (await NoticesOf.LoadAsync(db, place, capacity!, null, cancellation)).Month
            : null;
        var flow = Any(PilotMeasureKind.CycleTime) ? (await FlowOf.LoadAsync(db, place, cancellation)).Month : null;
        var meetings = Any(PilotMeasureKind.MeetingHours) ? await db.ListMeetingsAsync(team, period, cancellation) : [];
        return [.. kinds.Select(FigureOfKind)];

        bool Any(params PilotMeasureKind[] some) => some.Any(kinds.Contains);

        PilotFigure FigureOfKind(PilotMeasureKind kind)
        {
            var (value, n) = Of(kind);
            return new(kind, part, value, n);
        }

        (decimal? Value, int N) Of(PilotMeasureKind kind) =>
            kind switch
            {
                PilotMeasureKind.WithinNorm or PilotMeasureKind.ResponseTime when !responses.AreQuestionsShown => (null, 0),
                PilotMeasureKind.WithinNorm => Share(responses.Kept.Count(), responses.Due.Count),
                PilotMeasureKind.ResponseTime => (responses.Hours(0.5m), responses.Answered.Count),
                PilotMeasureKind.AcknowledgedInTime when !responses.AreAcknowledgementsShown => (null, 0),
                PilotMeasureKind.AcknowledgedInTime => Share(
                    responses.Acknowledgements.Count(a => a.IsKept),
                    responses.Acknowledgements.Count
                ),
                PilotMeasureKind.NoticeLoad => (notices!.PerDay(notices.All), notices.PersonDays),
                PilotMeasureKind.DecisionTime => (decisions.Latency(0.5m), decisions.Measured.Count()),
                PilotMeasureKind.DecidedWithoutMeeting => Share(decisions.Async.Count(), decisions.Decided.Count),
                PilotMeasureKind.CycleTime => (flow!.Cycle(0.5m), flow.Finished.Count),
                _ => MeetingHours(capacity!, period, meetings),
            };
    }

    static (decimal?, int) Share(int part, int whole) => (FigureOf.Percent((part, whole)), whole);

    /// <summary>Of fewer than five people it would speak of single ones (kpis.md section 0).</summary>
    static (decimal?, int) MeetingHours(CapacityOf capacity, ReportPeriod period, IReadOnlyList<MeetingOnDate> meetings)
    {
        var days = capacity
            .People.Select(p => capacity.DaysOf(p.Id, period).Count(d => capacity.TimeOf(p.Id).MinutesOn(d) > 0))
            .Where(d => d > 0)
            .ToList();
        var minutes = meetings.Where(m => m.Date >= period.First && m.Date < period.CapacityEnd).Sum(m => m.Meeting.Minutes);
        return (days.Count < HeatMap.SmallestGroup ? null : minutes / 60m / (days.Sum() / 5m), days.Sum());
    }
}
