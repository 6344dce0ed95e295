using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.People;
using AsyncWork.Web.Calendar;
using NodaTime;

namespace AsyncWork.Web.Pages.People.Absences;

/// <summary>A day of someone in the calendar: a letter, and what it stands for. No letter on a working day.</summary>
/// <param name="What">For those who see the absence its kind, else only that they are away.</param>
/// <param name="Works">Something is scheduled.</param>
/// <param name="Absence">The id of the absence for those who see it; null for all others and on other days.</param>
public sealed record CalendarDay(LocalDate Date, string Letter, string What, bool Works, int? Absence = null);

public sealed record CalendarRow(PersonName Person, IReadOnlyList<CalendarDay> Days);

/// <summary>Who is away when, in a month.</summary>
public sealed record AbsenceMonth(YearMonth Month, IReadOnlyList<CalendarRow> Rows)
{
    public IEnumerable<LocalDate> Dates =>
        Enumerable.Range(1, Month.Calendar.GetDaysInMonth(Month.Year, Month.Month)).Select(day => Month.OnDayOfMonth(day));

    /// <param name="seen">The absences whose kind the reader may see.</param>
    public static AbsenceMonth Of(
        YearMonth month,
        IEnumerable<PersonName> people,
        WorkingTimes times,
        IReadOnlyCollection<AbsenceLine> seen
    )
    {
        var view = new AbsenceMonth(month, []);
        var ofPerson = seen.ToLookup(a => a.PersonId);
        return view with
        {
            Rows = [.. people.Select(p => new CalendarRow(p, [.. view.Dates.Select(d => Day(d, times[p.Id], ofPerson[p.Id]))]))],
        };
    }

    static CalendarDay Day(LocalDate date, WorkingTime time, IEnumerable<AbsenceLine> seen)
    {
        var works = time.MinutesOn(date) > 0;
        var absence = seen.FirstOrDefault(a => a.FirstDay <= date && date <= a.LastDay);
        return time.DayOffOn(date) switch
        {
            { Kind: DayOffKind.Absence } => new(
                date,
                "A",
                absence is null ? "Away" : $"Away: {absence.Kind.Text()}",
                false,
                absence?.Id
            ),
            { Kind: DayOffKind.PublicHoliday } off => new(date, "H", off.Name, false),
            { } off => new(date, "C", off.Name, false),
            null when absence is not null => new(date, "?", $"Asked for: {absence.Kind.Text()}", works, absence.Id),
            null => new(date, "", "", works),
        };
    }
}
