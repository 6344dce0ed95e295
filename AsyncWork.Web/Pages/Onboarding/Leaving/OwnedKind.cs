namespace AsyncWork.Web.Pages.Onboarding.Leaving;

/// <summary>What somebody answers for and somebody else has to take over when they leave (product.md F1, O12).</summary>
public enum OwnedKind
{
    Cards,

    /// <summary>Cards that cannot go on before they act.</summary>
    Waiting,

    /// <summary>Open items of checklists.</summary>
    Items,

    /// <summary>Templates of boards whose cards become theirs.</summary>
    Patterns,

    /// <summary>Rules of boards that make cards theirs.</summary>
    Rules,
    Pages,

    /// <summary>Pages that they are asked to review.</summary>
    Reviews,

    /// <summary>Open decisions that they proposed or decide.</summary>
    Decisions,
    HandOffs,

    /// <summary>Questions to them by name.</summary>
    Questions,

    /// <summary>Plans of others in which they help, or do an open step.</summary>
    Plans,

    /// <summary>Pilots that they sponsor, or in which they have an open task.</summary>
    Pilots,

    /// <summary>Absences of others in which they stand in, after their last day.</summary>
    Absences,

    /// <summary>Teams that nobody else leads.</summary>
    Teams,

    /// <summary>Spaces of the wiki that nobody else keeps.</summary>
    Spaces,

    /// <summary>Days on call after their last one.</summary>
    OnCall,

    /// <summary>Modules of onboarding in which a step names them.</summary>
    Modules,
}

static class OwnedKinds
{
    public static string Text(this OwnedKind kind) =>
        kind switch
        {
            OwnedKind.Waiting => "Cards that wait for them",
            OwnedKind.Items => "Items of checklists",
            OwnedKind.Patterns => "Templates of cards",
            OwnedKind.Rules => "Rules of boards",
            OwnedKind.Reviews => "Reviews of pages",
            OwnedKind.HandOffs => "Hand-offs",
            OwnedKind.Plans => "Plans of others",
            OwnedKind.Absences => "Absences of others",
            OwnedKind.Teams => "Teams they lead alone",
            OwnedKind.Spaces => "Spaces they keep alone",
            OwnedKind.OnCall => "On call",
            OwnedKind.Modules => "Onboarding modules",
            _ => $"{kind}",
        };

    /// <summary>What it is to answer for it.</summary>
    public static string Meaning(this OwnedKind kind) =>
        kind switch
        {
            OwnedKind.Cards => "they own them; files stay with the card",
            OwnedKind.Waiting => "they have to act first",
            OwnedKind.Items => "open, and theirs",
            OwnedKind.Patterns => "new cards become theirs",
            OwnedKind.Rules => "cards become theirs",
            OwnedKind.Pages => "they keep them right; files stay with the page",
            OwnedKind.Reviews => "they were asked to look at a draft",
            OwnedKind.Decisions => "open; they proposed them, or have still to decide",
            OwnedKind.HandOffs => "open, from them or to them",
            OwnedKind.Questions => "asked of them by name, and open",
            OwnedKind.Plans => "they help, or do open steps",
            OwnedKind.Pilots => "they sponsor them, or have open tasks",
            OwnedKind.Absences => "they are the deputy on days after their last one",
            OwnedKind.Teams => "an administrator gives these on, as it changes what somebody may do",
            OwnedKind.Spaces => "an administrator gives these on, as it changes what somebody may do",
            OwnedKind.OnCall => "enter somebody else there, with the number to call",
            _ => "name somebody else in the step, and publish the module",
        };

    /// <summary>So many of them, as a sentence says it.</summary>
    public static string Count(this OwnedKind kind, int count)
    {
        var (one, many) = kind switch
        {
            OwnedKind.Cards => ("a card", "cards"),
            OwnedKind.Waiting => ("a card that waits", "cards that wait"),
            OwnedKind.Items => ("an item of a checklist", "items of checklists"),
            OwnedKind.Patterns => ("a template of cards", "templates of cards"),
            OwnedKind.Rules => ("a rule of a board", "rules of boards"),
            OwnedKind.Pages => ("a page", "pages"),
            OwnedKind.Reviews => ("a review", "reviews"),
            OwnedKind.Decisions => ("a decision", "decisions"),
            OwnedKind.HandOffs => ("a hand-off", "hand-offs"),
            OwnedKind.Questions => ("a question", "questions"),
            OwnedKind.Plans => ("a plan", "plans"),
            OwnedKind.Pilots => ("a pilot", "pilots"),
            OwnedKind.Absences => ("an absence to stand in for", "absences to stand in for"),
            OwnedKind.Teams => ("a team", "teams"),
            OwnedKind.Spaces => ("a space", "spaces"),
            OwnedKind.OnCall => ("a time on call", "times on call"),
            _ => ("a module", "modules"),
        };
        return count == 1 ? one : $"{count:N0} {many}";
    }

    /// <summary>Can be given to somebody with one press; the others need more than a name.</summary>
    public static bool IsGiven(this OwnedKind kind) => kind is not (OwnedKind.OnCall or OwnedKind.Modules);

    /// <summary>Who gets it may do or see more by it, so only who could give it by hand gives it here.</summary>
    public static bool GivesRights(this OwnedKind kind) => kind is OwnedKind.Plans or OwnedKind.Teams or OwnedKind.Spaces;
}
