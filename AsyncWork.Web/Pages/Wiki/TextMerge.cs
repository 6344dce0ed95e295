namespace AsyncWork.Web.Pages.Wiki;

/// <summary>What two people made of one text.</summary>
/// <param name="Text">Both changes put together; where both changed the same lines, both variants with marks around them.</param>
/// <param name="Conflicts">How many places have both variants.</param>
public sealed record MergedText(string Text, int Conflicts)
{
    public bool IsClean => Conflicts == 0;
}

/// <summary>
/// Puts two changes of the same text together, line by line: what only one of them changed is taken from that one. Nothing that either
/// wrote is lost. Of texts that differ in more lines than can be compared, all that differs is one place.
/// </summary>
public static class TextMerge
{
    public const string Mine = "<<<<<<< yours";
    public const string Between = "=======";
    public const string Theirs = ">>>>>>> theirs";

    /// <summary>The text still has two variants of a place.</summary>
    public static bool HasMarks(string text) => text.Split('\n').Any(line => line.TrimEnd() is Mine or Theirs);

    public static MergedText Merge(string before, string mine, string theirs)
    {
        if (mine == theirs || theirs == before)
            return new(mine, 0);
        if (mine == before)
            return new(theirs, 0);
        var lines = before.Split('\n');
        var (my, their) = (Change.All(lines, mine), Change.All(lines, theirs));
        var (merged, conflicts, at, m, t) = (new List<string>(), 0, 0, 0, 0);
        while (m < my.Count || t < their.Count)
        {
            var start = Math.Min(m < my.Count ? my[m].From : int.MaxValue, t < their.Count ? their[t].From : int.MaxValue);
            merged.AddRange(lines[at..start]);
            // All changes that touch each other are one place.
            var (mFrom, tFrom, end) = (m, t, start);
            for (var grown = true; grown; )
            {
                grown = false;
                if (m < my.Count && my[m].Touches(start, end, m == mFrom && t == tFrom))
                    (end, m, grown) = (Math.Max(end, my[m].To), m + 1, true);
                if (t < their.Count && their[t].Touches(start, end, m == mFrom && t == tFrom))
                    (end, t, grown) = (Math.Max(end, their[t].To), t + 1, true);
            }
            var (mineHere, theirsHere) = (
                Change.Apply(lines, start, end, my, mFrom, m),
                Change.Apply(lines, start, end, their, tFrom, t)
            );
            if (t == tFrom || mineHere.SequenceEqual(theirsHere, StringComparer.Ordinal))
                merged.AddRange(mineHere);
            else if (m == mFrom)
                merged.AddRange(theirsHere);
            else
            {
                conflicts++;
                merged.AddRange([Mine, .. mineHere, Between, .. theirsHere, Theirs]);
            }
            at = end;
        }
        merged.AddRange(lines[at..]);
        return new(string.Join('\n', merged), conflicts);
    }

    /// <summary>Lines of the former text that were replaced by others.</summary>
    /// <param name="To">The first line that stays.</param>
    sealed record Change(int From, int To, string[] Lines)
    {
        /// <summary>Two changes of neighbouring lines are one place too: what fits together there, no program knows.</summary>
        public bool Touches(int start, int end, bool isFirst) => isFirst ? From == start : From <= end;

        public static List<Change> All(string[] before, string after)
        {
            var lines = after.Split('\n');
            return
            [
                .. LineDiff
                    .Blocks(before, lines, TextDiff.MostEdits)
                    .Select(b => new Change(b.From, b.From + b.OldCount, lines[b.NewFrom..(b.NewFrom + b.NewCount)])),
            ];
        }

        public static List<string> Apply(string[] lines, int start, int end, List<Change> changes, int first, int last)
        {
            var (result, at) = (new List<string>(), start);
            foreach (var change in changes[first..last])
            {
                result.AddRange(lines[at..change.From]);
                result.AddRange(change.Lines);
                at = change.To;
            }
            result.AddRange(lines[at..end]);
            return result;
        }
    }
}
