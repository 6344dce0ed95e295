using System.Net;
using AsyncWork.Domain.Pilots;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Pages.Pilots;
using AsyncWork.Web.TagHelpers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace AsyncWork.Tests.Pilots;

/// <summary>A pilot from its plan to its report, on the pages, as those who may and those who may not (product.md P14).</summary>
[Trait("Feature", "P14")]
public sealed class PilotPageTests
{
    const string Monday = "2026-11-16";

    static async Task<AppHost> HostAsync()
    {
        var host = new AppHost();
        var given = host.Given().Everyone();
        // Two hours of meeting in the week before, and one in the first week of the pilot.
        given.The("Berlin").Logged("2026-11-11", "9:00-11:00", "Website", "Meeting");
        given.Person("Fay").In("Product").Logged("2026-11-17", "9:00-10:00", "Website", "Meeting");
        await given.SaveAsync();
        await host.Database(db =>
            db.Activities.Where(a => a.Name == "Meeting")
                .ExecuteUpdateAsync(s => s.SetProperty(a => a.Kind, Domain.TimeLogs.ActivityKind.Meeting))
        );
        return host;
    }

    static async Task<Submission> PlanAsync(AppHost host, params (string Name, string? Value)[] more)
    {
        var sponsor = await host.Database(db => db.People.Where(p => p.Name == "HR").Select(p => p.Id).SingleAsync());
        (string Name, string? Value)[] usual =
        [
            ("Input.Name", "Write first"),
            ("Input.Goal", "Fewer meetings"),
            ("Input.Sponsor", $"{sponsor.Value}"),
            ("Input.StartsOn", Monday),
            ("Input.Measures", nameof(PilotMeasureKind.MeetingHours)),
            ("Input.Targets[7]", "1.5"),
        ];
        return new Submission([.. usual.Where(u => more.All(m => m.Name != u.Name)), .. more]) { Button = "Plan pilot" };
    }

    static async Task BringOnAsync(AppHost host, string day)
    {
        var at = Given.Day(day).AtMidnight().PlusHours(9).InUtc().ToInstant();
        host.Clock.Reset(at);
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PilotDesk>().BringOnAsync();
    }

