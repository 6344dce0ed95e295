using System.Globalization;
using System.Net;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Tests.TimeLogs;

/// <summary>Who approves which weeks, as they were shown and never otherwise (product.md T7, A6).</summary>
[Trait("Feature", "T7")]
public sealed class ApprovalTests : IAsyncLifetime
{
    const string List = "/time/approvals";
    readonly AppHost host = new();
    PersonFacts mia = null!;
    PersonFacts lea = null!;

    public async Task InitializeAsync()
    {
        var given = host.Given();
        lea = given.Person("Lea").In("Product").LeadOf("Product");
        lea.Logged("2026-11-02", "8:00", "Website").Week("2026-11-02", TimesheetState.Submitted);
        mia = given
            .Person("Mia")
            .In("Product")
            .Logged("2026-11-02", "9:00-17:00", "Website", "Design", "Whispered")
            .Logged("2026-11-03", "7:30", "Moonshot")
            .Week("2026-11-02", TimesheetState.Submitted)
            .Week("2026-10-26", TimesheetState.Submitted);
        given.Person("Tom").In("Support").Logged("2026-11-02", "8:00").Week("2026-11-02", TimesheetState.Submitted);
        given.Person("Una").In("Support").LeadOf("Support");
        given.Person("HR").Is(Domain.People.Role.HR);
        await given.SaveAsync();
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    string Week => $"{List}/{mia.Id}/2026-W45";

    Task<List<Timesheet>> SheetsAsync(PersonFacts of) =>
        host.Database(db =>
            db.Timesheets.AsNoTracking().Where(s => s.PersonId == of.Id).OrderByDescending(s => s.Monday).ToListAsync()
        );

    async Task<TimesheetState> StateAsync() => (await SheetsAsync(mia))[0].State;

    Task ChangeAsync(Action<Timesheet> change) =>
        host.Database(async db =>
        {
            change(await db.Timesheets.SingleAsync(s => s.PersonId == mia.Id && s.Monday == new LocalDate(2026, 11, 2)));
            await db.SaveChangesAsync();
        });

    [Fact]
    public async Task A_lead_sees_the_weeks_of_the_team_and_their_own_apart()
    {
        var page = await (await host.SignedInAsync("Lea")).OpenAsync(List);
        var lines = page.QuerySelectorAll("#approvals li").Select(l => l.Reads()).ToList();

        Assert.Equal(2, lines.Count);
        Assert.All(lines, l => Assert.Contains("Mia", l, StringComparison.Ordinal));
        Assert.Contains("15:30 of 40:00", lines[1], StringComparison.Ordinal);
        Assert.Contains("Website 8:00, Moonshot 7:30", lines[1], StringComparison.Ordinal);
        Assert.Contains("3 working days without hours", lines[1], StringComparison.Ordinal);
        Assert.Contains("Your own week waits for HR", page.QuerySelector("#approvals")!.Reads(), StringComparison.Ordinal);
        Assert.DoesNotContain("Whispered", page.Source.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HR_sees_every_team_and_a_team_by_its_filter()
    {
        var browser = await host.SignedInAsync("HR");

        Assert.Equal(4, (await browser.OpenAsync(List)).QuerySelectorAll("#approvals li").Length);
        Assert.Single((await browser.OpenAsync($"{List}?team=support")).QuerySelectorAll("#approvals li"));
        Assert.Single((await browser.OpenAsync($"{List}?month=2026-10")).QuerySelectorAll("#approvals li"));
    }

    [Fact]
    public async Task Who_decides_on_no_weeks_is_refused_and_a_week_of_another_team_is_not_found()
    {
        var mine = await host.SignedInAsync("Mia");
        var una = await host.SignedInAsync("Una");

        Assert.Equal(HttpStatusCode.Forbidden, (await mine.GetAsync(List)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await mine.GetAsync(Week)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await una.GetAsync(Week)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await una.GetAsync($"{List}?team=product")).StatusCode);
    }

    [Fact]
    public async Task One_week_is_approved_and_locked_by_whom_and_when_and_the_log_says_so()
    {
        var browser = await host.SignedInAsync("Lea");
        var answer = await browser.SubmitAsync(List, new Submission([], Button: "Approve Mia, Week 45, 2–8 Nov 2026"));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var sheets = await SheetsAsync(mia);
        Assert.Equal((TimesheetState.Approved, lea.Id), (sheets[0].State, sheets[0].DecidedBy));
        Assert.Equal(TimesheetState.Submitted, sheets[1].State);
        var logged = await host.Database(db => db.AuditEvents.SingleAsync(e => e.Action == "approved week"));
        Assert.Equal(("Mia, 2026-W45", "15:30", lea.Id), (logged.Subject, logged.Details, logged.PersonId));
    }

    [Fact]
    public async Task Chosen_weeks_are_approved_and_htmx_gets_the_list()
    {
        var browser = await host.SignedInAsync("Lea");
        var choices = (await SheetsAsync(mia)).Select(s => ("chosen", (string?)$"{s.Id}:{s.Version}"));

        var answer = await browser.SubmitAsync(List, new Submission(choices, Htmx: true));

        var fragment = await answer.HtmlAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Null(fragment.QuerySelector("main"));
        Assert.Contains("2 weeks are approved.", fragment.Body!.Reads(), StringComparison.Ordinal);
        Assert.All(await SheetsAsync(mia), s => Assert.Equal(TimesheetState.Approved, s.State));
    }

    [Fact]
    public async Task A_week_that_changed_meanwhile_is_not_approved()
    {
        var browser = await host.SignedInAsync("Lea");
        var opened = await browser.OpenAsync(List);
        await ChangeAsync(s => s.TakeBack());
        await ChangeAsync(s => s.Submit(930, new(2026, 11, 12), host.Clock.GetCurrentInstant()));

        var answer = await browser.SubmitAsync(opened, List, new Submission([], Button: "Approve Mia, Week 45, 2–8 Nov 2026"));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("changed or handed in after", (await answer.HtmlAsync()).Body!.Reads(), StringComparison.Ordinal);
        Assert.Equal(TimesheetState.Submitted, await StateAsync());
    }

    [Fact]
    public async Task Nobody_approves_their_own_week_even_with_a_form_of_their_own_making()
    {
        var browser = await host.SignedInAsync("Lea");
        var own = (await SheetsAsync(lea))[0];

        var answer = await browser.SubmitAsync(List, ("chosen", $"{own.Id}:{own.Version}"));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal(TimesheetState.Submitted, (await SheetsAsync(lea))[0].State);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"{List}/{lea.Id}/2026-W45")).StatusCode);
    }

