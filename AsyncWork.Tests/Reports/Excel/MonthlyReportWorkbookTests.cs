using System.Globalization;
using System.IO.Compression;
using System.IO.Pipelines;
using AsyncWork.Domain.Boards;
using AsyncWork.Domain.Kpis;
using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Pages.Reports;
using AsyncWork.Web.Reports;
using AsyncWork.Web.Reports.Excel;
using ClosedXML.Excel;
using NodaTime;

namespace AsyncWork.Tests.Reports.Excel;

[Trait("Feature", "K-c")]
public sealed class MonthlyReportWorkbookTests
{
    const string Formula = "=HYPERLINK(\"http://example.com\",\"x\")";
    const string AllRows = "https://asyncwork.example/reports/2026-10/rows.xlsx";

    [Fact]
    public void Excel_finds_nothing_to_repair()
    {
        Assert.Empty(WorkbookParts.Faults(Bytes(SampleReport.October(), Details())));
        Assert.Empty(WorkbookParts.Faults(Bytes(SampleReport.OneTeam(), Details())));
        Assert.Empty(WorkbookParts.Faults(Bytes(SampleReport.Empty(), new([], null, [], AllRows))));
        Assert.Empty(WorkbookParts.Faults(Bytes(SampleReport.October(), Sums())));
        var (flow, cards) = WithCards();
        Assert.Empty(WorkbookParts.Faults(Bytes(flow, cards)));
        Assert.Empty(WorkbookParts.Faults(Bytes(WithCommentary(), Details())));
    }

    [Fact]
    [Trait("Feature", "K-j")]
    public void A_commentary_is_text_whatever_it_says_and_every_row_shows_all_of_it()
    {
        using var book = Open(Bytes(WithCommentary(), Details()));

        Assert.Equal(["Summary", "Commentary"], book.Worksheets.OrderBy(s => s.Position).Take(2).Select(s => s.Name));
        var sheet = book.Worksheet("Commentary");
        Assert.Equal("Whole company, written by Anita Shrestha, 4 November 2026", sheet.Cell(2, 1).GetString());
        Assert.Equal(
            [("What happened", Formula), ("", new string('W', 4000)), ("", "one\n-two"), ("What we do about it", "@all")],
            Enumerable.Range(5, 4).Select(row => (sheet.Cell(row, 1).GetString(), sheet.Cell(row, 2).GetString()))
        );
        Assert.All(sheet.CellsUsed(), c => Assert.False(c.HasFormula));
        Assert.True(sheet.Cell(5, 2).Style.IncludeQuotePrefix && sheet.Cell(8, 2).Style.IncludeQuotePrefix);
        Assert.InRange(sheet.Row(6).Height, 370, 409); // no row is higher
        Assert.True(sheet.Row(7).Height > sheet.Row(8).Height);
        using var without = Open(Bytes(SampleReport.October(), Details()));
        Assert.False(without.TryGetWorksheet("Commentary", out _));
    }

    static MonthlyReport WithCommentary() =>
        SampleReport.October() with
        {
            Commentary = new(
                $"{Formula}\n\n{new string('W', 4000)}\n\none\n-two",
                "@all",
                "Anita Shrestha",
                new LocalDate(2026, 11, 4)
            ),
        };

    [Fact]
    [Trait("Feature", "K25")]
    public void Figures_of_the_flow_are_formulas_over_the_cards()
    {
        var (report, details) = WithCards();

        using var book = Open(Bytes(report, details));

        var flow = book.Worksheet("Flow");
        Assert.Equal("_xlfn.PERCENTILE.INC(CardCycle,0.85)", flow.RowOf(1, "Cycle time, 85 % within").Cell(3).FormulaA1);
        foreach (var figure in report.Flow)
        {
            var cell = flow.RowOf(1, figure.Label).Cell(3);
            Assert.Equal((figure.Label, figure.ValueText), (figure.Label, cell.Prints()));
            if (cell.HasFormula)
                Assert.Equal((figure.Label, figure.ValueText), (figure.Label, cell.Computes()));
        }
        Assert.Equal(Formula, book.Worksheet("Cards").Cell(5, 1).GetString());
        Assert.False(book.Worksheet("Cards").Cell(5, 1).HasFormula);
        var small = book.Worksheet("Estimates").RowOf(1, "Small: up to 4 h");
        Assert.Equal(("6", "0.9 ×", "11 %"), (small.Cell(2).Computes(), small.Cell(3).Computes(), small.Cell(4).Computes()));
    }

