using System.Net;
using AsyncWork.Domain.Wiki;
using AsyncWork.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Tests.Wiki;

/// <summary>Who may put a page elsewhere, and who sees it there (product.md D12, D14, D16).</summary>
[Trait("Feature", "D16")]
public sealed class PageMoveTests
{
    static async Task<HttpResponseMessage> MoveAsync(
        HttpClient browser,
        string url,
        string title,
        int? to = null,
        int? below = null
    ) =>
        await browser.SubmitAsync(
            to is null ? $"{url}/place" : $"{url}/place?to={to}",
            new Submission(("Title", title), ("Parent", $"{below}"))
        );

    static async Task RefusedAsync(HttpResponseMessage answer, string why)
    {
        var words = (await answer.HtmlAsync()).Body!.Reads();
        Assert.True(answer.StatusCode == HttpStatusCode.UnprocessableEntity, $"{(int)answer.StatusCode}: {words}");
        Assert.Contains(why, words, StringComparison.Ordinal);
    }

    static Task CloseAsync(WikiBench bench, string url, string who, SpaceRight right) =>
        bench.Host.Database(async db =>
        {
            var parts = url.Split('/');
            var page = await db.WikiPages.Include(p => p.Grants).SingleAsync(p => p.Slug == parts[3] && p.DeletedAt == null);
            page.Grant(await bench.PersonAsync(who), null, right);
            await AsyncWork.Web.Pages.Wiki.GrantQueries.RestrictBelowAsync(db, page.PathBelow, null, page.Id);
            await db.SaveChangesAsync();
        });

