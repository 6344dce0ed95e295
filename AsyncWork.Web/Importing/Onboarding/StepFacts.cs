using System.Globalization;
using System.Text.RegularExpressions;
using AsyncWork.Domain.Onboarding;

namespace AsyncWork.Web.Importing.Onboarding;

/// <summary>
/// What a Markdown checklist has no signs for, as a line of words below an item: <c>_Meet · 2 working days after · optional · by Mia Novak_</c>.
/// </summary>
sealed partial record StepFacts(StepKind Kind, int DueDays, bool IsRequired, string? Owner)
{
    const string Between = " · ";

    public static string Write(StepContent step, string? owner) =>
        $"_{step.Kind.Text()}{Between}{StepWords.DueText(step.DueDays)}{(step.IsRequired ? "" : Between + "optional")}{(owner is null ? "" : $"{Between}by {owner}")}_";

    /// <summary>Null when the line says something else.</summary>
    public static StepFacts? Of(string line)
    {
        if (line is not ['_', .., '_'] || line.Length < 3)
            return null;
        var parts = line[1..^1].Split(Between, StringSplitOptions.TrimEntries);
        if (StepWords.KindOf(parts[0]) is not { } kind)
            return null;
        var facts = new StepFacts(kind, 0, true, null);
        foreach (var part in parts.Skip(1))
            if (DueOf(part) is { } due)
                facts = facts with { DueDays = due };
            else if (part == "optional")
                facts = facts with { IsRequired = false };
            else if (part.StartsWith("by ", StringComparison.Ordinal))
                facts = facts with { Owner = part[3..] };
            else
                return null;
        return facts;
    }

    static int? DueOf(string part) =>
        part == StepWords.DueText(0) ? 0
        : Due().Match(part) is { Success: true } due
        && int.TryParse(due.Groups["days"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var days)
            ? due.Groups["before"].Success ? -days
                : days
        : null;

    [GeneratedRegex(
        @"^(?<days>[0-9]{1,4}) working days? ((?<before>before)|after)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Due();
}
