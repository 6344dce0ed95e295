using AsyncWork.Domain.Calendar;
using AsyncWork.Web.TagHelpers;
using NodaTime;

namespace AsyncWork.Web.Calendar;

/// <summary>Days in a row that are off for the same reason.</summary>
public sealed record DaysOff(LocalDate First, LocalDate Last, DayOff Off)
{
    public string Text => First == Last ? First.Text() : $"{First.Text()} to {Last.Text()}";
}

public static class DaysOffReading
{
    /// <summary>The days off between two dates, both included, in order.</summary>
    public static IEnumerable<DaysOff> DaysOffBetween(this WorkingTime time, LocalDate from, LocalDate to)
    {
        DaysOff? open = null;
        for (var date = from; date <= to; date = date.PlusDays(1))
        {
            var off = time.DayOffOn(date);
            if (open is not null && off == open.Off)
            {
                open = open with { Last = date };
                continue;
            }
            if (open is not null)
                yield return open;
            open = off is null ? null : new(date, date, off);
        }
        if (open is not null)
            yield return open;
    }

    /// <summary>What kind of day off it is, in words that stand after others.</summary>
    public static string Words(this DayOffKind kind) =>
        kind switch
        {
            DayOffKind.PublicHoliday => "public holiday",
            DayOffKind.CompanyDay => "company day",
            _ => "away",
        };
}
