using System.Globalization;
using NodaTime;

namespace AsyncWork.Web.Charts;

/// <summary>A part of a <see cref="DayStrip"/>, as attributes of a rectangle: <c>37.5%</c>.</summary>
public readonly record struct StripPart(string X, string Width);

/// <summary>A day of a zone as a line from midnight to midnight, in percent: 23 or 25 hours long where the clocks change.</summary>
public sealed class DayStrip
{
    const int HoursBetweenTicks = 3;
    readonly Interval day;

    public DayStrip(LocalDate date, DateTimeZone zone)
    {
        day = new(zone.AtStartOfDay(date).ToInstant(), zone.AtStartOfDay(date.PlusDays(1)).ToInstant());
        Ticks =
        [
            .. Enumerable
                .Range(0, 24 / HoursBetweenTicks)
                .Select(n => n * HoursBetweenTicks)
                .Select(hour =>
                    (
                        Percent(zone.AtLeniently(date + new LocalTime(hour, 0)).ToInstant()),
                        hour.ToString("00", CultureInfo.InvariantCulture)
                    )
                ),
        ];
    }

    /// <summary>Midnight to midnight.</summary>
    public Interval Day => day;

    /// <summary>Hours the day has, usually 24.</summary>
    public double Hours => day.Duration.TotalHours;

    /// <summary>Every third hour on the clock and where it stands.</summary>
    public IReadOnlyList<(string X, string Hour)> Ticks { get; }

    /// <summary>Where an interval stands, cut at both midnights.</summary>
    public StripPart PartOf(Interval interval)
    {
        var (from, to) = (Instant.Max(interval.Start, day.Start), Instant.Min(interval.End, day.End));
        return new(Percent(from), Text(Math.Max(0, (to - from) / day.Duration)));
    }

    string Percent(Instant moment) => Text((moment - day.Start) / day.Duration);

    static string Text(double share) => (share * 100).ToString("0.##", CultureInfo.InvariantCulture) + "%";
}
