using System.Net;
using AsyncWork.Domain.Calendar;
using AsyncWork.Tests.Data;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Pages.People.Absences;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AsyncWork.Tests.People.Absences;

/// <summary>Asking for days off and deciding on it (product.md T12, S6). Manager leads Product, where Berlin and New York are.</summary>
[Trait("Feature", "T12"), Trait("Feature", "S6")]
public sealed class AbsencePagesTests : IAsyncLifetime
{
    const string New = "/people/absences/new";
    readonly AppHost host = new();

    public Task InitializeAsync() => host.With("Site:BaseUrl", "https://localhost").Given().Everyone().SaveAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task What_somebody_asks_for_is_decided_by_who_leads_the_team_and_everyone_concerned_gets_a_mail()
    {
        var deputy = await host.Database(db => db.People.Where(p => p.Name == "NewYork").Select(p => p.Id).SingleAsync());
        var berlin = await host.SignedInAsync("berlin");
        await AskAsync(berlin, "2026-12-21", "2026-12-31", ("Input.Deputy", deputy.ToString()), ("Input.Note", "Family"));
        Assert.Equal(["manager@asyncwork.example"], await MailedAsync("asks to be away"));

        var manager = await host.SignedInAsync("manager");
        Assert.Contains("Decide on Berlin", (await manager.OpenAsync("/people/absences")).QuerySelector("main")!.Reads());
        var answer = await manager.SubmitAsync("/people/absences/1", new Submission([("comment", "Enjoy it")], "Approve"));

        Assert.Equal("/people/absences", answer.Headers.Location?.OriginalString);
        Assert.Contains(
            "Approved: Berlin, Mon 21 Dec 2026 to Thu 31 Dec 2026.",
            (await manager.OpenAsync("/people/absences")).QuerySelector("#toasts")!.Reads(),
            StringComparison.Ordinal
        );
        Assert.Equal(
            ["berlin@asyncwork.example"],
            await MailedAsync("Your absence Mon 21 Dec 2026 to Thu 31 Dec 2026 is approved")
        );
        Assert.Equal(["newyork@asyncwork.example"], await MailedAsync("You stand in for Berlin"));
        var absence = await OneAsync();
        Assert.Equal((AbsenceState.Approved, "Enjoy it", "Family"), (absence.State, absence.Comment, absence.Note));
        Assert.True(
            await host.Database(db => db.AuditEvents.AnyAsync(e => e.Action == "approved absence" && e.Subject == "Berlin"))
        );
    }

    [Fact]
    public async Task Of_two_requests_for_the_same_days_at_the_same_moment_one_is_stored_and_the_other_told()
    {
        var berlin = await host.Database(db => db.People.AsNoTracking().SingleAsync(p => p.Name == "Berlin"));
        AbsenceRequest Days(int first) => new(new(2026, 12, first), new(2026, 12, 23), AbsenceKind.Leave, null, null);

        // Both have been found free of overlaps, as two windows are that are sent at once.
        var reasons = await Task.WhenAll(Enumerable.Range(14, 6).Select(first => AskAsync(Days(first))));

        Assert.Single(reasons, r => r is null);
        Assert.All(reasons.Where(r => r is not null), r => Assert.Contains("overlap", r, StringComparison.Ordinal));
        Assert.Equal(1, await host.Database(db => db.Absences.CountAsync()));
        Assert.Equal(1, await host.Database(db => db.OutgoingMails.CountAsync()));

        async Task<string?> AskAsync(AbsenceRequest days)
        {
            await using var scope = host.Services.CreateAsyncScope();
            var changes = scope.ServiceProvider.GetRequiredService<AbsenceChanges>();
            return await changes.AskAsync(berlin, days, berlin.Id, Guid.NewGuid());
        }
    }

