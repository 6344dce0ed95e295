using System.Globalization;
using AsyncWork.Domain.Kpis;
using AsyncWork.Domain.Pilots;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.Web.Pages.Pilots;

/// <summary>A pilot as somebody plans it.</summary>
public sealed class PilotInput
{
    public int? Team { get; set; }
    public string? Name { get; set; }
    public string? Goal { get; set; }
    public int? Sponsor { get; set; }
    public string? StartsOn { get; set; }

    /// <summary>The measures that were chosen.</summary>
    public List<PilotMeasureKind> Measures { get; set; } = [];

    /// <summary>What is aimed for, of each measure in the order of the list.</summary>
    public List<string?> Targets { get; set; } = [];

    /// <summary>Begin with the tasks that are usual.</summary>
    public bool UsualTasks { get; set; }

    public string? TargetOf(PilotMeasureKind kind) => Targets.ElementAtOrDefault((int)kind);

    /// <summary>Null when the day is none.</summary>
    public PilotPlan? Plan() =>
        ReadDay(StartsOn) is { } day ? new(Name, Goal, day, [.. Measures.Select(m => (m, ReadNumber(TargetOf(m))))]) : null;

    public static LocalDate? ReadDay(string? text) =>
        LocalDatePattern.Iso.Parse(text ?? "") is { Success: true, Value: { Year: >= 2000 and <= 2100 } day } ? day : null;

    /// <summary>With a point or a comma.</summary>
    public static decimal? ReadNumber(string? text) =>
        decimal.TryParse(
            (text ?? "").Trim().Replace(',', '.'),
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var number
        )
        && Math.Abs(number) < 1_000_000
            ? Math.Round(number, 4)
            : null;

    public static string Number(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>What a step of the number field is: whole percent, tenths of all else.</summary>
    public static string StepOf(PilotMeasureFacts facts) => facts.Unit == FigureUnit.Percent ? "1" : "0.1";
}
