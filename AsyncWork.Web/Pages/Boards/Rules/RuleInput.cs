using AsyncWork.Domain.Boards;
using AsyncWork.Domain.Comments;
using AsyncWork.Domain.People;
using AsyncWork.Web.Pages.People;

namespace AsyncWork.Web.Pages.Boards.Rules;

/// <summary>The fields of a new rule; those that its kind does not need are not looked at.</summary>
public sealed class RuleInput
{
    public CardTrigger When { get; set; } = CardTrigger.EntersColumn;
    public int? WhenColumn { get; set; }
    public int? WhenLabel { get; set; }
    public CardAction Then { get; set; }
    public int? ThenColumn { get; set; }
    public int? ThenLabel { get; set; }
    public int? ThenPerson { get; set; }
    public int? ThenDays { get; set; }
    public string? ThenText { get; set; }

    /// <summary>Why this is no rule of the board; null when it is.</summary>
    /// <param name="owners">Who works on the board.</param>
    public string? WhyNot(Board board, IReadOnlyList<PersonName> owners)
    {
        if (!Enum.IsDefined(When) || !Enum.IsDefined(Then))
            return "Choose when the rule acts and what it does.";
        if (IsElsewhere(WhenColumn) || IsElsewhere(ThenColumn))
            return "Choose a column of this board.";
        if (IsUnknown(WhenLabel) || IsUnknown(ThenLabel))
            return "Choose a label of this board.";
        if (ThenPerson is { } person && owners.All(p => p.Id.Value != person))
            return "Choose somebody who works on the board.";
        return When == CardTrigger.EntersColumn && WhenColumn is null ? "Choose the column that sets it off."
            : When == CardTrigger.LabelAdded && WhenLabel is null ? "Choose the label that sets it off."
            : Then == CardAction.MoveTo && ThenColumn is null ? "Choose the column to move to."
            : Then is CardAction.AddLabel or CardAction.RemoveLabel && ThenLabel is null ? "Choose the label."
            : Then == CardAction.SetOwner && ThenPerson is null ? "Choose the owner."
            : Then == CardAction.SetDue && ThenDays is not (>= 0 and <= 366) ? "Due lies between 0 and 366 working days ahead."
            : Then == CardAction.Comment && Comment.WhyNotText(ThenText) is { } why ? why
            : ThenText?.Length > 400 ? "A comment of a rule has at most 400 characters."
            : When == CardTrigger.EntersColumn && Then == CardAction.MoveTo && WhenColumn == ThenColumn
                ? "The card is in that column already."
            : null;

        bool IsElsewhere(int? column) => column is { } id && board.Columns.All(c => c.Id != id || c.IsRemoved);

        bool IsUnknown(int? label) => label is { } id && board.Labels.All(l => l.Id != id);
    }

    /// <exception cref="InvalidOperationException"><see cref="WhyNot"/> has a reason.</exception>
    public CardRule Rule(int board)
    {
        var rule = new CardRule(board);
        rule.Say(
            When,
            When == CardTrigger.EntersColumn ? WhenColumn : null,
            When == CardTrigger.LabelAdded ? WhenLabel : null,
            Then,
            Then == CardAction.MoveTo ? ThenColumn : null,
            Then is CardAction.AddLabel or CardAction.RemoveLabel ? ThenLabel : null,
            Then == CardAction.SetOwner && ThenPerson is { } person ? new PersonId(person) : null,
            Then == CardAction.SetDue ? ThenDays : null,
            Then == CardAction.Comment ? ThenText : null
        );
        return rule;
    }
}
