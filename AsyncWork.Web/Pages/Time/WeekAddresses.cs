using System.Globalization;
using NodaTime;
using NodaTime.Calendars;

namespace AsyncWork.Web.Pages.Time;

/// <summary>Weeks in addresses and in words, by ISO 8601: <c>2026-W46</c> begins on Monday, 9 November 2026.</summary>
public static class WeekAddresses
{
    /// <summary><c>2026-W46</c></summary>
    public static string WeekAddress(this LocalDate monday) =>
        string.Create(CultureInfo.InvariantCulture, $"{WeekYearRules.Iso.GetWeekYear(monday):0000}-W{WeekNumber(monday):00}");

    /// <summary><c>Week 46, 9–15 Nov 2026</c></summary>
    public static string WeekText(this LocalDate monday)
    {
        var sunday = monday.PlusDays(6);
        var from = monday.ToString(
            monday.Month == sunday.Month ? "%d"
                : monday.Year == sunday.Year ? "d MMM"
                : "d MMM uuuu",
            CultureInfo.InvariantCulture
        );
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Week {WeekNumber(monday)}, {from}–{sunday.ToString("d MMM uuuu", CultureInfo.InvariantCulture)}"
        );
    }

    /// <summary>The Monday of an address such as <c>2026-W46</c>, from 2000 to 2100; null when it names no week.</summary>
    public static LocalDate? ReadMonday(string? text)
    {
        if (
            text is not { Length: 8 }
            || text[4..6] is not ("-W" or "-w")
            || !int.TryParse(text[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || !int.TryParse(text[6..], NumberStyles.None, CultureInfo.InvariantCulture, out var week)
            || year is < 2000 or > 2100
            || week < 1
            || week > WeekYearRules.Iso.GetWeeksInWeekYear(year)
        )
            return null;
        return WeekYearRules.Iso.GetLocalDate(year, week, IsoDayOfWeek.Monday);
    }

    /// <summary>Where the person logs the week of a date.</summary>
    public static string WeekUrl(this LocalDate date) => $"/time/week/{date.WeekAddress()}";

    public static int WeekNumber(this LocalDate date) => WeekYearRules.Iso.GetWeekOfWeekYear(date);
}
