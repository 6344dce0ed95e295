using AsyncWork.Domain.Boards;
using AsyncWork.Domain.Calendar;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;
using NodaTime;

namespace AsyncWork.Web.Pages.Boards.Recurring;

/// <summary>A card that a recurrence will make: the day of its rule, and the moment it appears.</summary>
public sealed record NextCard(LocalDate On, Instant At);

/// <summary>On which days a rule of RFC 5545 falls, and when its cards appear in a zone where some days are off (product.md B13).</summary>
public static class RecurringDates
{
    /// <summary>A rule that does not fall on any day within so many steps has none.</summary>
    static readonly EvaluationOptions Patience = new() { MaxUnmatchedIncrementsLimit = 1500 };

    /// <summary>Days off in a row after which a card is no longer waited with.</summary>
    const int LongestWait = 60;

    /// <summary>Why this is no rule that cards can follow; null when it is.</summary>
    public static string? WhyNot(string? rule)
    {
        if (string.IsNullOrWhiteSpace(rule) || rule.Length > Recurrence.LongestRule)
            return $"Write a rule such as FREQ=WEEKLY;BYDAY=MO, of at most {Recurrence.LongestRule} characters.";
        if (!rule.Contains("FREQ=", StringComparison.OrdinalIgnoreCase) || Read(rule) is not { } pattern)
            return "This is not a rule. Write it as FREQ=WEEKLY;BYDAY=MO or FREQ=MONTHLY;BYDAY=1MO.";
        return
            pattern.Frequency is FrequencyType.Secondly or FrequencyType.Minutely or FrequencyType.Hourly
            || pattern.ByHour.Count + pattern.ByMinute.Count + pattern.BySecond.Count > 0
            ? "A card appears at most once a day. Say days in the rule, and the clock time beside it."
            : null;
    }

    /// <summary>The days of a rule from a day on, in order; none when it never falls on one.</summary>
    public static IEnumerable<LocalDate> DaysOf(string rule, LocalDate first, LocalDate from)
    {
        if (Read(rule) is not { } pattern)
            yield break;
        var start = new CalDateTime(first.ToDateOnly());
        var days = new CalendarEvent { Start = start, RecurrenceRule = pattern }
            .GetOccurrences(new CalDateTime(LocalDate.Max(first, from).ToDateOnly()), Patience)
            .GetEnumerator();
        using (days)
            while (Next(days))
                yield return LocalDate.FromDateOnly(days.Current.Period.StartTime.Date);
    }

    /// <summary>The cards that come after a moment, in order.</summary>
    /// <param name="working">Whose days off count; null when all days are alike.</param>
    public static IEnumerable<NextCard> After(Recurrence recurrence, DateTimeZone zone, WorkingTime? working, Instant moment)
    {
        // What waits for a working day belongs to a day of the rule that lies before.
        var from = moment.InZone(zone).Date.PlusDays(recurrence.OnDayOff == OnDayOff.Wait ? -LongestWait : 0);
        foreach (var on in DaysOf(recurrence.Rule, recurrence.FirstOn, from))
        {
            var day = on;
            if (recurrence.OnDayOff == OnDayOff.Skip && IsOff(working, day))
                continue;
            for (var i = 0; recurrence.OnDayOff == OnDayOff.Wait && IsOff(working, day) && i < LongestWait; i++)
                day = day.PlusDays(1);
            var at = day.At(recurrence.At).InZoneLeniently(zone).ToInstant();
            if (at > moment)
                yield return new(on, at);
        }
    }

    static bool IsOff(WorkingTime? working, LocalDate day) =>
        working is { HasSchedule: true }
            ? working.MinutesOn(day) == 0
            : day.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday || working?.DayOffOn(day) is not null;

    static bool Next(IEnumerator<Occurrence> days)
    {
        try
        {
            return days.MoveNext() && days.Current.Period.StartTime.Year < 2100;
        }
        catch (EvaluationException)
        {
            return false;
        }
    }

    static RecurrencePattern? Read(string rule)
    {
        try
        {
            return new RecurrencePattern(rule.Trim());
        }
        // What a rule must not say, the library tells in many ways.
        catch (ArgumentException)
        {
            return null;
        }
        catch (FormatException)
        {
            return null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
