using AsyncWork.Domain.Pilots;
using AsyncWork.Web.TagHelpers;

namespace AsyncWork.Web.Pages.Pilots;

/// <summary>Pilots in words.</summary>
public static class PilotWords
{
    public static string Text(this PilotState state) =>
        state switch
        {
            PilotState.Planned => "planned",
            PilotState.Running => "running",
            PilotState.Finished => "finished",
            _ => "ended early",
        };

    public static string Text(this PilotVerdict verdict) =>
        verdict switch
        {
            PilotVerdict.CarryOn => "Carry on",
            PilotVerdict.Adapt => "Adapt and carry on",
            _ => "Stop",
        };

    /// <summary>"Mon 2 Nov 2026 to Sun 29 Nov 2026".</summary>
    public static string Days(this Pilot pilot) => $"{pilot.StartsOn.Text()} to {pilot.EndsOn.PlusDays(-1).Text()}";

    /// <summary>Met, not met, or that it cannot be said. What is missed by less than is printed says so, or it would stand beside its target.</summary>
    public static string Met(this PilotMeasure measure, PilotFigure? result) =>
        result is null
            ? "not measured"
            : measure.Kind.Facts().Meets(result.Value, measure.Target) switch
            {
                true => "met",
                false when result.Text == measure.Kind.Facts().Text(measure.Target, result.N) => "just missed",
                false => "not met",
                null => "cannot be said",
            };

    public static string Text(this PilotSatisfaction said, bool hasEnded) =>
        said.IsShown ? $"{said.Share:0} % are content (4 or 5 of 5), of {said.Answered} who answered."
        : hasEnded ? "Fewer than five people answered, so nothing of it is shown."
        : $"{said.Answered} {(said.Answered == 1 ? "has" : "have")} answered. What they said is shown when the pilot has ended, if five people or more have answered.";
}
