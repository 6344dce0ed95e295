using AngleSharp.Dom;
using AsyncWork.Domain.Decisions;
using AsyncWork.Tests.Support;
using AsyncWork.Tests.Wiki;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Tests.Reports;

/// <summary>The rows behind a figure say what the figure is computed from, as it stood at the end of the month (product.md K-g).</summary>
[Trait("Feature", "K-g")]
public sealed class FigureRowsTests
{
    [Fact]
    public async Task Decision_latency_opens_the_working_days_of_each_decision_and_those_off_long_ago_do_not_count()
    {
        await using var host = new AppHost();
        var given = host.Given().Everyone();
        given.The("Berlin").Away("2026-07-02", "2026-10-04");
        await given.SaveAsync();
        host.Clock.Reset(Instant.FromUtc(2026, 10, 5, 8, 0));
        await host.DecisionAsync("Where we host", DecisionState.Decided);
        // From ten in the morning on: seven hours of that day and, after leave, one of the day on which it was decided.
        await host.Database(db =>
            db.Decisions.ExecuteUpdateAsync(d => d.SetProperty(x => x.ProposedAt, Instant.FromUtc(2026, 7, 1, 8, 0)))
        );
        host.Clock.Reset(AppHost.Start);
        var hr = await host.SignedInAsync("hr");

        var page = await hr.OpenAsync("/reports/2026-10/figures/decision-latency");

        Assert.Contains("1.0 d, n = 1 decision.", page.Body!.Reads(), StringComparison.Ordinal);
        Assert.Equal("1.0", Cell(page, "Working days"));
        var report = await hr.OpenAsync("/reports/2026-10");
        Assert.Equal(
            "1.0 d",
            report
                .QuerySelectorAll("[aria-labelledby=decisions] tbody tr")
                .Single(r => r.QuerySelector("th")!.Reads() == "Decision latency, median")
                .QuerySelector("td")!
                .Reads()
        );
    }

    [Fact]
    [Trait("Feature", "K12b")]
    public async Task A_review_opens_with_what_was_found_in_it_and_not_in_a_later_one()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        host.Clock.Reset(Instant.FromUtc(2026, 10, 5, 8, 0));
        await host.DecisionAsync("Where we host", DecisionState.Decided);
        await ReviewAsync(new(2026, 10, 20), ReviewResult.Confirmed);
        await ReviewAsync(new(2026, 11, 6), ReviewResult.Not);
        host.Clock.Reset(AppHost.Start);
        var hr = await host.SignedInAsync("hr");

        var page = await hr.OpenAsync("/reports/2026-10/figures/held");

        Assert.Contains("100 %, n = 1 review.", page.Body!.Reads(), StringComparison.Ordinal);
        Assert.Equal("Confirmed", Cell(page, "Review found"));

