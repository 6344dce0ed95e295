using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using NodaTime;

namespace AsyncWork.Web.Data.Demo;

/// <summary>What became of the weeks that the demo's people logged: most are handed in and approved in time, some are late.</summary>
static class DemoWeeks
{
    /// <summary>The weeks of one person, from the first logged one to last week.</summary>
    /// <param name="minutes">Minutes logged by the Monday of the week.</param>
    /// <param name="approver">Who leads the team, or HR for who leads it.</param>
    public static IEnumerable<Timesheet> Of(
        PersonId person,
        IReadOnlyDictionary<LocalDate, int> minutes,
        WorkingTime time,
        PersonId approver,
        LocalDate today,
        Instant now,
        Random random
    )
    {
        var thisWeek = Timesheet.MondayOf(today);
        foreach (var (monday, logged) in minutes.OrderBy(w => w.Key).Where(w => w.Key < thisWeek))
        {
            var (handsIn, decides) = (random.NextDouble(), random.NextDouble());
            var age = Period.DaysBetween(monday, thisWeek) / 7;
            var sheet = new Timesheet(person, monday);
            var late = handsIn > 0.88 ? random.Next(1, 4) : 0;
            var submitted = At(TimesheetDue.HandInBy(monday, time).PlusDays(late), time.Zone, 15);
            // Of last week some are not handed in yet; of earlier ones nearly all are.
            if (submitted < now && handsIn < (age == 1 ? 0.7 : 0.99))
            {
                sheet.Submit(logged, monday.PlusDays(7), submitted);
                var decided = At(TimesheetDue.ApproveBy(monday, time).PlusDays(decides > 0.85 ? 4 : 0), time.Zone, 9);
                if (age > 1 && decided < now && decides > 0.02)
                    sheet.Approve(approver, logged, decided);
                else if (age > 1 && age < 4 && decided < now)
                    sheet.Return(approver, "Tuesday looks short: was there more?", decided);
            }
            yield return sheet;
        }
    }

    /// <summary>The months that HR has closed: all but the last two that are over.</summary>
    public static IEnumerable<ClosedMonth> Closed(LocalDate first, LocalDate today, PersonId by, Instant now)
    {
        for (var month = first.ToYearMonth(); month < today.ToYearMonth().PlusMonths(-2); month = month.PlusMonths(1))
            yield return new(month, by, Instant.Min(now, month.PlusMonths(1).OnDayOfMonth(5).At(new(9, 0)).InUtc().ToInstant()));
    }

    static Instant At(LocalDate date, DateTimeZone zone, int hour) => zone.AtLeniently(date.At(new(hour, 0))).ToInstant();
}
