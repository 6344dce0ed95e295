using System.Net;
using AsyncWork.Domain.Kpis;
using AsyncWork.Tests.Data;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Data;
using ClosedXML.Excel;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using UglyToad.PdfPig;

namespace AsyncWork.Tests.Reports;

/// <summary>What is said beside the figures of a month, by whom, and where it is read.</summary>
[Trait("Feature", "K-j")]
public sealed class CommentaryTests : IAsyncLifetime
{
    const string Company = "/reports/2026-10";
    const string Product = "/reports/2026-10/commentary?team=product";
    const string OfCompany = "/reports/2026-10/commentary";
    const string Happened = "Input.WhatHappened";
    const string Actions = "Input.Actions";

    readonly AppHost host = new();

    public async Task InitializeAsync() => await host.Given().Everyone().SaveAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task It_stands_beside_the_figures_of_its_report_on_the_page_in_the_PDF_and_in_the_workbook()
    {
        // In Berlin the thirteenth has begun.
        host.Clock.Reset(Instant.FromUtc(2026, 11, 12, 23, 30));
        var (hr, manager) = (await host.SignedInAsync("hr"), await host.SignedInAsync("manager"));
        var invited = (await hr.OpenAsync(Company)).QuerySelector("[aria-labelledby=commentary] a")!;
        Assert.Equal(("Write a commentary", OfCompany), (invited.Reads(), invited.GetAttribute("href")));

        await WriteAsync(hr, OfCompany, "Two began.\nThey do not log yet.\n\n<b>A storm</b> came.", "=1+2");

        var shown = (await hr.OpenAsync(Company)).QuerySelector("[aria-labelledby=commentary]")!;
        Assert.Equal(["What happened", "What we do about it"], shown.QuerySelectorAll("h3").Select(h => h.Reads()));
        Assert.Equal(
            ["Two began.\nThey do not log yet.", "<b>A storm</b> came.", "=1+2"],
            shown.QuerySelectorAll("p").Select(p => p.TextContent)
        );
        Assert.Contains("HR, Fri 13 Nov 2026", shown.Reads(), StringComparison.Ordinal);
        Assert.Equal("Change the commentary", shown.QuerySelector("a")!.Reads());
        var paper = await PaperAsync(hr, Company);
        Assert.Contains("Two began. They do not log yet. <b>A storm</b> came.", paper, StringComparison.Ordinal);
        Assert.Contains("=1+2 HR, 13 November 2026", paper, StringComparison.Ordinal);
        using var book = new XLWorkbook(new MemoryStream(await hr.GetByteArrayAsync(Company + ".xlsx")));
        var sheet = book.Worksheet("Commentary");
        Assert.Equal("Two began.\nThey do not log yet.", sheet.Cell(5, 2).GetString());
        Assert.Equal(("What we do about it", "=1+2"), (sheet.Cell(7, 1).GetString(), sheet.Cell(7, 2).GetString()));
        Assert.True(sheet.Cell(7, 2).Style.IncludeQuotePrefix && !sheet.Cell(7, 2).HasFormula);
        Assert.DoesNotContain("Two began", await hr.GetStringAsync(Company + ".csv"), StringComparison.Ordinal);
        foreach (var other in (string[])[Company + "?team=product", "/reports/2026-09"])
            Assert.DoesNotContain("Two began", (await hr.OpenAsync(other)).Body!.Reads(), StringComparison.Ordinal);
        Assert.DoesNotContain("Two began", await PaperAsync(manager, Company), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_see_a_report_may_write_of_it_and_nobody_else()
    {
        var (hr, manager, admin) = (
            await host.SignedInAsync("hr"),
            await host.SignedInAsync("manager"),
            await host.SignedInAsync("admin")
        );
        await WriteAsync(manager, Product, "Of the lead");
        await WriteAsync(hr, "/reports/2026-10/commentary?team=support", "Of HR");
        await WriteAsync(admin, OfCompany, "Of an administrator");

        // The token of one's own form, sent to where one may not write.
        foreach (
            var (who, at, status) in new[]
            {
                ("manager", "/reports/2026-10/commentary?team=support", HttpStatusCode.NotFound),
                ("manager2", Product, HttpStatusCode.NotFound),
                ("berlin", Product, HttpStatusCode.Forbidden),
                ("berlin", OfCompany, HttpStatusCode.Forbidden),
                ("hr", "/reports/2026-10/commentary?team=nobody", HttpStatusCode.NotFound),
                ("hr", "/reports/2026-13/commentary", HttpStatusCode.NotFound),
            }
        )
        {
            var browser = await host.SignedInAsync(who);
            using var asked = await browser.GetAsync(at);
            using var sent = await SendAsync(browser, at, "Mine now");
            Assert.Equal((who, at, status, status), (who, at, asked.StatusCode, sent.StatusCode));
        }
        Assert.Equal(["Of HR", "Of an administrator", "Of the lead"], await SaidAsync());
        // Who names no team writes of the one they lead, as they read it.
        Assert.Contains("Of the lead", (await manager.OpenAsync(OfCompany)).Body!.Reads(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_month_that_is_not_over_and_one_without_hours_may_have_one_too()
    {
        var hr = await host.SignedInAsync("hr");

        await WriteAsync(hr, "/reports/2026-11/commentary", "Running");
        await WriteAsync(hr, "/reports/2026-12/commentary", "To come");

        Assert.Contains("Running", (await hr.OpenAsync("/reports/2026-11")).Body!.Reads(), StringComparison.Ordinal);
        Assert.Contains("To come", await PaperAsync(hr, "/reports/2026-12"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_of_two_is_shown_what_the_first_wrote_and_loses_nothing()
    {
        var (lead, hr) = (await host.SignedInAsync("manager"), await host.SignedInAsync("hr"));
        var opened = await hr.OpenAsync(Product);
        await WriteAsync(lead, Product, "Of the lead");

        using var late = await hr.SubmitAsync(opened, Product, new Submission((Happened, "Of HR"), (Actions, "Wait")));

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        var page = await late.HtmlAsync();
        Assert.Contains("Manager wrote it first.", page.QuerySelector(".error-summary")!.Reads(), StringComparison.Ordinal);
        Assert.Equal("Of the lead", page.QuerySelector(".commentary p")!.Reads());
        Assert.Equal(["Of HR", "Wait"], page.QuerySelectorAll("textarea").Select(t => t.TextContent));
        Assert.Equal(["Of the lead"], await SaidAsync());
        using var again = await hr.SubmitAsync(page, Product, new Submission((Actions, "Wait")));
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Equal(["Of HR"], await SaidAsync());
    }

    /// <summary>The next text of a month is not the one that was taken away, though both are its first.</summary>
    [Fact]
    public async Task What_was_taken_away_and_written_anew_is_not_overwritten_by_an_older_form()
    {
        var (lead, hr) = (await host.SignedInAsync("manager"), await host.SignedInAsync("hr"));
        await WriteAsync(lead, Product, "One");
        var opened = await hr.OpenAsync(Product);
        await WriteAsync(lead, Product, "");
        using var gone = await hr.SubmitAsync(opened, Product, new Submission((Happened, "Of HR")));
        await WriteAsync(lead, Product, "Two");

        using var late = await hr.SubmitAsync(opened, Product, new Submission((Happened, "Of HR")));

        Assert.Equal([HttpStatusCode.Conflict, HttpStatusCode.Conflict], [gone.StatusCode, late.StatusCode]);
        Assert.Contains("took the commentary away first", (await gone.HtmlAsync()).Body!.Reads(), StringComparison.Ordinal);
        Assert.Equal(["Two"], await SaidAsync());
    }

    [Fact]
    public async Task Who_empties_both_texts_takes_it_away()
    {
        var hr = await host.SignedInAsync("hr");
        await WriteAsync(hr, OfCompany, "One", "Two");
        await WriteAsync(hr, OfCompany, "One", "Three");

        await WriteAsync(hr, OfCompany, "  \r\n ", "");

        Assert.Empty(await SaidAsync());
        Assert.Contains("Write a commentary", (await hr.OpenAsync(Company)).Body!.Reads(), StringComparison.Ordinal);
        Assert.DoesNotContain("Commentary", await PaperAsync(hr, Company), StringComparison.Ordinal);
        Assert.Equal(
            [
                ("wrote a commentary", "October 2026, Whole company", "One / Two"),
                ("changed a commentary", "October 2026, Whole company", "One / Two → One / Three"),
                ("took away a commentary", "October 2026, Whole company", "One / Three"),
            ],
            await host.Database(async db =>
                (await db.AuditEvents.Where(e => e.Action.EndsWith("commentary")).OrderBy(e => e.Id).ToListAsync()).ConvertAll(
                    e => (e.Action, e.Subject, e.Details)
                )
            )
        );
    }

    [Theory]
    [InlineData(Happened, 4001, "What happened has at most 4,000 characters; this one has 4,001.")]
    [InlineData(Actions, 4001, "What you do about it has at most 4,000 characters; this one has 4,001.")]
    [InlineData(Happened, 0, "What happened has characters that are not text.")]
    public async Task What_cannot_be_kept_is_refused_at_its_field_and_changes_nothing(string field, int letters, string why)
    {
        var hr = await host.SignedInAsync("hr");
        await WriteAsync(hr, OfCompany, "One", "Two");
        var typed = letters == 0 ? "a\u0007b" : new string('x', letters);

        using var refused = await hr.SubmitAsync(OfCompany, (field, typed));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.HtmlAsync();
        var area = page.QuerySelector($"textarea[name='{field}']")!;
        Assert.Contains(why, page.GetElementById(area.GetAttribute("aria-describedby")!.Split(' ')[^1])!.Reads());
        Assert.Equal(letters == 0 ? typed.Length : letters, area.TextContent.Length);
        Assert.Equal(["One"], await SaidAsync());
        Assert.Single(await host.Database(db => db.AuditEvents.Where(e => e.Action.EndsWith("commentary")).ToListAsync()));
    }

    [Fact]
    public async Task A_long_one_of_many_lines_fits_as_it_was_typed()
    {
        var hr = await host.SignedInAsync("hr");
        var longest = string.Join("\r\n", Enumerable.Repeat("xxx", 1000)) + "x"; // browsers send two characters for the end of a line

        await WriteAsync(hr, OfCompany, longest);

        Assert.Equal(MonthCommentary.LongestText, (await SaidAsync()).Single().Length);
    }

    [Fact]
    public async Task A_form_sent_twice_is_written_once()
    {
        var hr = await host.SignedInAsync("hr");
        var opened = await hr.OpenAsync(OfCompany);
        foreach (var time in (int[])[1, 2])
        {
            using var sent = await hr.SubmitAsync(opened, OfCompany, new Submission((Happened, "One")));
            Assert.Equal((time, HttpStatusCode.Redirect), (time, sent.StatusCode));
        }

        Assert.Equal(1, await host.Database(db => db.MonthCommentaries.Select(c => c.Version).SingleAsync()));
    }

    /// <summary>Both have looked and found none; no index keeps a second one of the company out.</summary>
    [SqliteFact]
    public async Task Two_who_write_at_once_make_one()
    {
        var (hr, admin) = (await host.SignedInAsync("hr"), await host.SignedInAsync("admin"));
        var (mine, theirs) = (await hr.OpenAsync(OfCompany), await admin.OpenAsync(OfCompany));
        var file = await host.Database(db => Task.FromResult(db.Database.GetConnectionString()!));
        Task<HttpResponseMessage>[] both;

        using (await WriterQueue.Of(file).TurnAsync(CancellationToken.None))
        {
            both =
            [
                hr.SubmitAsync(mine, OfCompany, new Submission((Happened, "Of HR"))),
                admin.SubmitAsync(theirs, OfCompany, new Submission((Happened, "Of an administrator"))),
            ];
            await Task.Delay(200);
            Assert.All(both, b => Assert.False(b.IsCompleted));
        }
        var answers = await Task.WhenAll(both);

        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Conflict], answers.Select(a => a.StatusCode).Order());
        Assert.Single(await SaidAsync());
        Assert.All(answers, a => a.Dispose());
    }

    static async Task WriteAsync(HttpClient browser, string at, string happened, string actions = "")
    {
        using var answer = await browser.SubmitAsync(at, (Happened, happened), (Actions, actions));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(at.Replace("/commentary", "", StringComparison.Ordinal), answer.Headers.Location?.ToString());
    }

    /// <summary>Sends the form without having been shown it.</summary>
    static async Task<HttpResponseMessage> SendAsync(HttpClient browser, string at, string happened)
    {
        var form = (await browser.OpenAsync("/account")).Forms.First(f => f.Method == "post");
        var token = form.FieldsOf().Single(f => f.Name == "__RequestVerificationToken").Value;
        return await browser.PostAsync(
            at,
            new FormUrlEncodedContent([new("__RequestVerificationToken", token), new(Happened, happened)])
        );
    }

    /// <summary>What happened, of all commentaries.</summary>
    Task<List<string>> SaidAsync() =>
        host.Database(async db =>
            (await db.MonthCommentaries.Select(c => c.WhatHappened).ToListAsync()).Order(StringComparer.Ordinal).ToList()
        );

    static async Task<string> PaperAsync(HttpClient browser, string report)
    {
        using var pdf = PdfDocument.Open(await browser.GetByteArrayAsync(report + ".pdf"));
        return string.Join(' ', pdf.GetPages().SelectMany(p => p.GetWords()).Select(w => w.Text));
    }
}
