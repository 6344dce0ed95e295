using NodaTime;

namespace AsyncWork.Domain.Calendar;

/// <summary>
/// Finds the hours that people share, date by date with the zone data of that date (kpis.md K18; product.md S2). On dates on which someone
/// is not employed the others are compared. Times to meet are found by <see cref="SlotFinder"/>.
/// </summary>
public sealed class OverlapFinder(IReadOnlyList<OverlapMember> members)
{
    const int PracticalPercent = 80;
    readonly List<OverlapMember> planned = [.. members.Select(m => m with { Time = m.Time.WithoutDaysOff() })];

    /// <summary>Each of the dates, midnight to midnight in a zone.</summary>
    public IReadOnlyList<OverlapDay> Days(DateInterval dates, DateTimeZone zone) => [.. dates.Select(date => On(date, zone))];

    /// <summary>A date, midnight to midnight in a zone. Shared hours over that midnight are split.</summary>
    public OverlapDay On(LocalDate date, DateTimeZone zone)
    {
        var day = DayOf(date, zone);
        var strict = Strict(members, date, day);
        return new(date, strict, Practical(members, date, day), strict.Count == 0 ? GapOn(date, day) : null);
    }

    /// <summary>
    /// Shared minutes per working day: a date on which shifts of more than half of the members start on their clocks, or would but for days off.
    /// Where weekends differ, the days on which the few work alone would else be the worst.
    /// </summary>
    /// <param name="zone">Where the dates begin and end; best that of the team, as hours shared over midnight count to two dates.</param>
    public OverlapOfMonth InMonth(YearMonth month, DateTimeZone zone)
    {
        var strict = new List<(int, int)>();
        var practical = new List<(int, int)>();
        foreach (var date in month.ToDateInterval())
            if (IsWorkingDay(date))
            {
                var day = DayOf(date, zone);
                var hours = HoursOf(members, date, day);
                // Where nobody is off, what is planned is what is.
                var shared = SharedMinutes(hours);
                var usual = members.Any(m => IsOffAround(m, date)) ? SharedMinutes(HoursOf(planned, date, day)) : shared;
                strict.Add((shared.Strict, usual.Strict));
                practical.Add((shared.Practical, usual.Practical));
            }
        return new(month, OverlapFigure.Of(strict), OverlapFigure.Of(practical));
    }

    bool IsWorkingDay(LocalDate date)
    {
        var employed = planned.FindAll(m => m.Time.IsEmployedOn(date));
        return employed.Count > 0 && 2 * employed.Count(m => m.Time.MinutesOn(date) > 0) > employed.Count;
    }

    static (int Strict, int Practical) SharedMinutes(List<IReadOnlyList<Interval>> hours) =>
        (SharedBy(hours, 100).Minutes(), SharedBy(hours, PracticalPercent).Minutes());

    NoOverlap GapOn(LocalDate date, Interval day)
    {
        var employed = planned.Where(m => m.Time.IsEmployedOn(date)).ToList();
        var without = employed.Where(m => m.Time.Between(day.Start, day.End).Count == 0).ToList();
        if (without.Count == employed.Count)
            return new(OverlapGap.NobodyWorks, []);
        if (without.Count > 0)
            return new(OverlapGap.SomeDoNotWork, [.. without.Select(m => new PersonOff(m.Person, null))]);
        // Named are those whose days off take hours that would have been shared, not those who are off while others sleep.
        var off = Strict(planned, date, day)
            .SelectMany(shared => members.Select(m => new PersonOff(m.Person, m.Time.DayOffIn(shared)?.ToldToColleagues())))
            .Where(p => p.Off is not null)
            .Distinct()
            .ToList();
        return off.Count > 0 ? new(OverlapGap.DaysOff, off) : new(OverlapGap.HoursDoNotMeet, []);
    }

    static List<Interval> Strict(IEnumerable<OverlapMember> of, LocalDate date, Interval day) => Shared(of, date, day, 100);

    static List<Interval> Practical(IEnumerable<OverlapMember> of, LocalDate date, Interval day) =>
        Shared(of, date, day, PracticalPercent);

    static List<Interval> Shared(IEnumerable<OverlapMember> of, LocalDate date, Interval day, int percent) =>
        SharedBy(HoursOf(of, date, day), percent);

    static List<IReadOnlyList<Interval>> HoursOf(IEnumerable<OverlapMember> of, LocalDate date, Interval day) =>
        [.. of.Where(m => m.Time.IsEmployedOn(date)).Select(m => m.Time.Between(day.Start, day.End))];

    static List<Interval> SharedBy(List<IReadOnlyList<Interval>> hours, int percent) =>
        hours.Count == 0 ? [] : hours.SharedBy((hours.Count * percent + 99) / 100);

    /// <summary>On the date, or on one whose shifts may reach into it anywhere on earth.</summary>
    static bool IsOffAround(OverlapMember member, LocalDate date)
    {
        for (var near = date.PlusDays(-2); near <= date.PlusDays(2); near = near.PlusDays(1))
            if (member.Time.DayOffOn(near) is not null)
                return true;
        return false;
    }

    static Interval DayOf(LocalDate date, DateTimeZone zone) =>
        new(zone.AtStartOfDay(date).ToInstant(), zone.AtStartOfDay(date.PlusDays(1)).ToInstant());
}
