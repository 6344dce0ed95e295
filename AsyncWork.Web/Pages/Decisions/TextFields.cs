using AsyncWork.Domain.Decisions;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace AsyncWork.Web.Pages.Decisions;

/// <summary>The fields for the text of a decision.</summary>
/// <param name="Decision">Null for a new one.</param>
/// <param name="IsShort">Only what a decision begins with; the rest is folded away.</param>
/// <param name="Address">Where the form is sent, and where another row comes from.</param>
public sealed record TextFields(TextInput Input, Decision? Decision, bool IsShort, string Address)
{
    public bool IsOpen(DecisionField field) => Decision?.WhyFrozen(field) is null;

    /// <summary>What stands still, with the reason, for those who wonder where the fields are.</summary>
    public IEnumerable<IGrouping<string, string>> Frozen =>
        Enum.GetValues<DecisionField>()
            .Where(part => part != DecisionField.Plan && !IsOpen(part))
            .GroupBy(part => Decision!.WhyFrozen(part)!, Domain.Decisions.Decision.Words, StringComparer.Ordinal);
}

/// <summary>The fields for who decides how.</summary>
/// <param name="Decision">Null for a new one.</param>
/// <param name="Address">Where the form is sent, and where another row comes from.</param>
public sealed record PlanFields(PlanInput Input, PlanChoices Choices, Decision? Decision, string Address);

static class FieldProblems
{
    /// <summary>Puts beside its field what speaks against a new decision.</summary>
    public static void AddProblems(this ModelStateDictionary problems, DecisionText text, DecisionPlan plan, PlanChoices choices)
    {
        if (text.WhyNot() is { } wrong)
            problems.AddModelError(TextInput.NameOf(wrong.Field), wrong.Reason);
        if ((plan.WhyNot() ?? choices.WhyNot(plan, null)) is { } nobody)
            problems.AddModelError("Plan.Parts", nobody);
    }
}
