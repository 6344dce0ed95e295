using AsyncWork.Web.Pages.Comments;

namespace AsyncWork.Web.Search;

/// <summary>A piece of a text that is shown; marked when it is what was searched for.</summary>
public sealed record ExcerptPart(string Text, bool IsMarked);

/// <summary>The part of a text that shows best why it was found.</summary>
public static class SearchExcerpt
{
    const int Longest = 220;

    /// <summary>So much is shown before the first word that was found.</summary>
    const int Before = 40;

    /// <summary>The whole of a title, with marks.</summary>
    public static IReadOnlyList<ExcerptPart> All(string stored, SearchWords words)
    {
        var text = Letters.Read(stored);
        return Cut(text, 0, text.Length, Marks(text, words));
    }

    /// <summary>A line or two of a text, around the words that were found; its beginning when none of them is in it.</summary>
    public static IReadOnlyList<ExcerptPart> Best(string stored, SearchWords words)
    {
        var text = Letters.Read(stored);
        var marks = Marks(text, words);
        var (from, to) = Window(text, marks);
        return Cut(text, from, to, marks);
    }

    /// <summary>From where to where, so that as many different words as can be are within.</summary>
    static (int From, int To) Window(string text, List<Mark> marks)
    {
        var (best, most) = (marks.Count == 0 ? 0 : marks[0].From, 0);
        for (var i = 0; i < marks.Count; i++)
        {
            var within = 0L;
            for (var j = i; j < marks.Count && marks[j].To <= marks[i].From + Longest - Before; j++)
                within |= 1L << marks[j].Word;
            if (System.Numerics.BitOperations.PopCount((ulong)within) is var words && words > most)
                (best, most) = (marks[i].From, words);
        }
        if (best <= Before)
            return (0, EndOfWord(text, Math.Min(text.Length, Longest)));
        var from = best - Before;
        while (from < best && !char.IsWhiteSpace(text[from - 1]))
            from++;
        return (from, EndOfWord(text, Math.Min(text.Length, from + Longest)));
    }

    static int EndOfWord(string text, int to)
    {
        if (to >= text.Length)
            return text.Length;
        var end = to;
        while (end > to - Before && end > 0 && !char.IsWhiteSpace(text[end]))
            end--;
        return end > to - Before && end > 0 ? end : Excerpt.Of(text, to).Length;
    }

    static List<ExcerptPart> Cut(string text, int from, int to, List<Mark> marks)
    {
        var parts = new List<ExcerptPart>();
        var at = from;
        foreach (var mark in marks.Where(m => m.From >= from && m.To <= to))
        {
            if (mark.From < at)
                continue;
            Add(text[at..mark.From], isMarked: false);
            Add(text[mark.From..mark.To], isMarked: true);
            at = mark.To;
        }
        Add(text[at..to], isMarked: false);
        if (parts.Count > 0 && from > 0)
            parts.Insert(0, new("… ", false));
        if (parts.Count > 0 && to < text.Length)
            parts.Add(new(" …", false));
        return parts;

        void Add(string piece, bool isMarked)
        {
            if (piece.Length > 0)
                parts.Add(new(piece, isMarked));
        }
    }

    /// <summary>Where the words stand, in their order; no farther than to where all of them stood close to each other.</summary>
    static List<Mark> Marks(string text, SearchWords words)
    {
        var tokens = Tokens(words).Distinct().Take(MostTokens).ToList();
        var (marks, last) = (new List<Mark>(), new int[tokens.Count]);
        Array.Fill(last, int.MinValue / 2);
        var (isAnywhere, enough) = (tokens.Exists(t => t.IsAnywhere), text.Length);
        for (var i = 0; i < enough && marks.Count < MostMarks; i++)
        {
            if (!isAnywhere && i > 0 && IsInWord(text[i - 1]))
                continue;
            for (var word = 0; word < tokens.Count; word++)
            {
                if (EndOf(tokens[word], text, i) is not { } end)
                    continue;
                marks.Add(new(i, end, word));
                last[word] = i;
                if (enough == text.Length && i - last.Min() < Longest - 2 * Before)
                    enough = Math.Min(text.Length, i + Longest);
                i = end - 1;
                break;
            }
        }
        return marks;
    }

    const int MostTokens = 60;
    const int MostMarks = 300;

    /// <summary>The words as the index has them: a phrase is several, and so is a sentence without spaces.</summary>
    static IEnumerable<Token> Tokens(SearchWords words)
    {
        foreach (var term in words.Terms)
        {
            var text = Letters.Read(term.Text);
            if (words.NeedsParts || Letters.HasUnspaced(text))
            {
                yield return new(Folded(text), IsBeginning: false, IsAnywhere: true);
                continue;
            }
            for (int i = 0, end; i < text.Length; i = end)
            {
                end = i;
                while (end < text.Length && IsInWord(text[end]))
                    end++;
                if (end > i)
                    yield return new(Folded(text[i..end]), term.IsBeginning && end == text.Length, IsAnywhere: false);
                else
                    end++;
            }
        }
    }

    /// <summary>Where a word ends that begins here and is meant; null when none does.</summary>
    static int? EndOf(Token token, string text, int at)
    {
        if (at + token.Text.Length > text.Length || Letters.Fold(text[at]) != token.Text[0])
            return null;
        if (!token.IsAnywhere && at > 0 && IsInWord(text[at - 1]))
            return null;
        for (var i = 0; i < token.Text.Length; i++)
            if (Letters.Fold(text[at + i]) != token.Text[i])
                return null;
        var end = at + token.Text.Length;
        if (token.IsAnywhere || end == text.Length || !IsInWord(text[end]))
            return end;
        if (!token.IsBeginning)
            return null;
        while (end < text.Length && IsInWord(text[end]))
            end++;
        return end;
    }

    static bool IsInWord(char c) => Letters.IsPartOfWord(c) || char.IsSurrogate(c);

    static string Folded(string text) => string.Concat(text.Select(Letters.Fold));

    sealed record Token(string Text, bool IsBeginning, bool IsAnywhere);

    readonly record struct Mark(int From, int To, int Word);
}
