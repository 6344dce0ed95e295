namespace AsyncWork.Domain.Onboarding;

/// <summary>What a step asks somebody to do (product.md O6). The numbers are stored nowhere; the names are.</summary>
public enum StepKind
{
    /// <summary>Read something, and confirm it.</summary>
    Read,
    Watch,
    Do,

    /// <summary>Get to know somebody, in writing first.</summary>
    Meet,

    /// <summary>Write something that others read, such as an introduction.</summary>
    Write,
    Quiz,
    Upload,
    Form,

    /// <summary>A first piece of work that is used: a card that is finished, or a proposal that is decided.</summary>
    FirstContribution,
}

/// <summary>Who does a step, by what they are to the new person (product.md O3).</summary>
public enum StepOwner
{
    NewHire,
    Buddy,
    Manager,
    HR,
    IT,

    /// <summary>One person, whoever the new one is.</summary>
    Named,
}

/// <summary>What a kind of step needs before it can be given to anybody.</summary>
public enum StepNeed
{
    Nothing,
    Link,
    Questions,
    Fields,
}

/// <summary>A kind in words.</summary>
/// <param name="Label">As it stands in lists and files.</param>
/// <param name="Meaning">What its owner does, in a sentence.</param>
public sealed record StepKindFacts(StepKind Kind, string Label, string Meaning, StepNeed Need);

/// <summary>The kinds and owners of steps in words.</summary>
public static class StepWords
{
    public static readonly IReadOnlyList<StepKindFacts> Kinds =
    [
        new(StepKind.Read, "Read", "Reads what the link leads to, and confirms it.", StepNeed.Link),
        new(StepKind.Watch, "Watch", "Watches what the link leads to.", StepNeed.Link),
        new(StepKind.Do, "Do", "Does what the step says.", StepNeed.Nothing),
        new(
            StepKind.Meet,
            "Meet",
            "Gets to know somebody: a few lines in writing first, a talk if both want one.",
            StepNeed.Nothing
        ),
        new(StepKind.Write, "Write", "Writes something that others read, such as an introduction.", StepNeed.Nothing),
        new(StepKind.Quiz, "Quiz", "Answers a few questions, each with one right answer.", StepNeed.Questions),
        new(StepKind.Upload, "Upload", "Adds a file.", StepNeed.Nothing),
        new(StepKind.Form, "Form", "Fills in a few fields.", StepNeed.Fields),
        new(
            StepKind.FirstContribution,
            "First contribution",
            "Finishes a first card or brings a first proposal to its decision.",
            StepNeed.Nothing
        ),
    ];

    static readonly string[] Owners = ["New hire", "Buddy", "Manager", "HR", "IT", "Named person"];

    public static StepKindFacts Facts(this StepKind kind) => Kinds[(int)kind];

    public static string Text(this StepKind kind) => kind.Facts().Label;

    public static string Text(this StepOwner owner) => Owners[(int)owner];

    /// <summary>The kind that is called so, in any case; null when none is.</summary>
    public static StepKind? KindOf(string? label) =>
        Kinds.FirstOrDefault(k => Is(k.Label, label) || Is(k.Kind.ToString(), label))?.Kind;

    /// <summary>The owner that is called so, in any case; null when none is. A named person is called by the name.</summary>
    public static StepOwner? OwnerOf(string? label)
    {
        for (var owner = StepOwner.NewHire; owner < StepOwner.Named; owner++)
            if (Is(owner.Text(), label) || Is(owner.ToString(), label))
                return owner;
        return null;
    }

    /// <summary><c>first day</c>, <c>working day 5</c>, <c>10 working days before</c>.</summary>
    public static string DueText(int days) =>
        days switch
        {
            0 => "on the first day",
            -1 => "1 working day before",
            < 0 => $"{-days} working days before",
            1 => "1 working day after",
            _ => $"{days} working days after",
        };

    static bool Is(string known, string? said) => string.Equals(known, said?.Trim(), StringComparison.OrdinalIgnoreCase);
}
