using AsyncWork.Web.Files;
using AsyncWork.Web.Pages.Wiki;
using DiffPlex.DiffBuilder.Model;

namespace AsyncWork.Web.Pages.Files;

/// <summary>A line of two versions side by side in one: kept, added or removed. Null stands for lines that are left out because they are alike.</summary>
public sealed record ComparedLine(string? Text, ChangeType Change)
{
    public string Sign =>
        Change == ChangeType.Inserted ? "+"
        : Change == ChangeType.Deleted ? "−"
        : "";
}

/// <summary>Reads stored texts to show and compare them (product.md F2, F6).</summary>
public sealed class FileTexts(FileStore store)
{
    /// <summary>More than this nobody reads in a browser; the download has it all.</summary>
    public const int MostCharacters = 64 * 1024;

    const int MostCompared = 256 * 1024;

    /// <summary>More lines than this that differ on either side are shown as gone and come, all of them: to compare them takes too long.</summary>
    const int MostLines = 6_000;
    const int Around = 3;

    /// <summary>The beginning of a text; null when its content is missing.</summary>
    public async Task<string?> BeginningAsync(string hash, CancellationToken cancellation, int most = MostCharacters)
    {
        if (!store.Has(hash))
            return null;
        using var reader = new StreamReader(store.Open(hash));
        var buffer = new char[most];
        return new string(buffer, 0, await reader.ReadBlockAsync(buffer, cancellation));
    }

    /// <summary>What changed from one text to another, with a few lines around each change; null when a content is missing.</summary>
    public async Task<IReadOnlyList<ComparedLine>?> CompareAsync(string from, string to, CancellationToken cancellation)
    {
        var before = await BeginningAsync(from, cancellation, MostCompared);
        var after = await BeginningAsync(to, cancellation, MostCompared);
        return before is null || after is null ? null : Compare(before, after);
    }

    public static IReadOnlyList<ComparedLine> Compare(string before, string after)
    {
        var lines = Lines(before.ReplaceLineEndings("\n").Split('\n'), after.ReplaceLineEndings("\n").Split('\n'));
        var near = new bool[lines.Count];
        for (var i = 0; i < lines.Count; i++)
            if (lines[i].Change != ChangeType.Unchanged)
                Array.Fill(near, true, Math.Max(0, i - Around), Math.Min(lines.Count, i + Around + 1) - Math.Max(0, i - Around));
        var shown = new List<ComparedLine>();
        for (var i = 0; i < lines.Count; i++)
            if (near[i])
                shown.Add(lines[i]);
            else if (shown is [] or [.., { Text: not null }])
                shown.Add(new(null, ChangeType.Unchanged));
        return shown;
    }

    static List<ComparedLine> Lines(string[] before, string[] after)
    {
        var (lines, at) = (new List<ComparedLine>(), 0);
        foreach (var block in LineDiff.Blocks(before, after, MostLines))
        {
            Add(before[at..block.From], ChangeType.Unchanged);
            Add(before[block.From..(block.From + block.OldCount)], ChangeType.Deleted);
            Add(after[block.NewFrom..(block.NewFrom + block.NewCount)], ChangeType.Inserted);
            at = block.From + block.OldCount;
        }
        Add(before[at..], ChangeType.Unchanged);
        return lines;

        void Add(string[] texts, ChangeType change) => lines.AddRange(texts.Select(t => new ComparedLine(t, change)));
    }
}
