using System.Text;
using AsyncWork.Domain.Boards;

namespace AsyncWork.Web.Importing.Boards;

/// <summary>Makes texts of other tools fit, without losing any of a card: what is too long for a title or an item goes on in the card's text.</summary>
sealed class ForeignTexts
{
    readonly SortedDictionary<string, int> counts = new(StringComparer.Ordinal);

    /// <summary>What was changed to fit, each a sentence.</summary>
    public IEnumerable<string> Losses => counts.Select(c => $"{c.Value:N0} {c.Key}.");

    public void Count(string what) => counts[what] = counts.GetValueOrDefault(what) + 1;

    /// <summary>One line of at most so many characters.</summary>
    public static string Line(string? text, int longest, string unless)
    {
        var line = CellReading.Line(Clean(text));
        return line.Length == 0 ? unless
            : line.Length > longest ? Cut(line, longest)
            : line;
    }

    /// <summary>The name of a column or a label.</summary>
    public string Name(string? text, int longest, string unless)
    {
        var line = Line(text, int.MaxValue, unless);
        if (line.Length <= longest)
            return line;
        Count($"names of columns or labels had more than {longest} characters and were cut");
        return Cut(line, longest);
    }

    /// <param name="whole">What the card's text begins with, when the title had to be cut; else empty.</param>
    public string Title(string? text, out string whole)
    {
        var line = Line(text, int.MaxValue, "Untitled");
        whole = "";
        if (line.Length <= Card.LongestTitle)
            return line;
        whole = line + "\n\n";
        Count($"titles had more than {Card.LongestTitle} characters: they are cut, and stand in full in the card's text");
        return Cut(line, Card.LongestTitle);
    }

    /// <summary>A checklist as one or several that fit; items that are too long stand in full in the text.</summary>
    public IReadOnlyList<ForeignChecklist> Checklists(string? key, string name, IEnumerable<ForeignStep> steps, ref string text)
    {
        var fitting = new List<ForeignStep>();
        foreach (var step in steps)
        {
            if (step.Text.Length <= ChecklistItem.LongestText)
            {
                fitting.Add(step);
                continue;
            }
            Count(
                $"items of checklists had more than {ChecklistItem.LongestText} characters: they are cut, and stand in full in the card's text"
            );
            text += $"\n\n{step.Text}";
            fitting.Add(step with { Text = Cut(step.Text, ChecklistItem.LongestText) });
        }
        name = Line(name, Checklist.LongestName - 6, "Checklist");
        if (fitting.Count == 0)
            return [new(name, [], key)];
        return fitting
            .Chunk(Checklist.MostItems)
            .Select((part, i) => new ForeignChecklist(i == 0 ? name : $"{name} ({i + 1})", part, i == 0 ? key : null))
            .ToList();
    }

    /// <summary>Text without what cannot be stored: control characters and halves of letters.</summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (rune.Value is '\n' or '\r' or '\t' || !(Rune.IsControl(rune) || rune == Rune.ReplacementChar))
                clean.Append(rune);
        return clean.ToString();
    }

    /// <summary>The key of a thing in its source, if it can be kept.</summary>
    public static string? Key(string? key) =>
        key is { Length: > 0 and <= Checklist.LongestSourceKey } && key.All(char.IsAscii) ? key : null;

    static string Cut(string line, int longest)
    {
        var end = longest - 1;
        if (char.IsHighSurrogate(line[end - 1]))
            end--;
        return line[..end] + "…";
    }
}
