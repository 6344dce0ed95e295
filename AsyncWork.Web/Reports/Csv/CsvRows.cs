using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using NodaTime;

namespace AsyncWork.Web.Reports.Csv;

/// <summary>What stands between the cells of a CSV file.</summary>
public enum CsvSeparator
{
    /// <summary>With a decimal point.</summary>
    Comma,

    /// <summary>With a decimal comma, as spreadsheets of most European languages read it.</summary>
    Semicolon,

    /// <summary>With a decimal point.</summary>
    Tab,
}

/// <summary>
/// Writes the rows of a CSV file as they come, UTF-8 with a byte order mark, lines ended by CR LF. Text that a spreadsheet would take for
/// a formula is led by an apostrophe (security.md). Not for several threads.
/// </summary>
public sealed class CsvRows
{
    const int SendAt = 32 * 1024;
    static readonly SearchValues<char> Formula = SearchValues.Create("=+-@\t\r");
    static readonly SearchValues<char> Quoted = SearchValues.Create(",;\t\"\r\n");
    readonly PipeWriter to;
    readonly byte separator;
    readonly bool decimalComma;

    // The row that is being written: it goes out whole, since many small writes cost more than what they carry.
    byte[] row = new byte[1024];
    int length;
    bool inRow;

    public CsvRows(PipeWriter to, CsvSeparator separator)
    {
        this.to = to;
        this.separator = separator switch
        {
            CsvSeparator.Semicolon => (byte)';',
            CsvSeparator.Tab => (byte)'\t',
            _ => (byte)',',
        };
        decimalComma = separator == CsvSeparator.Semicolon;
        to.Write(Encoding.UTF8.Preamble);
    }

    /// <summary>The names of the columns.</summary>
    public void Header(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            Text(name);
        EndRow();
    }

    public void Text(ReadOnlySpan<char> text)
    {
        Next();
        var guard = text.Length > 0 && Formula.Contains(text[0]);
        var quote = text.ContainsAny(Quoted);
        if (quote)
            Add((byte)'"');
        if (guard)
            Add((byte)'\'');
        for (int at; quote && (at = text.IndexOf('"')) >= 0; text = text[(at + 1)..])
        {
            Add(text[..(at + 1)]);
            Add((byte)'"');
        }
        Add(text);
        if (quote)
            Add((byte)'"');
    }

    public void Number(long number)
    {
        Next();
        Utf8Formatter.TryFormat(number, Room(20), out var written);
        length += written;
    }

    /// <summary>Minutes as hours with two decimals: 90 is <c>1.50</c>. Half a hundredth is rounded away from zero.</summary>
    public void Hours(int minutes)
    {
        Next();
        var hundredths = (Math.Abs((long)minutes) * 100 + 30) / 60;
        if (minutes < 0 && hundredths > 0)
            Add((byte)'-');
        Utf8Formatter.TryFormat(hundredths / 100, Room(20), out var written);
        length += written;
        Add(decimalComma ? (byte)',' : (byte)'.');
        Digits(Room(2), (int)(hundredths % 100), 2);
        length += 2;
    }

    /// <summary>A number with its decimals, by the separator's decimal sign; an empty cell for null.</summary>
    public void Number(decimal? number, string format)
    {
        Next();
        if (number is not { } value)
            return;
        var cell = Room(64);
        value.TryFormat(cell, out var written, format, CultureInfo.InvariantCulture);
        if (decimalComma)
            cell[..written].Replace((byte)'.', (byte)',');
        length += written;
    }

    /// <summary>A day as <c>2026-11-12</c>.</summary>
    public void Date(LocalDate date)
    {
        Next();
        var cell = Room(10);
        Digits(cell, date.Year, 4);
        cell[4] = cell[7] = (byte)'-';
        Digits(cell[5..], date.Month, 2);
        Digits(cell[8..], date.Day, 2);
        length += 10;
    }

    /// <summary>A clock time as <c>2026-11-12T09:00</c>; an empty cell for null.</summary>
    public void Clock(LocalDateTime? time)
    {
        if (time is not { } value)
        {
            Next();
            return;
        }
        Date(value.Date);
        var cell = Room(6);
        (cell[0], cell[3]) = ((byte)'T', (byte)':');
        Digits(cell[1..], value.Hour, 2);
        Digits(cell[4..], value.Minute, 2);
        length += 6;
    }

    public void EndRow()
    {
        Add((byte)'\r');
        Add((byte)'\n');
        to.Write(row.AsSpan(0, length));
        length = 0;
        inRow = false;
    }

    /// <summary>Sends what has gathered, once it is worth sending. Call after each row.</summary>
    public ValueTask<FlushResult> SendIfFullAsync(CancellationToken cancellation) =>
        to.UnflushedBytes > SendAt ? to.FlushAsync(cancellation) : default;

    void Next()
    {
        if (inRow)
            Add(separator);
        inRow = true;
    }

    void Add(byte letter)
    {
        Room(1)[0] = letter;
        length++;
    }

    void Add(ReadOnlySpan<char> text) => length += Encoding.UTF8.GetBytes(text, Room(text.Length * 3));

    /// <summary>Room for so many bytes at the end of the row.</summary>
    Span<byte> Room(int bytes)
    {
        if (row.Length - length < bytes)
            Array.Resize(ref row, Math.Max(row.Length * 2, length + bytes));
        return row.AsSpan(length);
    }

    static void Digits(Span<byte> cell, int number, int digits)
    {
        for (var i = digits - 1; i >= 0; i--, number /= 10)
            cell[i] = (byte)('0' + number % 10);
    }
}
