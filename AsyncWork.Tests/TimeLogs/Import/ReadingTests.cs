using System.Text;
using AsyncWork.Web.Importing;
using NodaTime;

namespace AsyncWork.Tests.TimeLogs.Import;

[Trait("Feature", "T11")]
public sealed class ReadingTests : IDisposable
{
    readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Theory]
    [InlineData("2026-10-05", 2026, 10, 5)]
    [InlineData("05.10.2026", 2026, 10, 5)]
    [InlineData("5/10/2026", 2026, 10, 5)]
    [InlineData("2026-10-05T08:30:00", 2026, 10, 5)]
    [InlineData("2026-10-05 08:30", 2026, 10, 5)]
    public void Dates_are_read_as_tools_write_them(string text, int year, int month, int day) =>
        Assert.Equal(new LocalDate(year, month, day), CellReading.Date(text, DateOrder.DayFirst));

    [Theory]
    [InlineData("2026-13-45")]
    [InlineData("0000-00-00")]
    [InlineData("9999-01-01")]
    [InlineData("2026-02-29")]
    [InlineData("10/07/26")]
    [InlineData("yesterday")]
    [InlineData("")]
    public void What_is_no_day_is_no_date(string text) => Assert.Null(CellReading.Date(text, DateOrder.DayFirst));

    [Theory]
    [InlineData("8:30", false, 8, 30, 0)]
    [InlineData("08:30:15", false, 8, 30, 15)]
    [InlineData("24:00", false, 0, 0, 0)]
    [InlineData("2026-10-05 08:30", false, 8, 30, 0)]
    [InlineData("1:00 PM", true, 13, 0, 0)]
    [InlineData("12:00 AM", true, 0, 0, 0)]
    [InlineData("12:15 p.m.", true, 12, 15, 0)]
    [InlineData("09:10:11am", true, 9, 10, 11)]
    public void Clock_times_are_read_on_both_clocks(string text, bool twelve, int hour, int minute, int second) =>
        Assert.Equal(new LocalTime(hour, minute, second), CellReading.Clock(text, twelve));

    [Theory]
    [InlineData("25:00", false)]
    [InlineData("8:60", false)]
    [InlineData("-1:00", false)]
    [InlineData("13:00 PM", true)]
    [InlineData("1:00", true)]
    [InlineData("1:00 PM", false)]
    [InlineData("noon", false)]
    public void What_the_clock_never_shows_is_no_time(string text, bool twelve) => Assert.Null(CellReading.Clock(text, twelve));

    [Theory]
    [InlineData("1:30", "Seconds", 5400)]
    [InlineData("00:43:10", "Hours", 2590)]
    [InlineData("3,5", "Hours", 12600)]
    [InlineData("2.25", "Hours", 8100)]
    [InlineData("90", "Minutes", 5400)]
    [InlineData("5400", "Seconds", 5400)]
    [InlineData("25:00", "Hours", 90000)]
    public void Durations_are_read_in_the_unit_of_their_column(string text, string unit, int seconds) =>
        Assert.Equal(seconds, CellReading.Seconds(text, Enum.Parse<DurationUnit>(unit)));

    [Theory]
    [InlineData("-1:00")]
    [InlineData("-1.5")]
    [InlineData("1:75")]
    [InlineData("1,2.5")]
    [InlineData("a while")]
    [InlineData("99999999999")]
    public void What_is_no_duration_is_none(string text) => Assert.Null(CellReading.Seconds(text, DurationUnit.Hours));

    [Fact]
    public void Dates_that_could_be_either_way_are_asked_for_and_never_guessed()
    {
        var format = Surveyed("Date,Person,Hours", "05/10/2026,Mia,1.5", "06/10/2026,Mia,2");

        Assert.True(format.AsksDateOrder);
        Assert.Null(format.DateOrder);
        Assert.False(format.IsSettled);
    }

    [Theory]
    [InlineData("05/10/2026", "13/10/2026", "DayFirst")]
    [InlineData("10/05/2026", "10/13/2026", "MonthFirst")]
    public void One_row_that_proves_the_order_settles_it_for_all(string first, string last, string expected)
    {
        var format = Surveyed("Date,Person,Hours", $"{first},Mia,1.5", $"{last},Mia,2");

        Assert.False(format.AsksDateOrder);
        Assert.Equal(expected, format.DateOrder.ToString());
    }

    [Fact]
    public void Rows_that_contradict_each_other_are_asked_for_too() =>
        Assert.True(Surveyed("Date,Person,Hours", "13/10/2026,Mia,1", "10/13/2026,Mia,2").AsksDateOrder);

    [Fact]
    public void Plain_numbers_are_seconds_when_start_and_end_say_so() =>
        Assert.Equal(DurationUnit.Seconds, Surveyed("Date,Start,End,Duration", "2026-10-05,08:30,10:00,5400").Unit);

    [Fact]
    public void Plain_numbers_that_nothing_explains_are_asked_for() =>
        Assert.True(Surveyed("Date,Person,Duration", "2026-10-05,Mia,2").AsksUnit);

    [Theory]
    [InlineData(";")]
    [InlineData("\t")]
    [InlineData("|")]
    [InlineData(",")]
    public void The_separator_is_found(string separator) =>
        Assert.Equal(
            separator[0],
            Surveyed(
                string.Join(separator, "Date", "Person", "Hours"),
                string.Join(separator, "2026-10-05", "Mia", "1.5")
            ).Separator
        );

    [Theory]
    [InlineData("utf-16", true, "UTF-16 LE")]
    [InlineData("utf-16BE", true, "UTF-16 BE")]
    [InlineData("utf-16", false, "UTF-16 LE")]
    [InlineData("utf-16BE", false, "UTF-16 BE")]
    [InlineData("utf-8", true, "UTF-8")]
    [InlineData("utf-8", false, "UTF-8")]
    public void Every_encoding_of_unicode_is_read(string name, bool mark, string expected)
    {
        var encoding = Encoding.GetEncoding(name);
        File.WriteAllBytes(
            path,
            [
                .. mark ? encoding.GetPreamble() : [],
                .. encoding.GetBytes("Date,Person,Hours\r\n2026-10-05,Ümit Łącki 東京,1.5\r\n"),
            ]
        );
        var source = CsvSource.Open(path);

        Assert.Equal(expected, source.Encoding);
        Assert.Equal("Date", source.Header()[0]);
        Assert.Equal("Ümit Łącki 東京", Assert.Single(source.Rows()).Cells[1]);
    }

    [Fact]
    public void Old_Windows_text_is_read()
    {
        File.WriteAllBytes(path, Encoding.Latin1.GetBytes("Date;Person;Hours\r\n2026-10-05;Jürgen Groß;1,5\r\n"));
        var source = CsvSource.Open(path);

        Assert.Equal("Windows-1252", source.Encoding);
        Assert.Equal("Jürgen Groß", Assert.Single(source.Rows()).Cells[1]);
    }

    [Fact]
    public void An_empty_file_is_refused() => Assert.Contains("empty", Refused([]));

    [Fact]
    public void A_picture_is_refused() =>
        Assert.Contains("not text", Refused([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 0xFF, 0x81]));

    [Fact]
    public void A_workbook_is_refused_with_what_to_do() =>
        Assert.Contains("Save the sheet as CSV", Refused([0x50, 0x4B, 3, 4, 0, 0]));

    [Fact]
    public void A_NUL_among_text_is_refused() =>
        Assert.Contains("not text", Refused(Encoding.UTF8.GetBytes("Date,Person,Hours\n2026-10-05,M\0ia,1.5\n")));

    [Fact]
    public void A_header_without_rows_is_refused() =>
        Assert.Contains("no rows", Refused(Encoding.UTF8.GetBytes("Date,Person,Hours\n")));

    [Fact]
    public void A_file_that_is_no_list_of_hours_is_refused() =>
        Assert.Contains("dates", Refused(Encoding.UTF8.GetBytes("Name,Colour\nApple,red\n")));

    [Fact]
    public void A_file_without_a_header_is_refused() =>
        Assert.Contains("Line 1", Refused(Encoding.UTF8.GetBytes("2026-10-05,Mia,1.5\n2026-10-06,Mia,1.5\n")));

    [Fact]
    public void An_unclosed_quote_is_refused_with_its_line()
    {
        var refusal = Assert.Throws<ImportRefusedException>(() => Survey.Of(CsvSource.Open(Samples.Time("broken.csv"))));

        Assert.StartsWith("Line 3:", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("quote", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quote_that_is_never_closed_does_not_draw_the_rest_of_the_file_into_memory()
    {
        using (var file = new StreamWriter(path))
        {
            file.WriteLine("Date,Person,Hours");
            file.WriteLine("2026-10-05,\"Mia,1.5");
            for (var i = 0; i < 50_000; i++)
                file.WriteLine("2026-10-05,Mia,1.5");
        }

        Assert.StartsWith(
            "Line 2:",
            Assert.Throws<ImportRefusedException>(() => Survey.Of(CsvSource.Open(path))).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Rows_are_read_when_they_are_asked_for()
    {
        // A fault far down is not met as long as nobody reads that far: the file is not drawn into memory.
        using (var file = new StreamWriter(path))
        {
            file.WriteLine("Date,Person,Hours");
            for (var i = 0; i < 100_000; i++)
                file.WriteLine("2026-10-05,Mia,1.5");
            file.WriteLine("\"never closed");
        }
        var source = CsvSource.Open(path);

        Assert.Equal(10, source.Rows().Take(10).Count());
        Assert.Throws<ImportRefusedException>(() => source.Rows().Count());
    }

    [Theory]
    [InlineData("2026-13-45,Mia,1.5", "“2026-13-45” is not a date")]
    [InlineData("2026-10-05,Mia,-1:30", "negative")]
    [InlineData("2026-10-05,Mia,25:00", "longer than 24 hours")]
    [InlineData("2026-10-05,Mia,soon", "not a duration")]
    [InlineData("2026-10-05,Mia,", "neither a duration nor")]
    [InlineData("2026-10-05,,1.5", "whose hours")]
    [InlineData("2026-10-05,Mia,1.5,more", "4 columns")]
    [InlineData("2026-10-05", "1 columns")]
    public void A_row_that_cannot_be_taken_says_why(string row, string reason)
    {
        var format = Surveyed("Date,Person,Hours", "2026-10-05,Mia,1.5", row);
        var last = CsvSource.Open(path).Rows().Last();

        Assert.Null(new RowReader(format).Read(last, out var said));
        Assert.Contains(reason, said, StringComparison.Ordinal);
        Assert.Equal(3, last.Line);
    }

    [Fact]
    public void A_name_of_400_characters_is_refused_with_its_length()
    {
        var format = Surveyed("Date,Person,Hours", $"2026-10-05,{new string('x', 400)},1.5");

        Assert.Null(new RowReader(format).Read(CsvSource.Open(path).Rows().Last(), out var said));
        Assert.Contains("this one has 400", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("jane@")]
    [InlineData("a@@b.org")]
    [InlineData("@b.org")]
    [InlineData("jane@b.org.")]
    [InlineData("jane,joe@b.org")]
    [InlineData("jane b@b.org")]
    public void What_is_no_address_of_a_person_is_told_in_the_preview(string email)
    {
        var format = Surveyed("Date;Email;Hours", $"2026-10-05;{email};1.5");

        Assert.Null(new RowReader(format).Read(CsvSource.Open(path).Rows().Last(), out var said));
        Assert.Equal($"“{email}” is not an e-mail address.", said);
    }

    [Theory]
    [InlineData("Jane\u0085Doe", "Jane Doe")]
    [InlineData("Jane Doe\u0001", "Jane Doe")]
    [InlineData("\u0090Jane\u007FDoe\u009F", "Jane Doe")]
    public void Control_characters_of_any_kind_are_spaces_in_a_line(string text, string line) =>
        Assert.Equal(line, CellReading.Line(text));

    [Fact]
    public void Lines_are_counted_as_an_editor_counts_them()
    {
        File.WriteAllText(path, "Date,Person,Hours,Notes\n2026-10-05,Mia,1.5,\"two\nlines\"\n\n2026-10-06,Mia,1.5,x\n");

        Assert.Equal([2, 5], CsvSource.Open(path).Rows().Select(r => r.Line));
    }

    SourceFormat Surveyed(params string[] lines)
    {
        File.WriteAllLines(path, lines);
        return Survey.Of(CsvSource.Open(path));
    }

    string Refused(byte[] content)
    {
        File.WriteAllBytes(path, content);
        return Assert.Throws<ImportRefusedException>(() => Survey.Of(CsvSource.Open(path))).Message;
    }
}

static class Samples
{
    public static string Time(string name) => Path.Combine(AppContext.BaseDirectory, "Samples", "time", name);
}
