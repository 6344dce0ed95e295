using AsyncWork.Domain.Calendar;
using NodaTime;

namespace AsyncWork.Tests.Calendar;

/// <summary>
/// Someone's hours found the slow way, to compare with: for every minute of a few days look at the local clock and the plan for that date.
/// </summary>
sealed class ClockReading
{
    static readonly (string Zone, LocalDate[] Changes)[] Zones =
    [
        ("Europe/Berlin", [new(2026, 3, 29), new(2026, 10, 25)]),
        ("America/New_York", [new(2026, 3, 8), new(2026, 11, 1)]),
        ("America/Nuuk", [new(2026, 3, 28), new(2026, 10, 24)]), // at the hour before midnight
        ("Australia/Lord_Howe", [new(2026, 4, 5), new(2026, 10, 4)]), // by half an hour
        ("Africa/Cairo", [new(2026, 4, 24), new(2026, 10, 29)]), // at midnight
        ("Asia/Kathmandu", []),
        ("America/Sao_Paulo", []),
    ];

    readonly bool[] working;

    ClockReading(WorkingTime time, Instant from, bool[] working) => (Time, From, this.working) = (time, from, working);

    public WorkingTime Time { get; }
    public Instant From { get; }
    public int Minutes => working.Length;
    public Instant To => From + Duration.FromMinutes(Minutes);

    /// <summary>Some zone, two schedules, days off and days of employment, read for four days, half of the time around a clock change.</summary>
    public static ClockReading Of(Random random)
    {
        var (id, changes) = Zones[random.Next(Zones.Length)];
        var zone = DateTimeZoneProviders.Tzdb[id];
        var day =
            changes.Length > 0 && random.Next(2) == 0
                ? changes[random.Next(2)].PlusDays(-random.Next(0, 4))
                : new LocalDate(2026, 1, 1).PlusDays(random.Next(365));
        var (old, next) = (WeekOf(random), WeekOf(random));
        var change = day.PlusDays(random.Next(0, 4));
        var off = Enumerable
            .Range(-1, 5)
            .Where(_ => random.Next(6) == 0)
            .ToDictionary(day.PlusDays, _ => new DayOff(DayOffKind.CompanyDay, "off"));
        LocalDate? first = random.Next(5) == 0 ? day.PlusDays(1) : null;
        LocalDate? last = random.Next(5) == 0 ? day.PlusDays(2) : null;
        // The earlier schedule's last night ends before the later one begins, as double booked time would count twice.
        while (old[change.PlusDays(-1).DayOfWeek].Any(i => i.EndsNextDay))
            old = WeekOf(random);

        var from = zone.AtStartOfDay(day).ToInstant() + Duration.FromMinutes(random.Next(0, 1440));
        var minutes = Enumerable.Range(0, 4 * 1440).Select(m => IsOn(from + Duration.FromMinutes(m))).ToArray();
        return new(new WorkingTime(zone, [(new(2000, 1, 1), old), (change, next)], off, first, last), from, minutes);

        bool IsOn(Instant minute)
        {
            var local = minute.InZone(zone).LocalDateTime;
            // When the clock shows a time once more, only what goes on past that hour is still on.
            var twice = zone.MapLocal(local);
            if (twice.Count == 2 && twice.Last().ToInstant() == minute)
                local = twice.EarlyInterval.IsoLocalEnd.PlusNanoseconds(-1);
            var yesterday = local.Date.PlusDays(-1);
            return PlanOf(local.Date).Any(i => i.Start <= local.TimeOfDay && (i.EndsNextDay || local.TimeOfDay < i.End))
                || PlanOf(yesterday).Any(i => i.EndsNextDay && local.TimeOfDay < i.End);
        }

        IReadOnlyList<WorkInterval> PlanOf(LocalDate date) =>
            off.ContainsKey(date) || date < first || date > last ? [] : (date < change ? old : next)[date.DayOfWeek];
    }

    public bool At(Instant moment) => working[MinuteOf(moment)];

    public int Between(Instant a, Instant b) => a < b ? working[MinuteOf(a)..MinuteOf(b)].Count(on => on) : 0;

    public Instant? Next(Instant moment)
    {
        var minute = Array.IndexOf(working, true, MinuteOf(moment));
        return minute < 0 ? null : From + Duration.FromMinutes(minute);
    }

    public Instant? After(Instant moment, int minutes)
    {
        for (var minute = MinuteOf(moment); minute < Minutes; minute++)
            if (working[minute] && --minutes == 0)
                return From + Duration.FromMinutes(minute + 1);
        return null;
    }

    int MinuteOf(Instant moment) => (int)(moment - From).TotalMinutes;

    static WorkWeek WeekOf(Random random)
    {
        while (true)
            if (WorkWeek.Read([.. Enumerable.Range(0, 7).Select(_ => DayOf(random))], out _) is { } week)
                return week;
    }

    static string DayOf(Random random)
    {
        if (random.Next(5) == 0)
            return "";
        var ends = Enumerable.Range(0, 2 * random.Next(1, 4)).Select(_ => random.Next(96)).Distinct().Order().ToList();
        // Now and then the last stretch goes over midnight.
        if (ends.Count >= 2 && random.Next(3) == 0)
            ends = [.. ends.Skip(1), Math.Max(0, ends[0] - 20)];
        var hours = ends.Chunk(2).Where(c => c.Length == 2).Select(c => $"{Clock(c[0])}-{Clock(c[1])}");
        return string.Join(", ", hours);
    }

    static string Clock(int quarter) => $"{quarter / 4}:{quarter % 4 * 15:00}";
}