    [Fact]
    [Trait("Feature", "K25")]
    public void Where_a_size_is_hidden_no_estimate_stands_beside_a_card_and_the_totals_are_plain_values()
    {
        var (report, details) = WithCards();
        var hidden = report
            .Estimates.Select(s => s.Size == CardSize.Small ? s with { Bias = null, IsHidden = true } : s)
            .ToList();

        using var shown = Open(Bytes(report, details));
        using var book = Open(Bytes(report with { Estimates = hidden }, details));

        Assert.False(shown.Worksheet("Cards").Cell(5, 15).IsEmpty());
        Assert.All(Enumerable.Range(15, 8), column => Assert.True(book.Worksheet("Cards").Column(column).Cell(5).IsEmpty()));
        var within = book.Worksheet("Flow").RowOf(1, "Estimates within 25 %").Cell(3);
        Assert.False(within.HasFormula);
        Assert.Equal(report.Flow.Single(f => f.Key == "estimate-within").ValueText, within.Prints());
        Assert.True(book.Worksheet("Flow").RowOf(1, "Cycle time, median").Cell(3).HasFormula);
        Assert.All(hidden, s => Assert.False(book.Worksheet("Estimates").RowOf(1, s.Name).Cell(3).HasFormula));
        Assert.Contains(
            "\"<=\"&0.25",
            shown.Worksheet("Flow").RowOf(1, "Estimates within 25 %").Cell(3).FormulaA1,
            StringComparison.Ordinal
        );
    }

    /// <summary>Eleven cards of eleven owners, one after the other a day longer.</summary>
    static (MonthlyReport Report, ReportDetails Details) WithCards()
    {
        var start = Instant.FromUtc(2026, 10, 1, 8, 0);
        var cards = Enumerable
            .Range(1, 11)
            .Select(i => new FinishedCard(
                i,
                1,
                new PersonId(i),
                start,
                start + Duration.FromHours(i),
                start + Duration.FromDays(i),
                0,
                i <= 6 ? 45 * i : 1000,
                i <= 6 ? 36 * i + 20 : 1200,
                HadMeeting: i % 3 == 0,
                HasDue: i % 2 == 0
            ))
            .ToList();
        var stays = cards.Select(c => new FlowStay(c.Id, 1, FlowState.Active, c.StartedAt, c.FinishedAt)).ToList();
        var october = new Interval(Instant.FromUtc(2026, 10, 1, 0, 0), Instant.FromUtc(2026, 11, 1, 0, 0));
        var flow = new FlowOfMonth(new(cards, [], stays, [], []), october, october.End);
        var times = flow.TimesInColumns();
        var lines = cards.ConvertAll(c => new FlowCard(c, c.CycleDays / 2, times[c.Id].Active, times[c.Id].All));
        var working = lines.ConvertAll(l => l.WorkingDays!.Value);
        var report = SampleReport.October() with
        {
            Flow = FlowFigures.Of(flow, flow, working, working, DateTimeZone.Utc),
            Estimates = SizedEstimates.Of(flow),
            FlowCards = lines,
        };
        return (
            report,
            Details() with
            {
                Cards = [.. lines.Select(l => new DetailCard(l, l.Card.Id == 1 ? Formula : $"Card {l.Card.Id}", "Work"))],
            }
        );
    }

    [Fact]
    public void Names_of_any_length_and_letters_do_not_break_it()
    {
        string[] names = [new('W', 400), "\ud800 \u0007 \0 \ufffe\t\n", "", " lead ", "_x0041_", "'quoted", Formula, "]]><&\""];
        var october = SampleReport.October();
        var report = october with
        {
            Company = names[0],
            Scope = names[1],
            GeneratedFor = names[1],
            Projects = [.. names.Index().Select(n => october.Projects[0] with { Id = n.Index + 1, Name = n.Item })],
            Teams = [.. names.Index().Select(n => october.Teams[0] with { Slug = $"t{n.Index}", Name = n.Item })],
        };
        var details = new ReportDetails(
            [.. names.Select(n => Row(n, tags: n))],
            null,
            [.. names.Select((n, i) => Person(n, i))],
            AllRows
        );

        var bytes = Bytes(report, details);

        Assert.Empty(WorkbookParts.Faults(bytes));
        using var book = Open(bytes);
        Assert.Equal(names[5..], names[5..].Select((_, i) => book.Worksheet("Projects").Cell(10 + i, 2).GetString()));
    }