    [Fact]
    public async Task Colleagues_see_away_in_the_calendar_and_never_why()
    {
        var berlin = await host.SignedInAsync("berlin");
        await AskAsync(berlin, "2026-11-16", "2026-11-17", ("Input.Kind", "Sick"), ("Input.Note", "Secret note"));
        var manager = await host.SignedInAsync("manager");
        var colleague = await host.SignedInAsync("newyork");
        Assert.DoesNotContain("?", RowOf(await colleague.OpenAsync("/people/absences")));
        Assert.Contains("? Asked for: Sick", RowOf(await manager.OpenAsync("/people/absences")));

        await manager.SubmitAsync("/people/absences/1", new Submission([], "Approve"));

        Assert.Contains("A Away: Sick", RowOf(await manager.OpenAsync("/people/absences")));
        var seen = await colleague.OpenAsync("/people/absences");
        Assert.Contains("A Away A Away", RowOf(seen));
        Assert.DoesNotContain("Secret note", seen.Body!.Reads());
        Assert.DoesNotContain("Away: Sick", seen.Body!.Reads());
        foreach (var other in new[] { colleague, await host.SignedInAsync("manager2") })
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync("/people/absences/1")).StatusCode);

        static string RowOf(AngleSharp.Html.Dom.IHtmlDocument page) =>
            page.QuerySelectorAll(".away tbody tr").Single(r => r.QuerySelector("th")!.Reads() == "Berlin").Reads();
    }

    [Theory]
    [InlineData("manager")]
    [InlineData("hr")]
    [InlineData("admin")]
    public async Task Nobody_decides_on_their_own(string name)
    {
        var browser = await host.SignedInAsync(name);
        await AskAsync(browser, "2026-12-21", "2026-12-22");

        var page = await browser.OpenAsync("/people/absences/1");
        Assert.DoesNotContain(page.QuerySelectorAll("button"), b => b.Reads() == "Approve");
        var token = page.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var answer = await browser.PostAsync(
            "/people/absences/1?handler=Approve",
            new FormUrlEncodedContent([new("version", "0"), new("__RequestVerificationToken", token)])
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(AbsenceState.Requested, (await OneAsync()).State);
    }

    [Fact]
    public async Task HR_records_an_absence_that_is_approved_at_once_and_is_asked_where_the_lead_asks()
    {
        var berlin = await host.Database(db => db.People.Where(p => p.Name == "Berlin").Select(p => p.Id).SingleAsync());
        await AskAsync(await host.SignedInAsync("hr"), "2026-12-21", "2026-12-22", ("Input.Person", berlin.ToString()));
        Assert.Equal((berlin, AbsenceState.Approved), ((await OneAsync()).PersonId, (await OneAsync()).State));
        Assert.Equal(["berlin@asyncwork.example"], await MailedAsync("is recorded"));

        await AskAsync(await host.SignedInAsync("manager"), "2026-12-21", "2026-12-22");
        Assert.Equal(["hr@asyncwork.example"], await MailedAsync("Manager asks to be away"));
    }

    [Theory]
    [InlineData("hr"), InlineData("manager")]
    public async Task What_was_recorded_by_mistake_is_taken_back_by_who_may_decide_and_the_person_is_told(string name)
    {
        var berlin = await host.Database(db => db.People.Where(p => p.Name == "Berlin").Select(p => p.Id).SingleAsync());
        var hr = await host.SignedInAsync("hr");
        await AskAsync(hr, "2026-11-16", "2026-11-17", ("Input.Person", berlin.ToString()));
        var browser = name == "hr" ? hr : await host.SignedInAsync(name);
        var calendar = await browser.OpenAsync("/people/absences?team=product");
        var link = calendar.QuerySelector(".away tbody a[href='/people/absences/1']");
        Assert.Equal("A Away: Leave", link!.Reads());

        var answer = await browser.SubmitAsync("/people/absences/1", new Submission([], "Withdraw"));

        Assert.Equal("/people/absences", answer.Headers.Location?.OriginalString);
        Assert.Equal(AbsenceState.Withdrawn, (await OneAsync()).State);
        Assert.Equal(
            ["berlin@asyncwork.example"],
            await MailedAsync("Your absence Mon 16 Nov 2026 to Tue 17 Nov 2026 is withdrawn")
        );
        Assert.Equal(name == "hr" ? ["manager@asyncwork.example"] : [], await MailedAsync("Berlin will be there after all"));
        Assert.True(
            await host.Database(db => db.AuditEvents.AnyAsync(e => e.Action == "withdrew absence" && e.Subject == "Berlin"))
        );
    }

    [Fact]
    public async Task What_is_only_asked_for_is_declined_by_others_and_not_withdrawn()
    {
        await AskAsync(await host.SignedInAsync("berlin"), "2026-12-21", "2026-12-22");
        var manager = await host.SignedInAsync("manager");
        var page = await manager.OpenAsync("/people/absences/1");
        Assert.DoesNotContain(page.QuerySelectorAll("button"), b => b.Reads() == "Withdraw");
        var token = page.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        var answer = await manager.PostAsync(
            "/people/absences/1?handler=Withdraw",
            new FormUrlEncodedContent([new("version", "0"), new("__RequestVerificationToken", token)])
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(AbsenceState.Requested, (await OneAsync()).State);
    }

    /// <summary>That it waits in no inbox any more cannot be stored.</summary>
    [SqliteFact]
    public async Task A_decision_or_a_withdrawal_is_stored_as_a_whole_or_not_at_all()
    {
        var (berlin, manager) = (await host.SignedInAsync("berlin"), await host.SignedInAsync("manager"));
        await AskAsync(berlin, "2026-12-21", "2026-12-22");
        await host.Database(db =>
            db.Database.ExecuteSqlAsync(
                $"CREATE TRIGGER Full BEFORE UPDATE ON Notifications BEGIN SELECT RAISE(ABORT, 'full'); END"
            )
        );

        await BreaksAsync(manager, new([], Button: "Approve"));
        await BreaksAsync(manager, new([], Button: "Decline"));
        await BreaksAsync(berlin, new([], Action: "Withdraw"));

        var absence = await OneAsync();
        Assert.Equal((AbsenceState.Requested, 0), (absence.State, absence.Version));
        Assert.Empty(await MailedAsync("Your absence"));
        Assert.Empty(await MailedAsync("will be there after all"));

        static async Task BreaksAsync(HttpClient browser, Submission form)
        {
            using var answer = await browser.SubmitAsync("/people/absences/1", form);
            Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Days_that_overlap_are_refused_and_what_was_typed_stays()
    {
        var berlin = await host.SignedInAsync("berlin");
        await AskAsync(berlin, "2026-12-21", "2026-12-22");

        var answer = await berlin.SubmitAsync(
            New,
            ("Input.FirstDay", "2026-12-22"),
            ("Input.LastDay", "2026-12-23"),
            ("Input.Note", "kept")
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.HtmlAsync();
        Assert.Contains("These days overlap with Mon 21 Dec 2026 to Tue 22 Dec 2026, asked for already.", page.Body!.Reads());
        Assert.Equal("2026-12-23", page.QuerySelector("#Input_LastDay")!.GetAttribute("value"));
        Assert.Equal("kept", page.QuerySelector("#Input_Note")!.Reads());

        await berlin.SubmitAsync("/people/absences/1", new Submission([], "Withdraw"));
        await AskAsync(berlin, "2026-12-22", "2026-12-23");
        Assert.Equal(2, await host.Database(db => db.Absences.CountAsync()));
    }

    [Fact]
    public async Task Whoever_decides_second_is_shown_the_present_state()
    {
        var berlin = await host.SignedInAsync("berlin");
        await AskAsync(berlin, "2026-12-21", "2026-12-22");
        var manager = await host.SignedInAsync("manager");
        var opened = await manager.OpenAsync("/people/absences/1");
        await berlin.SubmitAsync("/people/absences/1", new Submission([], "Withdraw"));

        var answer = await manager.SubmitAsync(opened, "/people/absences/1", new Submission([], "Approve", Htmx: true));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var fragment = (await answer.HtmlAsync()).Body!.Reads();
        Assert.Contains("Somebody else changed this absence first.", fragment);
        Assert.Contains("withdrawn", fragment);
        Assert.Equal(AbsenceState.Withdrawn, (await OneAsync()).State);
    }

    [Fact]
    public async Task A_form_sent_twice_asks_once()
    {
        var berlin = await host.SignedInAsync("berlin");
        var opened = await berlin.OpenAsync(New);
        var form = new Submission([("Input.FirstDay", "2026-12-21"), ("Input.LastDay", "2026-12-22")]);

        foreach (var _ in new[] { 1, 2 })
            Assert.Equal(HttpStatusCode.Redirect, (await berlin.SubmitAsync(opened, New, form)).StatusCode);

        Assert.Equal(1, await host.Database(db => db.Absences.CountAsync()));
    }

    [Fact]
    public async Task The_calendar_asks_as_often_for_many_people_as_for_few()
    {
        var berlin = await host.SignedInAsync("berlin");
        await berlin.OpenAsync("/people/absences");
        var few = await host.Commands.Of(() => berlin.OpenAsync("/people/absences"));
        var given = host.Given();
        for (var i = 0; i < 30; i++)
            given.Person($"Person {i:00}").In("Product").Away("2026-11-02", "2026-11-20");
        await given.SaveAsync();

        Assert.Equal(few.Count, (await host.Commands.Of(() => berlin.OpenAsync("/people/absences"))).Count);
    }

    static async Task AskAsync(HttpClient browser, string first, string last, params (string, string?)[] more)
    {
        var answer = await browser.SubmitAsync(New, [("Input.FirstDay", first), ("Input.LastDay", last), .. more]);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
    }

    Task<Absence> OneAsync() => host.Database(db => db.Absences.AsNoTracking().OrderBy(a => a.Id).FirstAsync());

    Task<List<string>> MailedAsync(string subject) =>
        host.Database(db => db.OutgoingMails.Where(m => m.Subject.Contains(subject)).Select(m => m.To).ToListAsync());
}
