using AsyncWork.Domain.Boards;
using NodaTime;

namespace AsyncWork.Web.Importing.Boards;

/// <summary>A board as a file tells it, whatever wrote the file: what is shown before it is imported, and what is imported.</summary>
/// <param name="Source">"Trello" or "CSV".</param>
sealed record ForeignBoard(string Source, string Name, string Purpose)
{
    public List<ForeignList> Lists { get; } = [];
    public List<ForeignLabel> Labels { get; } = [];
    public List<ForeignPerson> People { get; } = [];
    public List<ForeignCard> Cards { get; } = [];

    /// <summary>Lanes of a file that has them.</summary>
    public List<string> Lanes { get; } = [];

    /// <summary>What the file does not contain, and what cannot be stored as it was, each a sentence.</summary>
    public List<string> Losses { get; } = [];

    /// <summary>Rows that cannot be taken; then nothing is.</summary>
    public List<BadCard> Bad { get; } = [];
}

/// <param name="Where">"Line 12", or the card's title.</param>
readonly record struct BadCard(string Where, string Reason);

/// <param name="Guess">The state its name suggests.</param>
/// <param name="IsArchived">Closed there: it becomes no column here.</param>
sealed record ForeignList(string Key, string Name, FlowState Guess, bool IsArchived = false);

sealed record ForeignLabel(string Key, string Name, int Hue);

/// <param name="Alias">Another name by which they may be known: a user name or an address.</param>
sealed record ForeignPerson(string Key, string Name, string Alias = "")
{
    /// <summary>How many cards they own or help with.</summary>
    public int Cards { get; set; }
}

/// <summary>That a card came to a list.</summary>
readonly record struct ForeignMove(string List, Instant At, string? By = null);

sealed record ForeignComment(string Key, string? By, string ByName, Instant At, string Text);

readonly record struct ForeignStep(string Text, bool IsDone, string? Owner = null, LocalDate? DueOn = null, string? Key = null);

sealed record ForeignChecklist(string Name, IReadOnlyList<ForeignStep> Steps, string? Key = null);

readonly record struct ForeignLink(string Url, string Title, Instant At);

/// <param name="Key">Names the card in its source for ever.</param>
/// <param name="Id">The number of a card of this app that the file speaks of; null when it comes from elsewhere.</param>
sealed record ForeignCard(string Key, string Title, string Text, Instant CreatedAt, int? Id = null)
{
    /// <summary>Where it stood one after the other, from its creation on; never empty.</summary>
    public IReadOnlyList<ForeignMove> Moves { get; set; } = [];
    public string? CreatedBy { get; init; }
    public string? Lane { get; init; }
    public string? Owner { get; init; }
    public IReadOnlyList<string> Helpers { get; init; } = [];
    public IReadOnlyList<string> Labels { get; init; } = [];
    public Priority Priority { get; init; } = Priority.Normal;
    public LocalDate? StartOn { get; init; }

    /// <summary>A due moment, read in the owner's zone; or a day, with a clock time in a zone or without.</summary>
    public Instant? DueAt { get; init; }
    public LocalDate? DueOn { get; init; }
    public LocalTime? DueTime { get; init; }
    public DateTimeZone? DueZone { get; init; }
    public int? Estimate { get; init; }

    /// <summary>Marked as complete then, wherever it stands.</summary>
    public Instant? CompletedAt { get; init; }
    public Instant? ArchivedAt { get; init; }

    /// <summary>What a file knows of the past that does not tell each move.</summary>
    public Instant? StartedAt { get; init; }
    public Instant? FinishedAt { get; init; }
    public Instant? Since { get; init; }
    public IReadOnlyList<ForeignChecklist> Checklists { get; init; } = [];
    public IReadOnlyList<ForeignComment> Comments { get; init; } = [];
    public IReadOnlyList<ForeignLink> Links { get; init; } = [];
    public string List => Moves[^1].List;
}

/// <summary>What a column's name says of its state, in the languages boards are often kept in.</summary>
static class StateGuess
{
    static readonly (FlowState State, string[] Words)[] Known =
    [
        (
            FlowState.Done,
            [
                "done",
                "complete",
                "finish",
                "closed",
                "shipped",
                "released",
                "published",
                "solved",
                "resolved",
                "erledigt",
                "fertig",
                "terminé",
                "hecho",
            ]
        ),
        (
            FlowState.Waiting,
            [
                "wait",
                "block",
                "hold",
                "paused",
                "review",
                "approv",
                "pending",
                "warte",
                "blockiert",
                "pausiert",
                "attente",
                "espera",
            ]
        ),
        (
            FlowState.Active,
            [
                "doing",
                "progress",
                "active",
                "develop",
                "working",
                "current",
                "testing",
                "writing",
                "in arbeit",
                "en cours",
                "en curso",
            ]
        ),
    ];

    public static FlowState Of(string name) =>
        Array.Find(Known, k => Array.Exists(k.Words, w => name.Contains(w, StringComparison.OrdinalIgnoreCase)))
            is { Words: not null } known
            ? known.State
            : FlowState.Queue;
}
