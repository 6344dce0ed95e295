using System.Text;

namespace AsyncWork.Web.Search;

/// <summary>A word or phrase that has to be there.</summary>
/// <param name="Text">As <see cref="Letters.Spaced"/> writes it; no quotation marks and no control characters.</param>
/// <param name="IsBeginning">What begins so is meant too.</param>
public sealed record SearchTerm(string Text, bool IsBeginning);

/// <summary>
/// What somebody typed to search, read so that nothing in it can be wrong: words that all have to be there, the last of which may be
/// unfinished, and phrases in quotation marks. Signs that a database would take for its own language are only signs.
/// </summary>
public sealed class SearchWords
{
    public const int Longest = 200;
    const int MostTerms = 10;

    /// <summary>A beginning as short as this would find nearly everything.</summary>
    const int ShortestBeginning = 2;
    const string Quotes = "\"“”„«»";

    SearchWords(string typed, IReadOnlyList<SearchTerm> terms, bool needsParts) =>
        (Typed, Terms, NeedsParts) = (typed, terms, needsParts);

    /// <summary>What was typed, on one line and not too long.</summary>
    public string Typed { get; }

    /// <summary>Empty when there is nothing to search for.</summary>
    public IReadOnlyList<SearchTerm> Terms { get; }

    /// <summary>There are only signs of which no word is made, such as emoji: they are looked for in the texts, not in the index.</summary>
    public bool NeedsParts { get; }

    /// <summary>Something was typed, but no word.</summary>
    public bool IsOnlySigns => Typed.Length > 0 && Terms.Count == 0;

    public static SearchWords Read(string? typed)
    {
        var line = OneLine(typed ?? "");
        var terms = Split(line).Select(t => t with { Text = Letters.Spaced(t.Text, Longest * 2) }).ToList();
        var words = terms.Where(t => t.Text.Any(Letters.IsPartOfWord) || HasRareLetter(t.Text)).Take(MostTerms).ToList();
        if (words.Count > 0)
            return new(line, words, needsParts: false);
        var signs = terms.Where(t => t.Text.Any(c => c > 127)).Take(MostTerms).ToList();
        return new(line, signs, needsParts: signs.Count > 0);
    }

    static string OneLine(string typed)
    {
        var line = new StringBuilder();
        foreach (var rune in typed.EnumerateRunes())
        {
            if (line.Length + rune.Utf16SequenceLength > Longest)
                break;
            if (Rune.IsControl(rune) || Rune.IsWhiteSpace(rune) || rune == Rune.ReplacementChar)
                line.Append(' ');
            else
                line.Append(rune);
        }
        return string.Join(' ', line.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    static IEnumerable<SearchTerm> Split(string line)
    {
        for (var i = 0; i < line.Length; )
        {
            var isQuoted = Quotes.Contains(line[i], StringComparison.Ordinal);
            var from = isQuoted ? i + 1 : i;
            var end = isQuoted ? line.IndexOfAny(Quotes.ToCharArray(), from) : line.IndexOfAny([' ', .. Quotes], from);
            if (isQuoted && end < 0)
            {
                i++; // a quotation that does not end is no quotation
                continue;
            }
            end = end < 0 ? line.Length : end;
            if (line[from..end].Trim() is { Length: > 0 } text)
                yield return new(text, !isQuoted && end == line.Length && text.Length >= ShortestBeginning);
            i = isQuoted || end < line.Length && line[end] == ' ' ? end + 1 : end;
        }
    }

    /// <summary>Letters that take two characters.</summary>
    static bool HasRareLetter(string text) =>
        text.EnumerateRunes().Any(r => r.Utf16SequenceLength == 2 && Rune.IsLetterOrDigit(r));
}