    [Fact]
    public async Task A_pilot_goes_from_its_plan_to_its_report()
    {
        await using var host = await HostAsync();
        var lead = await host.SignedInAsync("manager");

        using var planned = await lead.SubmitAsync("/pilots/new", await PlanAsync(host));
        Assert.Equal(HttpStatusCode.Redirect, planned.StatusCode);
        Assert.Equal(6, await host.Database(db => db.PilotTasks.CountAsync()));
        Assert.Contains("names you as the sponsor", await ToldAsync(host, "HR"), StringComparison.Ordinal);

        // Two hours of six people in twenty days each before, one hour in the first week.
        await BringOnAsync(host, Monday);
        await BringOnAsync(host, "2026-11-23");
        await BringOnAsync(host, "2026-11-23");
        var figures = await host.Database(db => db.PilotFigures.OrderBy(f => f.Part).ToListAsync());
        Assert.Equal([(0, 100), (1, 25)], figures.Select(f => (f.Part, f.N)));
        Assert.Equal([0.1m, 0.2m], figures.Select(f => f.Value!.Value));
        Assert.Contains("Week 1 of the pilot", await ToldAsync(host, "Manager"), StringComparison.Ordinal);
        Assert.Equal(1, await host.Database(db => db.Notifications.CountAsync(n => n.Url == "/pilots/1/weeks/1")));

        lead = await host.SignedInAsync("manager");
        using var check = await lead.SubmitAsync(
            "/pilots/1/weeks/1",
            new Submission(("Check.Helped", "The <b>channel</b>")) { Button = "Save check", Htmx = true }
        );
        Assert.Equal(HttpStatusCode.OK, check.StatusCode);
        Assert.Contains("0.2 h", (await check.HtmlAsync()).Body!.Reads(), StringComparison.Ordinal);

        await BringOnAsync(host, "2026-12-14");
        Assert.Contains("Say how content you are", await ToldAsync(host, "Berlin"), StringComparison.Ordinal);
        foreach (var (name, asked) in new[] { ("berlin", true), ("hr", false) })
            Assert.Equal(
                asked,
                (await (await host.SignedInAsync(name)).OpenAsync("/pilots/1")).QuerySelector(".head a[href$='/satisfaction']")
                    is not null
            );
        foreach (var name in new[] { "berlin", "newyork", "kathmandu", "manager", "fay" })
        {
            using var said = await (await host.SignedInAsync(name)).SubmitAsync(
                "/pilots/1/satisfaction",
                new Submission(("score", "4"), ("comment", name == "fay" ? "Calm days" : "")) { Button = "Save answer" }
            );
            Assert.Equal(HttpStatusCode.Redirect, said.StatusCode);
        }
        lead = await host.SignedInAsync("manager");
        foreach (var address in new[] { "/pilots/1", "/pilots/1/report" })
        {
            var running = (await lead.OpenAsync(address)).Body!.Reads();
            Assert.Contains("5 have answered.", running, StringComparison.Ordinal);
            Assert.DoesNotContain("are content (4 or 5", running, StringComparison.Ordinal);
            Assert.DoesNotContain("Calm days", running, StringComparison.Ordinal);
        }
        using var end = await lead.SubmitAsync(
            "/pilots/1/end",
            new Submission(("verdict", "CarryOn"), ("reason", "It works.")) { Button = "Finish pilot" }
        );
        Assert.True(
            end.StatusCode == HttpStatusCode.Redirect,
            end.StatusCode + (await end.HtmlAsync()).QuerySelector("main")?.Reads()
        );
        Assert.Equal("/pilots/1/report", end.Headers.Location?.ToString());
        Assert.False(await host.Database(db => db.PilotAnswers.AnyAsync(a => a.PersonId != null)));

        var report = (await (await host.SignedInAsync("support")).OpenAsync("/pilots/1/report")).Body!.Reads();
        Assert.Contains("Carry on, says Manager", report, StringComparison.Ordinal);
        Assert.Contains("100 % are content (4 or 5 of 5), of 5 who answered.", report, StringComparison.Ordinal);
        Assert.Contains("Calm days", report, StringComparison.Ordinal);
        Assert.Contains("The <b>channel</b>", report, StringComparison.Ordinal);
        Assert.Contains("met", report, StringComparison.Ordinal);
        using var pdf = await lead.GetAsync("/pilots/1/report.pdf");
        using var read = UglyToad.PdfPig.PdfDocument.Open(await pdf.Content.ReadAsByteArrayAsync());
        var text = string.Join(' ', read.GetPages().SelectMany(p => p.GetWords()).Select(w => w.Text));
        Assert.Contains("at most 1.5 h", text, StringComparison.Ordinal);
        Assert.Contains("Calm days", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_makes_no_pilot_is_refused_and_nothing_is_stored()
    {
        await using var host = await HostAsync();
        await host.Database(db =>
            db.People.Where(p => p.Name == "Support")
                .ExecuteUpdateAsync(s => s.SetProperty(p => p.LastDay, new LocalDate(2026, 11, 10)))
        );
        var left = await host.Database(db => db.People.Where(p => p.Name == "Support").Select(p => p.Id).SingleAsync());
        var lead = await host.SignedInAsync("manager");
        foreach (
            var (field, value, says) in new[]
            {
                ("Input.StartsOn", "2026-11-17", "starts on a Monday"),
                ("Input.StartsOn", "2026-11-09", "has passed"),
                ("Input.StartsOn", "soon", "Choose the Monday"),
                ("Input.Sponsor", $"{left.Value}", "does not work here"),
                ("Input.Sponsor", "999", "Choose who stands for the pilot"),
                ("Input.Measures", null, "at least one measure"),
                ("Input.Targets[7]", "61", "between 0 and 60"),
                ("Input.Targets[7]", "", "Set a target"),
                ("Input.Team", "2", "one of your teams"),
            }
        )
        {
            using var refused = await lead.SubmitAsync("/pilots/new", await PlanAsync(host, (field, value)));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            var page = await refused.HtmlAsync();
            var at = page.QuerySelector($"[aria-describedby~='{FieldErrors.IdOf(field)}']")!;
            Assert.Equal(FieldErrors.FieldId(field), at.Id);
            Assert.Contains(says, page.QuerySelector($"#{FieldErrors.IdOf(field)}")!.Reads(), StringComparison.Ordinal);
        }
        Assert.Equal(0, await host.Database(db => db.Pilots.CountAsync()));

        using var first = await lead.SubmitAsync("/pilots/new", await PlanAsync(host));
        using var second = await lead.SubmitAsync("/pilots/new", await PlanAsync(host, ("Input.StartsOn", "2026-11-30")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.StatusCode);
        Assert.Contains(
            "has the pilot “Write first” in these weeks",
            (await second.HtmlAsync()).Body!.Reads(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Everybody_reads_it_the_team_takes_part_and_lead_sponsor_and_hr_run_it()
    {
        await using var host = await HostAsync();
        using var planned = await (await host.SignedInAsync("manager")).SubmitAsync("/pilots/new", await PlanAsync(host));
        var (berlin, other) = (await host.SignedInAsync("berlin"), await host.SignedInAsync("manager2"));

        Assert.Equal(HttpStatusCode.Forbidden, (await berlin.GetAsync("/pilots/new")).StatusCode);
        foreach (var browser in new[] { berlin, other })
        {
            Assert.Contains("Fewer meetings", (await browser.OpenAsync("/pilots/1")).Body!.Reads(), StringComparison.Ordinal);
            foreach (var step in new[] { "targets", "end" })
                Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync($"/pilots/1/{step}")).StatusCode);
        }
        var mark = (await berlin.OpenAsync("/pilots/1")).QuerySelector("#mark-1")!.Reads();
        using var done = await berlin.SubmitAsync("/pilots/1", new Submission(("task", "1")) { Button = mark, Htmx = true });
        Assert.Contains("1 of 6 done", (await done.HtmlAsync()).Body!.Reads(), StringComparison.Ordinal);
        Assert.Null((await other.OpenAsync("/pilots/1")).QuerySelector("form[action$='/tasks']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await other.GetAsync("/pilots/1/satisfaction")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await (await host.SignedInAsync("hr")).GetAsync("/pilots/1/end")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await berlin.GetAsync("/pilots/2")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await berlin.GetAsync("/pilots/1/weeks/5")).StatusCode);
    }

    [Fact]
    public async Task Of_two_who_write_the_same_week_the_second_sees_what_the_first_wrote()
    {
        await using var host = await HostAsync();
        using var planned = await (await host.SignedInAsync("manager")).SubmitAsync("/pilots/new", await PlanAsync(host));
        await BringOnAsync(host, Monday);
        var (lead, berlin) = (await host.SignedInAsync("manager"), await host.SignedInAsync("berlin"));
        var mine = await berlin.OpenAsync("/pilots/1/weeks/1");
        using var first = await lead.SubmitAsync(
            "/pilots/1/weeks/1",
            new Submission(("Check.Helped", "The channel")) { Button = "Save check" }
        );
        using var second = await berlin.SubmitAsync(
            mine,
            "/pilots/1/weeks/1",
            new Submission(("Check.Helped", "The template")) { Button = "Save check" }
        );
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        var shown = (await second.HtmlAsync()).Body!;
        Assert.Contains("The channel", shown.Reads(), StringComparison.Ordinal);
        Assert.Contains("The template", shown.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        using var early = await berlin.SubmitAsync(
            "/pilots/1/weeks/1",
            new Submission(("Check.Helped", "Both")) { Button = "Save check" }
        );
        Assert.Equal(HttpStatusCode.Redirect, early.StatusCode);
    }

    [Fact]
    public async Task A_pilot_asks_the_database_as_often_for_many_tasks_as_for_few()
    {
        await using var host = await HostAsync();
        var lead = await host.SignedInAsync("manager");
        using var planned = await lead.SubmitAsync("/pilots/new", await PlanAsync(host));
        await lead.OpenAsync("/pilots/1");
        var few = await host.Commands.Of(() => lead.GetAsync("/pilots/1"));
        for (var i = 0; i < 3; i++)
        {
            using var added = await lead.SubmitAsync(
                "/pilots/1",
                new Submission(("title", $"Task {i}"), ("due", Monday)) { Button = "Add task" }
            );
            Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        }
        var many = await host.Commands.Of(() => lead.GetAsync("/pilots/1"));
        Assert.Equal(few.Count, many.Count);
        Assert.InRange(many.Count, 1, 16);
    }

    static Task<string> ToldAsync(AppHost host, string name) =>
        host.Database(async db =>
            string.Join(
                '\n',
                await (
                    from n in db.Notifications
                    join p in db.People on n.PersonId equals p.Id
                    where p.Name == name
                    select n.Text
                ).ToListAsync()
            )
        );
}
