using AsyncWork.Domain.People;

namespace AsyncWork.Domain.Boards;

/// <summary>What sets a rule off.</summary>
public enum CardTrigger
{
    Created,
    EntersColumn,
    ChecklistComplete,
    DuePassed,
    Freed,
    LabelAdded,
}

/// <summary>What a rule then does.</summary>
public enum CardAction
{
    MoveTo,
    AddLabel,
    RemoveLabel,
    SetOwner,
    SetDue,
    Comment,
    Archive,
}

/// <summary>When this happens to a card of the board, do that (product.md B20). One step; a rule never sets off another.</summary>
public sealed class CardRule
{
    public const int MostOfOneBoard = 50;

    CardRule() { }

    public CardRule(int board) => BoardId = board;

    public int Id { get; private set; }
    public int BoardId { get; private set; }
    public CardTrigger When { get; private set; }

    /// <summary>The column or label that the trigger names; null for the others.</summary>
    public int? WhenColumnId { get; private set; }
    public int? WhenLabelId { get; private set; }
    public CardAction Then { get; private set; }
    public int? ThenColumnId { get; private set; }
    public int? ThenLabelId { get; private set; }
    public PersonId? ThenPersonId { get; private set; }

    /// <summary>Working days until it is due, for <see cref="CardAction.SetDue"/>.</summary>
    public int? ThenDays { get; private set; }

    /// <summary>What is written, for <see cref="CardAction.Comment"/>.</summary>
    public string ThenText { get; private set; } = "";
    public bool IsOff { get; private set; }

    /// <summary>Why it could not act the last time; empty when it could.</summary>
    public string Problem { get; private set; } = "";
    public int Version { get; private set; }

    /// <summary>Why a rule lacks something; null when it is complete.</summary>
    public string? WhyNotComplete() =>
        When == CardTrigger.EntersColumn && WhenColumnId is null ? "Choose the column that sets it off."
        : When == CardTrigger.LabelAdded && WhenLabelId is null ? "Choose the label that sets it off."
        : Then == CardAction.MoveTo && ThenColumnId is null ? "Choose the column to move to."
        : Then is CardAction.AddLabel or CardAction.RemoveLabel && ThenLabelId is null ? "Choose the label."
        : Then == CardAction.SetOwner && ThenPersonId is null ? "Choose the owner."
        : Then == CardAction.SetDue && ThenDays is not (>= 0 and <= 366) ? "Due lies between 0 and 366 working days ahead."
        : Then == CardAction.Comment && string.IsNullOrWhiteSpace(ThenText) ? "Write the comment."
        : StoredText.WhyNotText(ThenText, "A comment", 400);

    /// <exception cref="InvalidOperationException"><see cref="WhyNotComplete"/> has a reason.</exception>
    public void Say(
        CardTrigger when,
        int? whenColumn,
        int? whenLabel,
        CardAction then,
        int? thenColumn,
        int? thenLabel,
        PersonId? thenPerson,
        int? thenDays,
        string? thenText
    )
    {
        (When, WhenColumnId, WhenLabelId) = (when, whenColumn, whenLabel);
        (Then, ThenColumnId, ThenLabelId, ThenPersonId, ThenDays) = (then, thenColumn, thenLabel, thenPerson, thenDays);
        ThenText = thenText?.Trim() ?? "";
        StoredText.Refuse(WhyNotComplete());
        Version++;
    }

    /// <summary>It gives cards to somebody else from now on.</summary>
    public void GiveTo(PersonId person)
    {
        if (Then == CardAction.SetOwner)
            (ThenPersonId, Problem, Version) = (person, "", Version + 1);
    }

    public void Turn(bool on) => (IsOff, Version) = (!on, Version + 1);

    public void Note(string problem) => Problem = StoredText.Cut(problem, 400);
}
