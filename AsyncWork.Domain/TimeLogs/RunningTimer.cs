using AsyncWork.Domain.People;
using NodaTime;
using NodaTime.TimeZones;

namespace AsyncWork.Domain.TimeLogs;

/// <summary>
/// The timer of a person: one at a time, kept in the database, so that it survives a closed browser (product.md T1). When nothing was done in
/// AsyncWork for <see cref="IdleAfter"/>, the person is asked what became of that time; it says that input is missing, not that work is (T9, K24).
/// </summary>
public sealed class RunningTimer
{
    /// <summary>Without an action in AsyncWork for this long, the person is asked.</summary>
    public static readonly Duration IdleAfter = Duration.FromMinutes(20);

    RunningTimer() { }

    /// <exception cref="InvalidOperationException">The details cannot be stored.</exception>
    public RunningTimer(PersonId person, DateTimeZone zone, WorkDetails details, Instant now)
    {
        (PersonId, Zone, StartedAt, SeenAt) = (person, zone, now, now);
        WorkOn(details);
    }

    public PersonId PersonId { get; private set; }
    public int? ProjectId { get; private set; }
    public int? ActivityId { get; private set; }

    /// <summary>The card it runs on; null for none.</summary>
    public int? CardId { get; private set; }
    public string Description { get; private set; } = "";

    /// <summary>Tags separated by ", "; empty for none.</summary>
    public string Tags { get; private set; } = "";
    public bool IsBillable { get; private set; }

    /// <summary>The zone in which the entry's date and clock times will be read.</summary>
    public DateTimeZone Zone { get; private set; } = DateTimeZone.Utc;
    public Instant StartedAt { get; private set; }

    /// <summary>The last action of the person in AsyncWork, to the minute.</summary>
    public Instant SeenAt { get; private set; }

    /// <summary>The stretch without action that the person is asked about; null when there is no question.</summary>
    public Instant? IdleFrom { get; private set; }
    public Instant? IdleUntil { get; private set; }
    public int Version { get; private set; }
    public bool AsksAboutIdle => IdleFrom is not null;

    /// <summary>What it runs on.</summary>
    public WorkDetails Details => new(ProjectId, ActivityId, Description, Tags, IsBillable, CardId);

    /// <summary>Whole minutes until then, rounded half up as in the entry that it becomes.</summary>
    public int MinutesUntil(Instant end) => MinutesIn(end - StartedAt);

    /// <summary>
    /// It was probably forgotten: quiet, and running since an earlier day of the person; or it runs for longer than an entry can be. Somebody
    /// at work over midnight is not asked.
    /// </summary>
    public bool WasForgotten(Instant now) =>
        MinutesUntil(now) > WorkDuration.Longest || (AsksAboutIdle && StartedAt.InZone(Zone).Date < now.InZone(Zone).Date);

    /// <summary>
    /// When the person probably stopped: at the last action before the quiet, or at the end of their working hours if that was earlier or
    /// nothing was done after the start. Null when nothing tells: then only the person knows.
    /// </summary>
    /// <param name="endOfWork">The end of the working hours of the day on which it was started; null when there are none.</param>
    public Instant? LikelyEnd(Instant? endOfWork, Instant now)
    {
        Instant? last = IdleFrom ?? SeenAt;
        if (last <= StartedAt)
            last = null;
        var likely = endOfWork > StartedAt && endOfWork <= now && !(last < endOfWork) ? endOfWork : last;
        return likely - StartedAt > Duration.FromMinutes(WorkDuration.Longest) ? null : likely;
    }

    /// <exception cref="InvalidOperationException">The details cannot be stored.</exception>
    public void WorkOn(WorkDetails details)
    {
        if (details.WhyNot() is { } reason)
            throw new InvalidOperationException(reason);
        (ProjectId, ActivityId, Description) = (details.ProjectId, details.ActivityId, details.Description);
        (Tags, IsBillable, CardId) = (details.Tags, details.IsBillable, details.CardId);
        Version++;
    }

    /// <summary>Starts from now on something else; what it ran before is for the caller to log.</summary>
    /// <exception cref="InvalidOperationException">The details cannot be stored.</exception>
    public void BeginAnew(WorkDetails details, DateTimeZone zone, Instant now)
    {
        WorkOn(details);
        (Zone, StartedAt, SeenAt, IdleFrom, IdleUntil) = (zone, now, now, null, null);
    }

    /// <summary>The moment that a clock time means as the start: the last one before now.</summary>
    public Instant StartFor(LocalTime clock, Instant now)
    {
        var today = now.InZone(Zone).Date;
        return At(today, clock).Concat(At(today.PlusDays(-1), clock)).Where(at => at <= now).Max();
    }

