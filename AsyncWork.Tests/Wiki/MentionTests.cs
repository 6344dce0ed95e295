using AsyncWork.Domain;
using AsyncWork.Tests.Boards;
using AsyncWork.Tests.Decisions;
using AsyncWork.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Tests.Wiki;

/// <summary>What cards and comments speak of is a link there, and is shown at the other end (product.md D12, D19, D22).</summary>
public sealed class MentionTests
{
    const string Page = "/wiki/handbook/mooring";

    [Fact]
    [Trait("Feature", "D12")]
    public async Task A_card_and_a_comment_that_name_a_decision_and_a_page_are_shown_there()
    {
        await using var bench = await WikiBench.StartAsync();
        await bench.PageAsync("Mooring");
        await bench.Host.DecisionAsync("Where we host");
        var board = await bench.Host.BoardAsync();
        var (named, talked) = (await bench.Host.CardAsync(board, "Buy ropes"), await bench.Host.CardAsync(board, "Sell ropes"));
        var berlin = await bench.BrowserAsync("Berlin");

        await berlin.SubmitAsync($"/cards/{named.Id}/edit", ("Input.Text", $"As D-0001 and [this]({Page}) say."));
        await berlin.SubmitAsync(
            $"/cards/{talked.Id}",
            new Submission(("Comment.Text", $"See D-0001 and [it]({Page})")) { Button = "Send" }
        );

        var card = await berlin.OpenAsync($"/cards/{named.Id}");
        Assert.NotNull(card.QuerySelector("a[href='/decisions/D-0001']"));
        Assert.NotNull((await berlin.OpenAsync($"/cards/{talked.Id}")).QuerySelector("#comments a[href='/decisions/D-0001']"));
        Assert.Equal(["Buy ropes", "Sell ropes"], await AtDecisionAsync(berlin));
        Assert.Equal(["Buy ropes card", "Sell ropes card"], await AtPageAsync(berlin));
        // Who does not see the board is told nothing of its cards.
        var support = await bench.BrowserAsync("Support");
        Assert.Empty(await AtDecisionAsync(support));
        Assert.Empty(await AtPageAsync(support));
    }

    [Fact]
    [Trait("Feature", "D12")]
    public async Task What_is_not_said_any_more_is_not_shown()
    {
        await using var bench = await WikiBench.StartAsync();
        await bench.Host.DecisionAsync("Where we host");
        var board = await bench.Host.BoardAsync();
        var (named, talked) = (await bench.Host.CardAsync(board, "Buy ropes"), await bench.Host.CardAsync(board, "Sell ropes"));
        var berlin = await bench.BrowserAsync("Berlin");
        await berlin.SubmitAsync($"/cards/{named.Id}/edit", ("Input.Text", "As D-0001 says."));
        await berlin.SubmitAsync($"/cards/{talked.Id}", new Submission(("Comment.Text", "See D-0001")) { Button = "Send" });
        var comment = await bench.Host.Database(db => db.Comments.Select(c => c.Id).SingleAsync());

        await berlin.SubmitAsync($"/cards/{named.Id}/edit", ("Input.Text", "As we said."));
        await berlin.SubmitAsync($"/cards/{talked.Id}/comments/{comment}", new Submission { Button = "Take back" });

        Assert.Equal(0, await bench.Host.Database(db => db.References.CountAsync()));
    }

    [Fact]
    [Trait("Feature", "D12")]
    public async Task A_comment_on_a_page_and_on_a_decision_speaks_too()
    {
        await using var bench = await WikiBench.StartAsync();
        await bench.PageAsync("Mooring");
        await bench.Host.DecisionAsync("Where we host");
        await bench.Host.DecisionAsync("Where we meet");
        var berlin = await bench.BrowserAsync("Berlin");

        await berlin.SubmitAsync(Page, new Submission(("Comment.Text", "See D-0001")) { Button = "Send" });
        await berlin.SubmitAsync(
            "/decisions/D-0002",
            new Submission(("Comment.Text", $"D-0001, and [it]({Page})")) { Button = "Send" }
        );

        Assert.Equal(["D-0002 Where we meet", "Mooring"], await AtDecisionAsync(berlin));
        Assert.Equal(["D-0002 Where we meet"], await AtPageAsync(berlin));
        Assert.NotNull((await berlin.OpenAsync(Page)).QuerySelector("#comments a[href='/decisions/D-0001']"));
    }

    [Fact]
    [Trait("Feature", "D19")]
    public async Task From_a_page_a_decision_is_asked_for_in_one_step_and_both_lead_to_each_other()
    {
        await using var bench = await WikiBench.StartAsync();
        await bench.PageAsync("Mooring");
        var berlin = await bench.BrowserAsync("Berlin");
        var address = $"/decisions/new?from={Page}";
        Assert.NotNull((await berlin.OpenAsync(Page)).QuerySelector($"a[href='{address}']"));

        var form = await berlin.OpenAsync(address);
        Assert.Equal("Mooring", form.QuerySelector("#Text_Title")!.GetAttribute("value"));
        using var saved = await berlin.SubmitAsync(
            form,
            address,
            new Submission(("Text.Options[0].Title", "Ropes")) { Button = "Propose" }
        );

        saved.LeadsTo("/decisions/D-0001");
        var related = (await berlin.OpenAsync("/decisions/D-0001")).QuerySelector("#related-title")!.ParentElement!;
        Assert.Equal(("Mooring", Page), (related.QuerySelector("a")!.Reads(), related.QuerySelector("a")!.GetAttribute("href")));
        Assert.Equal(["D-0001 Mooring"], await AtPageAsync(berlin));
        // It is not told to those who may not see the page.
        await bench.ChangeSpaceAsync(s => s.Agree(Domain.Wiki.SpaceRight.None, false, null));
        Assert.Null((await (await bench.BrowserAsync("Support")).OpenAsync("/decisions/D-0001")).QuerySelector("#related-title"));
    }

    static async Task<IEnumerable<string>> AtDecisionAsync(HttpClient browser) =>
        (await browser.OpenAsync("/decisions/D-0001"))
            .QuerySelectorAll(".ties li")
            .Where(l => l.Reads().EndsWith("mentions it", StringComparison.Ordinal))
            .Select(l => l.QuerySelector("a")!.Reads());

    static async Task<IEnumerable<string>> AtPageAsync(HttpClient browser) =>
        (await browser.OpenAsync(Page)).QuerySelectorAll("nav[aria-labelledby=mentions] li").Select(l => l.Reads());
}
