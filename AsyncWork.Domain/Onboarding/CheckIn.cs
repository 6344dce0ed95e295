using NodaTime;

namespace AsyncWork.Domain.Onboarding;

/// <summary>What somebody says 30, 60 or 90 days after their first day (product.md O11). Their manager and HR read it.</summary>
/// <param name="Ready">From 1, lost, to 5, at home.</param>
/// <param name="Missing">What the template lacks.</param>
public sealed record CheckInAnswer(int? Ready, string? Helped, string? Missing)
{
    /// <summary>Why it cannot be said so; null when it can.</summary>
    public string? WhyNot() =>
        Ready is not (>= 1 and <= 5)
            ? "Choose how ready you feel, from 1 to 5."
            : StoredText.WhyNotText(Helped, "What helped", CheckIn.LongestText)
                ?? StoredText.WhyNotText(Missing, "What was missing", CheckIn.LongestText);
}

/// <summary>A look back after 30, 60 or 90 days.</summary>
public sealed class CheckIn
{
    public const int LongestText = 2_000;

    /// <summary>In calendar days after the first day.</summary>
    public static readonly IReadOnlyList<int> Days = [30, 60, 90];

    CheckIn() { }

    internal CheckIn(int day) => Day = day;

    public int PlanId { get; private set; }

    /// <summary>30, 60 or 90.</summary>
    public int Day { get; private set; }

    /// <summary>That day after the first one, or the next on which the person works.</summary>
    public LocalDate DueOn { get; private set; }
    public Instant? AnsweredAt { get; private set; }
    public int? Ready { get; private set; }
    public string Helped { get; private set; } = "";
    public string Missing { get; private set; } = "";
    public Instant? RemindedAt { get; private set; }

    internal void BeDueOn(LocalDate day)
    {
        if (DueOn != day)
            (DueOn, RemindedAt) = (day, null);
    }

    internal void Answer(CheckInAnswer answer, Instant now)
    {
        (Ready, AnsweredAt) = (answer.Ready, now);
        (Helped, Missing) = (StoredText.Lines(answer.Helped).Trim(), StoredText.Lines(answer.Missing).Trim());
    }

    public void Remind(Instant now) => RemindedAt = now;
}
