using System.Net;
using AsyncWork.Domain.Decisions;
using AsyncWork.Tests.Support;
using NodaTime;
using static AsyncWork.Tests.Decisions.DecisionBrowsing;

namespace AsyncWork.Tests.Decisions;

/// <summary>The log of decisions and what administrators set for them (product.md D4, D18).</summary>
public sealed class LogTests
{
    [Fact]
    public async Task The_log_shows_by_month_what_one_may_see_newest_first()
    {
        await using var host = await CompanyAsync();
        await host.DecisionAsync("Old", DecisionState.Decided);
        await host.DecisionAsync("Hidden", plan: p => p with { Audience = DecisionAudience.Involved }, decides: ["Berlin"]);
        await host.DecisionAsync("Draft", DecisionState.Draft);
        host.Clock.Advance(Duration.FromDays(30));
        await host.DecisionAsync("New");

        var support = await (await host.SignedInAsync("support")).OpenAsync("/decisions");
        var berlin = await (await host.SignedInAsync("berlin")).OpenAsync("/decisions");

        Assert.Equal(["December 2026", "November 2026"], support.QuerySelectorAll(".log__month").Select(m => m.Reads()));
        Assert.Equal(["New", "Old"], Titles(support));
        Assert.Equal(["New", "Draft", "Hidden", "Old"], Titles(berlin));
        Assert.Contains("without a meeting", support.QuerySelector("#log")!.Reads(), StringComparison.Ordinal);
        Assert.Contains("after less than an hour", support.QuerySelector("#log")!.Reads(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("state=Decided", "Vote", "Talk")]
    [InlineData("alone=true", "Vote")]
    [InlineData("tag=Hosting", "Tagged")]
    [InlineData("method=Vote", "Vote")]
    [InlineData("q=tag", "Tagged")]
    [InlineData("q=D-0002", "Vote")]
    [InlineData("q=%25", "")]
    [InlineData("team=0", "Tagged", "Vote", "Talk")]
    [InlineData("team=999", "")]
    [InlineData("state=nonsense&p=99999999999", "Tagged", "Vote", "Talk")]
    public async Task The_log_is_filtered_by_its_address(string query, params string[] expected)
    {
        await using var host = await CompanyAsync();
        await host.DecisionAsync("Talk", DecisionState.Decided, text: t => t with { HadMeeting = true });
        await host.DecisionAsync("Vote", DecisionState.Decided);
        await host.Database(async db =>
        {
            var vote = db.Decisions.Single(d => d.Title == "Vote");
            db.Entry(vote).Property(d => d.Method).CurrentValue = DecisionMethod.Vote;
            await db.SaveChangesAsync();
        });
        await host.DecisionAsync("Tagged", text: t => t with { Tags = ["hosting"] });

        var page = await (await host.SignedInAsync("berlin")).OpenAsync($"/decisions?{query}");

        Assert.Equal(expected.Where(e => e != ""), Titles(page));
    }

    [Fact]
    public async Task A_filter_by_htmx_gets_the_list_alone_and_pages_keep_it()
    {
        await using var host = await CompanyAsync();
        for (var i = 1; i <= 52; i++)
            await host.DecisionAsync($"Question {i}", DecisionState.Draft);
        var berlin = await host.SignedInAsync("berlin");

        using var part = await berlin.GetFragmentAsync("/decisions?state=Draft");
        var commands = await host.Commands.Of(() => berlin.GetAsync("/decisions?state=Draft"));

        var list = await part.HtmlAsync();
        Assert.Null(list.QuerySelector("main"));
        Assert.Equal(50, Titles(list).Count());
        Assert.Equal("/decisions?state=Draft&p=2", list.QuerySelector("a[rel=next]")!.GetAttribute("href"));
        Assert.Equal(2, Titles(await berlin.OpenAsync("/decisions?state=Draft&p=2")).Count());
        Assert.True(commands.Count <= 8, string.Join("\n\n", commands));
    }

    [Fact]
    public async Task Administrators_set_who_must_decide_and_nobody_overwrites_another()
    {
        await using var host = await CompanyAsync();
        var admin = await host.SignedInAsync("admin");
        var (first, second) = (await admin.OpenAsync("/admin/decisions"), await admin.OpenAsync("/admin/decisions"));

        using var none = await admin.SubmitAsync("/admin/decisions", ("Rules[0].Deciders", "0"));
        using var saved = await admin.SubmitAsync(first, "/admin/decisions", new Submission(("Rules[0].Deciders", "4")));
        using var late = await admin.SubmitAsync(second, "/admin/decisions", new Submission(("Rules[0].Deciders", "5")));

        await none.SaysAsync(HttpStatusCode.UnprocessableEntity, "Between 1 and 50");
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        await late.SaysAsync(HttpStatusCode.Conflict, "changed the rules first");
        Assert.Equal("4", (await late.HtmlAsync()).QuerySelector("#Rules_0__Deciders")!.GetAttribute("value"));
        var number = await host.DecisionAsync(state: DecisionState.Draft);
        using var refused = await (await host.SignedInAsync("berlin")).SubmitAsync(
            Url(number),
            new Submission { Button = "Propose" }
        );
        await refused.SaysAsync(HttpStatusCode.UnprocessableEntity, "at least 4 people decide");
    }

    static IEnumerable<string> Titles(AngleSharp.Html.Dom.IHtmlDocument page) =>
        page.QuerySelectorAll("#log .rows__what > a").Select(a => a.Reads());
}