    [Fact]
    public void There_is_a_summary_a_sheet_for_each_figure_and_the_rows()
    {
        using var book = Open(Bytes(SampleReport.October(), Details()));

        Assert.Equal(
            [
                "Summary",
                "Projects",
                "Activities",
                "Teams",
                "Trend",
                "Working hours",
                "Time",
                "Timesheets",
                "Overlap",
                "Focus",
                "Capacity",
                "Rows",
            ],
            book.Worksheets.Select(s => s.Name)
        );
        Assert.Equal(
            ("Monthly report, October 2026: Whole company", "Anita Shrestha"),
            (book.Properties.Title, book.Properties.Author)
        );
        Assert.All(book.Worksheets, s => Assert.InRange(s.SheetView.SplitRow, 4, 6));
        Assert.All(book.Worksheets, s => Assert.NotEqual(0, s.PageSetup.FirstRowToRepeatAtTop));
        Assert.All(
            book.Worksheets.Skip(1).Where(s => s.Name != "Working hours"),
            s => Assert.True(s.Tables.Single().ShowAutoFilter)
        );
    }

    [Fact]
    public void Rows_are_real_dates_numbers_and_times_and_text_stays_text()
    {
        using var book = Open(Bytes(SampleReport.October(), Details()));
        var row = book.Worksheet("Rows").Row(5);

        Assert.Equal(new DateTime(2026, 10, 5), row.Cell(1).GetDateTime());
        Assert.Equal("yyyy-mm-dd", row.Cell(1).Style.NumberFormat.Format);
        Assert.Equal(90, row.Cell(8).GetDouble());
        // Ninety minutes after the zero of Excel's calendar.
        Assert.Equal(
            (new DateTime(1899, 12, 30, 1, 30, 0), SheetRows.TimeFormat),
            (row.Cell(9).GetDateTime(), row.Cell(9).Style.NumberFormat.Format)
        );
        Assert.Equal(30, row.Cell(10).GetDouble());
        Assert.False(row.Cell(12).HasFormula);
        Assert.Equal((Formula, XLDataType.Text), (row.Cell(12).GetString(), row.Cell(12).DataType));
    }

    [Fact]
    [Trait("Feature", "T7")]
    public void What_a_reversal_takes_back_can_be_read_and_adds_up()
    {
        var row = Details().Rows![1]; // 75 minutes
        var reversal = row with { Entry = row.Entry with { Minutes = -row.Entry.Minutes } };
        var bytes = Bytes(SampleReport.October(), Details() with { Rows = [row, reversal] });
        using var book = Open(bytes);
        var format = new ExcelNumberFormat.NumberFormat(book.Worksheet("Rows").Cell(6, 9).Style.NumberFormat.Format);
        var (time, back) = (WorkbookParts.NumberIn(bytes, "Rows", "I5"), WorkbookParts.NumberIn(bytes, "Rows", "I6"));

        // A workbook has no clock that runs backwards: a format of clock times alone would be shown as #####.
        Assert.Equal("1:15", format.Format(time, CultureInfo.InvariantCulture));
        Assert.Equal("-0.052 d", format.Format(back, CultureInfo.InvariantCulture));
        Assert.Equal((0, 75 / 1440.0), (time + back, time));
    }

    [Fact]
    public void The_figures_are_formulas_and_their_stored_values_are_what_the_formulas_give()
    {
        using var book = Open(Bytes(Consistent(), Details()));
        var summary = book.Worksheet("Summary");

        foreach (var figure in Consistent().Figures)
        {
            var value = summary.RowOf(1, figure.Label).Cell(3);
            Assert.True(value.HasFormula, figure.Key);
            Assert.Equal(figure.ValueText, value.Prints());
            Assert.Equal(figure.ValueText, value.Computes());
        }
        foreach (var cell in book.Worksheets.SelectMany(s => s.CellsUsed(c => c.HasFormula)))
            Assert.Equal((cell.Address.ToString(), cell.Prints()), (cell.Address.ToString(), cell.Computes()));
    }

