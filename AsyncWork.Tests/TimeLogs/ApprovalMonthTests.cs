using System.Net;
using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Tests.TimeLogs;

/// <summary>HR closes months, and opens them again with a reason (product.md T7).</summary>
[Trait("Feature", "T7")]
public sealed class ApprovalMonthTests : IAsyncLifetime
{
    const string Months = "/time/approvals/months";
    readonly AppHost host = new();
    PersonFacts mia = null!;

    public async Task InitializeAsync()
    {
        var given = host.Given().Project("Website");
        given.Person("HR").Is(Role.HR).Scheduled(("2020-01-01", ""));
        given.Person("Lea").In("Product").LeadOf("Product").Scheduled(("2020-01-01", ""));
        mia = given
            .Person("Mia")
            .In("Product")
            .Logged("2026-10-06", "8:00", "Website")
            .Week("2026-10-05", TimesheetState.Approved)
            .Week("2026-10-12", TimesheetState.Submitted);
        await given.SaveAsync();
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    Task<int> ClosedAsync() => host.Database(db => db.ClosedMonths.CountAsync());

    [Fact]
    public async Task A_month_says_what_is_not_approved_and_is_closed_by_whom()
    {
        var browser = await host.SignedInAsync("HR");
        var before = (await browser.OpenAsync(Months)).QuerySelectorAll("#months li")[1].Reads();

        var answer = await browser.SubmitAsync(Months, new Submission([("month", "2026-10")], Button: "Close October 2026"));

        Assert.Contains("1 week approved · 1 waiting · 3 not handed in", before, StringComparison.Ordinal);
        Assert.Contains("4 weeks are not approved", before, StringComparison.Ordinal);
        Assert.Contains("8:00", before, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains(
            "Closed by HR",
            (await browser.OpenAsync(Months)).QuerySelector("#months")!.Reads(),
            StringComparison.Ordinal
        );
        Assert.Single(await host.Database(db => db.AuditEvents.Where(e => e.Action == "closed month").ToListAsync()));
    }

    [Fact]
    public async Task A_closed_month_takes_no_hours_and_every_week_in_it_was_held()
    {
        var versions = await host.Database(db => db.Timesheets.SumAsync(s => s.Version));
        var browser = await host.SignedInAsync("HR");
        await browser.SubmitAsync(Months, new Submission([("month", "2026-10")], Button: "Close October 2026"));

        var answer = await (await host.SignedInAsync("Mia")).SubmitAsync(
            "/time",
            ("Input.Date", "2026-10-20"),
            ("Input.Duration", "1:00"),
            ("Input.ProjectId", $"{mia.Entries[0].ProjectId}")
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(versions + 2, await host.Database(db => db.Timesheets.SumAsync(s => s.Version)));
    }

    [Fact]
    public async Task A_week_that_is_not_there_yet_and_the_closing_of_its_month_wait_for_each_other()
    {
        var (browser, hr) = (await host.SignedInAsync("Mia"), await host.SignedInAsync("HR"));
        (string, string?)[] entry =
        [
            ("Input.Date", "2026-10-20"),
            ("Input.Duration", "1:00"),
            ("Input.ProjectId", $"{mia.Entries[0].ProjectId}"),
        ];

        var logged = await host.Commands.Of(() => browser.SubmitAsync("/time", entry));
        var again = await host.Commands.Of(() => browser.SubmitAsync("/time", entry));
        var closed = await host.Commands.Of(() =>
            hr.SubmitAsync(Months, new Submission([("month", "2026-10")], Button: "Close October 2026"))
        );

        // Each takes the company's turn before it makes the row that the other looks for; a week that is there is turn enough.
        Assert.InRange(At(logged, "UPDATE", "Company"), 0, At(logged, "INSERT INTO", "Timesheets") - 1);
        Assert.InRange(
            At(logged, "UPDATE", "Company"),
            0,
            logged.ToList().FindLastIndex(c => c.Contains("ClosedMonths", StringComparison.Ordinal)) - 1
        );
        Assert.Equal(-1, At(again, "UPDATE", "Company"));
        Assert.InRange(At(closed, "UPDATE", "Company"), 0, At(closed, "INSERT INTO", "ClosedMonths") - 1);

        static int At(IReadOnlyList<string> commands, string verb, string table) =>
            commands
                .ToList()
                .FindIndex(c => c.Contains(verb, StringComparison.Ordinal) && c.Contains(table, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_month_that_is_not_over_is_not_closed()
    {
        var browser = await host.SignedInAsync("HR");

        var answer = await browser.SubmitAsync(Months, new Submission([("month", "2026-11")], Button: "Close October 2026"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(0, await ClosedAsync());
    }

    [Fact]
    public async Task A_closed_month_is_opened_again_with_a_reason_alone()
    {
        var browser = await host.SignedInAsync("HR");
        await browser.SubmitAsync(Months, new Submission([("month", "2026-10")], Button: "Close October 2026"));

        var silent = await browser.SubmitAsync(Months, ("reason", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.StatusCode);
        Assert.Equal(1, await ClosedAsync());

        await browser.SubmitAsync(Months, ("reason", "A day was missing."));
        Assert.Equal(0, await ClosedAsync());
        Assert.Equal(
            "A day was missing.",
            await host.Database(db =>
                db.AuditEvents.Where(e => e.Action == "reopened month").Select(e => e.Details).SingleAsync()
            )
        );
    }

    [Fact]
    public async Task Months_are_for_HR_and_administrators()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await (await host.SignedInAsync("Lea")).GetAsync(Months)).StatusCode);
    }
}
