using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.RegularExpressions;
using NodaTime;

namespace AsyncWork.Web.Reports.Excel;

/// <summary>
/// Writes the rows of a sheet as they come, in the XML of a workbook: dates and times are numbers, text is text whatever it begins with.
/// Memory does not grow with the rows. Not for several threads.
/// </summary>
sealed partial class SheetRows(IBufferWriter<byte> to, string prefix = "")
{
    static readonly LocalDate DayZero = new(1899, 12, 30);
    readonly byte[] openRow = Encoding.UTF8.GetBytes($"<{prefix}row r=\"");
    readonly byte[] closeRow = Encoding.UTF8.GetBytes($"</{prefix}row>");
    readonly byte[] openCell = Encoding.UTF8.GetBytes($"<{prefix}c r=\"");
    readonly byte[] openNumber = Encoding.UTF8.GetBytes($"\"><{prefix}v>");
    readonly byte[] closeNumber = Encoding.UTF8.GetBytes($"</{prefix}v></{prefix}c>");
    readonly byte[] openText = Encoding.UTF8.GetBytes($"\" t=\"inlineStr\"><{prefix}is><{prefix}t xml:space=\"preserve\">");
    readonly byte[] closeText = Encoding.UTF8.GetBytes($"</{prefix}t></{prefix}is></{prefix}c>");
    int row;
    int column;

    public void Begin(int number)
    {
        (row, column) = (number, 0);
        to.Write(openRow);
        Whole(row);
        to.Write("\">"u8);
    }

    public void End() => to.Write(closeRow);

    /// <summary>Leaves a cell empty.</summary>
    public void Skip() => column++;

    public void Date(LocalDate date, int style) => Number(Period.DaysBetween(DayZero, date), style);

    /// <summary>A clock time of a day; an empty cell for null.</summary>
    public void Clock(LocalDateTime? time, int style) =>
        Number(
            time is { } clock
                ? Period.DaysBetween(DayZero, clock.Date) + clock.TimeOfDay.TickOfDay / (double)NodaConstants.TicksPerDay
                : null,
            style
        );

    /// <summary>
    /// How cells of <see cref="Time"/> read. A clock cannot run backwards in a workbook: what a reversal takes back would be ##### as hours
    /// and minutes, so it reads in days. The value is of the same unit, and a sum over both stays right.
    /// </summary>
    public const string TimeFormat = "[h]:mm;-0.000\" d\"";

    /// <summary>Minutes as a share of a day, which is how a workbook counts time; negative ones take time back.</summary>
    public void Time(int minutes, int style) => Number(minutes / 1440.0, style);

    public void Number(double? number, int style)
    {
        if (number is not { } value)
        {
            Skip();
            return;
        }
        Open(style);
        to.Write(openNumber);
        Utf8Formatter.TryFormat(value, to.GetSpan(32), out var written);
        to.Advance(written);
        to.Write(closeNumber);
    }

    public void Text(string? text, int style)
    {
        if (string.IsNullOrEmpty(text))
        {
            Skip();
            return;
        }
        Open(style);
        to.Write(openText);
        Encoding.UTF8.GetBytes(Escaped(Clean(text)), to);
        to.Write(closeText);
    }

    void Open(int style)
    {
        to.Write(openCell);
        Encoding.UTF8.GetBytes(NameOf(column++), to);
        Whole(row);
        to.Write("\" s=\""u8);
        Whole(style);
    }

    /// <summary>The letters of a column, counted from 0: A, Z, AA.</summary>
    public static string NameOf(int column) => column < 26 ? Letters[column] : NameOf(column / 26 - 1) + Letters[column % 26];

    static readonly string[] Letters = [.. Enumerable.Range('A', 26).Select(c => ((char)c).ToString())];

    void Whole(int number)
    {
        Utf8Formatter.TryFormat(number, to.GetSpan(11), out var written);
        to.Advance(written);
    }

    /// <summary>Text without what XML cannot carry: control characters and halves of letters.</summary>
    public static string Clean(string text)
    {
        if (text.AsSpan().IndexOfAny(Suspicious) < 0)
            return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (
                rune.Value is '\n' or '\t'
                || !(Rune.IsControl(rune) || rune.Value is 0xFFFE or 0xFFFF || rune == Rune.ReplacementChar)
            )
                clean.Append(rune);
        return clean.ToString();
    }

    static readonly SearchValues<char> Suspicious = SearchValues.Create([
        .. Enumerable.Range(0, 0x20).Select(c => (char)c),
        .. Enumerable.Range(0x7F, 0x21).Select(c => (char)c),
        .. Enumerable.Range(0xD800, 0x800).Select(c => (char)c),
        '\uFFFE',
        '\uFFFF',
    ]);

    static string Escaped(string text)
    {
        if (text.AsSpan().IndexOfAny(Markup) < 0)
            return text;
        text = text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);
        // In a workbook _x0041_ is a way to write A.
        return CodedLetter().Replace(text, "_x005F_");
    }

    static readonly SearchValues<char> Markup = SearchValues.Create("&<>_");

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)", RegexOptions.None, 1000)]
    private static partial Regex CodedLetter();
}
