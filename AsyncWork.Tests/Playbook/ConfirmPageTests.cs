using System.Net;
using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.People;
using AsyncWork.Tests.Support;
using AsyncWork.Tests.Wiki;
using AsyncWork.Web.Pages.Playbook;
using AsyncWork.Web.Pages.Reports;
using AsyncWork.Web.Reminders;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace AsyncWork.Tests.Playbook;

/// <summary>Pages are confirmed, version by version (product.md P9, P10; kpis.md K20d).</summary>
public sealed class ConfirmPageTests : IAsyncLifetime
{
    const string At = "/wiki/handbook/deploy";
    readonly AppHost host = new();
    PersonFacts manager = null!;
    PersonFacts berlin = null!;
    PersonFacts kathmandu = null!;
    int page;
    int product;

    public async Task InitializeAsync()
    {
        var given = host.Given().Everyone();
        (manager, berlin, kathmandu) = (given.The("Manager"), given.The("Berlin"), given.The("Kathmandu"));
        await given.SaveAsync();
        page = await SomeWiki.DeployAsync(host, manager.Id);
        product = await host.Database(db => db.Teams.Where(t => t.Slug == "product").Select(t => t.Id).SingleAsync());
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    async Task AskProductAsync(string days = "14")
    {
        var owner = await host.SignedInAsync("manager");
        using var asked = await owner.SubmitAsync(
            $"{At}/audience",
            ("Input.Kind", "Team"),
            ("Input.Team", $"{product}"),
            ("Input.WithinDays", days)
        );
        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
    }

    async Task WriteAsync(string text, bool isMinor)
    {
        var owner = await host.SignedInAsync("manager");
        using var written = await owner.SubmitAsync(
            $"{At}/edit",
            new Submission(("Text", text), ("IsMinor", isMinor ? "true" : null)) { Button = "Publish" }
        );
        Assert.Equal(HttpStatusCode.Redirect, written.StatusCode);
    }

    Task<List<(int Revision, PersonId Person, int? Confirmed, Instant? DoneAt)>> AskedAsync() =>
        host.Database(async db =>
            (
                await (
                    from a in db.RequestRecipients
                    join r in db.Requests on a.RequestId equals r.Id
                    where r.Revision != null
                    orderby r.Revision, a.PersonId
                    select new
                    {
                        r.Revision,
                        a.PersonId,
                        Confirmed = a.Revision,
                        a.DoneAt,
                    }
                ).ToListAsync()
            ).ConvertAll(x => (x.Revision!.Value, x.PersonId, x.Confirmed, x.DoneAt))
        );

    [Fact]
    public async Task Who_is_asked_finds_it_on_Today_in_the_inbox_and_on_the_page_and_confirms_it_in_one_step()
    {
        await AskProductAsync();
        var reader = await host.SignedInAsync("berlin");
        var other = await host.SignedInAsync("support");

        Assert.Contains("Manager asks you to read revision 1 of “Deploy”", (await reader.OpenAsync("/")).Body!.Reads());
        Assert.Contains("Manager asks you to read revision 1 of “Deploy”", (await reader.OpenAsync("/inbox")).Body!.Reads());
        Assert.Contains("Please read “Deploy” and confirm it", (await reader.OpenAsync(At)).Body!.Reads());
        Assert.DoesNotContain("confirm it", (await other.OpenAsync(At)).Body!.Reads());
        using var done = await reader.SubmitAsync(At, new Submission() { Action = "handler=Confirm" });

        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.Contains("You confirmed revision 1", (await reader.OpenAsync(At)).Body!.Reads());
        Assert.DoesNotContain("Deploy", (await reader.OpenAsync("/inbox")).Body!.Reads());
        Assert.Equal(1, (await AskedAsync()).Single(a => a.Person == berlin.Id).Confirmed);
        Assert.Equal(4, await host.Database(db => db.RequestRecipients.CountAsync(r => r.DueOn != null)));
    }

    [Fact]
    public async Task A_small_change_keeps_what_was_confirmed_and_a_large_one_asks_again_with_what_changed()
    {
        await AskProductAsync();
        var reader = await host.SignedInAsync("berlin");
        using (await reader.SubmitAsync(At, new Submission() { Action = "handler=Confirm" })) { }

        await WriteAsync("Words, without the typo.", isMinor: true);
        Assert.Contains("small changes since", (await reader.OpenAsync(At)).Body!.Reads());
        Assert.DoesNotContain("Please read", (await reader.OpenAsync(At)).Body!.Reads());
        await WriteAsync("Words, without the typo.\n\nAnd another rule.", isMinor: false);

        var shown = await reader.OpenAsync(At);
        Assert.Contains("What changed since you confirmed revision 1", shown.Body!.Reads());
        var changes = await reader.OpenAsync(shown.QuerySelector("#confirm a")!.GetAttribute("href")!);
        Assert.Contains("And another rule.", changes.QuerySelector("ins, .diff")?.Reads() ?? changes.Body!.Reads());
        Assert.Contains("asks you to read revision 3", (await reader.OpenAsync("/inbox")).Body!.Reads());
        Assert.Equal([1, 1, 1, 1, 3, 3, 3, 3], (await AskedAsync()).Select(a => a.Revision));
        // Nobody is waited for to confirm what does not hold any more.
        Assert.DoesNotContain(await AskedAsync(), a => a.Revision == 1 && a.DoneAt is null);
        // Told once of it, though the owner is told of changes too.
        Assert.Equal(
            2,
            await host.Database(db => db.Notifications.CountAsync(n => n.PersonId == berlin.Id && n.Text.Contains("confirm")))
        );
    }

    [Fact]
    public async Task A_version_that_was_replaced_while_one_read_is_not_confirmed()
    {
        await AskProductAsync();
        var reader = await host.SignedInAsync("berlin");
        var opened = await reader.OpenAsync(At);
        await WriteAsync("Quite other words.", isMinor: false);

        using var late = await reader.SubmitAsync(opened, At, new Submission() { Action = "handler=Confirm" });
        using var fragment = await reader.SubmitAsync(opened, At, new Submission() { Action = "handler=Confirm", Htmx = true });
        using var invented = await reader.SubmitAsync(At, new Submission(("read", "99")) { Action = "handler=Confirm" });

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains(
            "Revision 1 does not hold any more: the page was changed. Read what changed, then confirm revision 2.",
            (await late.HtmlAsync()).Body!.Reads()
        );
        Assert.Equal(HttpStatusCode.Conflict, fragment.StatusCode);
        Assert.Equal("confirm", (await fragment.HtmlAsync()).Body!.FirstElementChild!.Id);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, invented.StatusCode);
        Assert.All(await AskedAsync(), a => Assert.Null(a.Confirmed));
        // Nor in a general way, without a version.
        var round = await host.Database(db => db.Requests.Where(r => r.ClosedAt == null).Select(r => r.Id).SingleAsync());
        var token = opened.QuerySelector("#confirm input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
        using var blind = await reader.PostAsync($"/requests/{round}?handler=Acknowledge", form);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, blind.StatusCode);
    }

