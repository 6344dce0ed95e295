using DiffPlex;

namespace AsyncWork.Web.Pages.Wiki;

/// <summary>Lines of the former text that others take the place of.</summary>
/// <param name="From">The first line, from 0.</param>
sealed record LineBlock(int From, int OldCount, int NewFrom, int NewCount);

/// <summary>What differs between two texts, in whole lines.</summary>
static class LineDiff
{
    /// <param name="most">When more lines than this have to be compared on either side, all of them count as changed: finding out would take too long.</param>
    public static List<LineBlock> Blocks(string[] before, string[] after, int most)
    {
        var start = 0;
        while (start < before.Length && start < after.Length && before[start] == after[start])
            start++;
        var end = 0;
        while (end < before.Length - start && end < after.Length - start && before[^(end + 1)] == after[^(end + 1)])
            end++;
        var (old, now) = (before[start..^end], after[start..^end]);
        if (old.Length == 0 && now.Length == 0)
            return [];
        // One empty line is no text at all to what compares them.
        if (old is [] or [""] || now is [] or [""] || old.Length > most || now.Length > most)
            return [new(start, old.Length, start, now.Length)];
        var diff = Differ.Instance.CreateDiffs(
            string.Join('\n', old),
            string.Join('\n', now),
            ignoreWhiteSpace: false,
            ignoreCase: false,
            LineByLine.Instance
        );
        return
        [
            .. diff.DiffBlocks.Select(b => new LineBlock(
                start + b.DeleteStartA,
                b.DeleteCountA,
                start + b.InsertStartB,
                b.InsertCountB
            )),
        ];
    }

    /// <summary>Lines as they are stored, without a second kind of line end.</summary>
    sealed class LineByLine : IChunker
    {
        public static readonly LineByLine Instance = new();

        public IReadOnlyList<string> Chunk(string text) => text.Split('\n');
    }
}
