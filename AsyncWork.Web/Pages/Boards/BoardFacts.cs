using AsyncWork.Domain.Boards;
using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Web.Pages.Boards;

/// <summary>A board in a list.</summary>
/// <param name="Open">Cards on it that are not done.</param>
/// <param name="InProgress">Cards in active and waiting columns.</param>
/// <param name="IsMine">The viewer works on it.</param>
public sealed record BoardLine(
    int Id,
    string Name,
    string Purpose,
    string Team,
    bool IsTemplate,
    bool IsMine,
    int Open,
    int InProgress,
    int Overdue
);

/// <summary>A board without its cards.</summary>
/// <param name="CanChange">The viewer works on it, and it is neither archived nor in the trash.</param>
public sealed record BoardHead(
    int Id,
    string Name,
    string Purpose,
    int TeamId,
    string Team,
    string TeamSlug,
    DateTimeZone Zone,
    BoardAudience Audience,
    bool IsTemplate,
    Strictness Limits,
    int? PersonLimit,
    int? CycleP50,
    int? CycleP85,
    Instant? ArchivedAt,
    bool IsMine
)
{
    public bool CanChange => IsMine && ArchivedAt is null;
}

public enum BoardPartKind
{
    Column,
    Lane,
    Label,

    /// <summary>A saved filter: its <see cref="BoardPart.Query"/> is part of an address.</summary>
    Filter,

    /// <summary>A card bears a label: <see cref="BoardPart.Id"/> is the card, <see cref="BoardPart.Number"/> the label.</summary>
    CardLabel,
}

/// <summary>A column, a lane, a label, a saved filter or a label of a card: read in one go.</summary>
public sealed class BoardPart
{
    public BoardPartKind Kind { get; init; }
    public int Id { get; init; }
    public string Name { get; init; } = "";

    /// <summary>The place of a column or lane, the colour of a label.</summary>
    public int Number { get; init; }
    public FlowState? State { get; init; }
    public int? Limit { get; init; }
    public int? LaneLimit { get; init; }
    public string? Query { get; init; }
}

/// <summary>A card as it stands on a board.</summary>
public sealed record CardFace(
    int Id,
    int ColumnId,
    int? LaneId,
    long Rank,
    string Title,
    PersonId? OwnerId,
    string? Owner,
    Priority Priority,
    LocalDate? DueOn,
    LocalTime? DueTime,
    Instant? DueAt,
    Instant? BlockedSince,
    int OpenBlockers,
    PersonId? WaitingOn,
    int ChecklistDone,
    int ChecklistItems,
    Instant? StartedAt,
    Instant? FinishedAt,
    bool IsOnBoard
);

/// <summary>A card bears a label.</summary>
public sealed record LabelOnCard(int CardId, int LabelId);

/// <summary>How many cards stand in a column and lane, and how many of them were finished since a moment.</summary>
public sealed record CellCount(int ColumnId, int? LaneId, int Cards, int Done);
