using AsyncWork.Domain.Boards;

namespace AsyncWork.Web.Pages.Boards.Templates;

/// <summary>A column of a pattern.</summary>
public sealed record PatternColumn(string Name, FlowState State, int? Limit = null);

/// <summary>A way of working that a new board can begin with (product.md B14).</summary>
/// <param name="Key">Names it in forms.</param>
/// <param name="For">For what it is good, in a sentence.</param>
/// <param name="Labels">The words its cards can carry, in the order of their colours.</param>
public sealed record BoardPattern(
    string Key,
    string Name,
    string For,
    IReadOnlyList<PatternColumn> Columns,
    IReadOnlyList<string> Labels
)
{
    /// <summary>Gives a new, empty board its columns and labels.</summary>
    public void Fill(Board board)
    {
        foreach (var column in Columns)
            board.AddColumn(column.Name, column.State, column.Limit);
        foreach (var (hue, label) in Labels.Index())
            board.AddLabel(label, hue);
    }
}

/// <summary>The patterns that are always there; teams add their own as templates.</summary>
public static class BoardPatterns
{
    public static readonly BoardPattern Kanban = new(
        "kanban",
        "Kanban",
        "Work that flows: few things at a time, each finished before the next.",
        [
            new("Backlog", FlowState.Queue),
            new("Ready", FlowState.Queue, 10),
            new("In progress", FlowState.Active, 5),
            new("Review", FlowState.Waiting, 5),
            new("Done", FlowState.Done),
        ],
        ["Bug", "Feature", "Chore"]
    );

    public static readonly IReadOnlyList<BoardPattern> All =
    [
        Kanban,
        new(
            "support",
            "Support desk",
            "Requests of customers: what waits for us and what waits for them stay apart.",
            [
                new("New", FlowState.Queue),
                new("Working on it", FlowState.Active, 8),
                new("Waiting for customer", FlowState.Waiting),
                new("Waiting for others", FlowState.Waiting),
                new("Solved", FlowState.Done),
            ],
            ["Question", "Fault", "Account", "Billing"]
        ),
        new(
            "editorial",
            "Editorial",
            "Texts from the idea to the day they appear.",
            [
                new("Ideas", FlowState.Queue),
                new("Planned", FlowState.Queue),
                new("Writing", FlowState.Active, 4),
                new("Editing", FlowState.Active, 3),
                new("Waiting for approval", FlowState.Waiting),
                new("Published", FlowState.Done),
            ],
            ["Article", "News", "Guide", "Social"]
        ),
        new(
            "project",
            "Project",
            "A piece of work with an end: what is to do, what is under way, what is done.",
            [
                new("To do", FlowState.Queue),
                new("In progress", FlowState.Active),
                new("Waiting", FlowState.Waiting),
                new("Done", FlowState.Done),
            ],
            ["Milestone", "Risk", "Decision"]
        ),
    ];
}
