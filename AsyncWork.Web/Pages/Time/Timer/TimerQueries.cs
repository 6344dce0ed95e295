using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Time.Timer;

/// <summary>A running timer and the names of what it runs on.</summary>
public sealed record TimerRow(RunningTimer Timer, string? Project, string? Activity, string? Card = null);

/// <summary>What the frame of every page shows of a person: their timer, if one runs, and how much waits in their inbox.</summary>
/// <param name="Unread">At most one more than <see cref="TimerQueries.MostCounted"/>: beyond it nobody counts.</param>
public sealed record FrameRow(RunningTimer? Timer, string? Project, string? Activity, string? Card, int Unread);

/// <summary>What is read for a person's own timer; nobody reads another's.</summary>
public static class TimerQueries
{
    /// <summary>The most notices that are counted for the frame.</summary>
    public const int MostCounted = 99;

    /// <summary>The timer of a person and what waits in their inbox. Every page asks this, so it is one query, compiled once.</summary>
    public static readonly Func<AppDbContext, PersonId, Instant, Task<FrameRow?>> FindFrameFor = EF.CompileAsyncQuery(
        (AppDbContext db, PersonId person, Instant now) =>
            (
                from p in db.People
                where p.Id == person
                join t in db.RunningTimers.AsNoTracking() on p.Id equals t.PersonId into timers
                from t in timers.DefaultIfEmpty()
                select new FrameRow(
                    t,
                    db.Projects.Where(j => j.Id == t.ProjectId).Select(j => j.Name).FirstOrDefault(),
                    db.Activities.Where(a => a.Id == t.ActivityId).Select(a => a.Name).FirstOrDefault(),
                    db.Cards.Where(c => c.Id == t.CardId).Select(c => c.Title).FirstOrDefault(),
                    db.Notifications.Where(n =>
                            n.PersonId == person
                            && n.DoneAt == null
                            && n.ShownAt <= now
                            && (
                                n.RequestId == null
                                || db.RequestRecipients.Any(a =>
                                    a.RequestId == n.RequestId
                                    && a.DoneAt == null
                                    && (a.PersonId == person || a.DeputyId == person)
                                )
                            )
                        )
                        .Take(MostCounted + 1)
                        .Count()
                )
            ).FirstOrDefault()
    );

    /// <summary>The same timer, to change it.</summary>
    public static IQueryable<RunningTimer> TimerOf(this AppDbContext db, PersonId person) =>
        db.RunningTimers.Where(t => t.PersonId == person);

    /// <summary>The working week of a person that holds on a date.</summary>
    public static Task<WorkWeek?> FindWorkWeekOfAsync(this AppDbContext db, PersonId person, LocalDate date) =>
        db
            .WorkSchedules.AsNoTracking()
            .Where(s => s.PersonId == person && s.ValidFrom <= date)
            .OrderByDescending(s => s.ValidFrom)
            .Select(s => s.Week)
            .FirstOrDefaultAsync();
}
