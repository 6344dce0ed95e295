using System.Net;
using AsyncWork.Domain;
using AsyncWork.Domain.Wiki;
using AsyncWork.Tests.Boards;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Wiki;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AsyncWork.Tests.Wiki;

/// <summary>Who sees which page, from wherever it is asked for (product.md D16, P8).</summary>
public sealed class PageRightsTests
{
    static async Task<string> RightsAsync(WikiBench bench, HttpClient browser, string url, string who, string right)
    {
        var person = await bench.PersonAsync(who);
        var answer = await browser.SubmitAsync($"{url}/rights", new Submission([("who", $"p{person}"), ("right", right)]));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return url;
    }

    [Fact]
    public async Task A_page_with_rights_of_its_own_is_closed_to_others_with_all_that_stands_below_it()
    {
        await using var bench = await WikiBench.StartAsync();
        var url = await bench.PageAsync("Salaries");
        var below = await bench.PageAsync("Bands", "More.", below: "Salaries");
        await bench.PageAsync("Open", "See [[Salaries]] and [[Bands]].");
        var keeper = await bench.BrowserAsync("Berlin");
        await RightsAsync(bench, keeper, url, "HR", "Read");

        var (other, hr) = (await bench.BrowserAsync("Support"), await bench.BrowserAsync("HR"));
        foreach (var at in new[] { url, below, $"{url}/history", $"{below}/edit" })
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(at)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await hr.GetAsync(below)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await hr.GetAsync($"{below}/edit")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await keeper.GetAsync($"{below}/edit")).StatusCode);
        Assert.Equal(["Open"], (await other.OpenAsync("/wiki/handbook")).QuerySelectorAll("[data-leaf]").Select(l => l.Reads()));
        Assert.Equal(3, (await hr.OpenAsync("/wiki/handbook")).QuerySelectorAll("[data-leaf]").Length);

        // A new page below is closed as well, and one that is moved out of there is open again.
        var late = await bench.PageAsync("Late", below: "Salaries");
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(late)).StatusCode);
        await keeper.SubmitAsync($"{below}/place", ("Title", "Bands"), ("Parent", ""));
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync(below)).StatusCode);

        await keeper.SubmitAsync($"{url}/rights", new Submission([], Button: "Remove HR"));
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync(url)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync(late)).StatusCode);
        Assert.Contains(
            "Salaries”: HR may",
            (await keeper.OpenAsync("/wiki/handbook/settings")).Body!.Reads(),
            StringComparison.Ordinal
        );
    }

    /// <summary>The look at one page is compiled apart from the lists; both have to see the same.</summary>
    [Fact]
    public async Task A_page_by_its_address_and_pages_in_lists_follow_the_same_rights()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        await host.Database(async db =>
        {
            var ids = await db.People.ToDictionaryAsync(p => p.Name, p => p.Id);
            var team = await db.Teams.Where(t => t.Name == "Product").Select(t => t.Id).SingleAsync();
            var n = 0;
            foreach (var everybody in new[] { SpaceRight.None, SpaceRight.Read, SpaceRight.Write })
            foreach (var granted in new SpaceRight?[] { null, SpaceRight.Read, SpaceRight.Write, SpaceRight.Keep })
            {
                var space = new Space($"Space {++n}", $"space-{n}", "", ids["HR"], AppHost.Start);
                space.Agree(everybody, publishesAfterReview: false, reviewEveryMonths: null);
                if (granted is { } right)
                    space.Grant(null, team, right);
                db.Spaces.Add(space);
                await db.SaveChangesAsync();
                foreach (
                    var onPage in new (string Who, SpaceRight Right)?[]
                    {
                        null,
                        ("Berlin", SpaceRight.Read),
                        ("Berlin", SpaceRight.Write),
                        ("HR", SpaceRight.Read),
                    }
                )
                foreach (var published in new[] { true, false })
                {
                    var page = new WikiPage(space.Id, null, $"Page {++n}", $"page-{n}", n, ids["HR"], ids["HR"], AppHost.Start);
                    var revision = page.Write("Words.", ids["HR"], AppHost.Start);
                    if (published)
                        page.Publish(revision, new("<p>Words.</p>", ""), afterReview: false, ids["HR"], null, AppHost.Start);
                    db.WikiPages.Add(page);
                    await db.SaveChangesAsync();
                    if (onPage is { } grant)
                        page.Grant(ids[grant.Who], null, grant.Right);
                    await db.SaveChangesAsync();
                }
            }
        });

        foreach (var who in (string[])["Berlin", "Manager", "Support", "Admin"])
        {
            var viewer = await host.ViewerAsync(who);
            await host.Database(async db =>
            {
                var (seen, written, kept) = (
                    await db.PagesSeenBy(viewer).Select(p => p.Id).ToListAsync(),
                    await db.PagesOf(viewer, SpaceRight.Write).Select(p => p.Id).ToListAsync(),
                    await db.PagesOf(viewer, SpaceRight.Keep).Select(p => p.Id).ToListAsync()
                );
                var all = await db
                    .WikiPages.Join(
                        db.Spaces,
                        p => p.SpaceId,
                        s => s.Id,
                        (p, s) =>
                            new
                            {
                                p.Id,
                                p.Slug,
                                Space = s.Slug,
                            }
                    )
                    .ToListAsync();
                Assert.Equal(96, all.Count);
                foreach (var page in all)
                {
                    var view = await PageViewQueries.FindPageFor(
                        db,
                        page.Space,
                        page.Slug,
                        viewer.Person,
                        viewer.Today,
                        viewer.IsAdministrator
                    );
                    Assert.Equal(
                        (seen.Contains(page.Id), written.Contains(page.Id), kept.Contains(page.Id)),
                        (view!.IsSeen, view.MayWrite, view.MayKeep)
                    );
                }
            });
        }
    }

    [Fact]
    public async Task One_page_of_a_closed_space_can_be_shown_to_somebody()
    {
        await using var bench = await WikiBench.StartAsync(s => s.Agree(SpaceRight.None, false, null));
        await bench.PageAsync("Closed");
        var url = await bench.PageAsync("Shown");
        await RightsAsync(bench, await bench.BrowserAsync("Berlin"), url, "Support", "Write");
        var guest = await bench.BrowserAsync("Support");

        Assert.Equal(["Shown"], (await guest.OpenAsync("/wiki/handbook")).QuerySelectorAll("[data-leaf]").Select(l => l.Reads()));
        Assert.Equal(HttpStatusCode.OK, (await guest.GetAsync($"{url}/edit")).StatusCode);
        Assert.True((await bench.WriteAsync(url, "By a guest.", by: "Support")).Answer.IsDone);
        var made = await guest.SubmitAsync("/wiki/handbook/new", ("Title", "At the top"), ("Below", ""));
        Assert.Equal(HttpStatusCode.Forbidden, made.StatusCode);
    }

    [Fact]
    public async Task What_speaks_of_a_page_is_named_only_to_those_who_may_see_it()
    {
        await using var bench = await WikiBench.StartAsync();
        var url = await bench.PageAsync("Deploy");
        await bench.SpaceAsync("Secret", s => s.Agree(SpaceRight.None, false, null), by: "Manager2");
        await bench.PageAsync("Plan", "See [[handbook/Deploy]].", by: "Manager2", space: "secret");

        Assert.DoesNotContain(
            "Plan",
            (await (await bench.BrowserAsync("Berlin")).OpenAsync(url)).Body!.Reads(),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Plan",
            (await (await bench.BrowserAsync("Manager2")).OpenAsync(url)).Body!.Reads(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_link_tells_nobody_that_a_page_they_may_not_see_is_there()
    {
        await using var bench = await WikiBench.StartAsync();
        await bench.SpaceAsync("Secret", s => s.Agree(SpaceRight.None, false, null), by: "Manager2");
        await bench.PageAsync("Plan", by: "Manager2", space: "secret");

        var url = await bench.PageAsync("Guess", "[[secret/Plan]] and [[secret/Nothing]]");

        var html = (await bench.ReadAsync(url)).Html;
        Assert.Equal(2, html.Split("class=\"missing\"").Length - 1);
    }

    [Fact]
    public async Task Who_may_be_told_of_a_page_are_those_who_may_read_it()
    {
        await using var bench = await WikiBench.StartAsync(s => s.Agree(SpaceRight.None, false, null));
        var url = await bench.PageAsync("Closed");
        var page = await bench.ReadAsync(url);

        Task<List<string>> ReadersAsync() =>
            bench.Host.Database(db =>
                db.ReadersOf(page.Id, Given.Day("2026-11-12")).OrderBy(p => p.Name).Select(p => p.Name).ToListAsync()
            );

        Assert.Equal(["Admin", "Berlin"], await ReadersAsync());
        await RightsAsync(bench, await bench.BrowserAsync("Berlin"), url, "Support", "Read");
        Assert.Equal(["Admin", "Berlin", "Support"], await ReadersAsync());
        await bench.ChangeSpaceAsync(s => s.Agree(SpaceRight.Read, false, null));
        Assert.Equal(["Admin", "Berlin", "Support"], await ReadersAsync());
    }

    [Fact]
    public async Task The_query_and_the_list_of_readers_say_the_same_of_everybody()
    {
        await using var bench = await WikiBench.StartAsync(s => s.Agree(SpaceRight.Read, false, null));
        var urls = new List<string>
        {
            await bench.PageAsync("Open"),
            await bench.PageAsync("Closed"),
            await bench.PageAsync("Below", below: "Closed"),
            await bench.PageAsync("Draft", publish: false),
            await bench.PageAsync("Closed draft", below: "Closed", publish: false),
        };
        await RightsAsync(bench, await bench.BrowserAsync("Berlin"), urls[1], "NewYork", "Write");
        await RightsAsync(bench, await bench.BrowserAsync("Berlin"), urls[1], "HR", "Read");
        foreach (var url in urls)
        {
            var page = await bench.ReadAsync(url);
            var readers = await bench.Host.Database(db =>
                db.ReadersOf(page.Id, Given.Day("2026-11-12")).Select(p => p.Name).ToListAsync()
            );
            var writers = await bench.Host.Database(db =>
                db.WritersOf(page.Id, Given.Day("2026-11-12")).Select(p => p.Name).ToListAsync()
            );
            foreach (var name in (string[])["Admin", "HR", "Manager", "Berlin", "NewYork", "Support"])
            {
                var viewer = await bench.ViewerAsync(name);
                var sees = await bench.Host.Database(db => db.PagesSeenBy(viewer).AnyAsync(p => p.Id == page.Id));
                Assert.True(sees == readers.Contains(name), $"{name} and {page.Title}");
                var writes = await bench.Host.Database(db => db.PagesOf(viewer, SpaceRight.Write).AnyAsync(p => p.Id == page.Id));
                Assert.True(writes == writers.Contains(name), $"{name} writes {page.Title}");
            }
        }
    }

    [Fact]
    public async Task Only_who_may_write_a_page_is_asked_to_review_it_or_to_keep_it_right()
    {
        await using var bench = await WikiBench.StartAsync(s => s.Agree(SpaceRight.Read, publishesAfterReview: true, null));
        var (support, newYork) = (await bench.PersonAsync("Support"), await bench.PersonAsync("NewYork"));
        await bench.ChangeSpaceAsync(s => s.Grant(newYork, null, SpaceRight.Write));
        var url = await bench.PageAsync("Deploy", publish: false);
        var browser = await bench.BrowserAsync("Berlin");

        foreach (var (at, list) in new[] { ("edit", "#AskOf"), ("keeping", "#Owner") })
        {
            var offered = (await browser.OpenAsync($"{url}/{at}")).QuerySelector(list)!.Reads();
            Assert.Contains("NewYork", offered, StringComparison.Ordinal);
            Assert.DoesNotContain("Support", offered, StringComparison.Ordinal);
        }
        using var asked = await browser.SubmitAsync(
            $"{url}/edit",
            new Submission([("Text", "Other words."), ("AskOf", $"{support}")], Button: "Ask for review")
        );
        using var owned = await browser.SubmitAsync(
            $"{url}/keeping",
            new Submission([("Owner", $"{support}")], Button: "Give it to them")
        );
        foreach (var refused in new[] { asked, owned })
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains("may write on the page", (await refused.HtmlAsync()).Body!.Reads(), StringComparison.Ordinal);
        }
        Assert.Empty(await bench.ToldAsync("Support"));
    }

    [Fact]
    public async Task Pages_of_who_has_left_go_to_who_led_them_else_to_who_keeps_the_space()
    {
        await using var bench = await WikiBench.StartAsync();
        var url = await bench.PageAsync("Of NewYork", by: "NewYork");
        var closed = await bench.PageAsync("Closed", by: "NewYork");
        var kathmandu = await bench.PersonAsync("Kathmandu");
        await bench.ChangeAsync(closed, p => p.Grant(kathmandu, null, SpaceRight.Read));
        await bench.Host.Database(async db =>
        {
            var person = await db.People.SingleAsync(p => p.Name == "NewYork");
            person.Employ(person.StartsOn, Given.Day("2026-11-10"));
            await db.SaveChangesAsync();
        });

        await using (var scope = bench.Host.Services.CreateAsyncScope())
            Assert.Equal(2, await scope.ServiceProvider.GetRequiredService<PageOwners>().HandOnAsync(bench.Now));

        Assert.Equal(await bench.PersonAsync("Manager"), (await bench.ReadAsync(url)).OwnerId);
        Assert.Equal(await bench.PersonAsync("Berlin"), (await bench.ReadAsync(closed)).OwnerId); // the lead may not see it
        Assert.Equal(["NewYork has left; you keep “Of NewYork” right from now on."], await bench.ToldAsync("Manager"));
        Assert.Equal(2, await bench.Host.Database(db => db.AuditEvents.CountAsync(a => a.Action == "handed a page on")));
        await using (var scope = bench.Host.Services.CreateAsyncScope())
            Assert.Equal(0, await scope.ServiceProvider.GetRequiredService<PageOwners>().HandOnAsync(bench.Now));
    }

    [Fact]
    [Trait("Feature", "D16")]
    public async Task Who_closes_a_page_is_told_that_it_is_closed_to_all_others()
    {
        await using var bench = await WikiBench.StartAsync();
        var url = await bench.PageAsync("Salaries");
        var keeper = await bench.BrowserAsync("Berlin");

        await RightsAsync(bench, keeper, url, "HR", "Read");
        var first = await SaidAsync();
        await RightsAsync(bench, keeper, url, "NewYork", "Read");
        var second = await SaidAsync();
        await keeper.SubmitAsync($"{url}/rights", new Submission([], Button: "Remove HR"));
        var third = await SaidAsync();
        await keeper.SubmitAsync($"{url}/rights", new Submission([], Button: "Remove NewYork"));

        Assert.Equal(
            (
                "They have the right now, and the page is closed to all others.",
                "They have the right now.",
                "The right is taken away.",
                "The right is taken away. Nobody else has one here, so whoever sees the space sees the page again."
            ),
            (first, second, third, await SaidAsync())
        );

        async Task<string> SaidAsync() => (await keeper.OpenAsync($"{url}/rights")).QuerySelector("#toasts .toast p")!.Reads();
    }
}
