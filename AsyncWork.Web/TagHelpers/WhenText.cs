using NodaTime;
using NodaTime.Text;

namespace AsyncWork.Web.TagHelpers;

/// <summary>Dates and times as the product writes them, in every language setting: <c>Thu 12 Nov 2026</c>, <c>14:00</c>.</summary>
public static class WhenText
{
    static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("ddd d MMM uuuu");
    static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");
    static readonly YearMonthPattern MonthAndYear = YearMonthPattern.CreateWithInvariantCulture("MMMM uuuu");
    static readonly OffsetPattern Offset = OffsetPattern.CreateWithInvariantCulture("+HH:mm");

    /// <summary><c>Thu 12 Nov 2026</c></summary>
    public static string Text(this LocalDate date) => Day.Format(date);

    /// <summary><c>14:00</c></summary>
    public static string Text(this LocalTime time) => Clock.Format(time);

    /// <summary><c>November 2026</c></summary>
    public static string Text(this YearMonth month) => MonthAndYear.Format(month);

    /// <summary><c>Thu 12 Nov 2026, 14:00</c>, on the clocks of the zone.</summary>
    public static string Text(this Instant moment, DateTimeZone zone)
    {
        var local = moment.InZone(zone).LocalDateTime;
        return $"{local.Date.Text()}, {local.TimeOfDay.Text()}";
    }

    /// <summary><c>Europe/Berlin, UTC+01:00</c>: the zone, and how far it is from UTC at that moment.</summary>
    public static string ZoneText(this Instant moment, DateTimeZone zone) =>
        zone == DateTimeZone.Utc ? "UTC" : $"{zone.Id.Replace('_', ' ')}, UTC{Offset.Format(moment.InZone(zone).Offset)}";
}