    [Fact]
    public async Task Nobody_a_team_of_none_and_days_without_end_are_refused()
    {
        var owner = await host.SignedInAsync("manager");
        var empty = await host.Database(async db =>
        {
            var team = new Team("Empty");
            db.Teams.Add(team);
            await db.SaveChangesAsync();
            return team.Id;
        });

        (string, string?)[][] bad =
        [
            [("Input.Kind", "People")],
            [("Input.Kind", "Team")],
            [("Input.Kind", "Team"), ("Input.Team", $"{empty}")],
            [("Input.Kind", "Everybody"), ("Input.WithinDays", "0")],
            [("Input.Kind", "Everybody"), ("Input.WithinDays", "many")],
            [("Input.Kind", "9")],
        ];
        foreach (var values in bad)
        {
            using var refused = await owner.SubmitAsync($"{At}/audience", values);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.NotEmpty((await refused.HtmlAsync()).QuerySelectorAll("[role=alert]"));
        }
        Assert.Equal(0, await host.Database(db => db.PageAudiences.CountAsync()));
        Assert.Equal(0, await host.Database(db => db.Requests.CountAsync()));
        var reader = await host.SignedInAsync("berlin");
        using var notTheirs = await reader.GetAsync($"{At}/audience");
        Assert.Equal(HttpStatusCode.Forbidden, notTheirs.StatusCode);
    }