    [Fact]
    public async Task What_is_closed_is_not_taken_into_a_space_of_ones_own_with_what_stands_above_it()
    {
        await using var bench = await WikiBench.StartAsync();
        var people = await bench.PageAsync("People");
        var salaries = await bench.PageAsync("Salaries", below: "People");
        await CloseAsync(bench, salaries, "HR", SpaceRight.Read);
        var mine = await bench.SpaceAsync("Mine", by: "NewYork");
        await bench.PageAsync("Salaries", by: "NewYork", space: "mine");
        var kept = await bench.SpaceAsync("Kept");

        using var taken = await MoveAsync(await bench.BrowserAsync("NewYork"), people, "People", mine.Id);

        await RefusedAsync(taken, "Ask somebody who keeps the space");
        Assert.DoesNotContain(
            "Salaries",
            (await taken.HtmlAsync()).QuerySelector("[role=alert]")!.Reads(),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.NotFound, (await (await bench.BrowserAsync("NewYork")).GetAsync(salaries)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await (await bench.BrowserAsync("HR")).GetAsync(salaries)).StatusCode);

        using var moved = await MoveAsync(await bench.BrowserAsync("Berlin"), people, "People", kept.Id);
        Assert.Equal("/wiki/kept/people", moved.Headers.Location?.OriginalString);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await (await bench.BrowserAsync("NewYork")).GetAsync("/wiki/kept/salaries")).StatusCode
        );
    }

    [Fact]
    public async Task Within_the_space_what_is_closed_goes_along_and_stays_closed()
    {
        await using var bench = await WikiBench.StartAsync();
        var people = await bench.PageAsync("People");
        var salaries = await bench.PageAsync("Salaries", below: "People");
        await CloseAsync(bench, salaries, "HR", SpaceRight.Read);
        var office = await bench.ReadAsync(await bench.PageAsync("Office"));

        using var moved = await MoveAsync(await bench.BrowserAsync("NewYork"), people, "People", below: office.Id);

        Assert.Equal(HttpStatusCode.Redirect, moved.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await bench.BrowserAsync("NewYork")).GetAsync(salaries)).StatusCode);
        Assert.StartsWith($"/{office.Id}/", (await bench.ReadAsync(salaries)).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_leaves_or_enters_the_rights_of_another_only_by_who_may_set_its_own()
    {
        await using var bench = await WikiBench.StartAsync();
        var salaries = await bench.PageAsync("Salaries");
        var bands = await bench.PageAsync("Bands", below: "Salaries");
        var open = await bench.PageAsync("Open");
        await CloseAsync(bench, salaries, "Support", SpaceRight.Write);
        var (writer, keeper) = (await bench.BrowserAsync("Support"), await bench.BrowserAsync("Berlin"));
        var above = (await bench.ReadAsync(salaries)).Id;

        using var opened = await MoveAsync(writer, bands, "Bands");
        await RefusedAsync(opened, "Other people may see it there");
        using var closed = await MoveAsync(writer, open, "Open", below: above);
        await RefusedAsync(closed, "Other people may see it there");
        Assert.Equal(HttpStatusCode.NotFound, (await (await bench.BrowserAsync("NewYork")).GetAsync(bands)).StatusCode);
        Assert.Equal(0, await AuditedAsync(bench));

        Assert.Equal(HttpStatusCode.Redirect, (await MoveAsync(keeper, bands, "Bands")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await (await bench.BrowserAsync("NewYork")).GetAsync(bands)).StatusCode);
        Assert.Contains(
            "“Bands”: now as space handbook",
            (await keeper.OpenAsync("/wiki/handbook/settings")).Body!.Reads(),
            StringComparison.Ordinal
        );
        Assert.Equal(1, await AuditedAsync(bench));
    }

    [Fact]
    public async Task What_comes_out_of_the_trash_is_as_closed_as_it_went_in()
    {
        await using var bench = await WikiBench.StartAsync();
        var salaries = await bench.PageAsync("Salaries");
        var bands = await bench.PageAsync("Bands", below: "Salaries");
        await CloseAsync(bench, salaries, "HR", SpaceRight.Read);
        await bench.ChangeAsync(bands, p => p.Delete(bench.Now));
        await bench.ChangeAsync(salaries, p => p.Delete(bench.Now));
        var (keeper, other) = (await bench.BrowserAsync("Berlin"), await bench.BrowserAsync("NewYork"));

        using var alone = await keeper.SubmitAsync("/wiki/handbook/archive", new Submission([], Button: "Restore Bands"));

        await RefusedAsync(alone, "Restore the page above first.");
        foreach (var title in (string[])["Salaries", "Bands"])
            using (var back = await keeper.SubmitAsync("/wiki/handbook/archive", new Submission([], Button: $"Restore {title}")))
                Assert.Equal(HttpStatusCode.Redirect, back.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(bands)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await (await bench.BrowserAsync("HR")).GetAsync(bands)).StatusCode);
    }

    [Fact]
    public async Task The_trash_stays_in_the_space_when_a_writer_takes_a_page_out_of_it()
    {
        await using var bench = await WikiBench.StartAsync();
        var deploy = await bench.PageAsync("Deploy");
        var old = await bench.PageAsync("Old words", below: "Deploy");
        await bench.PageAsync("New words", below: "Deploy");
        await bench.ChangeAsync(old, p => p.Delete(bench.Now));
        var mine = await bench.SpaceAsync("Mine", by: "NewYork");

        using var moved = await MoveAsync(await bench.BrowserAsync("NewYork"), deploy, "Deploy", mine.Id);

        Assert.Equal("/wiki/mine/deploy", moved.Headers.Location?.OriginalString);
        Assert.Equal(mine.Id, (await bench.ReadAsync("/wiki/mine/new-words")).SpaceId);
        using var back = await (await bench.BrowserAsync("Berlin")).SubmitAsync(
            "/wiki/handbook/archive",
            new Submission([], Button: "Restore Old words")
        );
        Assert.Equal(old, back.Headers.Location?.OriginalString);
        Assert.Equal("/", (await bench.ReadAsync(old)).Path);
    }

    [Fact]
    public async Task A_review_is_not_gone_round_by_publishing_elsewhere()
    {
        await using var bench = await WikiBench.StartAsync(s => s.Agree(SpaceRight.Write, publishesAfterReview: true, null));
        await bench.SpaceAsync("Mine", by: "NewYork");
        var into = await bench.Host.Database(db => db.Spaces.Where(s => s.Slug == "handbook").Select(s => s.Id).SingleAsync());
        var url = await bench.PageAsync("Alone", by: "NewYork", space: "mine");
        var draft = await bench.PageAsync("Draft", by: "NewYork", space: "mine", publish: false);
        await bench.PageAsync("Below", by: "NewYork", below: "Draft", space: "mine");
        var empty = await bench.PageAsync("Empty", by: "NewYork", space: "mine", publish: false);
        var writer = await bench.BrowserAsync("NewYork");

        foreach (var (at, title) in new[] { (url, "Alone"), (draft, "Draft") })
        {
            using var refused = await MoveAsync(writer, at, title, into);
            await RefusedAsync(refused, "published after a review");
        }
        Assert.Equal(HttpStatusCode.Redirect, (await MoveAsync(writer, empty, "Empty", into)).StatusCode);
        Assert.Equal(
            HttpStatusCode.Redirect,
            (await MoveAsync(await bench.BrowserAsync("Berlin"), url, "Alone", into)).StatusCode
        );
    }

    [Fact]
    public async Task Who_may_write_one_page_of_a_closed_space_renames_it_where_it_stands()
    {
        await using var bench = await WikiBench.StartAsync(s => s.Agree(SpaceRight.None, false, null));
        await bench.PageAsync("Closed");
        var url = await bench.PageAsync("Shown", below: "Closed");
        await CloseAsync(bench, url, "Support", SpaceRight.Write);
        var guest = await bench.BrowserAsync("Support");
        var parent = (await bench.ReadAsync(url)).ParentId;

        using var renamed = await guest.SubmitAsync($"{url}/place", ("Title", "Seen"));

        Assert.Equal("/wiki/handbook/seen", renamed.Headers.Location?.OriginalString);
        Assert.Equal(parent, (await bench.ReadAsync("/wiki/handbook/seen")).ParentId);
        using var moved = await MoveAsync(guest, "/wiki/handbook/seen", "Seen");
        await RefusedAsync(moved, "Choose a space in which you may write.");
    }

    static Task<int> AuditedAsync(WikiBench bench) =>
        bench.Host.Database(db => db.AuditEvents.CountAsync(a => a.Action == "moved a page to where other rights hold"));

    [Fact]
    [Trait("Feature", "D12")]
    public async Task What_was_typed_stays_when_the_places_of_another_space_are_shown()
    {
        await using var bench = await WikiBench.StartAsync();
        var ops = await bench.SpaceAsync("Ops");
        await bench.PageAsync("Alarms", space: "ops");
        await bench.PageAsync("Above");
        var url = await bench.PageAsync("Deploy", below: "Above");
        var browser = await bench.BrowserAsync("Support");

        using var shown = await browser.SubmitAsync(
            $"{url}/place",
            new Submission([("Title", "Go live"), ("To", $"{ops.Id}")], Button: "Show its places")
        );

        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        var page = await shown.HtmlAsync();
        Assert.Equal("Go live", page.QuerySelector("#Title")!.GetAttribute("value"));
        // Who saves before the places were shown is asked for one, at the field.
        using var hasty = await browser.SubmitAsync(
            $"{url}/place",
            new Submission([("Title", "Go live"), ("To", $"{ops.Id}")], Button: "Save")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, hasty.StatusCode);
        var asked = await hasty.HtmlAsync();
        Assert.StartsWith("Choose where it stands", asked.GetElementById("Parent_error")!.Reads(), StringComparison.Ordinal);
        Assert.Equal(["Ops (top)", "Alarms"], asked.QuerySelectorAll("#Parent option").Select(o => o.Reads()));
        Assert.Equal(["Ops (top)", "Alarms"], page.QuerySelectorAll("#Parent option").Select(o => o.Reads()));
        Assert.Equal("Deploy", (await bench.ReadAsync(url)).Title);
        using var moved = await browser.SubmitAsync(
            page,
            shown.RequestMessage!.RequestUri!.PathAndQuery,
            new Submission([], Button: "Save")
        );
        Assert.Equal("/wiki/ops/go-live", moved.Headers.Location?.OriginalString);
    }
}
