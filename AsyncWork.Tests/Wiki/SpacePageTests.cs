using System.Net;
using AsyncWork.Domain.Wiki;
using AsyncWork.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Tests.Wiki;

/// <summary>Spaces: made, seen, kept, arranged (product.md D12, D13, D16).</summary>
public sealed class SpacePageTests
{
    [Fact]
    public async Task Anybody_makes_a_space_and_keeps_it()
    {
        await using var bench = await WikiBench.StartAsync();
        var browser = await bench.BrowserAsync("Support");

        var made = await browser.SubmitAsync("/wiki/new", ("Name", "Desk rules"), ("Description", "How we answer"));

        Assert.Equal("/wiki/desk-rules", made.Headers.Location?.OriginalString);
        Assert.Contains("Desk rules", (await browser.OpenAsync("/wiki")).Body!.Reads(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/wiki/desk-rules/settings")).StatusCode);
    }

    [Fact]
    public async Task Two_spaces_of_one_name_have_two_addresses_and_a_form_sent_twice_makes_one()
    {
        await using var bench = await WikiBench.StartAsync();
        var browser = await bench.BrowserAsync("Support");
        var form = await browser.OpenAsync("/wiki/new");
        var sent = new Submission(("Name", "Handbook"));

        var first = await browser.SubmitAsync(form, "/wiki/new", sent);
        var second = await browser.SubmitAsync(form, "/wiki/new", sent);

        Assert.Equal("/wiki/handbook-2", first.Headers.Location?.OriginalString);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal(2, await bench.Host.Database(db => db.Spaces.CountAsync()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("???")]
    public async Task A_space_without_a_name_is_refused(string name)
    {
        await using var bench = await WikiBench.StartAsync();

        var answer = await (await bench.BrowserAsync("Support")).SubmitAsync("/wiki/new", ("Name", name));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.NotNull((await answer.HtmlAsync()).QuerySelector("[role=alert]"));
    }

    [Fact]
    public async Task A_space_that_is_closed_is_not_there_for_others()
    {
        await using var bench = await WikiBench.StartAsync(s => s.Agree(SpaceRight.None, false, null));
        await bench.PageAsync("Deploy");
        var stranger = await bench.BrowserAsync("Support");

        foreach (
            var at in (string[])
                [
                    "",
                    "/settings",
                    "/rights",
                    "/links",
                    "/templates",
                    "/archive",
                    "/new",
                    "/deploy",
                    "/deploy/edit",
                    "/deploy/history",
                ]
        )
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync("/wiki/handbook" + at)).StatusCode);
        Assert.Null((await stranger.OpenAsync("/wiki")).QuerySelector("a[href='/wiki/handbook']"));
        Assert.Equal(HttpStatusCode.OK, (await (await bench.BrowserAsync("Admin")).GetAsync("/wiki/handbook")).StatusCode);
    }

    [Fact]
    public async Task Settings_are_for_those_who_keep_the_space()
    {
        await using var bench = await WikiBench.StartAsync();
        var other = await bench.BrowserAsync("Support");
        Assert.Equal(HttpStatusCode.Forbidden, (await other.GetAsync("/wiki/handbook/settings")).StatusCode);

        var keeper = await bench.BrowserAsync("Berlin");
        var saved = await keeper.SubmitAsync(
            "/wiki/handbook/settings",
            ("Input.Name", "The handbook"),
            ("Input.EverybodyMay", "Read"),
            ("Input.ReviewEveryMonths", "6")
        );

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var page = await keeper.OpenAsync("/wiki/handbook/settings");
        Assert.Contains("Berlin changed a space", page.Body!.Reads(), StringComparison.Ordinal);
        var space = await bench.Host.Database(db => db.Spaces.SingleAsync());
        Assert.Equal(
            ("The handbook", "handbook", SpaceRight.Read, 6),
            (space.Name, space.Slug, space.EverybodyMay, space.ReviewEveryMonths)
        );
    }

    [Fact]
    public async Task Settings_that_somebody_changed_meanwhile_are_shown_as_they_are()
    {
        await using var bench = await WikiBench.StartAsync();
        var keeper = await bench.BrowserAsync("Berlin");
        var form = await keeper.OpenAsync("/wiki/handbook/settings");
        await bench.ChangeSpaceAsync(s => s.Describe("Renamed", null));

        var answer = await keeper.SubmitAsync(form, "/wiki/handbook/settings", new(("Input.Name", "Mine")));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal("Renamed", (await answer.HtmlAsync()).QuerySelector("[name='Input.Name']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Rights_are_given_to_people_and_teams_and_the_last_keeper_stays()
    {
        await using var bench = await WikiBench.StartAsync(s => s.Agree(SpaceRight.None, false, null));
        var keeper = await bench.BrowserAsync("Berlin");
        var team = await bench.Host.Database(db => db.Teams.Where(t => t.Name == "Support").Select(t => t.Id).SingleAsync());

        var given = await keeper.SubmitAsync("/wiki/handbook/rights", new Submission([("who", $"t{team}"), ("right", "Read")]));
        Assert.Equal(HttpStatusCode.Redirect, given.StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await (await bench.BrowserAsync("Support")).GetAsync("/wiki/handbook")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await (await bench.BrowserAsync("Manager2")).GetAsync("/wiki/handbook")).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await (await bench.BrowserAsync("NewYork")).GetAsync("/wiki/handbook")).StatusCode
        );
        var refused = await keeper.SubmitAsync("/wiki/handbook/rights", new Submission([], Button: "Remove Berlin"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Somebody has to keep", (await refused.HtmlAsync()).Body!.Reads(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_stand_as_a_tree_and_are_moved_within_their_level()
    {
        await using var bench = await WikiBench.StartAsync();
        foreach (var title in (string[])["Alpha", "Beta", "Gamma"])
            await bench.PageAsync(title);
        await bench.PageAsync("Below", below: "Alpha");
        var browser = await bench.BrowserAsync("Support");

        var fragment = await browser.SubmitAsync(
            "/wiki/handbook?arrange=true",
            new Submission([("slug", "gamma"), ("up", "true")], Htmx: true)
        );
        var html = await fragment.HtmlAsync();

        Assert.Equal(HttpStatusCode.OK, fragment.StatusCode);
        Assert.Equal("tree", html.Body!.FirstElementChild!.Id);
        Assert.Equal(["Alpha", "Below", "Gamma", "Beta"], html.QuerySelectorAll("[data-leaf]").Select(a => a.Reads()));
    }

    [Fact]
    public async Task In_an_archived_space_nothing_changes()
    {
        await using var bench = await WikiBench.StartAsync();
        var url = await bench.PageAsync("Deploy");
        await bench.ChangeSpaceAsync(s => s.Archive(bench.Now));
        var keeper = await bench.BrowserAsync("Berlin");

        Assert.Contains("archived", (await keeper.OpenAsync(url)).Body!.Reads(), StringComparison.Ordinal);
        Assert.Equal(422, (await bench.WriteAsync(url, "Changed")).Answer.Status);
        Assert.Null((await keeper.OpenAsync($"{url}/edit")).QuerySelector("textarea"));
    }

    [Fact]
    public async Task Stale_pages_are_listed_with_ones_own_first_and_only_what_one_may_see()
    {
        await using var bench = await WikiBench.StartAsync(s => s.Agree(SpaceRight.Write, false, 1));
        await bench.SpaceAsync("Secret", s => s.Agree(SpaceRight.None, false, 1), by: "Manager2");
        await bench.PageAsync("Of Berlin");
        await bench.PageAsync("Of Support", by: "Support");
        await bench.PageAsync("Hidden", by: "Manager2", space: "secret");
        bench.Host.Clock.AdvanceDays(40);
        var page = await (await bench.Host.SignedInAsync("Support")).OpenAsync("/wiki/stale");

        Assert.Contains("Of Support", page.QuerySelector("[aria-labelledby=mine]")!.Reads(), StringComparison.Ordinal);
        Assert.Contains("Of Berlin", page.QuerySelector("[aria-label='Pages of Berlin']")!.Reads(), StringComparison.Ordinal);
        Assert.DoesNotContain("Hidden", page.Body!.Reads(), StringComparison.Ordinal);
    }
}
