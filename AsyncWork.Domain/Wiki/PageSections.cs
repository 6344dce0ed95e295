namespace AsyncWork.Domain.Wiki;

/// <summary>A heading of a Markdown text.</summary>
/// <param name="HasText">Something stands under it, itself or under a smaller heading.</param>
public sealed record PageSection(string Name, int Level, bool HasText)
{
    public bool Is(string name) => string.Equals(PageName.KeyOf(Name), PageName.KeyOf(name), StringComparison.Ordinal);
}

/// <summary>The sections of a Markdown text, read line by line: headings with #, outside of code.</summary>
public static class PageSections
{
    public static IReadOnlyList<PageSection> Of(string text)
    {
        var sections = new List<PageSection>();
        string? fence = null;
        foreach (var line in text.Split('\n').Select(l => l.Trim()))
        {
            var isFence = line.StartsWith("```", StringComparison.Ordinal) || line.StartsWith("~~~", StringComparison.Ordinal);
            if (isFence && fence is null)
                fence = line[..3];
            else if (isFence && line.StartsWith(fence!, StringComparison.Ordinal))
                fence = null;
            else if (fence is null && LevelOf(line) is { } level)
            {
                sections.Add(new(line.Trim('#').Trim(), level, HasText: false));
                continue;
            }
            if (line.Length > 0)
                Fill(sections);
        }
        return sections;
    }

    /// <summary>The last heading has text, and so have those it stands under.</summary>
    static void Fill(List<PageSection> sections)
    {
        var above = int.MaxValue;
        for (var i = sections.Count - 1; i >= 0 && above > 1; i--)
        {
            if (sections[i].Level >= above)
                continue;
            if (sections[i].HasText)
                return;
            above = sections[i].Level;
            sections[i] = sections[i] with { HasText = true };
        }
    }

    static int? LevelOf(string line)
    {
        var level = line.TakeWhile(c => c == '#').Count();
        return level is > 0 and < 7 && line.Length > level && char.IsWhiteSpace(line[level]) ? level : null;
    }
}
