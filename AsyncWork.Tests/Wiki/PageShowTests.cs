using System.Net;
using AsyncWork.Domain.Wiki;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Pages.Wiki;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Tests.Wiki;

/// <summary>What readers see of a page, and how fast it is asked for (product.md D12, D14, D22; performance.md).</summary>
public sealed class PageShowTests
{
    [Fact]
    public async Task A_page_is_shown_from_what_is_stored_in_few_commands()
    {
        await using var bench = await WikiBench.StartAsync();
        await bench.PageAsync("Top");
        var url = await bench.PageAsync("Deploy", "# Steps\n\nGo.\n\n## Rollback\n\nPull.", below: "Top");
        await bench.PageAsync("Other", "See [[Deploy]].");
        var browser = await bench.BrowserAsync("Support");
        await browser.OpenAsync(url);

        var commands = await bench.Host.Commands.Of(() => browser.GetAsync(url));
        var page = await browser.OpenAsync(url);

        // The top bar, the page, what is around it, what speaks of it.
        Assert.True(commands.Count <= 4, string.Join("\n\n", commands));
        Assert.Equal(["Wiki", "Handbook", "Top", "Deploy"], page.QuerySelectorAll(".trail li").Select(l => l.Reads()));
        Assert.Equal(["Steps", "Rollback"], page.QuerySelectorAll("[aria-label=Contents] a").Select(a => a.Reads()));
        Assert.Equal(["Other"], page.QuerySelectorAll("[aria-labelledby=mentions] a").Select(a => a.Reads()));
        Assert.Single(page.QuerySelectorAll("h1"));
    }

    [Fact]
    public async Task Drafts_are_for_those_who_may_write()
    {
        await using var bench = await WikiBench.StartAsync(s => s.Agree(SpaceRight.Read, false, null));
        var url = await bench.PageAsync("Plan", "Not yet.", publish: false);
        var published = await bench.PageAsync("Deploy", "Published words.");
        await bench.WriteAsync(published, "Draft words.", step: PageStep.Keep);
        var (reader, writer) = (await bench.BrowserAsync("Support"), await bench.BrowserAsync("Berlin"));

        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(url)).StatusCode);
        Assert.Contains("Not yet.", (await writer.OpenAsync(url)).Body!.Reads(), StringComparison.Ordinal);
        Assert.DoesNotContain("Plan", (await reader.OpenAsync("/wiki/handbook")).Body!.Reads(), StringComparison.Ordinal);
        var seen = (await reader.OpenAsync(published)).Body!.Reads();
        Assert.Contains("Published words.", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("draft", seen, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("There is a draft", (await writer.OpenAsync(published)).Body!.Reads(), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "Edit",
            (await reader.OpenAsync(published)).QuerySelector(".head")!.Reads(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_stale_page_says_so_until_somebody_says_that_it_holds()
    {
        await using var bench = await WikiBench.StartAsync(s => s.Agree(SpaceRight.Write, false, 1));
        var url = await bench.PageAsync("Deploy");
        bench.Host.Clock.AdvanceDays(40);
        var browser = await bench.Host.SignedInAsync("Berlin");
        Assert.Contains("Nobody has said since", (await browser.OpenAsync(url)).Body!.Reads(), StringComparison.Ordinal);

        var refused = await browser.SubmitAsync($"{url}/keeping", new Submission([("Next", "2026-01-01")], Action: "Verify"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var done = await browser.SubmitAsync($"{url}/keeping", new Submission([("Next", "2027-06-01")], Action: "Verify"));

        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        var page = (await browser.OpenAsync(url)).Body!.Reads();
        Assert.DoesNotContain("Nobody has said since", page, StringComparison.Ordinal);
        Assert.Contains("Verified until", page, StringComparison.Ordinal);
        Assert.Contains("Tue 1 Jun 2027", page, StringComparison.Ordinal);
        Assert.Equal(2, await bench.Host.Database(db => db.PageReviews.CountAsync()));
    }

    [Fact]
    public async Task A_former_address_leads_to_the_page_for_good()
    {
        await using var bench = await WikiBench.StartAsync();
        var url = await bench.PageAsync("Deploy");
        var browser = await bench.BrowserAsync("Berlin");
        var moved = await browser.SubmitAsync($"{url}/place", ("Title", "Release"));
        Assert.Equal("/wiki/handbook/release", moved.Headers.Location?.OriginalString);

        var former = await browser.GetAsync(url);

        Assert.Equal(HttpStatusCode.MovedPermanently, former.StatusCode);
        Assert.Equal("/wiki/handbook/release", former.Headers.Location?.OriginalString);
        await bench.ChangeSpaceAsync(s => s.Agree(SpaceRight.None, false, null));
        Assert.Equal(HttpStatusCode.NotFound, (await (await bench.BrowserAsync("Support")).GetAsync(url)).StatusCode);
    }

    [Fact]
    public async Task Who_watches_a_page_or_its_space_is_told_of_changes_but_not_of_small_ones()
    {
        await using var bench = await WikiBench.StartAsync();
        var url = await bench.PageAsync("Deploy");
        var (support, kathmandu) = (await bench.BrowserAsync("Support"), await bench.BrowserAsync("Kathmandu"));
        var fragment = await support.SubmitAsync(url, new Submission([], Button: "Watch", Htmx: true));
        Assert.Contains("Watching", (await fragment.HtmlAsync()).Body!.Reads(), StringComparison.Ordinal);
        await kathmandu.SubmitAsync("/wiki/handbook", new Submission([], Button: "Watch"));

        await bench.WriteAsync(url, "Other words.", by: "NewYork");
        var viewer = await bench.ViewerAsync("NewYork");
        await bench.Host.Database(db =>
            db.WriteAsync(
                viewer,
                ("handbook", "deploy"),
                new("Small.", 3, IsMinor: true, Step: PageStep.Publish),
                Guid.Empty,
                bench.Now
            )
        );

        Assert.Equal(["NewYork changed “Deploy”"], await bench.ToldAsync("Support"));
        Assert.Equal(["NewYork changed “Deploy”"], await bench.ToldAsync("Kathmandu"));
        Assert.Equal(["NewYork changed “Deploy”"], await bench.ToldAsync("Berlin"));
        Assert.Empty(await bench.ToldAsync("NewYork"));
    }
}
