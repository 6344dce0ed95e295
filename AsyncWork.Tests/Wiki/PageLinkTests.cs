using System.Net;
using AsyncWork.Domain;
using AsyncWork.Domain.Wiki;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Pages.Wiki;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Tests.Wiki;

/// <summary>Links between pages: broken, healed, kept over renames and moves (product.md D12, D22).</summary>
public sealed class PageLinkTests
{
    [Fact]
    public async Task A_link_to_a_page_that_is_not_there_is_listed_and_heals_when_it_is_made()
    {
        await using var bench = await WikiBench.StartAsync();
        var url = await bench.PageAsync("Deploy", "See [[Rollback]].");
        var browser = await bench.BrowserAsync("Support");
        Assert.Contains("class=\"missing\"", (await bench.ReadAsync(url)).Html, StringComparison.Ordinal);
        var list = await browser.OpenAsync("/wiki/handbook/links");
        Assert.Equal("/wiki/handbook/new?title=Rollback", list.QuerySelector(".rows__note a")!.GetAttribute("href"));

        await bench.PageAsync("Rollback", publish: false);

        Assert.Contains("href=\"/wiki/handbook/rollback\"", (await bench.ReadAsync(url)).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("missing", (await bench.ReadAsync(url)).Html, StringComparison.Ordinal);
        Assert.Null((await browser.OpenAsync("/wiki/handbook/links")).QuerySelector(".rows"));
        var again = await browser.GetAsync("/wiki/handbook/new?title=rollback");
        Assert.Equal("/wiki/handbook/rollback", again.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_deleted_page_leaves_broken_links_behind()
    {
        await using var bench = await WikiBench.StartAsync();
        var rollback = await bench.PageAsync("Rollback");
        await bench.PageAsync("Deploy", "See [[Rollback]].");
        await bench.ChangeAsync(rollback, p => p.Delete(bench.Now));

        Assert.Contains(
            "Rollback",
            (await (await bench.BrowserAsync("Support")).OpenAsync("/wiki/handbook/links")).QuerySelector(".rows")!.Reads(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task After_a_rename_links_to_the_former_name_lead_to_the_page()
    {
        await using var bench = await WikiBench.StartAsync();
        var url = await bench.PageAsync("Rollback");
        await bench.PageAsync("Deploy", "See [[Rollback]].");
        var browser = await bench.BrowserAsync("Support");
        await browser.SubmitAsync($"{url}/place", ("Title", "Undo"));

        var late = await bench.PageAsync("Late", "See [[rollback]] and [[Undo]].");

        Assert.Equal(2, (await bench.ReadAsync(late)).Html.Split("href=\"/wiki/handbook/undo\"").Length - 1);
        Assert.Equal(
            ["Deploy", "Late"],
            (await browser.OpenAsync("/wiki/handbook/undo"))
                .QuerySelectorAll("[aria-labelledby=mentions] a")
                .Select(a => a.Reads())
        );
        Assert.Equal(HttpStatusCode.MovedPermanently, (await browser.GetAsync(url)).StatusCode);
    }

    [Fact]
    public async Task A_page_moves_with_all_below_it_into_another_space_and_is_found_from_its_former_addresses()
    {
        await using var bench = await WikiBench.StartAsync();
        var ops = await bench.SpaceAsync("Ops");
        var url = await bench.PageAsync("Deploy");
        var below = await bench.PageAsync("Rollback", below: "Deploy");
        var deeper = await bench.PageAsync("By hand", below: "Rollback");
        await bench.PageAsync("Other", "[[Deploy]] [[Rollback]] [[ops/Deploy]]");
        var browser = await bench.BrowserAsync("Support");

        var moved = await browser.SubmitAsync($"{url}/place?to={ops.Id}", new Submission([("Title", "Deploy"), ("Parent", "")]));

        Assert.Equal("/wiki/ops/deploy", moved.Headers.Location?.OriginalString);
        foreach (var at in new[] { url, below, deeper })
        {
            var former = await browser.GetAsync(at);
            Assert.Equal(at.Replace("handbook", "ops", StringComparison.Ordinal), former.Headers.Location?.OriginalString);
        }
        var page = await bench.ReadAsync("/wiki/ops/by-hand");
        Assert.Equal(
            $"/{(await bench.ReadAsync("/wiki/ops/deploy")).Id}/{(await bench.ReadAsync("/wiki/ops/rollback")).Id}/",
            page.Path
        );
        Assert.Null((await browser.OpenAsync("/wiki/handbook/links")).QuerySelector(".rows"));
    }

    [Fact]
    public async Task A_page_is_not_moved_where_its_name_or_one_below_it_is_taken()
    {
        await using var bench = await WikiBench.StartAsync();
        var ops = await bench.SpaceAsync("Ops");
        var url = await bench.PageAsync("Deploy");
        await bench.PageAsync("Rollback", below: "Deploy");
        await bench.PageAsync("Rollback", space: "ops");
        var browser = await bench.BrowserAsync("Support");

        var refused = await browser.SubmitAsync(
            $"{url}/place?to={ops.Id}",
            new Submission([("Title", "Deploy"), ("Parent", "")])
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(
            "“Rollback”",
            (await refused.HtmlAsync()).QuerySelector("[role=alert]")!.Reads(),
            StringComparison.Ordinal
        );
        Assert.Equal("/", (await bench.ReadAsync(url)).Path);
    }

    [Fact]
    public async Task A_page_is_not_moved_below_itself()
    {
        await using var bench = await WikiBench.StartAsync();
        var url = await bench.PageAsync("Deploy");
        var below = await bench.PageAsync("Rollback", below: "Deploy");
        var (top, child) = (await bench.ReadAsync(url), await bench.ReadAsync(below));
        var viewer = await bench.ViewerAsync("Berlin");

        foreach (var parent in new[] { top.Id, child.Id })
        {
            var (answer, _) = await bench.Host.Database(db =>
                db.MovePageAsync(
                    viewer,
                    new(db, bench.Host.Clock, new HttpContextAccessor()),
                    ("handbook", "deploy"),
                    new("Deploy", top.SpaceId, parent),
                    bench.Now
                )
            );
            Assert.Equal((422, "A page cannot stand below itself."), (answer.Status, answer.Refused));
        }
        Assert.DoesNotContain(
            "Rollback",
            (await (await bench.BrowserAsync("Berlin")).OpenAsync($"{url}/place")).QuerySelector("#Parent")!.Reads(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_a_page_speaks_of_is_noted_when_it_is_published()
    {
        await using var bench = await WikiBench.StartAsync();
        await bench.PageAsync("Deploy");
        var url = await bench.PageAsync("Other", "[[Deploy]] D-0042 /cards/7 [x](/wiki/handbook/deploy) [[Nowhere]]");
        await bench.WriteAsync(url, "Draft without links", step: PageStep.Keep);

        var noted = await bench.Host.Database(db =>
            db.References.OrderBy(r => r.Id)
                .Select(r => new
                {
                    r.ToKind,
                    r.ToId,
                    r.Written,
                })
                .ToListAsync()
        );
        Assert.Equal(
            [
                (SubjectKind.Card, 7, "/cards/7"),
                (SubjectKind.Page, null, "Nowhere"),
                (SubjectKind.Page, 1, "Deploy"),
                (SubjectKind.Decision, (int?)42, "/decisions/D-0042"),
            ],
            noted.Select(r => (r.ToKind, r.ToId, r.Written)).OrderBy(r => r.ToKind).ThenBy(r => r.ToId)
        );

        await bench.WriteAsync(url, "No links any more");
        Assert.Equal(0, await bench.Host.Database(db => db.References.CountAsync()));
    }

    [Fact]
    public async Task A_text_with_many_links_asks_once()
    {
        await using var bench = await WikiBench.StartAsync();
        var url = await bench.PageAsync("Deploy");
        var text = string.Concat(Enumerable.Range(0, 400).Select(i => $"[[Page {i}]] ")) + "[[Deploy]]";
        var browser = await bench.BrowserAsync("Berlin");
        var form = await browser.OpenAsync($"{url}/edit");
        var few = await bench.Host.Commands.Of(() =>
            browser.SubmitAsync(
                form,
                $"{url}/edit",
                new Submission([("Text", "[[A]] [[Deploy]]")], Button: "Preview", Htmx: true)
            )
        );

        var many = await bench.Host.Commands.Of(() =>
            browser.SubmitAsync(form, $"{url}/edit", new Submission([("Text", text)], Button: "Preview", Htmx: true))
        );

        Assert.Equal(few.Count, many.Count);
    }
}