        Task ReviewAsync(LocalDate day, ReviewResult found) =>
            host.Database(async db =>
            {
                var decision = await db.Decisions.SingleAsync();
                decision.Review(
                    found,
                    AsyncWork.Domain.Prose.None,
                    null,
                    day,
                    decision.ProposedBy!.Value,
                    day.AtMidnight().PlusHours(9).InUtc().ToInstant()
                );
                await db.SaveChangesAsync();
            });
    }

    [Fact]
    [Trait("Feature", "K12b")]
    public async Task A_review_that_was_put_off_after_its_day_stays_in_the_month_in_which_it_was_due()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        host.Clock.Reset(Instant.FromUtc(2026, 10, 5, 8, 0));
        await host.DecisionAsync("Where we host", DecisionState.Decided);
        await host.Database(db =>
            db.Decisions.ExecuteUpdateAsync(d => d.SetProperty(x => x.ReviewOn, new LocalDate(2026, 10, 20)))
        );
        host.Clock.Reset(AppHost.Start);
        var berlin = await host.SignedInAsync("berlin");

        using var put = await berlin.SubmitAsync(
            "/decisions/D-0001/review",
            new Submission([("ReviewOn", "2026-12-15")], Action: "handler=Plan")
        );

        Assert.Equal(System.Net.HttpStatusCode.Found, put.StatusCode);
        var october = await (await host.SignedInAsync("hr")).OpenAsync("/reports/2026-10/figures/reviewed-on-time");
        Assert.Contains("0 %, n = 1 review due.", october.Body!.Reads(), StringComparison.Ordinal);
        Assert.Contains("D-0001", october.QuerySelector("tbody tr")!.Reads(), StringComparison.Ordinal);
    }

    [Theory]
    [Trait("Feature", "K12b")]
    [InlineData(DecisionState.Decided, 1)]
    [InlineData(DecisionState.Rejected, 0)]
    [InlineData(DecisionState.Proposed, 0)]
    public async Task Only_what_holds_has_a_review_that_is_due(DecisionState state, int due)
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        host.Clock.Reset(Instant.FromUtc(2026, 10, 5, 8, 0));
        await host.DecisionAsync("Where we host", state);
        await host.Database(db =>
            db.Decisions.ExecuteUpdateAsync(d => d.SetProperty(x => x.ReviewOn, new LocalDate(2026, 10, 20)))
        );
        host.Clock.Reset(AppHost.Start);
        var hr = await host.SignedInAsync("hr");

        var page = await hr.OpenAsync("/reports/2026-10/figures/reviewed-on-time");

        Assert.Equal(due, page.QuerySelectorAll("tbody tr").Count(r => r.Reads().Contains("D-0001", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Overdue_pages_open_with_the_review_date_of_the_months_end_and_not_with_todays()
    {
        await using var bench = await WikiBench.StartAsync();
        var host = bench.Host;
        host.Clock.Reset(Instant.FromUtc(2026, 10, 1, 8, 0));
        await bench.PageAsync("Rules");
        await VerifyAsync(new(2026, 10, 15));
        host.Clock.Reset(Instant.FromUtc(2026, 11, 5, 8, 0));
        await VerifyAsync(new(2027, 1, 1));
        host.Clock.Reset(AppHost.Start);
        var hr = await host.SignedInAsync("hr");

        var page = await hr.OpenAsync("/reports/2026-10/figures/pages-overdue-days");

        Assert.Contains("16.0 d, n = 1 page overdue", page.Body!.Reads(), StringComparison.Ordinal);
        Assert.Contains("15 Oct", Cell(page, "Review by"), StringComparison.Ordinal);
        Assert.Equal("16", Cell(page, "Days overdue"));

        Task VerifyAsync(LocalDate next) =>
            host.Database(async db =>
            {
                var rules = await db.WikiPages.SingleAsync(p => p.Title == "Rules");
                rules.Verify(next, rules.OwnerId, bench.Now);
                await db.SaveChangesAsync();
            });
    }

    [Fact]
    [Trait("Feature", "K26")]
    public async Task The_share_of_pages_whose_owner_has_left_opens_all_pages_and_says_which_those_are()
    {
        await using var bench = await WikiBench.StartAsync();
        var host = bench.Host;
        host.Clock.Reset(Instant.FromUtc(2026, 10, 1, 8, 0));
        await bench.PageAsync("Deploy");
        await bench.PageAsync("Rules");
        await host.Database(async db =>
        {
            var kathmandu = await db.People.SingleAsync(p => p.Name == "Kathmandu");
            kathmandu.Employ(kathmandu.StartsOn, new(2026, 10, 20));
            await db.SaveChangesAsync();
            await db
                .WikiPages.Where(p => p.Title == "Rules")
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.OwnerId, kathmandu.Id));
        });
        host.Clock.Reset(AppHost.Start);

        var page = await (await host.SignedInAsync("hr")).OpenAsync("/reports/2026-10/figures/orphan-pages");

        Assert.Contains("50 %, n = 2 pages.", page.Body!.Reads(), StringComparison.Ordinal);
        var at = page.QuerySelectorAll("thead th").Select(h => h.Reads()).ToList().IndexOf("Owner had left");
        Assert.Equal(["no", "yes"], page.QuerySelectorAll("tbody tr").Select(r => r.Children[at].Reads()).Order());
    }

    static string Cell(IParentNode page, string column)
    {
        var at = page.QuerySelectorAll("thead th").Select(h => h.Reads()).ToList().IndexOf(column);
        return page.QuerySelectorAll("tbody tr").Single().Children[at].Reads();
    }
}
