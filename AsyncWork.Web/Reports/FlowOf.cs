using AsyncWork.Domain.Kpis;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Reports;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Reports;

/// <summary>The flow of work of a report's month and the one before (kpis.md K1 to K8, K25).</summary>
public sealed class FlowOf
{
    readonly ReportPlace place;
    readonly FlowFacts facts;

    FlowOf(ReportPlace place, FlowFacts facts)
    {
        (this.place, this.facts) = (place, facts);
        Month = Of(facts, place.Period);
    }

    public FlowOfMonth Month { get; }

    public static async Task<FlowOf> LoadAsync(AppDbContext db, ReportPlace place, CancellationToken cancellation)
    {
        var (company, scope, _, period, now) = place;
        var before = StartOf(period.Before, company.Zone);
        return new(place, await db.FindFlowAsync(scope, MomentsOf(period, company.Zone), before, now, cancellation));
    }

    /// <summary>What the working days of the cards finished in both months are counted by.</summary>
    public Task<WorkingDaysOf> WorkingDaysAsync(AppDbContext db, CapacityOf capacity, CancellationToken cancellation) =>
        WorkingDaysOf.LoadAsync(
            db,
            capacity,
            Month.Finished.Concat(Of(facts, place.Period.Before).Finished).Select(c => (c.Owner, c.StartedAt)),
            cancellation
        );

    /// <summary>Empty where no card was finished, due or begun.</summary>
    /// <param name="days">Without it working days are not counted.</param>
    public IReadOnlyList<Figure> Figures(WorkingDaysOf? days = null)
    {
        if (facts.Finished.Count + facts.Due.Count + facts.Stays.Count + facts.Started.Count == 0)
            return [];
        var before = Of(facts, place.Period.Before);
        return FlowFigures.Of(Month, before, WorkingDays(Month, days), WorkingDays(before, days), place.Company.Zone);
    }

    /// <summary>The cards finished in the month, in the order in which they were.</summary>
    public IReadOnlyList<FlowCard> Cards(WorkingDaysOf days)
    {
        var times = Month.TimesInColumns();
        return
        [
            .. Month
                .Finished.OrderBy(c => c.FinishedAt)
                .ThenBy(c => c.Id)
                .Select(c =>
                {
                    var (active, all) = times.GetValueOrDefault(c.Id);
                    return new FlowCard(c, WorkingDays(c, days), active, all);
                }),
        ];
    }

    /// <summary>Teams that had cards, by name; none in a team's report.</summary>
    public async Task<IReadOnlyList<TeamFlow>> TeamsAsync(AppDbContext db, CancellationToken cancellation)
    {
        if (place.Scope.TeamId is not null)
            return [];
        return
        [
            .. (await db.TeamsOf(place.Scope).ToListAsync(cancellation))
                .Select(t => TeamFlow.Of(t.Slug, t.Name, Of(facts.Of(t.TeamId!.Value), place.Period)))
                .Where(t => t.Finished + t.Due + t.InProgress > 0),
        ];
    }

    /// <summary>The figure that is counted in working days.</summary>
    public const string InWorkingDays = "cycle-working";

    /// <summary>The figure that is the share of cards without a meeting.</summary>
    public const string WithoutMeeting = "async-cards";

    /// <summary>The cards that make a figure, of a share those it is divided by; by its key, null when there is no such figure.</summary>
    /// <param name="days">Without it no card has working days.</param>
    public IReadOnlyList<int>? CardsOf(string? figure, WorkingDaysOf? days = null) =>
        figure switch
        {
            "async" or "async-p85" => [.. Month.Async.Select(c => c.Id)],
            "assisted" or "assisted-p85" => [.. Month.Assisted.Select(c => c.Id)],
            "on-time" => [.. Month.Due.Select(c => c.Id)],
            "overdue" => [.. Month.Overdue.Select(c => c.Id)],
            "in-progress" or "in-progress-mean" => [.. Month.InProgress.Select(s => s.Card).Distinct()],
            "aging" => [.. Month.Aging.Select(c => c.Id)],
            "estimate-small" => OfSize(CardSize.Small),
            "estimate-medium" => OfSize(CardSize.Medium),
            "estimate-large" => OfSize(CardSize.Large),
            "estimate-bias" or "estimate-error" or "estimate-within" => [.. Month.Estimated.Select(c => c.Id)],
            InWorkingDays =>
            [
                .. Month.Finished.Where(c => days is not null && WorkingDays(c, days) is not null).Select(c => c.Id),
            ],
            "finished" or "lead" or "lead-p85" or "cycle" or "cycle-p85" or "flow-efficiency" or WithoutMeeting or "no-due" =>
            [
                .. Month.Finished.Select(c => c.Id),
            ],
            _ => null,
        };

    List<int> OfSize(CardSize size) => [.. Month.Estimated.Where(c => SizedEstimates.SizeOf(c.Logged) == size).Select(c => c.Id)];

    FlowOfMonth Of(FlowFacts of, ReportPeriod period) => new(of, MomentsOf(period, place.Company.Zone), place.Now);

    static List<decimal> WorkingDays(FlowOfMonth month, WorkingDaysOf? days) =>
        days is null ? [] : [.. month.Finished.Select(c => WorkingDays(c, days)).OfType<decimal>()];

    static decimal? WorkingDays(FinishedCard card, WorkingDaysOf days) =>
        days.TimeOf(card.Owner) is { } time ? FlowOfMonth.WorkingDays(time, card) : null;

    static Interval MomentsOf(ReportPeriod period, DateTimeZone zone) =>
        new(StartOf(period, zone), period.End.AtStartOfDayInZone(zone).ToInstant());

    static Instant StartOf(ReportPeriod period, DateTimeZone zone) => period.First.AtStartOfDayInZone(zone).ToInstant();
}