    [Fact]
    public async Task All_that_wait_are_approved_as_shown_and_what_came_later_or_differs_is_left_out_and_said()
    {
        var browser = await host.SignedInAsync("HR");
        var opened = await browser.OpenAsync(List);
        host.Clock.AdvanceMinutes(5);
        await ChangeAsync(s => s.TakeBack());
        await ChangeAsync(s => s.Submit(930, new(2026, 11, 12), host.Clock.GetCurrentInstant()));
        await host.Database(async db =>
        {
            // Hours that no path of the app could add to a week that is handed in.
            db.Add(
                new TimeEntry(
                    lea.Id,
                    null,
                    WorkedTime.On(new(2026, 11, 4), DateTimeZone.Utc, 60),
                    new(null, null),
                    lea.Id,
                    host.Clock.GetCurrentInstant()
                )
            );
            await db.SaveChangesAsync();
        });

        var answer = await browser.SubmitAsync(opened, List, new Submission([], Button: "Approve all 4 that wait"));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var page = await browser.OpenAsync(List);
        Assert.Contains("2 weeks are approved. 1 week was left out", page.Body!.Reads(), StringComparison.Ordinal);
        Assert.Contains("the hours are not those", page.Body!.Reads(), StringComparison.Ordinal);
        Assert.Equal(2, page.QuerySelectorAll("#approvals li").Length);
        var logged = await host.Database(db => db.AuditEvents.SingleAsync(e => e.Action == "approved weeks"));
        Assert.Contains("left out 2", logged.Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_week_shows_days_against_working_time_without_clock_times_and_descriptions()
    {
        var page = await (await host.SignedInAsync("Lea")).OpenAsync(Week);

        Assert.Contains("15:30 of 40:00 of working time", page.QuerySelector("#week")!.Reads(), StringComparison.Ordinal);
        Assert.Contains("Website Design 8:00", page.QuerySelector("tbody")!.Reads(), StringComparison.Ordinal);
        Assert.DoesNotContain("09:00", page.QuerySelector("main table")!.Reads(), StringComparison.Ordinal);
        Assert.DoesNotContain("Whispered", page.Source.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_week_is_returned_with_a_comment_which_the_person_gets_by_mail()
    {
        var browser = await host.SignedInAsync("Lea");

        var empty = await browser.SubmitAsync(Week, ("comment", " "));
        var answer = await browser.SubmitAsync(Week, ("comment", "Tuesday was a holiday."));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(
            (TimesheetState.Returned, "Tuesday was a holiday."),
            ((await SheetsAsync(mia))[0].State, (await SheetsAsync(mia))[0].Comment)
        );
        var mail = await host.Database(db => db.OutgoingMails.SingleAsync());
        Assert.Equal("mia@asyncwork.example", mail.To);
        Assert.Contains("Tuesday was a holiday.", mail.Body, StringComparison.Ordinal);
        Assert.Contains("/time/week/2026-W45", mail.Body, StringComparison.Ordinal);
        Assert.Single(await host.Database(db => db.AuditEvents.Where(e => e.Action == "returned week").ToListAsync()));
    }

    [Fact]
    public async Task A_stale_form_of_a_week_neither_approves_nor_returns_it()
    {
        var browser = await host.SignedInAsync("Lea");
        var opened = await browser.OpenAsync(Week);
        await ChangeAsync(s => s.TakeBack());

        var approved = await browser.SubmitAsync(opened, Week, new Submission([], Button: "Approve week"));
        var returned = await browser.SubmitAsync(opened, Week, new Submission(("comment", "Look again.")));

        Assert.Equal(HttpStatusCode.Conflict, approved.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, returned.StatusCode);
        Assert.Equal(TimesheetState.Open, await StateAsync());
    }

    [Fact]
    public async Task Weeks_with_working_time_that_nobody_handed_in_are_listed_but_not_holidays_and_absences()
    {
        var given = host.Given();
        given.Person("Nia").In("Product").Away("2026-10-01", "2026-11-01");
        await given.SaveAsync();

        var page = await (await host.SignedInAsync("Lea")).OpenAsync($"{List}?state=missing");
        var lines = page.QuerySelectorAll("#approvals li").Select(l => l.Reads()).ToList();

        Assert.Equal(["Week 45, 2–8 Nov 2026"], lines.Where(l => l.Contains("Nia", StringComparison.Ordinal)).Select(WeekOf));
        Assert.Equal(2, lines.Count(l => l.Contains("Mia", StringComparison.Ordinal)));

        static string WeekOf(string line) => line[line.IndexOf("Week", StringComparison.Ordinal)..][..21];
    }

    [Fact]
    public async Task The_list_asks_as_little_for_fifty_people_as_for_one()
    {
        var browser = await host.SignedInAsync("Lea");
        var few = await host.Commands.Of(() => browser.GetAsync(List));
        var given = host.Given();
        foreach (var n in Enumerable.Range(1, 50))
            given
                .Person($"Person {n}")
                .In("Product")
                .Logged("2026-11-02", "8:00", "Website")
                .Week("2026-11-02", TimesheetState.Submitted);
        await given.SaveAsync();

        var many = await host.Commands.Of(() => browser.GetAsync(List));
        var page = await browser.OpenAsync(List);

        Assert.Equal(50, page.QuerySelectorAll("#approvals li").Length);
        Assert.Equal(few.Count, many.Count);
        // Eleven while a week of one's own waits: that one asks who decides on it.
        Assert.InRange(many.Count, 1, 11);
    }

    [Fact]
    public async Task A_week_that_waits_is_summed_once_and_again_when_it_was_taken_back_and_changed()
    {
        var browser = await host.SignedInAsync("Lea");
        var first = await host.Commands.Of(() => browser.GetAsync(List));

        var again = await host.Commands.Of(() => browser.GetAsync(List));
        await ChangeAsync(s => s.TakeBack());
        await host.Database(async db =>
        {
            var (day, now) = (new LocalDate(2026, 11, 4), host.Clock.GetCurrentInstant());
            db.Add(new TimeEntry(mia.Id, null, WorkedTime.On(day, DateTimeZone.Utc, 60), new(null, null), mia.Id, now));
            await db.SaveChangesAsync();
        });
        await ChangeAsync(s => s.Submit(990, new(2026, 11, 12), host.Clock.GetCurrentInstant()));
        var changed = (await browser.OpenAsync(List)).QuerySelectorAll("#approvals li").Select(l => l.Reads()).ToList();

        Assert.Contains(first, Sums);
        Assert.DoesNotContain(again, Sums);
        Assert.Contains("16:30 of 40:00", changed[1], StringComparison.Ordinal);
        Assert.Contains("No project 1:00", changed[1], StringComparison.Ordinal);

        static bool Sums(string command) => command.Contains("SUM(", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_company_of_500_with_five_weeks_each_is_approved_by_a_handful_of_statements()
    {
        await AddCompanyAsync(500, 5);
        var browser = await host.SignedInAsync("HR");
        var opened = await browser.OpenAsync(List);

        var commands = await host.Commands.Of(async () =>
        {
            var answer = await browser.SubmitAsync(opened, List, new Submission([], Button: "Approve all 2504 that wait"));
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        });

        Assert.Equal(2504, await host.Database(db => db.Timesheets.CountAsync(s => s.State == TimesheetState.Approved)));
        Assert.InRange(commands.Count, 5, 25);
    }

    Task AddCompanyAsync(int people, int weeks) =>
        host.Database(async db =>
        {
            var now = host.Clock.GetCurrentInstant();
            var all = Enumerable
                .Range(1, people)
                .Select(n => new Domain.People.Person(
                    string.Create(CultureInfo.InvariantCulture, $"Many {n}"),
                    null,
                    DateTimeZone.Utc,
                    new(2020, 1, 1)
                ))
                .ToList();
            db.AddRange(all);
            await db.SaveChangesAsync();
            foreach (var person in all)
            foreach (var week in Enumerable.Range(0, weeks))
            {
                var monday = new LocalDate(2026, 9, 28).PlusWeeks(week);
                var sheet = new Timesheet(person.Id, monday);
                sheet.Submit(480, new(2026, 11, 12), now);
                db.Add(sheet);
                db.Add(
                    new TimeEntry(person.Id, null, WorkedTime.On(monday, DateTimeZone.Utc, 480), new(null, null), person.Id, now)
                );
            }
            await db.SaveChangesAsync();
        });
}
