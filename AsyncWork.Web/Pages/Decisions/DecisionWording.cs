using AsyncWork.Domain.Decisions;

namespace AsyncWork.Web.Pages.Decisions;

/// <summary>How the pages call things.</summary>
public static class DecisionWording
{
    public static string Text(this DecisionState state) =>
        state switch
        {
            DecisionState.Proposed => "Open for comments",
            DecisionState.Deciding => "Being decided",
            _ => state.ToString(),
        };

    /// <summary>The class of the tag; never colour alone, the word stands in it.</summary>
    public static string Tag(this DecisionState state) =>
        state switch
        {
            DecisionState.Proposed => "tag tag--info",
            DecisionState.Deciding => "tag tag--action",
            DecisionState.Decided => "tag tag--good",
            DecisionState.Expired => "tag tag--attention",
            _ => "tag",
        };

    public static string Text(this DecisionMethod method) =>
        method switch
        {
            DecisionMethod.Advice => "Advice, then one decides",
            DecisionMethod.Approval => "Approval by all who decide",
            _ => method.ToString(),
        };

    /// <summary>One sentence on what those who take part do.</summary>
    public static string Explain(this DecisionMethod method) =>
        method switch
        {
            DecisionMethod.Consent => "It holds unless somebody objects with a reason.",
            DecisionMethod.Advice => "Those who are consulted give advice; one person hears it and decides.",
            DecisionMethod.Approval => "Everybody who decides approves, or one rejects it.",
            _ => "Those who decide choose among the options.",
        };

    public static string Text(this VoteKind kind) =>
        kind switch
        {
            VoteKind.One => "One vote each",
            VoteKind.Approval => "All options one could live with",
            _ => "Options in one’s order",
        };

    /// <summary>How it is decided, in full.</summary>
    public static string Text(this DecisionMethod method, VoteKind kind) =>
        method == DecisionMethod.Vote ? $"Vote: {Lower(kind.Text())}" : method.Text();

    public static string Text(this Silence silence) =>
        silence == Silence.IsConsent ? "Silence is consent" : "Silence is no answer";

    public static string Text(this DecisionAudience audience) =>
        audience == DecisionAudience.Company ? "The whole company" : "The team and who is named";

    public static string Text(this AnswerKind kind) =>
        kind switch
        {
            AnswerKind.Consent => "Consents",
            AnswerKind.StandAside => "Stands aside",
            AnswerKind.Objection => "Objects",
            AnswerKind.Approve => "Approves",
            AnswerKind.Reject => "Rejects",
            AnswerKind.Advice => "Advises",
            _ => "Voted",
        };

    /// <summary>As the person says it who chooses it.</summary>
    public static string Say(this AnswerKind kind, DecisionMethod method) =>
        kind switch
        {
            AnswerKind.Consent => "I consent",
            AnswerKind.StandAside => method == DecisionMethod.Vote ? "I do not vote" : "I stand aside: it may go on without me",
            AnswerKind.Objection => "I object, because…",
            AnswerKind.Approve => "I approve",
            AnswerKind.Reject => "I reject it, because…",
            AnswerKind.Advice => "My advice",
            _ => "I vote",
        };

    public static string Tag(this AnswerKind kind) =>
        kind switch
        {
            AnswerKind.Consent or AnswerKind.Approve => "tag tag--good",
            AnswerKind.Objection or AnswerKind.Reject => "tag tag--attention",
            AnswerKind.Advice or AnswerKind.Vote => "tag tag--info",
            _ => "tag",
        };

    public static string Text(this ReviewResult result) =>
        result switch
        {
            ReviewResult.Confirmed => "Confirmed",
            ReviewResult.Partly => "In part",
            ReviewResult.Not => "Did not come",
            _ => "Not known",
        };

    public static string Text(this DecisionPart part) => part.ToString();

#pragma warning disable CA1308 // in the middle of a sentence
    static string Lower(string text) => text[..1].ToLowerInvariant() + text[1..];
#pragma warning restore CA1308
}
