using AsyncWork.Domain.Boards;
using AsyncWork.Web.Importing.Boards;

namespace AsyncWork.Web.Pages.Boards.Rules;

/// <summary>Rules in words.</summary>
static class RuleWords
{
    public static readonly IReadOnlyList<(CardTrigger Value, string Words)> Whens =
    [
        (CardTrigger.EntersColumn, "it comes to a column"),
        (CardTrigger.Created, "it is made"),
        (CardTrigger.LabelAdded, "a label is added"),
        (CardTrigger.ChecklistComplete, "its checklist is complete"),
        (CardTrigger.Freed, "nothing blocks it any more"),
        (CardTrigger.DuePassed, "its due date passes"),
    ];

    public static readonly IReadOnlyList<(CardAction Value, string Words)> Thens =
    [
        (CardAction.MoveTo, "move it to a column"),
        (CardAction.AddLabel, "add a label"),
        (CardAction.RemoveLabel, "remove a label"),
        (CardAction.SetOwner, "give it an owner"),
        (CardAction.SetDue, "set its due date"),
        (CardAction.Comment, "write a comment"),
        (CardAction.Archive, "archive it"),
    ];

    /// <summary>The field that a choice asks for besides; null when it needs none.</summary>
    public static string? NeedOf(CardTrigger when) =>
        when switch
        {
            CardTrigger.EntersColumn => "when-column",
            CardTrigger.LabelAdded => "when-label",
            _ => null,
        };

    public static string? NeedOf(CardAction then) =>
        then switch
        {
            CardAction.MoveTo => "column",
            CardAction.AddLabel or CardAction.RemoveLabel => "label",
            CardAction.SetOwner => "person",
            CardAction.SetDue => "days",
            CardAction.Comment => "text",
            _ => null,
        };

    /// <summary>"When a card comes to “Done”, archive it."</summary>
    public static string Sentence(CardRule rule, Board board, IReadOnlyList<PersonHere> people)
    {
        var when = rule.When switch
        {
            CardTrigger.EntersColumn => $"comes to “{Column(rule.WhenColumnId)}”",
            CardTrigger.Created => "is made",
            CardTrigger.LabelAdded => $"gets the label “{Label(rule.WhenLabelId)}”",
            CardTrigger.ChecklistComplete => "has its checklist complete",
            CardTrigger.Freed => "is blocked by nothing any more",
            _ => "is not done by its due date",
        };
        var then = rule.Then switch
        {
            CardAction.MoveTo => $"move it to “{Column(rule.ThenColumnId)}”",
            CardAction.AddLabel => $"add the label “{Label(rule.ThenLabelId)}”",
            CardAction.RemoveLabel => $"remove the label “{Label(rule.ThenLabelId)}”",
            CardAction.SetOwner =>
                $"give it to {people.FirstOrDefault(p => p.Id == rule.ThenPersonId)?.Name ?? "somebody who left"}",
            CardAction.SetDue => $"make it due {rule.ThenDays} working days later",
            CardAction.Comment => $"write “{rule.ThenText}”",
            _ => "archive it",
        };
        return $"When a card {when}, {then}.";

        string Column(int? id) => board.Columns.FirstOrDefault(c => c.Id == id)?.Name ?? "?";

        string Label(int? id) => board.Labels.FirstOrDefault(l => l.Id == id)?.Name ?? "?";
    }
}
