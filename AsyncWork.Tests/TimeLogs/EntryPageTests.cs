using System.Net;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Tests.TimeLogs;

/// <summary>One entry: change it, delete it, bring it back; one's own only (product.md T2).</summary>
[Trait("Feature", "T2")]
public sealed class EntryPageTests : IAsyncLifetime
{
    readonly AppHost host = new();
    PersonFacts mia = null!;
    string Page => $"/time/entries/{mia.Entries[0].Id}";

    public async Task InitializeAsync()
    {
        var given = host.Given().Project("Website").Activity("Design");
        mia = given
            .Person("Mia")
            .In("Product", until: "2026-11-01")
            .In("Support", from: "2026-11-01")
            .Logged("2026-11-10", "9:00-10:30", "Website", "Design", "Price page", billable: true);
        given.Person("Boss").LeadOf("Support").LeadOf("Product");
        await given.SaveAsync();
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    Task<TimeEntry?> EntryAsync() => host.Database(db => db.TimeEntries.AsNoTracking().SingleOrDefaultAsync());

    [Fact]
    public async Task An_entry_is_shown_as_it_is_and_changed()
    {
        var browser = await host.SignedInAsync("Mia");
        var opened = await browser.OpenAsync(Page);
        Assert.Equal("09:00", opened.QuerySelector("#Input_Start")!.GetAttribute("value"));

        var answer = await browser.SubmitAsync(
            opened,
            Page,
            new Submission(("Input.End", "11:00"), ("Input.Description", "Prices"))
        );

        Assert.Equal("/time?month=2026-11", answer.Headers.Location?.ToString());
        var entry = (await EntryAsync())!;
        Assert.Equal((120, "Prices", true, 2), (entry.Minutes, entry.Description, entry.IsBillable, entry.Version));
    }

    [Fact]
    public async Task An_entry_moved_to_another_day_counts_for_the_team_of_that_day()
    {
        var browser = await host.SignedInAsync("Mia");
        var before = (await EntryAsync())!.TeamId;

        await browser.SubmitAsync(Page, ("Input.Date", "2026-10-30"));

        Assert.NotEqual(before, (await EntryAsync())!.TeamId);
    }

    [Fact]
    public async Task An_imported_duration_stays_when_only_the_words_change()
    {
        await host.Database(async db =>
        {
            var zone = Given.Zone("Europe/Berlin");
            var clock = ClockRange.Of(Given.Day("2026-11-10"), new(9, 0), new(10, 0), zone);
            var entry = await db.TimeEntries.SingleAsync();
            var details = new WorkDetails(entry.ProjectId, null, "From elsewhere");
            entry.Change(null, WorkedTime.Imported(Given.Day("2026-11-10"), zone, 45, clock), details, mia.Id, AppHost.Start);
            await db.SaveChangesAsync();
        });
        var browser = await host.SignedInAsync("Mia");

        await browser.SubmitAsync(Page, ("Input.Description", "Said better"));

        var changed = (await EntryAsync())!;
        Assert.Equal((45, "Said better"), (changed.Minutes, changed.Description));
    }

    [Fact]
    public async Task A_stale_form_saves_nothing_shows_the_present_state_and_keeps_what_was_typed()
    {
        var browser = await host.SignedInAsync("Mia");
        var stale = await browser.OpenAsync(Page);
        await browser.SubmitAsync(Page, ("Input.Description", "First"));

        var answer = await browser.SubmitAsync(stale, Page, new Submission(("Input.Description", "Second")));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal("First", (await EntryAsync())!.Description);
        var page = await answer.HtmlAsync();
        Assert.Contains("“First”", page.QuerySelector("[role=alert]")!.Reads());
        Assert.Equal("Second", page.QuerySelector("#Input_Description")!.GetAttribute("value"));

        await browser.SubmitAsync(page, Page, new Submission(("Input.Description", "Second")));
        Assert.Equal("Second", (await EntryAsync())!.Description);
    }

    [Fact]
    public async Task An_entry_deleted_meanwhile_is_not_found()
    {
        var browser = await host.SignedInAsync("Mia");
        var opened = await browser.OpenAsync(Page);
        await host.Database(db => db.TimeEntries.ExecuteDeleteAsync());

        var answer = await browser.SubmitAsync(opened, Page, new Submission(("Input.Description", "Too late")));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Null(await EntryAsync());
    }

    [Fact]
    public async Task A_refused_change_says_why_and_stores_nothing()
    {
        var browser = await host.SignedInAsync("Mia");

        var answer = await browser.SubmitAsync(Page, ("Input.Duration", "25:00"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(1, (await EntryAsync())!.Version);
    }

    [Fact]
    public async Task A_deleted_entry_comes_back_by_Undo_just_once()
    {
        var browser = await host.SignedInAsync("Mia");
        var before = (await EntryAsync())!;
        await browser.SubmitAsync(Page, new Submission([], Button: "Delete entry"));
        Assert.Null(await EntryAsync());
        var month = await browser.OpenAsync("/time?month=2026-11");

        await browser.SubmitAsync(month, "/time", new Submission([], Button: "Undo"));
        await browser.SubmitAsync(month, "/time", new Submission([], Button: "Undo"));

        var back = (await EntryAsync())!;
        Assert.Equal(
            (
                before.Date,
                before.Start,
                before.End,
                before.Minutes,
                before.ProjectId,
                before.TeamId,
                before.Description,
                before.IsBillable
            ),
            (back.Date, back.Start, back.End, back.Minutes, back.ProjectId, back.TeamId, back.Description, back.IsBillable)
        );
    }

    [Fact]
    public async Task Undo_of_another_person_or_too_late_brings_nothing_back()
    {
        var browser = await host.SignedInAsync("Mia");
        await browser.SubmitAsync(Page, new Submission([], Button: "Delete entry"));
        var month = await browser.OpenAsync("/time?month=2026-11");
        var seal = month.QuerySelector("#toasts input[name=entry]")!.GetAttribute("value");

        var boss = await host.SignedInAsync("Boss");
        await boss.PostAsync("/time?handler=Restore", await FormAsync(boss, seal!));
        await browser.PostAsync("/time?handler=Restore", await FormAsync(browser, seal![..^4] + "AAAA"));

        Assert.Null(await EntryAsync());
        Assert.Empty(host.Errors.Lines);

        static async Task<FormUrlEncodedContent> FormAsync(HttpClient browser, string seal)
        {
            var page = await browser.OpenAsync("/time");
            var token = page.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
            return new([new("__RequestVerificationToken", token), new("entry", seal)]);
        }
    }

    [Fact]
    public async Task Nobody_else_finds_the_entry_not_even_who_leads_the_team()
    {
        var boss = await host.SignedInAsync("Boss");
        var own = await (await host.SignedInAsync("Mia")).OpenAsync(Page);

        Assert.Equal(HttpStatusCode.NotFound, (await boss.GetAsync(Page)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await boss.GetAsync("/time/entries/999999")).StatusCode);
        var token = (await boss.OpenAsync("/time/projects"))
            .QuerySelector("[name=__RequestVerificationToken]")!
            .GetAttribute("value")!;
        var fields = own.Forms.Last(f => f.Method == "post" && f.QuerySelector("[name='Input.Date']") is not null).FieldsOf();
        var posted = new FormUrlEncodedContent(
            fields
                .Select(f => KeyValuePair.Create(f.Name, f.Value))
                .Where(f => f.Key != "__RequestVerificationToken")
                .Append(new("__RequestVerificationToken", token))
        );
        Assert.Equal(HttpStatusCode.NotFound, (await boss.PostAsync(Page, posted)).StatusCode);
        Assert.Equal(1, (await EntryAsync())!.Version);
    }
}
