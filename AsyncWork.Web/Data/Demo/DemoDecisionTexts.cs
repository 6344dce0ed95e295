using AsyncWork.Domain.Decisions;

namespace AsyncWork.Web.Data.Demo;

/// <summary>An option of a decision of the demo, with what speaks for it and against it.</summary>
sealed record DemoOption(string Title, string Good, string Bad);

/// <summary>A decision of the demo. The first option is the one that is proposed.</summary>
/// <param name="Team">Index of the team; -1 for the company's.</param>
/// <param name="Months">How many months ago it was proposed.</param>
/// <param name="End">Where it stands today.</param>
/// <param name="Replaces">The title of the decision that it supersedes; null for none.</param>
sealed record DemoDecision(
    int Team,
    double Months,
    DecisionState End,
    DecisionMethod? Method,
    string Title,
    string Context,
    string Effect,
    DemoOption[] Options,
    string? Replaces = null,
    bool IsPartly = false
);

/// <summary>What the demo company decided, and what it is deciding on.</summary>
static partial class DemoDecisionTexts
{
    const DecisionState Decided = DecisionState.Decided;
    const DecisionMethod Consent = DecisionMethod.Consent;
    const DecisionMethod Advice = DecisionMethod.Advice;
    const DecisionMethod Approval = DecisionMethod.Approval;
    const DecisionMethod Vote = DecisionMethod.Vote;

    public static readonly DemoDecision[] All = [.. First, .. Second, .. Third];

    public static readonly string[] Objections =
    [
        "Customers in Kathmandu's afternoon would wait longer than today. I would agree if Support can make an exception.",
        "We have no one who could keep this up. Please name who does.",
        "It contradicts what we promised to carriers in spring.",
    ];

    public static readonly string[] Remarks =
    [
        "Good. I would try it for a quarter.",
        "Fine with me, thank you for writing it down.",
        "I can live with it; the second option would have been mine.",
        "Yes. Please tell Support before it starts.",
        "",
        "",
    ];

    public static readonly string[] ReviewNotes =
    [
        "It held; nobody would go back.",
        "It held for two teams; Operations needed a change of the hours.",
        "We cannot tell: the number was not measured before.",
        "It did not bring what we hoped for. We keep it because it does no harm.",
    ];

    static DemoDecision Of(
        int team,
        double months,
        DecisionState end,
        DecisionMethod? method,
        string title,
        string context,
        string effect,
        params (string Title, string Good, string Bad)[] options
    ) => new(team, months, end, method, title, context, effect, [.. options.Select(o => new DemoOption(o.Title, o.Good, o.Bad))]);
}
