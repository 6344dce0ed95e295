using System.Runtime.Serialization;
using AsyncWork.Domain;
using AsyncWork.Domain.Calendar;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using NodaTime;

namespace AsyncWork.Web.Calendar;

/// <summary>A day of a calendar file.</summary>
public sealed record HolidayInFile(LocalDate Date, string Name);

/// <summary>The whole days that a calendar file (.ics) holds, to be taken as public holidays (product.md S5).</summary>
/// <param name="Days">In order, one for each date; repeated events for every year asked for.</param>
/// <param name="Timed">Events with clock times, which are no holidays, and so left out.</param>
/// <param name="Cancelled">Events that are cancelled, and so left out.</param>
/// <param name="OtherYears">Whole-day events with no day in the years asked for.</param>
public sealed record HolidayFile(IReadOnlyList<HolidayInFile> Days, int Timed, int Cancelled, int OtherYears)
{
    /// <summary>More days than a place has holidays in the years asked for; such a file is something else.</summary>
    public const int MostDays = 400;

    /// <summary>More events than any calendar of holidays has.</summary>
    public const int MostEvents = 2000;

    /// <summary>Reads a file. Null with a reason when it is no calendar of holidays.</summary>
    /// <param name="first">The first date that is asked for.</param>
    /// <param name="last">The last one.</param>
    public static HolidayFile? Read(string text, LocalDate first, LocalDate last, out string? reason)
    {
        reason = null;
        if (!text.TrimStart('\uFEFF', ' ', '\r', '\n').StartsWith("BEGIN:VCALENDAR", StringComparison.OrdinalIgnoreCase))
        {
            reason = "This is not a calendar file. Choose a file that ends in .ics.";
            return null;
        }
        try
        {
            if (Ical.Net.Calendar.Load(text) is { } calendar)
                return Read(calendar, first, last, out reason);
        }
        // What a calendar must not say, the library tells in many ways.
        catch (SerializationException) { }
        catch (FormatException) { }
        catch (ArgumentException) { }
        catch (InvalidOperationException) { }
        catch (Ical.Net.Evaluation.EvaluationException) { }
        reason ??= "The calendar file cannot be read. It may be cut off; download it again.";
        return null;
    }

    static HolidayFile? Read(Ical.Net.Calendar calendar, LocalDate first, LocalDate last, out string? reason)
    {
        reason =
            calendar.Events.Count == 0 ? "The calendar has no events."
            : calendar.Events.Count > MostEvents
                ? $"The calendar has {calendar.Events.Count} events; holidays are fewer than {MostEvents}."
            : calendar.Events.Any(e =>
                e.RecurrenceRule?.Frequency is FrequencyType.Secondly or FrequencyType.Minutely or FrequencyType.Hourly
            )
                ? "An event of the calendar repeats within a day, so it is no holiday."
            : null;
        if (reason is not null)
            return null;
        var whole = calendar.Events.Where(e => e is { Start.HasTime: false } && !IsCancelled(e)).ToList();
        var days = new SortedDictionary<LocalDate, string>();
        var elsewhere = 0;
        foreach (var holiday in whole)
        {
            var count = 0;
            foreach (var date in DatesOf(holiday, last))
            {
                if (date < first)
                    continue;
                count++;
                days.TryAdd(date, NameOf(holiday));
                if (days.Count > MostDays)
                {
                    reason = $"The calendar has more than {MostDays} days in these years; it is not one of public holidays.";
                    return null;
                }
            }
            elsewhere += count == 0 ? 1 : 0;
        }
        if (days.Count > 0)
            return new(
                [.. days.Select(d => new HolidayInFile(d.Key, d.Value))],
                calendar.Events.Count(e => e.Start is { HasTime: true }),
                calendar.Events.Count(IsCancelled),
                elsewhere
            );
        reason =
            whole.Count == 0
                ? "The calendar has no whole-day events; holidays are whole days."
                : $"None of its days lies between {first.Year} and {last.Year}.";
        return null;
    }

    /// <summary>Each date of an event that lasts one day or several, repeated as its rule says, without its exceptions.</summary>
    static IEnumerable<LocalDate> DatesOf(CalendarEvent holiday, LocalDate last)
    {
        var end = new CalDateTime(last.PlusDays(1).ToDateOnly());
        foreach (var occurrence in holiday.GetOccurrences(holiday.Start!).TakeWhile(o => o.Period.StartTime < end))
        {
            var start = LocalDate.FromDateOnly(occurrence.Period.StartTime.Date);
            var until = occurrence.Period.EffectiveEndTime is { } ends ? LocalDate.FromDateOnly(ends.Date) : start.PlusDays(1);
            var date = start;
            do yield return date;
            while ((date = date.PlusDays(1)) < until && date <= last && date < start.PlusDays(MostDays));
        }
    }

    static bool IsCancelled(CalendarEvent holiday) =>
        string.Equals(holiday.Status, "CANCELLED", StringComparison.OrdinalIgnoreCase);

    static string NameOf(CalendarEvent holiday)
    {
        var name = new string([.. (holiday.Summary ?? "").Select(c => char.IsControl(c) ? ' ' : c)]).Trim();
        return name.Length == 0 ? "Public holiday" : StoredText.Cut(name, Holiday.LongestName);
    }
}
