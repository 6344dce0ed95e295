using System.Net;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Tests.TimeLogs;

/// <summary>Handing a week in and taking it back. Today is Thursday, 12 November 2026.</summary>
[Trait("Feature", "T7")]
public sealed class WeekHandInTests : IAsyncLifetime
{
    const string Week = "/time/week/2026-W46";
    readonly AppHost host = new();
    PersonFacts mia = null!;
    HttpClient browser = null!;

    public async Task InitializeAsync()
    {
        var given = host.Given();
        mia = given
            .Person("Mia")
            .Away("2026-11-11", "2026-11-11")
            .Logged("2026-11-09", "9:00-10:00", "Website")
            .Logged("2026-11-09", "9:30-11:00", "Website")
            .Logged("2026-11-11", "1:00", "Website")
            .Week("2026-11-02", TimesheetState.Returned);
        await given.SaveAsync();
        browser = await host.SignedInAsync("Mia");
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    Task<Timesheet> SheetAsync() =>
        host.Database(db =>
            db.Timesheets.AsNoTracking().SingleAsync(s => s.PersonId == mia.Id && s.Monday == new NodaTime.LocalDate(2026, 11, 9))
        );

    [Fact, Trait("Feature", "T6")]
    public async Task What_looks_wrong_is_told_before_and_hinders_nothing()
    {
        var told = (await browser.OpenAsync(Week)).QuerySelectorAll("#checks li:not([hidden])").Select(li => li.Reads()).ToList();

        Assert.Contains("No hours on Tue 10 Nov 2026.", told);
        Assert.Contains("Hours on Wed 11 Nov 2026: Away.", told);
        Assert.Contains("Mon 9 Nov 2026: 09:30–11:00 overlaps 09:00–10:00.", told);
        Assert.DoesNotContain("No hours on Mon 9 Nov 2026.", told);
        Assert.Equal(
            HttpStatusCode.Redirect,
            (await browser.SubmitAsync(Week, new Submission(Button: "Hand in week", Values: []))).StatusCode
        );
    }

    [Fact]
    public async Task A_week_handed_in_is_read_only_until_it_is_taken_back()
    {
        await browser.SubmitAsync(Week, new Submission(Button: "Hand in week", Values: []));
        var page = await browser.OpenAsync(Week);
        var sheet = await SheetAsync();

        Assert.Equal((TimesheetState.Submitted, 210), (sheet.State, sheet.SubmittedMinutes));
        Assert.Empty(page.QuerySelectorAll(".cell"));
        Assert.Contains("You handed in 3:30", page.QuerySelector("#hand-in")!.Reads());

        await browser.SubmitAsync(Week, new Submission(Button: "Take back", Values: []));

        Assert.Equal(TimesheetState.Open, (await SheetAsync()).State);
        Assert.NotEmpty((await browser.OpenAsync(Week)).QuerySelectorAll(".cell"));
        var events = await host.Database(db =>
            db.AuditEvents.Where(e => e.Subject == "Week 2026-W46").Select(e => e.Action).ToListAsync()
        );
        Assert.Equal(["handed in", "took back"], events.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Nobody_hands_in_what_they_have_not_seen()
    {
        var before = await browser.OpenAsync(Week);
        var field = before.QuerySelector(".cell")!.GetAttribute("name")!;
        await browser.SubmitAsync(before, Week, new Submission((field, "7:00")));

        var answer = await browser.SubmitAsync(before, Week, new Submission(Button: "Hand in week", Values: []));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("This is the week now.", (await answer.HtmlAsync()).Body!.Reads());
        Assert.Equal(TimesheetState.Open, (await SheetAsync()).State);
    }

    [Fact]
    public async Task A_returned_week_shows_what_was_said_and_is_handed_in_again()
    {
        var page = await browser.OpenAsync("/time/week/2026-W45");
        Assert.Contains("Look at Monday again.", page.QuerySelector("#hand-in")!.Reads());

        var answer = await browser.SubmitAsync(page, "/time/week/2026-W45", new Submission(Button: "Hand in week", Values: []));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Fact]
    public async Task A_week_that_has_not_begun_cannot_be_handed_in()
    {
        Assert.Contains("The week has not begun.", (await browser.OpenAsync("/time/week/2026-W47")).Body!.Reads());
    }
}
