namespace AsyncWork.Domain.Wiki;

/// <summary>A pattern for new pages, with sections that must not be empty when one is published (product.md D13).</summary>
public sealed class PageTemplate
{
    public const int LongestName = 100;
    public const int LongestText = 100_000;
    public const int LongestSections = 2_000;
    public const int MostSections = 30;

    PageTemplate() { }

    /// <param name="space">Null for a pattern of all spaces.</param>
    /// <exception cref="InvalidOperationException">Something cannot be stored.</exception>
    public PageTemplate(int? space, string name, string text, string? requiredSections)
    {
        SpaceId = space;
        Fill(name, text, requiredSections);
    }

    public int Id { get; private set; }
    public int? SpaceId { get; private set; }
    public string Name { get; private set; } = "";
    public string Text { get; private set; } = "";

    /// <summary>Headings, one a line, under which something must stand before a page is published.</summary>
    public string RequiredSections { get; private set; } = "";
    public int Version { get; private set; }

    public static string? WhyNotFill(string? name, string? text, string? requiredSections) =>
        Wrong(name, text, requiredSections)?.Reason;

    /// <summary>What of it cannot be stored, and why; null when all can.</summary>
    public static (string Part, string Reason)? Wrong(string? name, string? text, string? requiredSections) =>
        StoredText.WhyNotName(name, "A template's name", LongestName) is { } named ? (nameof(Name), named)
        : StoredText.WhyNotText(text, "A template", LongestText) is { } written ? (nameof(Text), written)
        : WhyNotRequire(requiredSections, text) is { } asked ? (nameof(RequiredSections), asked)
        : null;

    static string? WhyNotRequire(string? sections, string? text) =>
        StoredText.WhyNotText(sections, "The list of sections", LongestSections) is { } reason ? reason
        : SectionsOf(sections) is { Count: > MostSections } ? $"A template asks for at most {MostSections} sections."
        : SectionsOf(sections).FirstOrDefault(s => !PageSections.Of(text ?? "").Any(h => h.Is(s))) is { } absent
            ? $"The template has no heading “{absent}”. Write it into the text, or leave it out of the list."
        : null;

    /// <exception cref="InvalidOperationException"><see cref="WhyNotFill"/> has a reason.</exception>
    public void Fill(string name, string text, string? requiredSections)
    {
        StoredText.Refuse(WhyNotFill(name, text, requiredSections));
        (Name, Text) = (name.Trim(), text);
        RequiredSections = string.Join('\n', SectionsOf(requiredSections));
        Version++;
    }

    /// <summary>The required sections that are missing in a text or have nothing under their heading.</summary>
    public static IReadOnlyList<string> Lacking(string? requiredSections, string text)
    {
        var required = SectionsOf(requiredSections);
        if (required.Count == 0)
            return [];
        var sections = PageSections.Of(text);
        return [.. required.Where(name => !sections.Any(s => s.Is(name) && s.HasText))];
    }

    static List<string> SectionsOf(string? lines) =>
        [
            .. (lines ?? "")
                .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Distinct(StringComparer.Ordinal),
        ];
}
