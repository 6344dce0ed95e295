using AsyncWork.Domain.Kpis;

namespace AsyncWork.Domain.Pilots;

/// <summary>What a pilot can be measured by: figures of the monthly report that are counted for a team over any span of days.</summary>
public enum PilotMeasureKind
{
    WithinNorm,
    ResponseTime,
    AcknowledgedInTime,
    NoticeLoad,
    DecisionTime,
    DecidedWithoutMeeting,
    CycleTime,
    MeetingHours,
}

/// <summary>What is known of a measure before anything is counted.</summary>
/// <param name="KpiId">The id in the KPI dictionary.</param>
/// <param name="NOf">What stands behind a figure, as "questions due".</param>
/// <param name="Most">A target lies between 0 and this.</param>
public sealed record PilotMeasureFacts(
    PilotMeasureKind Kind,
    string KpiId,
    string Label,
    FigureUnit Unit,
    Better Better,
    string NOf,
    string Meaning,
    decimal Most
)
{
    /// <summary>The value as it is printed: the unit's own sign.</summary>
    public string Text(decimal? value, int n) => FigureText.Of(value, Unit, n);

    /// <summary>"at least 90 %", "at most 8.0 h".</summary>
    public string TargetText(decimal target) => $"{(Better == Better.Higher ? "at least" : "at most")} {Text(target, 0)}";

    /// <summary>What a number in a form counts: "%", "hours".</summary>
    public string UnitText =>
        Unit switch
        {
            FigureUnit.Percent => "%",
            FigureUnit.Hours => "hours",
            FigureUnit.Days => "days",
            _ => "notices",
        };

    /// <summary>Whether a value reaches a target; null where there is no value.</summary>
    public bool? Meets(decimal? value, decimal target) =>
        value is not { } number ? null
        : Better == Better.Higher ? number >= target
        : number <= target;

    /// <summary>Why this cannot be aimed for; null when it can.</summary>
    public string? WhyNotAim(decimal? target) =>
        target is null ? $"Set a target for “{Label}”, as a number."
        : target < 0 || target > Most ? $"The target of “{Label}” lies between 0 and {Most:0} {UnitText}."
        : null;
}

public static class PilotMeasures
{
    /// <summary>In the order in which they are offered.</summary>
    public static readonly IReadOnlyList<PilotMeasureFacts> All =
    [
        new(
            PilotMeasureKind.WithinNorm,
            "K10b",
            "Answered within the norm",
            FigureUnit.Percent,
            Better.Higher,
            "questions due",
            "Questions to the team whose deadline lies in the span and that were answered by it, divided by all of them.",
            100
        ),
        new(
            PilotMeasureKind.ResponseTime,
            "K10",
            "Response time, median",
            FigureUnit.Hours,
            Better.Lower,
            "questions",
            "From the start of the clock of who was asked to the first answer, in their working hours.",
            500
        ),
        new(
            PilotMeasureKind.AcknowledgedInTime,
            "K20d",
            "Acknowledged in time",
            FigureUnit.Percent,
            Better.Higher,
            "acknowledgements due",
            "Acknowledgements that were due in the span and were given by then, divided by all of them.",
            100
        ),
        new(
            PilotMeasureKind.NoticeLoad,
            "K27",
            "Notices for each person and working day",
            FigureUnit.Number,
            Better.Lower,
            "working days of people",
            "Notices in inboxes and mails about them, divided by the working days of the people of the team. A digest counts as one.",
            200
        ),
        new(
            PilotMeasureKind.DecisionTime,
            "K12",
            "Time to a decision, median",
            FigureUnit.Days,
            Better.Lower,
            "decisions",
            "From proposed to decided, in working days of who proposed it.",
            250
        ),
        new(
            PilotMeasureKind.DecidedWithoutMeeting,
            "K12",
            "Decided without a meeting",
            FigureUnit.Percent,
            Better.Higher,
            "decisions",
            "Decisions of the span for which no meeting was held, divided by all that were decided in it.",
            100
        ),
        new(
            PilotMeasureKind.CycleTime,
            "K2",
            "Cycle time, median",
            FigureUnit.Days,
            Better.Lower,
            "cards",
            "From the first entry to an active column to the last entry to a done column, in elapsed days.",
            500
        ),
        new(
            PilotMeasureKind.MeetingHours,
            "K11",
            "Meeting hours for each person and week",
            FigureUnit.Hours,
            Better.Lower,
            "working days of people",
            "Hours logged as meetings with clock times, divided by the working days of the people of the team, five of them being a week.",
            60
        ),
    ];

    public static PilotMeasureFacts Facts(this PilotMeasureKind kind) => All[(int)kind];
}

/// <summary>A measure that a pilot chose, with what the team aims for.</summary>
public sealed class PilotMeasure
{
    PilotMeasure() { }

    internal PilotMeasure(PilotMeasureKind kind, decimal target) => (Kind, Target, FirstTarget) = (kind, target, target);

    public int PilotId { get; private set; }
    public PilotMeasureKind Kind { get; private set; }
    public decimal Target { get; private set; }

    /// <summary>What the team aimed for when the pilot began.</summary>
    public decimal FirstTarget { get; private set; }

    /// <summary>Why the target was changed while the pilot ran, each change on a line; empty while it was not.</summary>
    public string Reasons { get; private set; } = "";

    internal void Aim(decimal target, string? reason, bool hasBegun)
    {
        if (target == Target)
            return;
        Target = target;
        if (!hasBegun)
            FirstTarget = target;
        else
            Reasons = Reasons == "" ? reason!.Trim() : $"{Reasons}\n{reason!.Trim()}";
    }
}

/// <summary>What a measure came to over a part of a pilot, as it was counted when that part ended. Never of a person.</summary>
public sealed class PilotFigure
{
    /// <summary>The four weeks before the start.</summary>
    public const int Baseline = 0;

    /// <summary>The four weeks of the pilot together; parts 1 to 4 are its weeks.</summary>
    public const int Result = 5;

    PilotFigure() { }

    /// <param name="value">Null when nothing was counted, or for too few people to tell.</param>
    public PilotFigure(PilotMeasureKind kind, int part, decimal? value, int n) =>
        (Kind, Part, Value, N) = (kind, part, value is { } number ? Math.Round(number, 4) : null, n);

    public int PilotId { get; private set; }
    public PilotMeasureKind Kind { get; private set; }
    public int Part { get; private set; }
    public decimal? Value { get; private set; }

    /// <summary>How many things stand behind it.</summary>
    public int N { get; private set; }

    /// <summary>"91 %", "too few" where there are some and no figure, "–" where there is nothing.</summary>
    public string Text => Value is null && N > 0 ? "too few" : Kind.Facts().Text(Value, N);
}
