namespace AsyncWork.Domain.Norms;

/// <summary>When writing is not enough.</summary>
public enum Situation
{
    /// <summary>It cannot wait for the norm.</summary>
    Urgent,
    Crisis,

    /// <summary>Two people wrote back and forth three times.</summary>
    RoundTrips,
    Sensitive,

    /// <summary>In words of their own.</summary>
    Own,
}

/// <summary>A step as somebody writes it.</summary>
public sealed record StepText(Situation Situation, string? OwnWords, string? Do, string? By);

/// <summary>A step of the ladder: in which situation to do what, and by when (product.md P13).</summary>
public sealed class EscalationStep
{
    public const int LongestOwnWords = 100;
    public const int LongestDo = 400;
    public const int LongestBy = 100;

    EscalationStep() { }

    internal EscalationStep(StepText text, int rank)
    {
        (Rank, Situation) = (rank, text.Situation);
        OwnWords = Situation == Situation.Own ? text.OwnWords!.Trim() : "";
        (Do, By) = (StoredText.Lines(text.Do).Trim(), text.By?.Trim() ?? "");
    }

    public int Id { get; private set; }
    public int LadderId { get; private set; }
    public int Rank { get; private set; }
    public Situation Situation { get; private set; }
    public string OwnWords { get; private set; } = "";

    /// <summary>What to do.</summary>
    public string Do { get; private set; } = "";

    /// <summary>By when, in words; empty for none.</summary>
    public string By { get; private set; } = "";
    public StepText Text => new(Situation, OwnWords, Do, By);

    public static string? WhyNot(StepText step) =>
        !Enum.IsDefined(step.Situation) ? "Choose a situation."
        : step.Situation == Situation.Own && StoredText.WhyNotName(step.OwnWords, "A situation", LongestOwnWords) is { } own
            ? string.IsNullOrWhiteSpace(step.OwnWords) ? "Say in your own words when this step is taken."
                : own
        : string.IsNullOrWhiteSpace(step.Do) ? "Say for each step what to do."
        : StoredText.WhyNotText(step.Do, "What to do", LongestDo) ?? StoredText.WhyNotText(step.By, "By when", LongestBy);
}
