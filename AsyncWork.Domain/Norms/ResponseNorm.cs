using System.Globalization;
using AsyncWork.Domain.People;

namespace AsyncWork.Domain.Norms;

/// <summary>In what a response norm counts (kpis.md K9).</summary>
public enum NormUnit
{
    /// <summary>Hours on the wall, nights and weekends too: for what has somebody on call.</summary>
    CalendarHours,

    /// <summary>Hours of the working time of who answers.</summary>
    WorkingHours,

    /// <summary>The same clock time so many working days later.</summary>
    WorkingDays,
}

/// <summary>How soon something has to be done; urgent needs a channel that allows it.</summary>
public enum Urgency
{
    Normal,
    Urgent,
}

/// <summary>Within what time an answer may be expected, as people agreed: "2 working days" (product.md P3; kpis.md K9). Immutable.</summary>
public readonly record struct ResponseNorm(int Value, NormUnit Unit)
{
    public const int MostDays = 60;
    public const int MostHours = 1000;

    /// <summary>What holds where nobody agreed on anything: the 48-hour rule, which means two working days.</summary>
    public static readonly ResponseNorm Usual = new(2, NormUnit.WorkingDays);

    /// <summary>What holds for urgent things where nobody agreed on anything.</summary>
    public static readonly ResponseNorm UsualUrgent = new(4, NormUnit.WorkingHours);

    /// <summary>"2 working days", "1 working hour", "24 hours".</summary>
    public string Words
    {
        get
        {
            var unit = Unit switch
            {
                NormUnit.CalendarHours => "hour",
                NormUnit.WorkingHours => "working hour",
                _ => "working day",
            };
            return string.Create(CultureInfo.InvariantCulture, $"{Value} {unit}{(Value == 1 ? "" : "s")}");
        }
    }

    public static ResponseNorm UsualFor(Urgency urgency) => urgency == Urgency.Urgent ? UsualUrgent : Usual;

    /// <summary>What a team may take that works so: who shares more hours of the day answers sooner (product.md P12).</summary>
    public static ResponseNorm UsualFor(AsyncModel model, Urgency urgency) =>
        (model, urgency) switch
        {
            (AsyncModel.Hybrid, Urgency.Normal) => new(1, NormUnit.WorkingDays),
            (AsyncModel.Hybrid, _) => new(2, NormUnit.WorkingHours),
            (AsyncModel.Synchronous, Urgency.Normal) => new(4, NormUnit.WorkingHours),
            (AsyncModel.Synchronous, _) => new(1, NormUnit.WorkingHours),
            _ => UsualFor(urgency),
        };

    /// <summary>Why nobody can agree on this; null when they can.</summary>
    public static string? WhyNot(int value, NormUnit unit) =>
        !Enum.IsDefined(unit) ? "Choose hours, working hours or working days."
        : value < 1 ? "A norm is at least 1. Where no answer is expected, leave the norm out."
        : unit == NormUnit.WorkingDays && value > MostDays
            ? $"A norm has at most {MostDays} working days. What takes longer needs a date of its own."
        : value > MostHours ? $"A norm has at most {MostHours:N0} hours. For more, count in working days."
        : null;

    /// <summary>As it is stored: "2 WorkingDays".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value} {Unit}");

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static ResponseNorm FromText(string text)
    {
        var parts = text.Split(' ');
        return new(int.Parse(parts[0], CultureInfo.InvariantCulture), Enum.Parse<NormUnit>(parts[1]));
    }
}
