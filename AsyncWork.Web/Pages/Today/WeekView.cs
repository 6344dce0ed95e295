using AsyncWork.Domain.Calendar;
using AsyncWork.Web.Pages.People;
using AsyncWork.Web.Pages.Time;
using NodaTime;

namespace AsyncWork.Web.Pages.Today;

/// <summary>A day of my week: minutes logged and minutes that my schedule gives it.</summary>
public sealed record WeekDay(LocalDate Date, int Minutes, int Scheduled, bool IsToday, bool IsPast, DayOff? Off)
{
    /// <summary>A working day that is over and has no hours.</summary>
    public bool IsMissing => IsPast && Scheduled > 0 && Minutes == 0;

    /// <summary>Why nothing is scheduled, in a word.</summary>
    public string OffText =>
        Off?.Kind switch
        {
            DayOffKind.PublicHoliday => "holiday",
            DayOffKind.CompanyDay => "company day",
            DayOffKind.Absence => "away",
            _ => "off",
        };
}

/// <summary>My week from Monday on, against my schedule.</summary>
public sealed record WeekView(IReadOnlyList<WeekDay> Days)
{
    public int Minutes => Days.Sum(d => d.Minutes);
    public int Scheduled => Days.Sum(d => d.Scheduled);
    public WeekDay Today => Days.Single(d => d.IsToday);
    public IEnumerable<WeekDay> Missing => Days.Where(d => d.IsMissing);

    public static LocalDate MondayOf(LocalDate today) => today.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday));

    public static WeekView Of(LocalDate today, IReadOnlyCollection<DayProject> sums, WorkingTime time) =>
        new([
            .. Enumerable
                .Range(0, 7)
                .Select(n => MondayOf(today).PlusDays(n))
                .Select(date => new WeekDay(
                    date,
                    sums.Where(s => s.Date == date).Sum(s => s.Minutes),
                    time.MinutesOn(date),
                    date == today,
                    date < today,
                    time.DayOffOn(date)
                )),
        ]);
}

/// <summary>Someone of my team, and where they are in their day.</summary>
public sealed record ColleagueNow(Colleague Person, AvailabilityNow Availability);
