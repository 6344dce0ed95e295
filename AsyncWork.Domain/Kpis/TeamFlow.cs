namespace AsyncWork.Domain.Kpis;

/// <summary>The flow of work of a team, or of all, as the report prints it.</summary>
/// <param name="Slug">Null for the whole scope.</param>
public sealed record TeamFlow(
    string? Slug,
    string Name,
    int Finished,
    decimal? CycleP50,
    decimal? CycleP85,
    decimal? OnTime,
    int Due,
    int InProgress,
    int? Aging,
    int Begun
)
{
    public static TeamFlow Of(string? slug, string name, FlowOfMonth flow) =>
        new(
            slug,
            name,
            flow.Finished.Count,
            flow.Cycle(0.5m),
            flow.Cycle(0.85m),
            FlowFigures.Share(flow.Due.Count(c => c.IsOnTime), flow.Due.Count),
            flow.Due.Count,
            flow.InProgress.Count,
            flow.TeamsThatExpect == 0 ? null : flow.Aging.Count,
            flow.Begun
        );

    /// <summary>How many cards stand behind the number of a key, and which.</summary>
    public (int N, string Of) Behind(string key) =>
        key switch
        {
            "on-time" => (Due, "cards due"),
            "in-progress" => (InProgress, "cards"),
            "aging" => (Begun, "cards begun"),
            _ => (Finished, "cards finished"),
        };

    /// <summary>The numbers that are shown, with stable names for files.</summary>
    public IReadOnlyList<(string Key, string Label, decimal? Value, FigureUnit Unit)> Numbers =>
        [
            ("finished", "Finished", Finished, FigureUnit.Count),
            ("cycle-p50", "Cycle, median", CycleP50, FigureUnit.Days),
            ("cycle-p85", "Cycle, 85 %", CycleP85, FigureUnit.Days),
            ("on-time", "On time", OnTime, FigureUnit.Percent),
            ("in-progress", "In progress", InProgress, FigureUnit.Count),
            ("aging", "Older than usual", Aging, FigureUnit.Count),
        ];
}
