using System.Globalization;
using System.Text;

namespace AsyncWork.Web.Reports.Pdf;

/// <summary>
/// Splits a line that reads from left to right into pieces in the order in which the eye meets them. Arabic and Hebrew stretches run from
/// right to left, numbers inside them from left to right: what names and titles need of the Unicode bidirectional algorithm.
/// </summary>
static class Bidi
{
    public readonly record struct Piece(string Text, bool RightToLeft);

    enum Kind
    {
        Left,
        Right,
        Number,
        Neutral,
    }

    public static IReadOnlyList<Piece> InVisualOrder(string text)
    {
        var runes = text.EnumerateRunes().ToArray();
        var kinds = runes.Select(KindOf).ToArray();
        if (!kinds.Contains(Kind.Right))
            return [new Piece(text, RightToLeft: false)];
        var pieces = new List<Piece>();
        var from = 0;
        while (from < runes.Length)
        {
            var start = Array.IndexOf(kinds, Kind.Right, from);
            if (start < 0)
                start = runes.Length;
            if (start > from)
                pieces.Add(new Piece(Join(runes, from, start), RightToLeft: false));
            if (start == runes.Length)
                break;
            from = EndOfStretch(kinds, start);
            pieces.AddRange(Stretch(runes, kinds, start, from));
        }
        return pieces;
    }

    /// <summary>A stretch goes on over spaces, signs and numbers as long as a letter of its direction or a number follows.</summary>
    static int EndOfStretch(Kind[] kinds, int start)
    {
        var end = start + 1;
        for (var i = end; i < kinds.Length && kinds[i] != Kind.Left; i++)
            if (kinds[i] != Kind.Neutral)
                end = i + 1;
        return end;
    }

    static List<Piece> Stretch(Rune[] runes, Kind[] kinds, int start, int end)
    {
        var pieces = new List<Piece>();
        for (var i = start; i < end; )
        {
            var isNumber = kinds[i] == Kind.Number;
            var next = i + 1;
            while (next < end && (kinds[next] == Kind.Number) == isNumber)
                next++;
            pieces.Add(new Piece(Join(runes, i, next), RightToLeft: !isNumber));
            i = next;
        }
        pieces.Reverse();
        return pieces;
    }

    static string Join(Rune[] runes, int start, int end) => string.Concat(runes[start..end].Select(r => r.ToString()));

    static Kind KindOf(Rune rune) =>
        Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.DecimalDigitNumber => Kind.Number,
            UnicodeCategory.UppercaseLetter
            or UnicodeCategory.LowercaseLetter
            or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter
            or UnicodeCategory.OtherLetter => IsRightToLeft(rune.Value) ? Kind.Right : Kind.Left,
            UnicodeCategory.SpacingCombiningMark => Kind.Left,
            _ => Kind.Neutral,
        };

    /// <summary>Hebrew, Arabic, Syriac, Thaana, N'Ko and their presentation forms.</summary>
    static bool IsRightToLeft(int letter) =>
        letter
            is (>= 0x0590 and <= 0x08FF)
                or (>= 0xFB1D and <= 0xFDFF)
                or (>= 0xFE70 and <= 0xFEFF)
                or (>= 0x10800 and <= 0x10FFF);
}
