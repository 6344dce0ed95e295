using AsyncWork.Web.Files;
using DiffPlex.DiffBuilder;
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

    /// <summary>Beyond this a comparison takes too long.</summary>
    const int MostCompared = 256 * 1024;
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
        if (before is null || after is null)
            return null;
        var lines = InlineDiffBuilder.Diff(before, after, ignoreWhiteSpace: false).Lines;
        var near = new bool[lines.Count];
        for (var i = 0; i < lines.Count; i++)
            if (lines[i].Type != ChangeType.Unchanged)
                Array.Fill(near, true, Math.Max(0, i - Around), Math.Min(lines.Count, i + Around + 1) - Math.Max(0, i - Around));
        var shown = new List<ComparedLine>();
        for (var i = 0; i < lines.Count; i++)
            if (near[i])
                shown.Add(new(lines[i].Text, lines[i].Type));
            else if (shown is [] or [.., { Text: not null }])
                shown.Add(new(null, ChangeType.Unchanged));
        return shown;
    }
}
