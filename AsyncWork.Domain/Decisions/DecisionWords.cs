namespace AsyncWork.Domain.Decisions;

/// <summary>Where a decision stands (product.md D1).</summary>
public enum DecisionState
{
    Draft,

    /// <summary>Open for comments and for changes.</summary>
    Proposed,

    /// <summary>Those asked answer, until the deadline; its text stands still.</summary>
    Deciding,
    Decided,
    Rejected,
    Withdrawn,

    /// <summary>A later decision holds in its place.</summary>
    Superseded,

    /// <summary>The deadline passed without a result.</summary>
    Expired,
}

/// <summary>How a decision is made (product.md D5, D6).</summary>
public enum DecisionMethod
{
    /// <summary>It holds unless somebody objects.</summary>
    Consent,

    /// <summary>One person decides, after hearing those whose advice was asked.</summary>
    Advice,

    /// <summary>Everybody who decides approves.</summary>
    Approval,

    /// <summary>Those who decide choose among the options.</summary>
    Vote,
}

public enum VoteKind
{
    /// <summary>Everybody has one vote.</summary>
    One,

    /// <summary>Everybody names all options they could live with.</summary>
    Approval,

    /// <summary>Everybody puts the options in their order.</summary>
    Ranked,
}

/// <summary>How much hangs on a decision: says who must take part (<see cref="LevelRule"/>).</summary>
public enum DecisionLevel
{
    Low,
    Medium,
    High,
}

/// <summary>What it means that somebody who was asked says nothing until the deadline. Said on the page (product.md D5).</summary>
public enum Silence
{
    IsConsent,
    IsNoAnswer,
}

/// <summary>Who may see a decision.</summary>
public enum DecisionAudience
{
    Company,

    /// <summary>The team, and who is named in it.</summary>
    Involved,
}

/// <summary>What somebody has to do with a decision.</summary>
public enum DecisionPart
{
    Decides,
    Consulted,
    Informed,
}

/// <summary>What somebody who was asked says.</summary>
public enum AnswerKind
{
    Consent,

    /// <summary>Neither for nor against: it may go on without this person.</summary>
    StandAside,
    Objection,
    Approve,
    Reject,
    Advice,
    Vote,
}

/// <summary>Whether a decision had the effect that was expected of it (product.md D8, kpis.md K12b).</summary>
public enum ReviewResult
{
    Confirmed,
    Partly,
    Not,
    Unknown,
}
