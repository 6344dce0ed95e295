using System.Net;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Tests.Reports.Excel;
using AsyncWork.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Tests.Reports;

[Trait("Feature", "K-a")]
public sealed class ReportPagesTests : IAsyncLifetime
{
    readonly AppHost host = new();

    public async Task InitializeAsync() => await host.Given().Everyone().SaveAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Theory]
    [InlineData("/reports/2026-10")]
    [InlineData("/reports/2026-10.pdf")]
    [InlineData("/reports/2026-10.xlsx")]
    [InlineData("/reports/2026-10.csv")]
    [InlineData("/reports/2026-10/rows")]
    [InlineData("/reports/2026-10/rows.csv")]
    [InlineData("/reports/2026-10/rows.xlsx")]
    [InlineData("/reports/2026-10/people")]
    public async Task HR_sees_the_company_a_manager_their_teams_and_an_employee_none(string address)
    {
        var hr = await host.SignedInAsync("hr");
        var manager = await host.SignedInAsync("manager");
        var employee = await host.SignedInAsync("berlin");

        Assert.Equal(HttpStatusCode.OK, await StatusOf(hr, address));
        Assert.Equal(HttpStatusCode.OK, await StatusOf(hr, address + "?team=support"));
        Assert.Equal(HttpStatusCode.OK, await StatusOf(manager, address));
        Assert.Equal(HttpStatusCode.OK, await StatusOf(manager, address + "?team=product"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusOf(manager, address + "?team=support"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusOf(hr, address + "?team=no-such-team"));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusOf(employee, address));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusOf(employee, address + "?team=product"));
        Assert.Equal(
            HttpStatusCode.NotFound,
            await StatusOf(hr, address.Replace("2026-10", "2026-13", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task A_manager_who_names_no_team_sees_their_own_and_not_the_company()
    {
        await LogAsync("Theo", "Support", 5);
        var manager = await host.SignedInAsync("manager");

        var page = await manager.OpenAsync("/reports/2026-10");

        Assert.Contains("Product of Northwind", page.Body!.Reads(), StringComparison.Ordinal);
        Assert.DoesNotContain("Theo", await manager.GetStringAsync("/reports/2026-10/rows.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_month_is_listed_from_its_first_day_on_though_it_has_no_hours_yet()
    {
        await LogAsync("Theo", "Support", 5);
        host.Clock.Reset(Instant.FromUtc(2026, 11, 30, 23, 30)); // the first of December in Berlin
        var hr = await host.SignedInAsync("hr");

        var page = await hr.OpenAsync("/reports");

        Assert.Equal(
            ["December 2026", "November 2026", "October 2026"],
            page.QuerySelectorAll(".rows__what a").Select(a => a.Reads())
        );
        Assert.Equal("not over yet", Assert.Single(page.QuerySelectorAll(".rows__note")).Reads());
        var december = page.QuerySelector(".rows__what a")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.OK, await StatusOf(hr, december));
    }

    [Theory]
    [InlineData("/reports")]
    [InlineData("/reports/2026-10")]
    public async Task From_a_team_the_form_leads_back_to_the_whole_company(string address)
    {
        var hr = await host.SignedInAsync("hr");
        var page = await hr.OpenAsync(address + "?team=product");
        var company = page.QuerySelectorAll("select[name='team'] option").First(o => o.Reads() == "Whole company");

        // A choice without a value is sent as its words.
        var value = company.GetAttribute("value") ?? company.Reads();

        Assert.Equal(HttpStatusCode.OK, await StatusOf(hr, $"{address}?team={Uri.EscapeDataString(value)}"));
    }

    [Fact]
    public async Task The_page_asks_the_database_as_often_for_a_thousand_entries_as_for_ten()
    {
        await LogAsync("Mia", "Product", 10);
        var hr = await host.SignedInAsync("hr");
        await hr.OpenAsync("/reports/2026-10");
        var few = await host.Commands.Of(() => hr.OpenAsync("/reports/2026-10"));

        await LogAsync("Jun", "Product", 1000);
        var many = await host.Commands.Of(() => hr.OpenAsync("/reports/2026-10"));

        Assert.Equal(few.Count, many.Count);
        Assert.True(many.Count <= 40, string.Join('\n', many));
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public async Task When_people_work_is_hidden_below_five(int people, bool shown)
    {
        var given = host.Given();
        for (var i = 0; i < people; i++)
            given.Person($"Person {i}").In("Product").Logged("2026-10-05", "9:00-10:00");
        await given.SaveAsync();
        var hr = await host.SignedInAsync("hr");

        var page = await hr.OpenAsync("/reports/2026-10");

        Assert.Equal(!shown, page.Body!.Reads().Contains("Shown for groups of 5 or more", StringComparison.Ordinal));
        var csv = await hr.GetStringAsync("/reports/2026-10.csv");
        Assert.Equal(shown, csv.Contains(",heat,", StringComparison.Ordinal));
    }

    [Theory]
    [Trait("Feature", "K24b")]
    [InlineData(10, ",heat,1-09,Monday 09:00,50,percent,,,5,people")] // one of two Mondays
    [InlineData(3, ",heat,1-09,Monday 09:00,100,percent,,,5,people")]
    [InlineData(1, null)]
    public async Task When_people_work_is_a_mean_over_the_days_of_a_running_month_that_are_over(int today, string? line)
    {
        host.Clock.Reset(Instant.FromUtc(2026, 11, today, 12, 0));
        var given = host.Given();
        for (var i = 0; i < 5; i++)
            given.Person($"Person {i}").In("Product").Logged("2026-11-02", "9:00-10:00");
        await given.SaveAsync();

        var csv = await (await host.SignedInAsync("hr")).GetStringAsync("/reports/2026-11.csv");

        Assert.Contains(line ?? "\n2026-11,Whole company,trend,", csv, StringComparison.Ordinal);
        Assert.Equal(line is not null, csv.Contains(",heat,", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_figure_without_a_denominator_is_a_dash_and_says_why()
    {
        var hr = await host.SignedInAsync("hr");

        var page = await hr.OpenAsync("/reports/2026-10");

        var share = page.QuerySelectorAll(".tile")
            .Single(t => t.Reads().StartsWith("Time in meetings", StringComparison.Ordinal));
        Assert.Equal("–", share.QuerySelector(".tile__figure")!.Reads());
        Assert.Contains("No hours were logged.", share.Reads(), StringComparison.Ordinal);
    }

    [Theory]
    [Trait("Feature", "T9")]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public async Task Where_the_time_went_is_told_of_five_people_or_more(int people, bool shown)
    {
        var given = host.Given();
        given.Activity("Waiting for others", ActivityKind.Waiting);
        for (var i = 0; i < people; i++)
            given
                .Person($"Person {i}")
                .In("Design")
                .Logged("2026-10-05", "9:00-10:00", activity: "Meeting")
                .Logged("2026-10-05", "9:30-10:30", activity: "Meeting")
                .Logged("2026-10-06", "2:00", activity: "Waiting for others")
                .Logged("2026-10-07", "3:00");
        await given.SaveAsync();
        var hr = await host.SignedInAsync("hr");

        var page = await hr.OpenAsync("/reports/2026-10?team=design");

        var hours = page.QuerySelectorAll("[aria-labelledby=split] tr td:nth-child(2)").Select(c => c.Reads());
        // Of each: three hours of work, an hour and a half of meetings, two of waiting; of 22 days of eight hours the rest is not accounted for.
        Assert.Equal(shown ? ["15.0", "7.5", "10.0", "847.5", "0.0", "880.0"] : [], hours);
        Assert.Equal(
            shown,
            (await hr.GetStringAsync("/reports/2026-10.csv?team=design")).Contains(",split,", StringComparison.Ordinal)
        );
    }

    [Fact]
    [Trait("Feature", "S2")]
    public async Task Overlap_is_told_of_small_teams_too_since_everybody_sees_schedules()
    {
        var given = host.Given();
        given.Person("Mia").In("Design");
        given.Person("Liz").In("Design").Works("America/New_York").Away("2026-10-20", "2026-10-20");
        await given.SaveAsync();
        var hr = await host.SignedInAsync("hr");

        var page = await hr.OpenAsync("/reports/2026-10?team=design");

        // Two hours, three in the week in which only one side has changed the clocks; the day off is not counted.
        var line = page.QuerySelector("[aria-labelledby=overlap] tbody tr")!;
        Assert.Equal(["2.0", "2.0", "2.0", "2.0", "–", "–", "2"], line.QuerySelectorAll("td").Select(c => c.Reads()));
    }

    [Fact]
    [Trait("Feature", "T7")]
    public async Task Weeks_on_time_are_those_whose_Sunday_lies_in_the_month_and_open_who_they_are_of()
    {
        var now = host.Clock.GetCurrentInstant();
        host.Clock.Reset(Instant.FromUtc(2026, 10, 9, 15, 0));
        var given = host.Given();
        given.Person("Mia").In("Design").Week("2026-10-05", TimesheetState.Submitted);
        await given.SaveAsync();
        host.Clock.Reset(now);
        var hr = await host.SignedInAsync("hr");

        var page = await hr.OpenAsync("/reports/2026-10?team=design");

        // Sundays are the 4th, 11th, 18th and 25th.
        var tile = page.QuerySelectorAll(".tile").Single(t => t.Reads().Contains("handed in on time", StringComparison.Ordinal));
        Assert.Contains("25 %", tile.Reads(), StringComparison.Ordinal);
        Assert.Contains("n = 4 weeks", tile.Reads(), StringComparison.Ordinal);
        var people = await hr.OpenAsync(tile.GetAttribute("href")!);
        var mia = people.QuerySelectorAll("tbody tr").Single(r => r.Reads().StartsWith("Mia", StringComparison.Ordinal));
        Assert.Equal(["4", "1", "0 of 4"], mia.QuerySelectorAll("td").Skip(3).Select(c => c.Reads()));
    }

    [Fact]
    [Trait("Feature", "K-g")]
    public async Task Each_figure_opens_its_rows_and_their_files_keep_the_filter()
    {
        var given = host.Given();
        given
            .Person("Mia")
            .In("Product")
            .Logged("2026-10-05", "1:00", "Website", "Meeting", "Planning")
            .Logged("2026-10-06", "2:00", "Website", "Design", "=1+2")
            .Logged("2026-10-07", "0:30", null, null, "Mails");
        await given.SaveAsync();
        var hr = await host.SignedInAsync("hr");

        var page = await hr.OpenAsync("/reports/2026-10");

        Assert.All(
            page.QuerySelectorAll(".tile"),
            t => Assert.StartsWith("/reports/2026-10/", t.GetAttribute("href"), StringComparison.Ordinal)
        );
        var rows = await hr.OpenAsync("/reports/2026-10/rows?meetings=true");
        Assert.Contains("meetings: 1 entry, 1.0 h of 3.5 h.", rows.Body!.Reads(), StringComparison.Ordinal);
        Assert.NotNull(rows.QuerySelector("a[href='/reports/2026-10/rows']"));
        Assert.NotNull(rows.QuerySelector("a[href='/reports/2026-10/rows.csv?meetings=true&separator=tab']"));
        Assert.Equal(2, (await hr.GetStringAsync("/reports/2026-10/rows.csv?meetings=true")).Trim().Split("\r\n").Length);
        Assert.Equal(2, (await hr.GetStringAsync("/reports/2026-10/rows.csv?project=0")).Trim().Split("\r\n").Length);
        Assert.Contains(",'=1+2,", await hr.GetStringAsync("/reports/2026-10/rows.csv"), StringComparison.Ordinal);
        Assert.Contains(
            ";2,00;",
            await hr.GetStringAsync("/reports/2026-10/rows.csv?separator=semicolon"),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.BadRequest, await StatusOf(hr, "/reports/2026-10/rows.csv?separator=x"));
    }

    [Theory]
    [InlineData("/reports/2026-10/rows?project=", 7)]
    [InlineData("/reports/2026-10/people", 11)]
    [InlineData("/reports/2026-10/definitions", 34)]
    [InlineData("/reports/2026-10/cards?figure=lead", 16)]
    public async Task What_stands_behind_the_report_does_not_make_the_whole_of_it(string address, int most)
    {
        await LogAsync("Mia", "Product", 5);
        var hr = await host.SignedInAsync("hr");
        var project = await host.Database(db => db.Projects.Select(p => p.Id).SingleAsync());
        address = address.Replace("project=", $"project={project}", StringComparison.Ordinal);
        await hr.OpenAsync(address);

        var asked = await host.Commands.Of(() => hr.OpenAsync(address));

        Assert.True(asked.Count <= most, string.Join('\n', asked));
    }

    [Fact]
    [Trait("Feature", "K-g")]
    public async Task Rows_name_the_projects_and_activities_of_the_report_and_no_others()
    {
        await LogAsync("Theo", "Support", 5);
        var (hr, manager) = (await host.SignedInAsync("hr"), await host.SignedInAsync("manager"));
        var project = await host.Database(db => db.Projects.Select(p => p.Id).SingleAsync());
        var activity = await host.Database(db => db.Activities.Where(a => a.Name == "Design").Select(a => a.Id).SingleAsync());

        Assert.Contains("Whole company, Website: 5 entries", await ReadAsync(hr, $"project={project}"), StringComparison.Ordinal);
        Assert.Contains(
            "Whole company, Design: 3 entries",
            await ReadAsync(hr, $"activity={activity}"),
            StringComparison.Ordinal
        );
        Assert.Contains("Whole company, No project: 0 entries", await ReadAsync(hr, "project=0"), StringComparison.Ordinal);
        Assert.Contains("no such project: 0 entries", await ReadAsync(manager, $"project={project}"), StringComparison.Ordinal);
        Assert.Contains(
            "no such activity: 0 entries",
            await ReadAsync(manager, $"activity={activity}"),
            StringComparison.Ordinal
        );

        static async Task<string> ReadAsync(HttpClient browser, string filter) =>
            (await browser.OpenAsync($"/reports/2026-10/rows?{filter}")).Body!.Reads();
    }

    [Fact]
    public async Task A_download_has_a_name_that_says_what_it_is_and_is_written_down()
    {
        var manager = await host.SignedInAsync("manager");

        using var answer = await manager.GetAsync("/reports/2026-10.pdf?team=product");

        Assert.Equal("asyncwork-2026-10-product.pdf", answer.Content.Headers.ContentDisposition!.FileName);
        var written = await host.Database(db => db.AuditEvents.OrderBy(e => e.Id).LastAsync());
        Assert.Equal(("exported", "report asyncwork-2026-10-product.pdf"), (written.Action, written.Subject));
    }

    [Theory]
    [Trait("Feature", "K-d")]
    [InlineData("/reports/2026-10.csv", "asyncwork-2026-10-łodz.csv")]
    [InlineData("/reports/2026-10/rows.csv", "asyncwork-2026-10-łodz-rows.csv")]
    [InlineData("/reports/2026-10.pdf", "asyncwork-2026-10-łodz.pdf")]
    public async Task A_download_of_a_team_with_any_letters_has_a_header_of_plain_ones(string address, string name)
    {
        await host.Given().Team("Łódź").SaveAsync();
        var hr = await host.SignedInAsync("hr");

        using var answer = await hr.GetAsync(address + "?team=" + Uri.EscapeDataString("łodz"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        // A server refuses any other letter in a header; the one of these tests does not.
        Assert.True(System.Text.Ascii.IsValid(answer.Content.Headers.NonValidated["Content-Disposition"].ToString()));
        Assert.Equal(name, answer.Content.Headers.ContentDisposition!.FileNameStar);
    }

    [Fact]
    [Trait("Feature", "K-h")]
    public async Task Better_and_worse_are_said_in_words_too()
    {
        var given = host.Given();
        given
            .Person("Mia")
            .In("Design")
            .Logged("2026-09-07", "4:00", activity: "Meeting")
            .Logged("2026-09-08", "4:00")
            .Logged("2026-10-05", "1:00", activity: "Meeting")
            .Logged("2026-10-06", "1:00");
        await given.SaveAsync();
        var hr = await host.SignedInAsync("hr");

        var page = await hr.OpenAsync("/reports/2026-10?team=design");

        Assert.Contains("▼ 3 points against September, worse", Tile("Coverage"), StringComparison.Ordinal);
        Assert.DoesNotContain("worse", Tile("Hours logged"), StringComparison.Ordinal);

        string Tile(string name) =>
            page.QuerySelectorAll(".tile").Single(t => t.QuerySelector(".tile__name")!.Reads() == name).Reads();
    }

    [Theory]
    [Trait("Feature", "K-h")]
    [InlineData(3, false)]
    [InlineData(30, true)] // in Apia the thirtieth is over
    public async Task What_a_running_month_has_added_up_to_is_not_compared_with_a_whole_one(int day, bool isOver)
    {
        host.Clock.Reset(Instant.FromUtc(2026, 11, day, 15, 0));
        var given = host.Given();
        given
            .Person("Mia")
            .In("Design")
            .Logged("2026-10-05", "8:00", "Website", "Meeting")
            .Logged("2026-10-06", "8:00", "Website", "Design")
            .Logged("2026-11-02", "8:00", "Website", "Design");
        await given.SaveAsync();
        await host.Database(async db =>
        {
            (await db.Companies.SingleAsync()).WorkIn(DateTimeZoneProviders.Tzdb["Pacific/Apia"]);
            await db.SaveChangesAsync();
        });
        var hr = await host.SignedInAsync("hr");

        var page = await hr.OpenAsync("/reports/2026-11?team=design");
        using var book = new ClosedXML.Excel.XLWorkbook(
            new MemoryStream(await hr.GetByteArrayAsync("/reports/2026-11.xlsx?team=design"))
        );

        Assert.Equal(isOver, Tile("Hours logged").Contains("against October", StringComparison.Ordinal));
        Assert.Equal(isOver, Tile("Capacity").Contains("against October", StringComparison.Ordinal));
        Assert.Contains("▼ 50 points against October", Tile("Time in meetings"), StringComparison.Ordinal);
        var summary = book.Worksheet("Summary");
        Assert.Equal(isOver ? "▼ 8.0 h" : "–", summary.RowOf(1, "Hours logged").Cell(6).Prints());
        Assert.Equal("16.0 h", summary.RowOf(1, "Hours logged").Cell(5).Prints());
        var website = page.QuerySelectorAll("[aria-labelledby=projects] tbody tr")
            .Single(r => r.Reads().Contains("Website", StringComparison.Ordinal));
        Assert.Equal(isOver ? "▼ 8.0 h" : "–", website.QuerySelectorAll("td")[3].Reads());
        Assert.Equal(isOver ? "▼ 8.0" : "–", book.Worksheet("Projects").RowOf(2, "Website").Cell(7).Prints());

        string Tile(string name) =>
            page.QuerySelectorAll(".tile").Single(t => t.QuerySelector(".tile__name")!.Reads() == name).Reads();
    }

    [Fact]
    [Trait("Feature", "T9")]
    public async Task In_a_running_month_hours_of_today_are_not_divided_by_the_capacity_of_yesterday()
    {
        // Tuesday the third: one working day is over.
        host.Clock.Reset(Instant.FromUtc(2026, 11, 3, 15, 0));
        var given = host.Given();
        given
            .Person("Mia")
            .In("Design")
            .Logged("2026-11-02", "8:00", "Website", "Design")
            .Logged("2026-11-03", "7:00", "Website", "Design")
            .Logged("2026-11-04", "1:00", "Website", "Design");
        await given.SaveAsync();
        var hr = await host.SignedInAsync("hr");

        var page = await hr.OpenAsync("/reports/2026-11?team=design");
        using var book = new ClosedXML.Excel.XLWorkbook(
            new MemoryStream(await hr.GetByteArrayAsync("/reports/2026-11.xlsx?team=design"))
        );

        var summary = book.Worksheet("Summary");
        foreach (
            var (name, value) in new[]
            {
                ("Hours logged", "16.0 h"),
                ("Capacity", "8.0 h"),
                ("Coverage", "100 %"),
                ("Utilisation", "100 %"),
            }
        )
        {
            var tile = page.QuerySelectorAll(".tile").Single(t => t.QuerySelector(".tile__name")!.Reads() == name);
            Assert.Equal((name, value), (name, tile.QuerySelector(".tile__figure")!.Reads()));
            Assert.Equal((name, value), (name, summary.RowOf(1, name).Cell(3).Prints()));
        }
        Assert.Equal("100 %", book.Worksheet("Capacity").RowOf(2, "Mia").Cell(5).Prints());
        var people = await hr.OpenAsync("/reports/2026-11/people?team=design");
        Assert.Equal(
            ["8.0", "16.0", "100 %"],
            people.QuerySelectorAll("tbody tr").Single().QuerySelectorAll("td").Take(3).Select(c => c.Reads())
        );
        var company = await hr.OpenAsync("/reports/2026-11");
        var line = company
            .QuerySelectorAll("[aria-labelledby=teams] tbody tr")
            .Single(r => r.Reads().StartsWith("Design", StringComparison.Ordinal));
        Assert.Equal(["16.0", "8.0", "100 %"], line.QuerySelectorAll("td").Take(3).Select(c => c.Reads()));
    }

    async Task LogAsync(string name, string team, int entries)
    {
        var given = host.Given();
        var person = given.Person(name).In(team);
        for (var i = 0; i < entries; i++)
            person.Logged($"2026-10-{1 + i % 28:00}", "0:05", "Website", i % 3 == 0 ? "Meeting" : "Design");
        await given.SaveAsync();
    }

    static async Task<HttpStatusCode> StatusOf(HttpClient browser, string address)
    {
        using var answer = await browser.GetAsync(address);
        return answer.StatusCode;
    }
}
