using System.ComponentModel.DataAnnotations;
using System.Globalization;
using AsyncWork.Domain.Boards;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.Web.Pages.Boards.Recurring;

/// <summary>How often a card appears, in choices that most need.</summary>
public enum Repeat
{
    Weekdays,
    Weekly,
    MonthlyFirst,
    MonthlyDay,
    EveryDays,
    Own,
}

/// <summary>The fields of a recurrence.</summary>
public sealed class RecurrenceInput
{
    static readonly LocalTimePattern HourAndMinute = LocalTimePattern.CreateWithInvariantCulture("HH:mm");
    static readonly string[] Codes = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    public int Template { get; set; }
    public int Column { get; set; }
    public Repeat Repeat { get; set; }

    /// <summary>Monday is 1.</summary>
    [Range(1, 7, ErrorMessage = "Choose a day of the week.")]
    public int Weekday { get; set; } = 1;

    /// <summary>The day of the month, or the number of days.</summary>
    [Range(1, 365, ErrorMessage = "The number lies between 1 and 365.")]
    public int Number { get; set; } = 1;
    public string? Rule { get; set; }
    public LocalDate? FirstOn { get; set; }
    public string? At { get; set; } = "09:00";
    LocalTime? Clock => At is not null && HourAndMinute.Parse(At) is { Success: true, Value: var at } ? at : null;
    public OnDayOff OnDayOff { get; set; } = OnDayOff.Wait;
    public int Version { get; set; }

    /// <summary>The rule in the words of RFC 5545.</summary>
    public string RuleText() =>
        Repeat switch
        {
            Repeat.Weekdays => "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
            Repeat.Weekly => $"FREQ=WEEKLY;BYDAY={Codes[Math.Clamp(Weekday, 1, 7) - 1]}",
            Repeat.MonthlyFirst => $"FREQ=MONTHLY;BYDAY=1{Codes[Math.Clamp(Weekday, 1, 7) - 1]}",
            Repeat.MonthlyDay => $"FREQ=MONTHLY;BYMONTHDAY={Math.Clamp(Number, 1, 31)}",
            Repeat.EveryDays => $"FREQ=DAILY;INTERVAL={Number}",
            _ => Rule?.Trim() ?? "",
        };

    public string? WhyNot() =>
        !Enum.IsDefined(Repeat) || !Enum.IsDefined(OnDayOff) ? "Choose how often the card appears."
        : FirstOn?.Year is null or < 2000 or > 2100 ? "Give the first day, from the year 2000 to 2100."
        : Clock is null ? "Give the clock time at which the card appears."
        : RecurringDates.WhyNot(RuleText());

    public void Apply(Recurrence recurrence) =>
        recurrence.Repeat(RuleText(), FirstOn!.Value, Clock!.Value, OnDayOff, Template, Column);

    public static RecurrenceInput Of(Recurrence recurrence)
    {
        var input = ChoiceOf(recurrence.Rule) ?? new() { Repeat = Repeat.Own, Rule = recurrence.Rule };
        (input.Template, input.Column, input.FirstOn) = (recurrence.TemplateId, recurrence.ColumnId, recurrence.FirstOn);
        (input.At, input.OnDayOff, input.Version) = (
            HourAndMinute.Format(recurrence.At),
            recurrence.OnDayOff,
            recurrence.Version
        );
        return input;
    }

    /// <summary>The choice that writes this rule; null when none does, and it is one of somebody's own.</summary>
    static RecurrenceInput? ChoiceOf(string rule)
    {
        var day = Array.FindIndex(Codes, code => rule.EndsWith(code, StringComparison.Ordinal)) + 1;
        var number = int.TryParse(
            rule.AsSpan(rule.LastIndexOf('=') + 1),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var read
        )
            ? read
            : 0;
        return Enum.GetValues<Repeat>()
            .Where(repeat => repeat != Repeat.Own)
            .Select(repeat => new RecurrenceInput
            {
                Repeat = repeat,
                Weekday = Math.Max(1, day),
                Number = Math.Max(1, number),
            })
            .FirstOrDefault(choice => choice.RuleText() == rule);
    }
}