    /// <summary>
    /// The moment that a clock time means as the end: the first one after the start. In the minute of the start it is the start itself, whose
    /// seconds no field shows; otherwise nothing done would become a whole day.
    /// </summary>
    public Instant EndFor(LocalTime clock)
    {
        var (date, start) = (StartedAt.InZone(Zone).Date, StartedAt.InZone(Zone).TimeOfDay);
        return clock == new LocalTime(start.Hour, start.Minute)
            ? StartedAt
            : At(date, clock).Concat(At(date.PlusDays(1), clock)).Where(at => at > StartedAt).Min();
    }

    /// <summary>Why the timer cannot have been started at this moment; null when it can.</summary>
    public static string? WhyNotStartAt(Instant start, Instant now) =>
        start > now ? "The start lies in the future."
        : MinutesIn(now - start) > WorkDuration.Longest ? "An entry has at most 24 hours. Choose a later start."
        : null;

    /// <summary>It was really started then.</summary>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotStartAt"/> has a reason.</exception>
    public void StartAt(Instant start, Instant now)
    {
        if (WhyNotStartAt(start, now) is { } reason)
            throw new InvalidOperationException(reason);
        StartedAt = start;
        if (IdleFrom < start)
            (IdleFrom, IdleUntil) = (null, null);
        Version++;
    }

    /// <summary>
    /// Notes an action of the person. True when there is something to store: a minute has passed, or a question arose. That is not a change
    /// of the timer, so forms that are open stay good, unless the question they show becomes another one.
    /// </summary>
    public bool See(Instant now)
    {
        var quiet = now - SeenAt;
        if (quiet < Duration.FromMinutes(1))
            return false;
        // One question at a time, about the longest stretch: a night is not forgotten over an unanswered lunch.
        if (quiet >= IdleAfter && !(IdleUntil - IdleFrom >= quiet))
        {
            if (AsksAboutIdle)
                Version++;
            (IdleFrom, IdleUntil) = (SeenAt > StartedAt ? SeenAt : StartedAt, now);
        }
        SeenAt = now;
        return true;
    }

    /// <summary>The quiet stretch was work: it stays in the timer.</summary>
    public void KeepIdle()
    {
        (IdleFrom, IdleUntil) = (null, null);
        Version++;
    }

    /// <summary>The quiet stretch was not work on this: the timer goes on from its end. What ran before it is for the caller to log.</summary>
    /// <returns>The work before the stretch and the stretch itself.</returns>
    /// <exception cref="InvalidOperationException">There is no question.</exception>
    public (Interval Worked, Interval Idle) TakeIdleOut()
    {
        if (IdleFrom is not { } from || IdleUntil is not { } until)
            throw new InvalidOperationException("The timer has no quiet stretch.");
        var parts = (new Interval(StartedAt, from), new Interval(from, until));
        StartedAt = until;
        KeepIdle();
        return parts;
    }

    /// <summary>Why the timer cannot be stopped at this moment; null when it can.</summary>
    public string? WhyNotStopAt(Instant end, Instant now) =>
        end > now ? "The end lies in the future."
        : end < StartedAt ? "The end is before the start."
        : MinutesUntil(end) > WorkDuration.Longest ? "An entry has at most 24 hours. Say when you stopped."
        : null;

    /// <summary>A stretch of it as work with clock times; null when it is under half a minute, which is no work to log.</summary>
    /// <exception cref="InvalidOperationException">It is longer than an entry can be.</exception>
    public WorkedTime? Worked(Interval stretch) =>
        MinutesIn(stretch.Duration) == 0 ? null : WorkedTime.During(new ClockRange(stretch.Start, stretch.End, Zone));

    static int MinutesIn(Duration duration) => Math.Max(0, (int)Math.Floor(duration.TotalMinutes + 0.5));

    // A clock time that the clock change skips is moved forward by the gap; one that occurs twice is both.
    IEnumerable<Instant> At(LocalDate date, LocalTime clock)
    {
        var mapping = Zone.MapLocal(date + clock);
        return mapping.Count == 2
            ? [mapping.First().ToInstant(), mapping.Last().ToInstant()]
            : [Zone.ResolveLocal(date + clock, Resolvers.LenientResolver).ToInstant()];
    }
}

/// <summary>What became of time that a person took out of their timer.</summary>
public enum IdleOutcome
{
    Discarded,

    /// <summary>Logged on something else.</summary>
    Reassigned,
}

/// <summary>Time that a person took out of their running timer after being asked (kpis.md K24, idle). Minutes on the local date it began.</summary>
public sealed class IdleTime
{
    IdleTime() { }

    public IdleTime(PersonId person, int? team, Interval idle, DateTimeZone zone, IdleOutcome outcome)
    {
        (PersonId, TeamId, Start, Outcome) = (person, team, idle.Start, outcome);
        Date = idle.Start.InZone(zone).Date;
        Minutes = (int)Math.Floor(idle.Duration.TotalMinutes + 0.5);
    }

    public long Id { get; private set; }
    public PersonId PersonId { get; private set; }
    public int? TeamId { get; private set; }
    public LocalDate Date { get; private set; }
    public Instant Start { get; private set; }
    public int Minutes { get; private set; }
    public IdleOutcome Outcome { get; private set; }
}