    [Fact]
    public async Task Two_who_change_the_audience_at_once_do_not_overwrite_each_other_and_two_confirm_at_once()
    {
        var (owner, hr) = (await host.SignedInAsync("manager"), await host.SignedInAsync("hr"));
        var (first, second) = (await owner.OpenAsync($"{At}/audience"), await hr.OpenAsync($"{At}/audience"));
        var values = new Submission(("Input.Kind", "Everybody"));

        using var won = await owner.SubmitAsync(first, $"{At}/audience", values);
        using var lost = await hr.SubmitAsync(
            second,
            $"{At}/audience",
            new Submission(("Input.Kind", "Team"), ("Input.Team", $"{product}"))
        );

        Assert.Equal(HttpStatusCode.Redirect, won.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, lost.StatusCode);
        Assert.Contains("Everybody confirms", (await lost.HtmlAsync()).Body!.Reads());
        var readers = new List<HttpClient>();
        foreach (var name in new[] { "berlin", "newyork", "kathmandu", "support" })
            readers.Add(await host.SignedInAsync(name));
        var answers = await Task.WhenAll(readers.Select(r => r.SubmitAsync(At, new Submission() { Action = "handler=Confirm" })));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Redirect, a.StatusCode));
        Assert.Equal(4, (await AskedAsync()).Count(a => a.Confirmed == 1));
    }

    [Fact]
    public async Task Who_joins_is_asked_who_leaves_is_not_waited_for_and_who_is_away_has_longer()
    {
        await AskProductAsync();
        await host.Database(async db =>
        {
            var team = await db.Teams.Include(t => t.Members).SingleAsync(t => t.Id == product);
            team.Admit(await db.People.Where(p => p.Name == "HR").Select(p => p.Id).SingleAsync(), new(2026, 11, 12));
            var gone = await db.People.SingleAsync(p => p.Id == kathmandu.Id);
            gone.Employ(gone.StartsOn, new(2026, 11, 11));
            await db.SaveChangesAsync();
            await db.KeepRoundsAsync(host.Clock.GetCurrentInstant());
        });

        var asked = await AskedAsync();
        Assert.Equal(5, asked.Count);
        Assert.NotNull(asked.Single(a => a.Person == kathmandu.Id).DoneAt);
        Assert.Equal(4, asked.Count(a => a.DoneAt is null));
    }

    [Fact]
    public async Task One_reminder_is_written_within_working_hours_and_no_second()
    {
        await AskProductAsync();
        host.Clock.Advance(Duration.FromDays(13));

        var first = await RemindAsync();
        var again = await RemindAsync();

        // 09:10 in Berlin and 13:55 in Kathmandu; New York sleeps.
        Assert.Equal((3, 0), (first, again));
        Assert.Equal(
            3,
            await host.Database(db =>
                db.Notifications.CountAsync(n => n.Reason == NotificationReason.ToAcknowledge && n.RequestId == null)
            )
        );
        host.Clock.Advance(Duration.FromHours(7));
        Assert.Equal(1, await RemindAsync());
    }

    async Task<int> RemindAsync()
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ConfirmReminders>().RemindAsync();
    }

    [Fact]
    public async Task Owner_and_HR_see_who_confirmed_which_version_and_take_it_out_as_a_file()
    {
        await AskProductAsync();
        var reader = await host.SignedInAsync("berlin");
        using (await reader.SubmitAsync(At, new Submission() { Action = "handler=Confirm" })) { }
        var list = $"/playbook/acknowledgements?of={page}";

        foreach (var name in new[] { "manager", "hr", "admin" })
        {
            var browser = await host.SignedInAsync(name);
            Assert.Contains("1 of 4 confirmed", (await browser.OpenAsync(list)).Body!.Reads());
            Assert.Contains("1 of 4", (await browser.OpenAsync("/playbook/acknowledgements")).Body!.Reads());
            var csv = await browser.GetStringAsync($"/playbook/acknowledgements.csv?of={page}");
            Assert.Contains("Berlin", csv);
            Assert.Equal(4, csv.Split("Deploy").Length - 1);
            using var workbook = await browser.GetAsync("/playbook/acknowledgements.xlsx");
            Assert.Equal("PK", System.Text.Encoding.ASCII.GetString((await workbook.Content.ReadAsByteArrayAsync())[..2]));
        }
        using var unseen = await reader.GetAsync(list);
        using var file = await reader.GetAsync($"/playbook/acknowledgements.csv?of={page}");
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (unseen.StatusCode, file.StatusCode));
        Assert.Contains(
            "No page that you keep right is to be confirmed",
            (await reader.OpenAsync("/playbook/acknowledgements")).Body!.Reads()
        );
        var hr = await host.SignedInAsync("hr");
        var commands = await host.Commands.Of(() => hr.GetAsync(list));
        Assert.InRange(commands.Count, 1, 8);
    }

    /// <summary>kpis.md K20d: two due in the month, one in time; a version that was replaced before its day counts no more.</summary>
    [Fact]
    public async Task The_rate_counts_versions_by_their_day_and_leaves_out_what_was_replaced_before_it()
    {
        await AskProductAsync("5");
        await WriteAsync("Other words.", isMinor: false);
        var berliner = await host.SignedInAsync("berlin");
        using (await berliner.SubmitAsync(At, new Submission() { Action = "handler=Confirm" })) { }
        host.Clock.Advance(Duration.FromDays(8));
        var kathmanduer = await host.SignedInAsync("kathmandu");
        using (await kathmanduer.SubmitAsync(At, new Submission() { Action = "handler=Confirm" })) { }

        var due = await host.Database(db =>
            db.ListAcknowledgementsDue(ReportScope.Company, Instant.FromUtc(2026, 11, 1, 0, 0), host.Clock.GetCurrentInstant())
                .ToListAsync()
        );

        Assert.Equal(4, due.Count);
        Assert.Equal(1, due.Count(d => d.AcknowledgedAt <= d.DueAt));
    }

    /// <summary>product.md P9: who confirmed the page as it stands is not asked again because others are.</summary>
    [Fact]
    public async Task Another_audience_keeps_what_was_confirmed_since_the_last_large_change()
    {
        await AskProductAsync();
        var reader = await host.SignedInAsync("berlin");
        using (await reader.SubmitAsync(At, new Submission() { Action = "handler=Confirm" })) { }
        await WriteAsync("Words, without the typo.", isMinor: true);
        var before = await ToldAsync();
        var owner = await host.SignedInAsync("manager");

        using var changed = await owner.SubmitAsync($"{At}/audience", ("Input.Kind", "Everybody"), ("Input.WithinDays", "7"));

        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        Assert.DoesNotContain("Please read", (await reader.OpenAsync(At)).Body!.Reads());
        var newest = (await AskedAsync()).FindAll(a => a.Revision == 2);
        Assert.Equal(8, newest.Count);
        Assert.Equal(1, newest.Single(a => a.Person == berlin.Id).Confirmed);
        Assert.All(newest.Where(a => a.Person != berlin.Id), a => Assert.Null(a.DoneAt));
        Assert.Equal(before, await ToldAsync());

        // After a large change everybody is asked.
        await WriteAsync("Other words.", isMinor: false);
        Assert.Contains("Please read", (await reader.OpenAsync(At)).Body!.Reads());

        Task<int> ToldAsync() =>
            host.Database(db => db.Notifications.CountAsync(n => n.PersonId == berlin.Id && n.Text.Contains("confirm")));
    }

    /// <summary>product.md P9: who was not meant for a while is asked again for the same version.</summary>
    [Fact]
    public async Task Who_comes_back_to_the_team_is_asked_again_with_a_new_day()
    {
        await AskProductAsync();
        await LeaveOrJoinAsync(joins: false);
        Assert.NotNull((await AskedAsync()).Single(a => a.Person == berlin.Id).DoneAt);

        host.Clock.Advance(Duration.FromDays(30));
        await LeaveOrJoinAsync(joins: true);

        Assert.Null((await AskedAsync()).Single(a => a.Person == berlin.Id).DoneAt);
        var reader = await host.SignedInAsync("berlin");
        Assert.Contains("Please read “Deploy” and confirm it", (await reader.OpenAsync(At)).Body!.Reads());
        Assert.Equal(
            host.Clock.GetCurrentInstant().InUtc().Date.PlusDays(14),
            await host.Database(db => db.RequestRecipients.Where(r => r.PersonId == berlin.Id).Select(r => r.DueOn).SingleAsync())
        );

        Task LeaveOrJoinAsync(bool joins) =>
            host.Database(async db =>
            {
                var team = await db.Teams.Include(t => t.Members).SingleAsync(t => t.Id == product);
                var today = host.Clock.GetCurrentInstant().InUtc().Date;
                if (joins)
                    team.Admit(berlin.Id, today);
                else
                    team.Release(berlin.Id, today);
                await db.SaveChangesAsync();
                await db.KeepRoundsAsync(host.Clock.GetCurrentInstant());
            });
    }
}
