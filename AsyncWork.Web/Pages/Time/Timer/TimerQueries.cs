using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Time.Timer;

/// <summary>A running timer and the names of what it runs on.</summary>
public sealed record TimerRow(RunningTimer Timer, string? Project, string? Activity);

/// <summary>What is read for a person's own timer; nobody reads another's.</summary>
public static class TimerQueries
{
    /// <summary>The timer of a person, by its key. Every page asks this, so it is compiled once.</summary>
    public static readonly Func<AppDbContext, PersonId, Task<TimerRow?>> FindTimerFor = EF.CompileAsyncQuery(
        (AppDbContext db, PersonId person) =>
            db
                .RunningTimers.AsNoTracking()
                .Where(t => t.PersonId == person)
                .Select(t => new TimerRow(
                    t,
                    db.Projects.Where(p => p.Id == t.ProjectId).Select(p => p.Name).FirstOrDefault(),
                    db.Activities.Where(a => a.Id == t.ActivityId).Select(a => a.Name).FirstOrDefault()
                ))
                .FirstOrDefault()
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
