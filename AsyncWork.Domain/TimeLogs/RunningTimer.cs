using AsyncWork.Domain.People;
using NodaTime;

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
    public string Description { get; private set; } = "";

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

    /// <summary>It runs since an earlier day of the person, so it was probably forgotten.</summary>
    public bool RunsSinceEarlierDay(Instant now) => StartedAt.InZone(Zone).Date < now.InZone(Zone).Date;

    public int MinutesUntil(Instant end) => Math.Max(0, (int)Math.Floor((end - StartedAt).TotalMinutes + 0.5));

    /// <exception cref="InvalidOperationException">The details cannot be stored.</exception>
    public void WorkOn(WorkDetails details)
    {
        if (details.WhyNot() is { } reason)
            throw new InvalidOperationException(reason);
        (ProjectId, ActivityId, Description) = (details.ProjectId, details.ActivityId, details.Description);
        Version++;
    }

    /// <summary>Notes an action of the person. True when there is something to store: a minute has passed, or a question arose.</summary>
    public bool See(Instant now)
    {
        if (now - SeenAt < Duration.FromMinutes(1))
            return false;
        // While one question waits, later quiet does not add another: the answer is about the first stretch.
        if (now - SeenAt >= IdleAfter && !AsksAboutIdle)
            (IdleFrom, IdleUntil) = (SeenAt, now);
        SeenAt = now;
        Version++;
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