    [Fact]
    [Trait("Feature", "T9")]
    public void While_the_month_runs_what_is_divided_by_capacity_is_a_value_of_the_days_that_are_over()
    {
        var report = Consistent() with { GeneratedAt = Instant.FromUtc(2026, 10, 20, 8, 0), MinutesOver = 120 };
        report = report with
        {
            Figures = [.. report.Figures.Select(f => f.Key == "coverage" ? f with { Value = 50 } : f)],
            Teams = [report.Teams[0] with { MinutesOver = 120 }],
        };
        var details = Details();
        using var book = Open(Bytes(report, details with { People = [details.People[0] with { LoggedOver = 120 }] }));

        foreach (
            var (sheet, column, name, at) in new[]
            {
                ("Summary", 1, "Coverage", 3),
                ("Capacity", 2, "Mia", 5),
                ("Teams", 2, "Product", 5),
                ("Teams", 2, "Whole company", 5),
            }
        )
        {
            var cell = book.Worksheet(sheet).RowOf(column, name).Cell(at);
            Assert.Equal((sheet, "50 %", false), (sheet, cell.Prints(), cell.HasFormula));
        }
        Assert.True(book.Worksheet("Summary").RowOf(1, "Hours logged").Cell(3).HasFormula);
    }

    [Fact]
    [Trait("Feature", "K-c")]
    public void The_capacity_of_the_teams_together_is_that_of_the_company()
    {
        // Somebody without a team has capacity, and no line of a team has it.
        var report = Consistent(capacity: 480) with
        {
            Teams = [new("product", "Product", 210, 90, 240, 180, 3, 1)],
        };
        var details = Details();
        using var book = Open(Bytes(report, details with { People = [details.People[0] with { Scheduled = 480 }] }));

        var total = book.Worksheet("Teams").RowOf(2, "Whole company");

        Assert.Equal(("8.0", "8.0"), (total.Cell(4).Prints(), total.Cell(4).Computes()));
        Assert.Equal(("44 %", "44 %"), (total.Cell(5).Prints(), total.Cell(5).Computes()));
    }

    [Fact]
    public void A_share_that_must_not_be_shown_is_a_dash_in_the_formula_too()
    {
        var person = Person("Mia") with { Scheduled = 10_000 };
        var report = Consistent(capacity: 10_000);
        using var book = Open(Bytes(report, Details() with { People = [person] }));

        var async = book.Worksheet("Summary").RowOf(1, "Async share of time");

        Assert.Equal(("–", "–"), (async.Cell(3).Prints(), async.Cell(3).Computes()));
        Assert.Equal("Coverage is below 80 %.", async.Cell(10).GetString());
    }

    [Fact]
    public void Too_many_rows_are_given_as_sums_with_the_address_of_all_of_them()
    {
        using var book = Open(Bytes(Consistent(), Sums()));
        var rows = book.Worksheet("Rows");

        Assert.Contains(AllRows, rows.Cell(2, 1).GetString(), StringComparison.Ordinal);
        Assert.Equal("Entries", rows.Cell(4, 6).GetString());
        foreach (var figure in Consistent().Figures)
            Assert.Equal(figure.ValueText, book.Worksheet("Summary").RowOf(1, figure.Label).Cell(3).Computes());
        Assert.Equal("3", book.Worksheet("Summary").RowOf(1, "Time in meetings").Cell(8).Computes());
    }

    [Fact]
    public async Task All_rows_are_a_sound_workbook_too()
    {
        using var stream = new MemoryStream();
        await RowsWorkbook.WriteAsync(Entries(), "Rows <&> \u0007", PipeWriter.Create(stream, new(leaveOpen: true)), default);

        var bytes = stream.ToArray();
        Assert.Empty(WorkbookParts.Faults(bytes));
        using var book = Open(bytes);
        var sheet = book.Worksheet("Rows");
        Assert.Equal(3001, sheet.LastRowUsed().RowNumber());
        Assert.Equal(new DateTime(2026, 10, 5), sheet.Cell(2, 1).GetDateTime());
        Assert.Equal((Formula, XLDataType.Text), (sheet.Cell(2, 11).GetString(), sheet.Cell(2, 11).DataType));
        Assert.Equal(
            (new DateTime(1899, 12, 30, 1, 30, 0), SheetRows.TimeFormat),
            (sheet.Cell(3001, 9).GetDateTime(), sheet.Cell(3001, 9).Style.NumberFormat.Format)
        );

        static async IAsyncEnumerable<FileRow> Entries()
        {
            for (var i = 0; i < 3000; i++)
            {
                await Task.Yield();
                yield return new(
                    new LocalDate(2026, 10, 5),
                    "Mia",
                    "Product",
                    "Port portal",
                    "",
                    null,
                    "",
                    90,
                    Formula,
                    "",
                    IsBillable: true,
                    Reason: null
                );
            }
        }
    }

