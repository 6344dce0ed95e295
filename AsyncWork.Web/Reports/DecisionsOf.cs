using AsyncWork.Domain.Kpis;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Reports;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Reports;

/// <summary>What was decided in a report's month and the one before, and which reviews were due in them (kpis.md K12, K12b).</summary>
public sealed class DecisionsOf
{
    readonly DecisionsOfMonth month;
    readonly DecisionsOfMonth before;

    DecisionsOf(DecisionsOfMonth month, DecisionsOfMonth before) => (this.month, this.before) = (month, before);

    public DecisionsOfMonth Month => month;

    /// <param name="capacity">The schedules that working days are counted by; without them decisions have no latency.</param>
    public static async Task<DecisionsOf> LoadAsync(
        AppDbContext db,
        ReportPlace place,
        CapacityOf? capacity,
        CancellationToken cancellation
    )
    {
        var (zone, scope, before) = (place.Company.Zone, place.Scope, place.Period.Before);
        var decided = await db.ListDecided(scope, Start(before), End(place.Period)).ToListAsync(cancellation);
        var held = await db.ListHeldReviews(scope, before.First, place.Period.End).ToListAsync(cancellation);
        var days = capacity is null
            ? null
            : await WorkingDaysOf.LoadAsync(
                db,
                capacity,
                decided.Where(d => d.ProposedAt is not null).Select(d => (d.ProposedBy, d.ProposedAt!.Value)),
                cancellation
            );
        // What is due from today on is not late yet.
        var planned = await db.ListPlannedReviews(scope, before.First, place.Period.CapacityEnd).ToListAsync(cancellation);
        return new(
            In(place.Period, await db.ListUndecided(scope, End(place.Period)).ToListAsync(cancellation)),
            In(before, await db.ListUndecided(scope, End(before)).ToListAsync(cancellation))
        );

        DecisionsOfMonth In(ReportPeriod period, List<OpenDecision> open) =>
            new(
                [
                    .. decided
                        .Where(d => d.DecidedAt >= Start(period) && d.DecidedAt < End(period))
                        .Select(d => d with { WorkingDays = WorkingDays(d, days) }),
                ],
                open,
                [
                    .. held.Where(r => Has(period, r.DueOn))
                        .Select(r => new DueReview(r.Number, r.DueOn, r.At.InZone(zone).Date, r.Result)),
                    .. planned.Where(r => Has(period, r.DueOn)).Select(r => new DueReview(r.Number, r.DueOn, null, null)),
                ],
                End(period)
            );

        Instant Start(ReportPeriod period) => period.First.AtStartOfDayInZone(zone).ToInstant();

        Instant End(ReportPeriod period) =>
            Instant.Max(Start(period), Instant.Min(period.End.AtStartOfDayInZone(zone).ToInstant(), place.Now));

        static bool Has(ReportPeriod period, LocalDate day) => day >= period.First && day < period.End;
    }

    /// <summary>Null where nothing was decided, waited or was due.</summary>
    public FigureSection? Section => Things(month) + Things(before) == 0 ? null : DecisionFigures.Of(month, before);

    /// <summary>The numbers of the decisions that make a figure, by its key; null when it is none of this section.</summary>
    public IReadOnlyList<int>? NumbersOf(string figure) =>
        figure switch
        {
            "decided" => [.. month.Decided.Select(d => d.Number)],
            "decision-latency" or "decision-latency-p85" => [.. month.Measured.Select(d => d.Number)],
            "decided-on-time" => [.. month.WithDeadline.Select(d => d.Number)],
            "decided-async" => [.. month.Decided.Select(d => d.Number)],
            "undecided" => [.. month.Open.Select(d => d.Number)],
            "undecided-overdue" => [.. month.Overdue.Select(d => d.Number)],
            "reviewed-on-time" => [.. month.Reviews.Select(r => r.Number).Distinct()],
            "held" or "held-partly" or "held-not" or "held-unknown" =>
            [
                .. month.Reviews.Where(r => r.Result is not null).Select(r => r.Number).Distinct(),
            ],
            _ => null,
        };

    static decimal? WorkingDays(DecidedDecision decision, WorkingDaysOf? days) =>
        decision.ProposedAt is { } proposed ? days?.TimeOf(decision.ProposedBy)?.DaysBetween(proposed, decision.DecidedAt) : null;

    static int Things(DecisionsOfMonth of) => of.Decided.Count + of.Open.Count + of.Reviews.Count;
}
