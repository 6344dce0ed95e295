using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Calendar;
using AsyncWork.Web.Data;
using AsyncWork.Web.Mail;
using AsyncWork.Web.Pages.Time;
using AsyncWork.Web.TagHelpers;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Reminders;

/// <summary>
/// Reminds people of weeks that are over and not handed in: once for each week, by one mail, within their working hours (product.md T7, T14).
/// Who is away, has left or has no account is not reminded.
/// </summary>
public sealed class WeekReminders(AppDbContext db, MailOutbox outbox, SiteAddress site, IClock clock)
{
    /// <summary>Older weeks are not reminded of.</summary>
    public const int WeeksBack = 2;

    /// <summary>How many people got a mail.</summary>
    public async Task<int> RemindAsync(CancellationToken cancellation = default)
    {
        var now = clock.GetCurrentInstant();
        var today = now.InUtc().Date;
        // Zones differ by up to a day from UTC, and so may the week.
        var (first, last) = (Timesheet.MondayOf(today.PlusDays(-1)).PlusWeeks(-WeeksBack), Timesheet.MondayOf(today.PlusDays(1)));
        var people = await db.ListRemindedPeople(today.PlusDays(-1)).ToListAsync(cancellation);
        var settled = (await db.ListSettledWeeks(first, last).ToListAsync(cancellation)).ToHashSet();
        var open = people.Where(p => WeeksOf(p, now).Any(m => !settled.Contains(new(p.Id, m)))).ToList();
        if (open.Count == 0)
            return 0;
        var times = await WorkingTimes.LoadAsync(db, open.ConvertAll(p => p.Id), first, today.PlusDays(2), cancellation);
        var logged = (
            await db.ListLoggedDays(open.ConvertAll(p => p.Id), first, last.PlusDays(6)).ToListAsync(cancellation)
        ).ToHashSet();
        var reminded = 0;
        foreach (var person in open)
        {
            var time = times[person.Id];
            if (!time.IsWorkingAt(now))
                continue;
            var weeks = WeeksOf(person, now).Where(m => !settled.Contains(new(person.Id, m)) && HasWork(time, m)).ToList();
            if (
                weeks.Count > 0
                && await RemindAsync(person, weeks.ConvertAll(m => new OpenWeek(m, Missing(m))), now, cancellation)
            )
                reminded++;

            List<LocalDate> Missing(LocalDate monday) =>
                [
                    .. Enumerable
                        .Range(0, 7)
                        .Select(monday.PlusDays)
                        .Where(d => time.MinutesOn(d) > 0 && !logged.Contains(new(person.Id, d))),
                ];
        }
        return reminded;
    }

    /// <param name="Missing">Working days without hours.</param>
    sealed record OpenWeek(LocalDate Monday, IReadOnlyList<LocalDate> Missing);

    /// <summary>The last weeks that are over where the person is, oldest first.</summary>
    static IEnumerable<LocalDate> WeeksOf(RemindedPerson person, Instant now)
    {
        var monday = Timesheet.MondayOf(now.InZone(person.Zone).Date);
        return Enumerable.Range(1, WeeksBack).Select(n => monday.PlusWeeks(-n)).Reverse();
    }

    static bool HasWork(WorkingTime time, LocalDate monday) => time.MinutesIn(new(monday, monday.PlusDays(6))) > 0;

    /// <summary>Notes it and puts the mail into the outbox, in one: another node that does the same at once does nothing.</summary>
    async Task<bool> RemindAsync(RemindedPerson person, List<OpenWeek> weeks, Instant now, CancellationToken cancellation)
    {
        var claimed = false;
        try
        {
            await db.InTransactionAsync(
                async token =>
                {
                    db.ChangeTracker.Clear();
                    claimed = await ClaimAsync(person.Id, weeks.ConvertAll(w => w.Monday), now, token);
                    if (!claimed)
                        return;
                    Write(person, weeks);
                    await db.SaveChangesAsync(token);
                },
                cancellation
            );
        }
        catch (DbUpdateException) // another node, or the person, made the week at the same moment
        {
            db.ChangeTracker.Clear();
            return false;
        }
        return claimed;
    }

    /// <summary>True when all these weeks are claimed. A week that is not there yet is made.</summary>
    async Task<bool> ClaimAsync(PersonId person, List<LocalDate> weeks, Instant now, CancellationToken cancellation)
    {
        foreach (var monday in weeks)
        {
            var week = db.Timesheets.Where(s =>
                s.PersonId == person && s.Monday == monday && s.State == TimesheetState.Open && s.RemindedAt == null
            );
            var claimed = await db.WriteAsync(
                c => week.ExecuteUpdateAsync(set => set.SetProperty(s => s.RemindedAt, now), c),
                cancellation
            );
            if (claimed == 1)
                continue;
            if (await db.Timesheets.AnyAsync(s => s.PersonId == person && s.Monday == monday, cancellation))
                throw new DbUpdateConcurrencyException();
            var sheet = new Timesheet(person, monday);
            sheet.Remind(now);
            db.Add(sheet);
            await db.SaveChangesAsync(cancellation);
        }
        return true;
    }

    void Write(RemindedPerson person, List<OpenWeek> weeks)
    {
        var lines = weeks.Select(w =>
            (
                site.TryLink($"/time/week/{w.Monday.WeekAddress()}") is { } link
                    ? $"{w.Monday.WeekText()}: {link}"
                    : w.Monday.WeekText()
            ) + (w.Missing.Count == 0 ? "" : $"\nNo hours on {string.Join(", ", w.Missing.Select(d => d.Text()))}.")
        );
        outbox.Add(
            person.Email,
            weeks.Count == 1 ? $"{weeks[0].Monday.WeekText()} can be handed in" : "Two weeks can be handed in",
            $"""
            Hello {person.Name},

            when your hours are as you want them, hand them in:

            {string.Join('\n', lines)}

            A day without hours is fine, you only say that the week is complete. You get this once for each week.
            """
        );
    }
}