    [Fact]
    public void There_are_no_macros_no_links_to_files_and_it_is_small()
    {
        var bytes = Bytes(SampleReport.October(), Details());
        using var zip = new ZipArchive(new MemoryStream(bytes));

        Assert.DoesNotContain(zip.Entries, e => e.FullName.Contains("vba", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(zip.Entries, e => e.FullName.Contains("externalLink", StringComparison.OrdinalIgnoreCase));
        Assert.InRange(bytes.Length, 1, 70_000);
    }

    /// <summary>A report that the rows of <see cref="Details"/> add up to: 90 minutes of meetings (30 of them booked twice) and 120 of work.</summary>
    static MonthlyReport Consistent(int capacity = 240)
    {
        var sums = new MonthSums(3, 210, 90, 60, capacity, 5, 5)
        {
            ProjectMinutes = 165,
            Weeks = Weeks,
            Focus = new(Working: 240, Focus: 120, Occupied: 60, OutOfHours: 30, Clocked: 90, Weeks: 0.1m),
        };
        var company = new Company("Northwind", DateTimeZone.Utc);
        var october = SampleReport.October();
        return october with
        {
            Entries = 3,
            Minutes = 210,
            MeetingMinutes = 90,
            CapacityMinutes = capacity,
            Figures = MonthlyFigures.Of(sums, new(2, 180, 45, 45, 240, 1, 1), company),
            Focus = sums.WhyNoFocus() is null ? sums.Focus : null,
            Projects = [new(1, "Port portal", 165, 90, 180, 2, 1), new(null, "No project", 45, 0, 0, 1, 1)],
            Activities = [new(2, "Meetings", 90, 90, 45, 1, 1), new(null, "No activity", 120, 0, 135, 2, 1)],
            Teams = [new("product", "Product", 210, 90, capacity, 180, 3, 1)],
            Trend = [new(october.Month, 210, 90, 1)],
        };
    }

    static readonly Timeliness Weeks = new(4, 3, 4, 2, 1) { ApprovalDue = 3 };

    static ReportDetails Details() =>
        new(
            [
                Row("Mia", Formula, minutes: 90, meeting: true, twice: 30),
                Row("Mia", "Work", minutes: 75),
                Row("Mia", "More work", minutes: 45, project: null),
            ],
            null,
            [Person("Mia") with { Logged = 210, Scheduled = 240, Weeks = Weeks }],
            AllRows
        );

    static ReportDetails Sums() =>
        new(
            null,
            [
                new(new(1, "product", "Product", 1, "Port portal", "", 2, "Meetings", ActivityKind.Meeting, 1, 90, 0), 30),
                new(new(1, "product", "Product", 1, "Port portal", "", null, null, null, 1, 75, 75), 0),
                new(new(1, "product", "Product", null, null, null, null, null, null, 1, 45, 45), 0),
            ],
            [Person("Mia") with { Logged = 210, Scheduled = 240, Weeks = Weeks }],
            AllRows
        );

    static DetailRow Row(
        string person,
        string description = "",
        string tags = "",
        int minutes = 90,
        bool meeting = false,
        int twice = 0,
        int? project = 1
    ) =>
        new(
            new(
                1,
                new LocalDate(2026, 10, 5),
                person,
                "Product",
                project is null ? null : "Port portal",
                "",
                meeting ? "Meetings" : null,
                meeting ? ActivityKind.Meeting : null,
                minutes,
                description,
                tags,
                IsBillable: true,
                Reason: null,
                new PersonId(1),
                "product",
                project,
                meeting ? 2 : null
            ),
            twice
        );

    static PersonHours Person(string name, int number) => new(new PersonId(number + 1), name, 480, 90);

    static PersonHours Person(string name) => Person(name, 0);

    static byte[] Bytes(MonthlyReport report, ReportDetails details)
    {
        using var stream = new MemoryStream();
        MonthlyReportWorkbook.Write(report, details, stream);
        return stream.ToArray();
    }

    static XLWorkbook Open(byte[] bytes) => new(new MemoryStream(bytes));
}
