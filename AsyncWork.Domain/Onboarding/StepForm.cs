namespace AsyncWork.Domain.Onboarding;

public sealed record FormField(string Label, bool IsRequired);

/// <summary>The fields of a step, as people write them: one a line, with a <c>*</c> at its end when it must be filled in.</summary>
public static class StepForm
{
    public const int MostFields = 20;
    public const int LongestLabel = 120;
    public const int LongestText = 4_000;

    /// <summary>Why these cannot be fields; null when they can, and when there are none.</summary>
    public static string? WhyNot(string? text)
    {
        if (StoredText.WhyNotText(text, "The fields of a form", LongestText) is { } reason)
            return reason;
        var fields = Read(text);
        return fields.Count > MostFields ? $"A form has at most {MostFields} fields: few are filled in, many are put off."
            : fields.Any(f => f.Label.Length > LongestLabel) ? $"The name of a field has at most {LongestLabel} characters."
            : fields.Any(f => f.Label.Length == 0) ? "Give each field a name."
            : fields.DistinctBy(f => f.Label, StringComparer.OrdinalIgnoreCase).Count() < fields.Count
                ? "Two fields have the same name. Give each its own."
            : fields.Select(f => SensitiveData.WhyNotAsk(f.Label)).FirstOrDefault(why => why is not null);
    }

    public static IReadOnlyList<FormField> Read(string? text) =>
        [.. Lines(text).Select(l => l.EndsWith('*') ? new FormField(l[..^1].TrimEnd(), true) : new FormField(l, false))];

    /// <summary>As it is stored: one a line.</summary>
    public static string Clean(string? text) => string.Join('\n', Lines(text));

    static string[] Lines(string? text) =>
        (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
