using System.Globalization;
using System.Text;

namespace AsyncWork.Web.Search;

/// <summary>Letters as a search compares them.</summary>
public static class Letters
{
    /// <summary>
    /// Stands between the signs of scripts that write no spaces, so that each of them is a word to the full-text index and any part of a
    /// sentence can be found. Nobody sees it.
    /// </summary>
    public const char Gap = '\u200B';

    static readonly char[] Bases = new char[char.MaxValue + 1];

    /// <summary>A letter without its case and accents: what the full-text index compares. One character gives one.</summary>
    public static char Fold(char letter)
    {
        if (letter < 128)
            return char.ToLowerInvariant(letter);
        // Zero is not known yet; two threads that find it out at once find the same.
        if (Bases[letter] is not '\0' and var known)
            return known;
        var parts = char.IsSurrogate(letter) ? "" : letter.ToString().Normalize(NormalizationForm.FormD);
        var isAccented = parts.Length > 1 && parts.Skip(1).All(c => char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark);
        return Bases[letter] = char.ToLowerInvariant(isAccented ? parts[0] : letter);
    }

    /// <summary>A letter or digit: words are made of these, all else stands between them.</summary>
    public static bool IsPartOfWord(char letter) => char.IsLetter(letter) || char.IsNumber(letter);

    /// <summary>Whether a text has signs of scripts that write no spaces between words.</summary>
    public static bool HasUnspaced(string text) => text.EnumerateRunes().Any(IsUnspaced);

    /// <summary>
    /// A text as it is stored to be found: one form for each accented letter, nothing that is no text, and a <see cref="Gap"/> around each sign
    /// of scripts that write no spaces.
    /// </summary>
    /// <param name="longest">Where it is cut.</param>
    public static string Spaced(string text, int longest)
    {
        var spaced = new StringBuilder(Math.Min(text.Length, longest) + 16);
        var wasUnspaced = false;
        foreach (var rune in Composed(text).EnumerateRunes())
        {
            var sign = Rune.IsControl(rune) && rune.Value is not '\n' || rune == Rune.ReplacementChar ? new Rune(' ') : rune;
            if (sign.Value == Gap)
                continue;
            var isUnspaced = IsUnspaced(sign);
            if (spaced.Length + sign.Utf16SequenceLength + 1 > longest)
                break;
            if ((isUnspaced || wasUnspaced) && spaced.Length > 0)
                spaced.Append(Gap);
            spaced.Append(sign);
            wasUnspaced = isUnspaced;
        }
        return spaced.ToString();
    }

    /// <summary>A stored text as people read it.</summary>
    public static string Read(string spaced) => spaced.Replace("\u200B", "", StringComparison.Ordinal);

    // A lone half of a sign is not text, and cannot be normalised.
    static string Composed(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            return string.Concat(text.EnumerateRunes()).Normalize(NormalizationForm.FormC);
        }
    }

    /// <summary>Han, kana, hangul, and the scripts of Thailand, Laos, Myanmar and Cambodia.</summary>
    static bool IsUnspaced(Rune sign) =>
        sign.Value
            is (>= 0x0E01 and <= 0x0EFF)
                or (>= 0x1000 and <= 0x109F)
                or (>= 0x1780 and <= 0x17FF)
                or (>= 0x1100 and <= 0x11FF)
                or (>= 0x3041 and <= 0x30FF)
                or (>= 0x3400 and <= 0x4DBF)
                or (>= 0x4E00 and <= 0x9FFF)
                or (>= 0xAC00 and <= 0xD7AF)
                or (>= 0xF900 and <= 0xFAFF)
                or (>= 0x20000 and <= 0x3FFFF);
}
