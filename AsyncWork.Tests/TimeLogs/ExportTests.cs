using System.IO.Pipelines;
using System.Net;
using System.Text;
using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Tests.Reports.Excel;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Pages.Reports;
using AsyncWork.Web.Pages.Time;
using AsyncWork.Web.Reports.Csv;
using ClosedXML.Excel;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Tests.TimeLogs;

/// <summary>My hours as a file (product.md T10).</summary>
[Trait("Feature", "T10")]
public sealed class ExportTests : IAsyncLifetime
{
    readonly AppHost host = new();

    public async Task InitializeAsync()
    {
        var given = host.Given();
        given
            .Person("Mia")
            .Logged("2026-11-10", "23:30-0:15", "Website", "Meeting", "=1+1; \"quoted\"")
            .Logged("2026-11-11", "1:30", "Website")
            .Logged("2026-12-01", "1:00", "Website");
        given.Person("Noor").Logged("2026-11-10", "3:33", "Website");
        await given.SaveAsync();
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task The_file_has_my_entries_of_these_days_and_is_no_program()
    {
        var browser = await host.SignedInAsync("Mia");

        var answer = await browser.GetAsync("/time/export.csv?from=2026-11-01&to=2026-11-30");

        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        Assert.Equal(
            [
                "date,start,end,zone,minutes,hours,project,client,activity,kind,description,tags,billable,reason",
                "2026-11-10,2026-11-10T23:30,2026-11-11T00:15,Europe/Berlin,45,0.75,Website,,Meeting,meeting,\"'=1+1; \"\"quoted\"\"\",,no,",
                "2026-11-11,,,Europe/Berlin,90,1.50,Website,,,,,,no,",
                "",
            ],
            Encoding.UTF8.GetString(bytes[3..]).Split("\r\n")
        );
    }

    [Fact]
    public async Task As_a_workbook_it_has_real_dates_and_times_and_text_stays_text()
    {
        var browser = await host.SignedInAsync("Mia");

        var answer = await browser.GetAsync("/time/export.xlsx?from=2026-11-01&to=2026-11-30");

        Assert.Equal("hours-2026-11-01-2026-11-30.xlsx", answer.Content.Headers.ContentDisposition?.FileName);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.Empty(WorkbookParts.Faults(bytes));
        using var book = new XLWorkbook(new MemoryStream(bytes));
        var sheet = book.Worksheets.Single();
        Assert.Equal(
            [
                "Date",
                "Start",
                "End",
                "Zone",
                "Minutes",
                "Time",
                "Project",
                "Client",
                "Activity",
                "Kind",
                "Description",
                "Tags",
                "Billable",
                "Reason",
            ],
            sheet.Row(1).CellsUsed().Select(c => c.GetString())
        );
        Assert.Equal((1, 3), (sheet.SheetView.SplitRow, sheet.LastRowUsed().RowNumber()));
        Assert.Equal(new DateTime(2026, 11, 10), sheet.Cell(2, 1).GetDateTime());
        Assert.Equal(new DateTime(2026, 11, 10, 23, 30, 0), sheet.Cell(2, 2).GetDateTime());
        Assert.Equal(45, sheet.Cell(2, 5).GetDouble());
        Assert.Equal(("=1+1; \"quoted\"", false), (sheet.Cell(2, 11).GetString(), sheet.Cell(2, 11).HasFormula));
        Assert.True(sheet.Cell(3, 2).IsEmpty());
    }

    [Fact]
    public async Task Waiting_is_exported_as_waiting_and_not_as_work()
    {
        var given = host.Given().Activity("Blocked", ActivityKind.Waiting);
        given.Person("Ida").Logged("2026-11-10", "1:00", "Website", "Blocked").Logged("2026-11-11", "1:00", "Website", "Draft");
        given.Person("HR").Is(Role.HR);
        await given.SaveAsync();

        var own = await (await host.SignedInAsync("Ida")).GetStringAsync("/time/export.csv?from=2026-11-01&to=2026-11-30");
        var all = await (await host.SignedInAsync("HR")).GetStringAsync("/reports/2026-11/rows.csv");

        Assert.Contains(",Blocked,waiting,", own, StringComparison.Ordinal);
        Assert.Contains(",Draft,work,", own, StringComparison.Ordinal);
        Assert.Contains(",Blocked,waiting,", all, StringComparison.Ordinal);
        Assert.Contains(",Draft,work,", all, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HR", "Ida Mia Mia Noor Tom")]
    [InlineData("Lea", "Ida")]
    public async Task The_hours_of_a_project_are_those_of_the_teams_one_leads_or_of_all(string who, string people)
    {
        var given = host.Given();
        given.Person("Ida").In("Product").Logged("2026-11-11", "2:00", "Website").Logged("2026-11-11", "5:00", "Other");
        given.Person("Tom").In("Support").Logged("2026-11-12", "1:00", "Website");
        given.Person("Lea").LeadOf("Product");
        given.Person("HR").Is(Role.HR);
        await given.SaveAsync();
        var project = await host.Database(db => db.Projects.Where(p => p.Name == "Website").Select(p => p.Id).SingleAsync());
        var browser = await host.SignedInAsync(who);

        var csv = await browser.GetStringAsync($"/time/projects/{project}/hours.csv?from=2026-11-10&to=2026-11-12");
        var lines = csv.Trim().Split("\r\n");

        Assert.EndsWith(
            "date,person,team,project,client,activity,kind,minutes,hours,billable,description,tags,reason",
            lines[0],
            StringComparison.Ordinal
        );
        Assert.Equal(people, string.Join(' ', lines[1..].Select(l => l.Split(',')[1]).Order(StringComparer.Ordinal)));
        Assert.DoesNotContain("Other", csv, StringComparison.Ordinal);
        var workbook = await browser.GetAsync($"/time/projects/{project}/hours.xlsx?from=2026-11-10&to=2026-11-12");
        using var book = new XLWorkbook(new MemoryStream(await workbook.Content.ReadAsByteArrayAsync()));
        Assert.Equal(lines.Length, book.Worksheets.Single().LastRowUsed().RowNumber());
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await browser.GetAsync($"/time/projects/{project}/hours.csv?from=x")).StatusCode
        );
        var page = await browser.OpenAsync($"/time/projects/{project}");
        Assert.NotNull(page.QuerySelector($"form[action='/time/projects/{project}/hours.csv']"));
    }

    [Fact]
    public async Task Who_leads_no_team_gets_no_file_of_a_project()
    {
        var project = await host.Database(db => db.Projects.Select(p => p.Id).FirstAsync());
        var mia = await host.SignedInAsync("Mia");

        Assert.Equal(HttpStatusCode.Forbidden, (await mia.GetAsync($"/time/projects/{project}/hours.csv")).StatusCode);
    }

    [Fact]
    public async Task Help_says_what_every_column_of_the_files_means()
    {
        var help = await (await host.SignedInAsync("Mia")).OpenAsync("/help");

        var told = help.QuerySelectorAll("#exports ~ dl dt").SelectMany(t => t.Reads().Split(", ")).ToList();
        Assert.All(ExportModel.Columns.Concat(ReportRowsCsv.Columns), c => Assert.Contains(c, told));
    }

    [Fact]
    public async Task What_is_added_while_a_file_is_written_comes_last_with_its_name()
    {
        var rows = await host.Database(async db =>
        {
            var names = await RowNames.LoadAsync(db, default);
            var given = host.Given();
            given.Person("Ida").Logged("2026-11-01", "1:00", "Born meanwhile");
            await given.SaveAsync();
            var november = ReportPeriod.Of(new(2026, 11), new(2026, 11, 12));
            return await names.NameAsync(db, db.ListStoredRows(ReportScope.Company, november, new()), default).ToListAsync();
        });

        Assert.Equal(["Website", "Website", "Website", "Born meanwhile"], rows.Select(r => r.Project));
        Assert.Equal("Ida", rows[^1].Person);
    }

    [Theory]
    [InlineData("semicolon", "2026-11-11;;;Europe/Berlin;90;1,50;Website;")]
    [InlineData("tab", "2026-11-11\t\t\tEurope/Berlin\t90\t1.50\tWebsite\t")]
    public async Task The_separator_can_be_chosen(string separator, string start)
    {
        var browser = await host.SignedInAsync("Mia");

        var text = await browser.GetStringAsync($"/time/export.csv?from=2026-11-01&to=2026-11-30&separator={separator}");

        Assert.StartsWith(start, text.Split("\r\n")[2]);
    }

    [Theory]
    [InlineData("from=2026-13-45")]
    [InlineData("from=0000-01-01")]
    [InlineData("from=2026-11-02&to=2026-11-01")]
    [InlineData("separator=pipe")]
    [InlineData("separator=99")]
    public async Task What_makes_no_sense_is_refused_with_a_sentence(string query)
    {
        var browser = await host.SignedInAsync("Mia");

        var answer = await browser.GetAsync($"/time/export.csv?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.EndsWith(".", await answer.Content.ReadAsStringAsync());
        Assert.Empty(host.Errors.Lines);
    }

    [Theory]
    [InlineData("=A1", "'=A1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@x", "'@x")]
    [InlineData("\tx", "\"'\tx\"")]
    [InlineData("\rx", "\"'\rx\"")]
    [InlineData("a=1", "a=1")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("Łucja 東京", "Łucja 東京")]
    [InlineData("", "")]
    public async Task A_cell_is_quoted_where_it_must_be_and_never_a_formula(string text, string cell)
    {
        using var file = new MemoryStream();
        var pipe = PipeWriter.Create(file, new(leaveOpen: true));
        var rows = new CsvRows(pipe, CsvSeparator.Comma);
        rows.Text(text);
        rows.EndRow();
        await pipe.CompleteAsync();

        Assert.Equal(cell + "\r\n", Encoding.UTF8.GetString(file.ToArray()[3..]));
    }
}
