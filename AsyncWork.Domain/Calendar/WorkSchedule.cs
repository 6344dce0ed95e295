using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Calendar;

/// <summary>A person's working hours from a day on, until a later schedule takes over (product.md S1).</summary>
public sealed class WorkSchedule
{
    WorkSchedule() { }

    public WorkSchedule(PersonId person, LocalDate validFrom, WorkWeek week) =>
        (PersonId, ValidFrom, Week) = (person, validFrom, week);

    public int Id { get; private set; }
    public PersonId PersonId { get; private set; }
    public LocalDate ValidFrom { get; private set; }
    public WorkWeek Week { get; private set; } = WorkWeek.Usual;

    public void Change(WorkWeek week) => Week = week;
}

/// <summary>Scheduled time (kpis.md K23).</summary>
public static class Capacity
{
    /// <summary>
    /// Minutes that the schedules of one person give to the days of an interval: for each date the schedule that was valid on it.
    /// Public holidays and absences are not deducted as long as AsyncWork does not know them.
    /// </summary>
    public static int MinutesIn(DateInterval interval, IEnumerable<(LocalDate ValidFrom, WorkWeek Week)> schedules)
    {
        var minutes = 0;
        var newestFirst = schedules.OrderByDescending(s => s.ValidFrom).ToList();
        foreach (var date in interval)
        foreach (var (validFrom, week) in newestFirst)
            if (validFrom <= date)
            {
                minutes += week.MinutesOn(date.DayOfWeek);
                break;
            }
        return minutes;
    }
}
