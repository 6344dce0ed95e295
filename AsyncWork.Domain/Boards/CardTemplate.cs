using AsyncWork.Domain.People;

namespace AsyncWork.Domain.Boards;

/// <summary>A pattern for cards of a board: for new ones by hand, and for those that recur (product.md B13, B14).</summary>
public sealed class CardTemplate
{
    public const int LongestName = 100;
    public const int LongestSteps = 8_000;

    CardTemplate() { }

    /// <exception cref="InvalidOperationException">A text cannot be stored.</exception>
    public CardTemplate(int board, string name, string title)
    {
        BoardId = board;
        Rename(name, title);
    }

    public int Id { get; private set; }
    public int BoardId { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>The title of its cards; empty text asks for one when it is used by hand.</summary>
    public string Title { get; private set; } = "";
    public string Text { get; private set; } = "";

    /// <summary>The items of its checklist, one a line.</summary>
    public string Steps { get; private set; } = "";
    public PersonId? OwnerId { get; private set; }
    public Priority Priority { get; private set; } = Priority.Normal;
    public int? Estimate { get; private set; }

    /// <summary>Due this many working days of the owner after it was made; null for no due date.</summary>
    public int? DueAfterDays { get; private set; }

    /// <summary>The labels of its cards, as ids of the board's labels.</summary>
    public IReadOnlyList<int> LabelIds { get; private set; } = [];
    public int Version { get; private set; }

    public static string? WhyNotName(string? name, string? title) =>
        StoredText.WhyNotName(name, "A template's name", LongestName) ?? Card.WhyNotTitle(title);

    /// <exception cref="InvalidOperationException"><see cref="WhyNotName"/> has a reason.</exception>
    public void Rename(string name, string title)
    {
        StoredText.Refuse(WhyNotName(name, title));
        (Name, Title) = (name.Trim(), title.Trim());
        Version++;
    }

    /// <summary>Its cards go to somebody else from now on.</summary>
    public void BelongTo(PersonId owner) => (OwnerId, Version) = (owner, Version + 1);

    public static string? WhyNotFill(string? text, string? steps, int? estimate, int? dueAfterDays) =>
        Card.WhyNotText(text)
        ?? StoredText.WhyNotText(steps, "A checklist", LongestSteps)
        ?? Card.WhyNotEstimate(estimate)
        ?? (dueAfterDays is < 0 or > 366 ? "Due lies between 0 and 366 working days after the card is made." : null);

    /// <exception cref="InvalidOperationException"><see cref="WhyNotFill"/> has a reason.</exception>
    public void Fill(
        string text,
        string steps,
        PersonId? owner,
        Priority priority,
        int? estimate,
        int? dueAfterDays,
        IReadOnlyList<int> labelIds
    )
    {
        StoredText.Refuse(WhyNotFill(text, steps, estimate, dueAfterDays));
        (Text, Steps, OwnerId, Priority) = (text, steps, owner, priority);
        (Estimate, DueAfterDays, LabelIds) = (estimate, dueAfterDays, labelIds);
        Version++;
    }
}
