using System.Data.Common;
using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.TagHelpers;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Time.Timer;

/// <summary>
/// The timer of who asks, read once for each page by its key. That a page was opened counts as an action, noted at most once a minute; a
/// note that cannot be written now is left out.
/// </summary>
public sealed partial class CurrentTimer(AppDbContext db, IHttpContextAccessor requests, IClock clock, ILogger<CurrentTimer> log)
{
    TimerNow? timer;
    bool known;
    int unread;

    HttpContext Http => requests.HttpContext ?? throw new InvalidOperationException("The current timer belongs to a request.");
    PersonId Person => Http.User.Viewer().Person;

    /// <summary>What runs now; null for nothing.</summary>
    public Task<TimerNow?> SeeAsync() => LoadAsync(isAction: true);

    /// <summary>The same, asked by a page that stays open: no action of the person.</summary>
    public Task<TimerNow?> PeekAsync() => LoadAsync(isAction: false);

    /// <summary>How many notifications wait unread. Comes along with the timer, so that a page asks once for both.</summary>
    public async Task<int> CountUnreadAsync()
    {
        await SeeAsync();
        return unread;
    }

    /// <summary>Something was changed: what runs now is read again when it is asked for.</summary>
    public void Forget() => (timer, known) = (null, false);

    /// <summary>What a form that starts a timer carries. A fragment does not ask the database: it repeats what its form said.</summary>
    public async Task<TimerStamp> StampAsync() =>
        !Http.Request.IsHtmx() ? TimerStamp.Of((await SeeAsync())?.Timer)
        : Http.Request.HasFormContentType ? TimerStamp.Read(Http.Request.Form[TimerStamp.Field])
        : TimerStamp.None;

    /// <summary>What the question of the moment needs; null when there is none.</summary>
    public async Task<TimerQuestion?> AskAsync()
    {
        if (await SeeAsync() is not { } running)
            return null;
        if (running.Timer.WasForgotten(running.Now))
            return new(running, null, running.Timer.LikelyEnd(await EndOfWorkAsync(running.Timer), running.Now));
        return running.QuietFrom is null ? null : new(running, await WorkChoices.LoadAsync(db), null);
    }

    /// <summary>When the person's working hours ended on the day the timer was started.</summary>
    async Task<Instant?> EndOfWorkAsync(RunningTimer running)
    {
        var date = running.StartedAt.InZone(running.Zone).Date;
        return await db.FindWorkWeekOfAsync(Person, date) is { } week && week[date.DayOfWeek] is [.., var last]
            ? ClockRange.Of(date, last.Start, last.End, running.Zone).End
            : null;
    }

    async Task<TimerNow?> LoadAsync(bool isAction)
    {
        if (known)
            return timer;
        var now = clock.GetCurrentInstant();
        var frame = await TimerQueries.FindFrameFor(db, Person, now);
        unread = frame?.Unread ?? 0;
        if (frame?.Timer is { } running)
        {
            if (isAction)
                await NoteAsync(running, now);
            timer = new(new(running, frame.Project, frame.Activity, frame.Card), now);
        }
        known = true;
        return timer;
    }

    async Task NoteAsync(RunningTimer running, Instant now)
    {
        var (started, version) = (running.StartedAt, running.Version);
        if (!running.See(now))
            return;
        try
        {
            await db.WriteIfFreeAsync(stop =>
                db.TimerOf(Person)
                    .Where(t => t.Version == version && t.StartedAt == started)
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(t => t.SeenAt, running.SeenAt)
                                .SetProperty(t => t.IdleFrom, running.IdleFrom)
                                .SetProperty(t => t.IdleUntil, running.IdleUntil)
                                .SetProperty(t => t.Version, running.Version),
                        stop
                    )
            );
        }
        catch (DbException problem)
        {
            LogNotNoted(problem);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "An action could not be noted at the running timer.")]
    partial void LogNotNoted(DbException problem);
}

/// <summary>A running timer as it is now.</summary>
public sealed record TimerNow(TimerRow Row, Instant Now)
{
    public RunningTimer Timer => Row.Timer;
    public TimerStamp Stamp => TimerStamp.Of(Timer);
    public string Project => Row.Project ?? "No project";

    /// <summary>Card, project, activity and description, as one line.</summary>
    public string Work =>
        string.Join(" · ", new[] { Row.Card, Project, Row.Activity, Timer.Description }.Where(t => !string.IsNullOrEmpty(t)));
    public int Minutes => Timer.MinutesUntil(Now);

    /// <summary>Seconds since the start, from which a script counts on.</summary>
    public long Seconds => (long)(Now - Timer.StartedAt).TotalSeconds;

    /// <summary>As a <c>datetime</c> attribute says it.</summary>
    public string DurationAttribute => $"PT{Minutes}M";

    /// <summary>Since when nothing was done; null when there is nothing to ask about.</summary>
    public Instant? QuietFrom => Timer.IdleFrom ?? (Now - Timer.SeenAt >= RunningTimer.IdleAfter ? Timer.SeenAt : null);
    public Instant QuietUntil => Timer.IdleUntil ?? Now;

    /// <summary>A moment on the clocks of the timer: “16:40”, “yesterday 16:40”, or with the date.</summary>
    public string Clock(Instant moment)
    {
        var (local, today) = (moment.InZone(Timer.Zone).LocalDateTime, Now.InZone(Timer.Zone).Date);
        return local.Date == today ? local.TimeOfDay.Text()
            : local.Date == today.PlusDays(-1) ? $"yesterday {local.TimeOfDay.Text()}"
            : moment.Text(Timer.Zone);
    }

    /// <summary>For a field of type time.</summary>
    public string Field(Instant moment) => moment.InZone(Timer.Zone).TimeOfDay.Text();
}

/// <summary>What the person is asked: about a quiet stretch, or when a forgotten timer was stopped.</summary>
/// <param name="Choices">What a quiet stretch can be given to; null when the timer was forgotten.</param>
/// <param name="LikelyEnd">When the person probably stopped; null when nothing tells, or when it is about a quiet stretch.</param>
public sealed record TimerQuestion(TimerNow Now, WorkChoices? Choices, Instant? LikelyEnd)
{
    /// <summary>The timer was forgotten: asked is when it was stopped.</summary>
    public bool IsForgotten => Choices is null;

    /// <summary>What is filled in as the end, as a sentence.</summary>
    public string FilledIn =>
        LikelyEnd is not { } likely ? "Nothing is filled in: what you did here does not tell."
        : likely == Now.Timer.IdleFrom || likely == Now.Timer.SeenAt ? $"Filled in is your last action here, {Now.Clock(likely)}."
        : $"Filled in is the end of your working hours, {Now.Clock(likely)}.";
}
