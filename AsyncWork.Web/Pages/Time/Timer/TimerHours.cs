using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Time.Timer;

/// <summary>How a change of the timer ended.</summary>
/// <param name="Refused">Why nothing was stored; null when it was.</param>
/// <param name="WasChanged">Another window was first: nothing was stored.</param>
/// <param name="Logged">The hours that came of it.</param>
public sealed record TimerResult(string? Refused, bool WasChanged, IReadOnlyList<TimeEntry> Logged)
{
    public bool IsDone => Refused is null && !WasChanged;
}

/// <summary>
/// Changes the timer of a person and logs the hours that come of it, as one: all of it is stored or none, and only if the timer is still
/// the one that the form was made for (product.md T1, T9).
/// </summary>
public sealed class TimerHours(AppDbContext db, PersonId person, Instant now)
{
    readonly List<TimeEntry> logged = [];
    List<TeamPeriod> teams = [];

    /// <summary>Starts a timer. One that runs is stopped and logged first, if it is the one that the form knew.</summary>
    public async Task<TimerResult> StartAsync(TimerStamp shown, WorkDetails details, DateTimeZone zone) =>
        await db.TimerOf(person).AnyAsync()
            ? await ChangeAsync(
                shown,
                timer => timer.WhyNotStopAt(now, now),
                FirstDay,
                timer =>
                {
                    Log(timer, new(timer.StartedAt, now), timer.Details);
                    timer.BeginAnew(details, zone, now);
                }
            )
            : await StoreAsync(
                [],
                () =>
                {
                    db.Add(new RunningTimer(person, zone, details, now));
                    return Task.CompletedTask;
                }
            );

    /// <summary>Stops the timer and logs what it ran.</summary>
    /// <param name="end">The clock time at which the person stopped; null for now.</param>
    public Task<TimerResult> StopAsync(TimerStamp shown, LocalTime? end)
    {
        return ChangeAsync(
            shown,
            timer => timer.WhyNotStopAt(At(timer), now),
            FirstDay,
            timer =>
            {
                Log(timer, new(timer.StartedAt, At(timer)), timer.Details);
                db.Remove(timer);
            }
        );

        Instant At(RunningTimer timer) => end is { } clock ? timer.EndFor(clock) : now;
    }

    /// <summary>Throws the timer away: nothing is logged.</summary>
    public Task<TimerResult> DiscardAsync(TimerStamp shown) => ChangeAsync(shown, _ => null, _ => [], timer => db.Remove(timer));

    /// <summary>Lets the timer run on something else, or from another start.</summary>
    /// <param name="start">The clock time at which it was really started; null when that stays.</param>
    public Task<TimerResult> CorrectAsync(TimerStamp shown, WorkDetails details, LocalTime? start)
    {
        return ChangeAsync(
            shown,
            timer => start is null ? null : RunningTimer.WhyNotStartAt(At(timer), now),
            _ => [],
            timer =>
            {
                timer.WorkOn(details);
                if (start is not null)
                    timer.StartAt(At(timer), now);
            }
        );

        Instant At(RunningTimer timer) => start is { } clock ? timer.StartFor(clock, now) : timer.StartedAt;
    }

    /// <summary>The quiet stretch was work.</summary>
    public Task<TimerResult> KeepIdleAsync(TimerStamp shown) =>
        ChangeAsync(
            shown,
            _ => null,
            _ => [],
            timer =>
            {
                AskAbout(timer);
                timer.KeepIdle();
            }
        );

    /// <summary>The quiet stretch was not work on this: what ran before it is logged, and the timer goes on from its end.</summary>
    /// <param name="instead">What the stretch is logged on; null to leave it out.</param>
    public Task<TimerResult> TakeIdleOutAsync(TimerStamp shown, WorkDetails? instead) =>
        ChangeAsync(
            shown,
            timer => timer.WhyNotStopAt(now, now),
            timer => [DateOf(timer, timer.StartedAt), DateOf(timer, timer.IdleFrom ?? timer.SeenAt)],
            timer =>
            {
                AskAbout(timer);
                var (worked, idle) = timer.TakeIdleOut();
                Log(timer, worked, timer.Details);
                if (instead is not null)
                    Log(timer, idle, instead);
                var team = TeamPeriod.TeamOn(DateOf(timer, idle.Start), teams);
                var outcome = instead is null ? IdleOutcome.Discarded : IdleOutcome.Reassigned;
                db.Add(new IdleTime(person, team, idle, timer.Zone, outcome));
            }
        );

    /// <summary>A page that stayed open asks while it is quiet; the answer is the action that ends the stretch.</summary>
    void AskAbout(RunningTimer timer)
    {
        if (!timer.AsksAboutIdle)
            timer.See(now);
        if (!timer.AsksAboutIdle)
            throw new DbUpdateConcurrencyException("The question was answered in another window.");
    }

    void Log(RunningTimer timer, Interval stretch, WorkDetails details)
    {
        if (timer.Worked(stretch) is not { } worked)
            return;
        var entry = new TimeEntry(person, TeamPeriod.TeamOn(worked.Date, teams), worked, details, person, now);
        db.Add(entry);
        logged.Add(entry);
    }

    /// <param name="whyNot">Why this cannot be done to the timer; null when it can.</param>
    /// <param name="days">Every date that gains hours.</param>
    async Task<TimerResult> ChangeAsync(
        TimerStamp shown,
        Func<RunningTimer, string?> whyNot,
        Func<RunningTimer, IReadOnlyCollection<LocalDate>> days,
        Action<RunningTimer> change
    )
    {
        var seen = await db.TimerOf(person).AsNoTracking().SingleOrDefaultAsync();
        if (seen is null || shown != TimerStamp.Of(seen))
            return new(null, WasChanged: true, []);
        if (whyNot(seen) is { } reason)
            return new(reason, WasChanged: false, []);
        teams = await db.ListTeamPeriodsOf(person).ToListAsync();
        return await StoreAsync(
            days(seen),
            async () =>
            {
                var timer = await db.TimerOf(person).SingleOrDefaultAsync();
                if (timer is null || shown != TimerStamp.Of(timer))
                    throw new DbUpdateConcurrencyException("Another window was first.");
                change(timer);
            }
        );
    }

    async Task<TimerResult> StoreAsync(IReadOnlyCollection<LocalDate> days, Func<Task> change)
    {
        try
        {
            var locked = await db.ChangeHoursAsync(
                person,
                days,
                async () =>
                {
                    logged.Clear();
                    await change();
                    await db.SaveChangesAsync();
                }
            );
            return new(locked, WasChanged: false, locked is null ? logged : []);
        }
        catch (DbUpdateException refused)
        {
            db.ChangeTracker.Clear();
            // The key lets one timer in; whoever came second is told what runs.
            if (refused is not DbUpdateConcurrencyException && !await db.TimerOf(person).AnyAsync())
                throw;
            return new(null, WasChanged: true, []);
        }
    }

    static IReadOnlyCollection<LocalDate> FirstDay(RunningTimer timer) => [DateOf(timer, timer.StartedAt)];

    static LocalDate DateOf(RunningTimer timer, Instant at) => at.InZone(timer.Zone).Date;
}
