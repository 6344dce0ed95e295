using System.Text;
using CsvHelper;

namespace AsyncWork.Web.Importing;

/// <summary>One row of a file.</summary>
/// <param name="Line">The line of the file on which it starts, the header being line 1.</param>
readonly record struct SourceRecord(int Line, string[] Cells);

/// <summary>A CSV file, read row by row: only the row at hand is in memory.</summary>
/// <param name="longestRow">More characters than a row of such a file has.</param>
sealed class CsvSource(string path, string encoding, char separator, int longestRow = CsvSource.LongestRow)
{
    public const int MostColumns = 100;
    const int LongestRow = 64 * 1024;

    public string Encoding => encoding;
    public char Separator => separator;

    /// <summary>Finds out encoding and separator.</summary>
    /// <exception cref="ImportRefusedException">The file is empty, not text, or its first line has one column only.</exception>
    public static CsvSource Open(string path, int longestRow = LongestRow)
    {
        string encoding;
        using (var file = File.OpenRead(path))
            encoding = FileText.Detect(file);
        using var reader = Reader(path, encoding);
        return new(path, encoding, SeparatorOf(FirstLine(reader)), longestRow);
    }

    static StreamReader Reader(string path, string encoding) =>
        new(
            new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, FileOptions.SequentialScan),
            FileText.Strict(encoding),
            detectEncodingFromByteOrderMarks: false
        );

    static string FirstLine(StreamReader reader)
    {
        var line = new StringBuilder();
        try
        {
            for (int c = reader.Read(); c >= 0 && line.Length < LongestRow; c = reader.Read())
                if (c is not ('\r' or '\n'))
                    line.Append((char)c);
                else if (line.Length > 0)
                    break;
        }
        catch (DecoderFallbackException)
        {
            throw ImportRefusedException.AtLine(1, "these bytes are no text. Save the file as UTF-8 and send it again.");
        }
        return line.ToString().TrimStart('\uFEFF');
    }

    static char SeparatorOf(string header)
    {
        var counts = new Dictionary<char, int>
        {
            [','] = 0,
            [';'] = 0,
            ['\t'] = 0,
            ['|'] = 0,
        };
        var quoted = false;
        foreach (var c in header)
            if (c == '"')
                quoted = !quoted;
            else if (!quoted && counts.TryGetValue(c, out var count))
                counts[c] = count + 1;
        var (separator, most) = counts.MaxBy(c => c.Value);
        return most > 0
            ? separator
            : throw ImportRefusedException.AtLine(
                1,
                "the columns cannot be told apart. They are separated by commas, semicolons, tabs or bars, and the first line names them."
            );
    }

    /// <summary>The names of the columns, as the first line gives them.</summary>
    /// <exception cref="ImportRefusedException">There is no such line, or it has too many columns.</exception>
    public string[] Header()
    {
        foreach (var record in Records())
            return record.Cells.Length <= MostColumns
                ? [.. record.Cells.Select(c => c.Trim().TrimStart('\uFEFF'))]
                : throw ImportRefusedException.AtLine(
                    1,
                    $"a file has at most {MostColumns} columns; this one has {record.Cells.Length}."
                );
        throw new ImportRefusedException("The file is empty. Export it again and check its size before you send it.");
    }

    /// <summary>All rows below the header. Lazy: each is read when it is asked for.</summary>
    /// <exception cref="ImportRefusedException">A quote is never closed, or bytes are no text.</exception>
    public IEnumerable<SourceRecord> Rows() => Records().Skip(1);

    IEnumerable<SourceRecord> Records()
    {
        using var csv = CsvReader.Create(Reader(path, encoding), Options());
        while (Next(csv))
            yield return new((int)csv.LineNumber, csv.Current.ToArray());
    }

    CsvReaderOptions Options() =>
        new()
        {
            Separator = separator,
            HasHeader = false,
            OnMalformedRecord = WhenMalformed,
            MaxRecordSize = longestRow,
            TrackLineNumbers = true,
        };

    // A stray quote, as in 5" pipe, is text. One that swallows the columns or rows after it is not.
    static void WhenMalformed(CsvMalformedRecord record)
    {
        if (record.Reason != CsvMalformedReason.StrayQuote)
            throw Unclosed((int)record.LineNumber);
    }

    static bool Next(CsvReader csv)
    {
        try
        {
            return csv.Read();
        }
        catch (CsvFormatException malformed)
        {
            throw Unclosed((int)malformed.LineNumber);
        }
        catch (DecoderFallbackException)
        {
            throw ImportRefusedException.AtLine(
                (int)csv.LineNumber + 1,
                "from here on, bytes are no text. Save the file as UTF-8 and send it again."
            );
        }
    }

    static ImportRefusedException Unclosed(int line) =>
        ImportRefusedException.AtLine(line, "a quote is opened and not closed, so the columns after it cannot be told apart.");
}
