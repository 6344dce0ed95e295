using AsyncWork.Domain.Boards;
using AsyncWork.Domain.Calendar;
using NodaTime;

namespace AsyncWork.Domain.Kpis;

/// <summary>
/// How work flowed in a month (kpis.md K1 to K8, K25): from cards that were finished in it, due in it, and begun at its end. Durations are in
/// elapsed days. Cards that were given up take no part.
/// </summary>
public sealed class FlowOfMonth
{
    /// <summary>Below this many finished cards nothing can be expected of the next one (K5).</summary>
    public const int FewestForExpectation = 20;
    public const int ExpectationDays = 90;

    /// <summary>Below this many owners estimates would speak of persons.</summary>
    public const int FewestOwners = 5;

    readonly FlowFacts facts;
    readonly Instant start;
    readonly Instant end;
    readonly Dictionary<int, decimal> expectations;

    /// <param name="month">The first and the last moment of the month in the report's zone.</param>
    /// <param name="now">Of a month that is not over, what lies ahead is not counted.</param>
    public FlowOfMonth(FlowFacts facts, Interval month, Instant now)
    {
        (this.facts, start) = (facts, month.Start);
        end = Instant.Max(start, Instant.Min(month.End, now));
        Finished = [.. facts.Finished.Where(c => c.FinishedAt >= start && c.FinishedAt < end)];
        Due = [.. facts.Due.Where(c => c.Due >= start && c.Due < end && !c.WasCancelled)];
        Async = [.. Finished.Where(c => !c.HadMeeting)];
        Assisted = [.. Finished.Where(c => c.HadMeeting)];
        Estimated = [.. Finished.Where(c => c.ActualByEstimate is not null)];
        Overdue = [.. Due.Where(c => c.IsOpen)];
        var since = end - Duration.FromDays(ExpectationDays);
        expectations = facts
            .Finished.Where(c => c.FinishedAt >= since && c.FinishedAt < end)
            .GroupBy(c => c.Team)
            .Where(g => g.Count() >= FewestForExpectation)
            .ToDictionary(g => g.Key, g => Percentile.Of(g.Select(c => c.CycleDays), 0.85m)!.Value);
        InProgress = [.. facts.Stays.Where(s => StandsAt(s, end))];
        Aging = [.. facts.Started.Where(c => expectations.TryGetValue(c.Team, out var usual) && AgeOf(c) > usual)];
    }

    public IReadOnlyList<FinishedCard> Finished { get; }

    /// <summary>Finished without a meeting (K7); an association, not a proof.</summary>
    public IReadOnlyList<FinishedCard> Async { get; }
    public IReadOnlyList<FinishedCard> Assisted { get; }
    public IReadOnlyList<FinishedCard> Estimated { get; }

    /// <summary>Those whose due moment lies in the month and has passed (K8).</summary>
    public IReadOnlyList<DueCard> Due { get; }
    public IReadOnlyList<DueCard> Overdue { get; }

    /// <summary>In active and waiting columns at the end of the month (K4).</summary>
    public IReadOnlyList<FlowStay> InProgress { get; }

    /// <summary>How many were begun and not finished at the end of the month, wherever they stand.</summary>
    public int Begun => facts.Started.Count;

    /// <summary>Older than 85 % of what their team finished in 90 days (K5).</summary>
    public IReadOnlyList<StartedCard> Aging { get; }

    /// <summary>How many teams finished enough to expect anything.</summary>
    public int TeamsThatExpect => expectations.Count;

    /// <summary>The P85 of a single team; null when it is none, or finished too little (K5).</summary>
    public decimal? Expectation => expectations.Count == 1 ? expectations.Values.First() : null;

    public decimal? Lead(decimal share) => Percentile.Of(Finished.Select(c => c.LeadDays), share);

    public decimal? Cycle(decimal share) => Percentile.Of(Finished.Select(c => c.CycleDays), share);

    /// <summary>
    /// Whether what is said of cards would speak of few owners, or, beside what is said of the teams that have enough, of the few of the others. A card
    /// without an owner speaks of nobody.
    /// </summary>
    public static bool AreOfFew(IEnumerable<FinishedCard> cards) =>
        SmallGroup.AreTooFew([.. cards.Where(c => c.Owner is not null).Select(c => (c.Owner!.Value, (int?)c.Team))]);

    public static decimal? Cycle(IEnumerable<FinishedCard> cards, decimal share) =>
        Percentile.Of(cards.Select(c => c.CycleDays), share);

    public decimal AgeOf(StartedCard card) => FlowFacts.Days(end - card.StartedAt);

    /// <summary>Mean of the cards in progress at the end of each day (K4); null before the first day has ended.</summary>
    public decimal? AverageInProgress(DateTimeZone zone)
    {
        var ends = new List<Instant>();
        for (var day = start.InZone(zone).Date.PlusDays(1); ; day = day.PlusDays(1))
        {
            var at = day.AtStartOfDayInZone(zone).ToInstant();
            if (at > end)
                break;
            ends.Add(at);
        }
        if (ends.Count == 0)
            return null;
        var sum = 0;
        foreach (var stay in facts.Stays)
        foreach (var at in ends)
            if (StandsAt(stay, at))
                sum++;
        return (decimal)sum / ends.Count;
    }

    /// <summary>Active time of the cards finished, divided by active, waiting and blocked time (K6), in percent; null when no time was kept.</summary>
    public decimal? Efficiency()
    {
        var times = TimesInColumns().Values;
        var all = times.Sum(t => t.All);
        return all == 0 ? null : 100 * times.Sum(t => t.Active) / all;
    }

    /// <summary>Of each card finished: its days in active columns while it was not blocked, and all its days in active and waiting columns.</summary>
    public IReadOnlyDictionary<int, (decimal Active, decimal All)> TimesInColumns()
    {
        var finished = Finished.ToDictionary(c => c.Id);
        var blocks = facts.Blocks.ToLookup(b => b.Card);
        var times = new Dictionary<int, (decimal Active, decimal All)>();
        foreach (var stay in facts.Stays)
        {
            if (!finished.TryGetValue(stay.Card, out var card))
                continue;
            var (from, to) = (Instant.Max(stay.From, card.StartedAt), Instant.Min(stay.To ?? card.FinishedAt, card.FinishedAt));
            if (from >= to)
                continue;
            var days = FlowFacts.Days(to - from);
            var worked = stay.State == FlowState.Active ? days - blocks[stay.Card].Sum(b => Overlap(b, from, to)) : 0;
            var (active, all) = times.GetValueOrDefault(stay.Card);
            times[stay.Card] = (active + worked, all + days);
        }
        return times;
    }

    /// <summary>
    /// Working days between start and finish by the owner's schedule, days off taken out (K2, second figure): their working time divided by
    /// what they work on a day; null without a schedule.
    /// </summary>
    public static decimal? WorkingDays(WorkingTime time, FinishedCard card) => time.DaysBetween(card.StartedAt, card.FinishedAt);

    static bool StandsAt(FlowStay stay, Instant at) => stay.From < at && (stay.To is null || stay.To >= at);

    static decimal Overlap(FlowBlock block, Instant from, Instant to)
    {
        var (start, end) = (Instant.Max(block.From, from), Instant.Min(block.To ?? to, to));
        return start < end ? FlowFacts.Days(end - start) : 0;
    }
}
