using DiffPlex;

namespace AsyncWork.Web.Pages.Wiki;

/// <summary>A stretch of a line: kept, or part of what was changed.</summary>
public sealed record DiffWord(string Text, bool IsChanged);

/// <summary>A line of one of two texts.</summary>
/// <param name="Number">In its text, from 1.</param>
public sealed record DiffLine(int Number, IReadOnlyList<DiffWord> Words);

/// <summary>A row of two texts side by side. Both null stands for lines that are left out because they are alike.</summary>
public sealed record DiffRow(DiffLine? Before, DiffLine? After, bool IsChanged)
{
    public bool IsGap => Before is null && After is null;
}

/// <summary>What changed from one text to another, line by line and within lines (product.md D9).</summary>
public sealed record TextDiff(IReadOnlyList<DiffRow> Rows, int Added, int Removed)
{
    const int Around = 3;

    /// <summary>Longer lines are compared as a whole: within them every word would have to be held against every other.</summary>
    const int LongestLine = 2_000;

    /// <summary>Texts that have less in common than this many lines apart are shown as one that went and one that came.</summary>
    internal const int MostEdits = 6_000;
    static readonly char[] Separators = [' ', '\t', '.', '(', ')', '{', '}', ',', '!', '?', ';', '|', '/', '[', ']', '*', '_'];

    public bool IsEmpty => Added + Removed == 0;

    public static TextDiff Of(string before, string after)
    {
        var (old, now) = (before.Split('\n'), after.Split('\n'));
        var rows = new List<DiffRow>();
        var (added, removed, at, to) = (0, 0, 0, 0);
        foreach (var block in LineDiff.Blocks(old, now, MostEdits))
        {
            Keep(block.From);
            var (gone, come) = (block.OldCount, block.NewCount);
            for (var i = 0; i < Math.Max(gone, come); i++)
            {
                var (left, right) = (i < gone ? old[at + i] : null, i < come ? now[to + i] : null);
                var (leftWords, rightWords) = Words(left, right);
                rows.Add(
                    new(
                        left is null ? null : new(at + i + 1, leftWords),
                        right is null ? null : new(to + i + 1, rightWords),
                        IsChanged: true
                    )
                );
            }
            (added, removed, at, to) = (added + come, removed + gone, at + gone, to + come);
        }
        Keep(old.Length);
        return new(Fold(rows), added, removed);

        void Keep(int until)
        {
            for (; at < until; at++, to++)
                rows.Add(new(new(at + 1, [new(old[at], false)]), new(to + 1, [new(now[to], false)]), IsChanged: false));
        }
    }

    static (IReadOnlyList<DiffWord>, IReadOnlyList<DiffWord>) Words(string? before, string? after)
    {
        if (before is null || after is null || before.Length > LongestLine || after.Length > LongestLine)
            return ([new(before ?? "", true)], [new(after ?? "", true)]);
        var diff = Differ.Instance.CreateWordDiffs(before, after, ignoreWhitespace: false, Separators);
        return (
            Side(diff.PiecesOld, [.. diff.DiffBlocks.Select(b => (b.DeleteStartA, b.DeleteCountA))]),
            Side(diff.PiecesNew, [.. diff.DiffBlocks.Select(b => (b.InsertStartB, b.InsertCountB))])
        );

        static IReadOnlyList<DiffWord> Side(IReadOnlyList<string> pieces, List<(int From, int Count)> changed)
        {
            var (words, at) = (new List<DiffWord>(), 0);
            foreach (var (from, count) in changed)
            {
                Add(from, false);
                Add(from + count, true);
            }
            Add(pieces.Count, false);
            return words;

            void Add(int until, bool isChanged)
            {
                if (until > at)
                    words.Add(new(string.Concat(pieces.Skip(at).Take(until - at)), isChanged));
                at = Math.Max(at, until);
            }
        }
    }

    /// <summary>Leaves out what is alike, but for a few lines around each change.</summary>
    static List<DiffRow> Fold(List<DiffRow> rows)
    {
        var near = new bool[rows.Count];
        for (var i = 0; i < rows.Count; i++)
            if (rows[i].IsChanged)
                Array.Fill(near, true, Math.Max(0, i - Around), Math.Min(rows.Count, i + Around + 1) - Math.Max(0, i - Around));
        var shown = new List<DiffRow>();
        for (var i = 0; i < rows.Count; i++)
            if (near[i])
                shown.Add(rows[i]);
            else if (shown is [] or [.., { IsGap: false }])
                shown.Add(new(null, null, IsChanged: false));
        return shown;
    }
}
