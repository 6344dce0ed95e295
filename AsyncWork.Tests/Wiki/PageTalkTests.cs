using System.Net;
using AsyncWork.Domain;
using AsyncWork.Domain.Comments;
using AsyncWork.Domain.Wiki;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Markdown;
using AsyncWork.Web.Pages.Wiki;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Tests.Wiki;

/// <summary>Comments on a page and on its paragraphs, and suggestions that are taken over (product.md D15).</summary>
[Trait("Feature", "D15")]
public sealed class PageTalkTests
{
    const string Text =
        "## Ropes\n\nTwo ropes hold a ship.\n\n- one fore\n- one aft\n\n| a | b |\n|---|---|\n| c | d |\n\nWind pulls.";

    [Theory]
    [InlineData(Text, 5)]
    [InlineData("> quoted\n> twice\n\n```\ncode\n\nmore\n```\n\n1. a\n\n   b\n2. c", 3)]
    [InlineData("Note[^1].\n\n[^1]: At the foot.\n\n[x]: /cards/1", 1)]
    [InlineData("  Led by spaces  \n\n\n    code by indent\n", 2)]
    public void Each_block_of_a_text_is_where_it_stands_and_can_be_put_otherwise(string text, int count)
    {
        var blocks = PageBlocks.Of(text);

        Assert.Equal(count, blocks.Count);
        Assert.All(blocks, b => Assert.Equal(text, b.ReplacedIn(text, b.Written)));
        Assert.Equal(count, PageBlocks.Of(blocks[^1].ReplacedIn(text, "Other words.")).Count);
        Assert.All(blocks, b => Assert.Contains($"id=\"{b.Id}\"", MarkdownText.Read(text).Page().Html, StringComparison.Ordinal));
    }

    [Fact]
    public void A_block_is_found_where_it_moved_to_and_not_when_it_was_changed()
    {
        var anchor = PageBlocks.Of("Same.\n\nOther.\n\nSame.")[2].Anchor;

        Assert.Equal(2, TextBlock.At(PageBlocks.Of("Same.\n\nOther.\n\nSame."), anchor)?.Number);
        Assert.Equal(3, TextBlock.At(PageBlocks.Of("Same.\n\nOther.\n\nMore.\n\nSame."), anchor)?.Number);
        Assert.Null(TextBlock.At(PageBlocks.Of("Same!\n\nOther.\n\nSame?"), anchor));
    }

    [Fact]
    public async Task Of_a_draft_only_those_hear_who_may_write_it()
    {
        await using var bench = await WikiBench.StartAsync(s => s.Agree(SpaceRight.Read, false, null));
        var newYork = await bench.PersonAsync("NewYork");
        await bench.ChangeSpaceAsync(s => s.Grant(newYork, null, SpaceRight.Write));
        foreach (var name in (string[])["Support", "NewYork"])
            await (await bench.BrowserAsync(name)).SubmitAsync("/wiki/handbook", new Submission([], Button: "Watch"));
        var url = await bench.PageAsync("Layoffs", Text, publish: false);
        var writer = await bench.BrowserAsync("Berlin");

        await writer.SubmitAsync($"{url}/comments", new Submission(("Comment.Text", "Not yet, @Support.")) { Button = "Send" });

        Assert.Equal(["Berlin wrote on “Layoffs”: Not yet, @Support."], await bench.ToldAsync("NewYork"));
        Assert.Empty(await bench.ToldAsync("Support"));

        // What is published for the first time is told to who may read it from then on.
        await bench.WriteAsync(url, Text + "\n\nMore.");
        Assert.Equal(["Berlin changed “Layoffs”"], await bench.ToldAsync("Support"));
    }

    [Fact]
    public async Task A_paragraph_is_chosen_commented_on_and_named_beside_the_comment()
    {
        await using var bench = await WikiBench.StartAsync();
        var url = await bench.PageAsync("Mooring", Text);
        var reader = await bench.BrowserAsync("Support");

        var choice = await reader.OpenAsync($"{url}/paragraphs");
        var link = choice.QuerySelectorAll("a").Single(a => a.Reads() == "Comment on “Two ropes hold a ship.”");
        Assert.Equal($"{url}/comments?block=1#comment-form", link.GetAttribute("href"));
        using var sent = await reader.SubmitAsync(
            $"{url}/comments?block=1",
            new Submission(("Comment.Text", "Why two?")) { Button = "Send" }
        );

        Assert.Equal($"{url}#comments", sent.Headers.Location?.OriginalString);
        var page = await reader.OpenAsync(url);
        var quote = page.QuerySelector("#comments .talk__quote")!;
        Assert.Equal("On this paragraph: “Two ropes hold a ship.”", quote.Reads());
        Assert.Equal($"{url}#b1", quote.QuerySelector("a")!.GetAttribute("href"));
        Assert.NotNull(page.QuerySelector("#b1"));
        var comment = await CommentAsync(bench);
        Assert.Null(comment.Suggestion);
        Assert.Equal((1, 1), (comment.BlockNumber, (await bench.ReadAsync(url)).Comments));
        Assert.Contains("1 open comment", (await reader.OpenAsync($"{url}/paragraphs")).Body!.Reads(), StringComparison.Ordinal);
        Assert.Equal(["Support wrote on “Mooring”: Why two?"], await bench.ToldAsync("Berlin"));

        await bench.WriteAsync(url, "First.\n\n" + Text);
        Assert.Equal($"{url}#b2", (await reader.OpenAsync(url)).QuerySelector("#comments .talk__quote a")!.GetAttribute("href"));
        await bench.WriteAsync(url, Text.Replace("Two", "Four", StringComparison.Ordinal));
        Assert.Equal(
            "On a paragraph that has changed: “Two ropes hold a ship.”",
            (await reader.OpenAsync(url)).QuerySelector("#comments .talk__quote")!.Reads()
        );
    }

    [Fact]
    public async Task A_suggestion_is_taken_over_in_one_step_as_a_new_revision()
    {
        await using var bench = await WikiBench.StartAsync();
        var url = await bench.PageAsync("Mooring", Text);
        var id = await SuggestAsync(bench, url);
        var (berlin, form) = (await bench.BrowserAsync("Berlin"), await (await bench.BrowserAsync("Berlin")).OpenAsync(url));

        using var taken = await berlin.SubmitAsync(form, url, new Submission { Button = "Take it over" });
        using var again = await berlin.SubmitAsync(
            form,
            url,
            new Submission(("FormKey", $"{Guid.NewGuid()}")) { Button = "Take it over" }
        );

        Assert.Equal($"{url}#comment-{id}", taken.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        var page = await bench.ReadAsync(url);
        Assert.Equal((3, 3), (page.Published, page.Latest));
        Assert.Equal(Text.Replace("Two ropes hold a ship.", "Three *ropes* hold a ship.", StringComparison.Ordinal), page.Text);
        Assert.Contains("Three <em>ropes</em>", page.Html, StringComparison.Ordinal);
        var comment = await CommentAsync(bench);
        Assert.Equal((3, await bench.PersonAsync("Berlin")), (comment.TakenOverIn, comment.ResolvedBy));
        Assert.Contains(
            "Taken over in revision 3 by Berlin",
            (await berlin.OpenAsync(url)).Body!.Reads(),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "As Support suggested",
            (await berlin.OpenAsync($"{url}/history")).Body!.Reads(),
            StringComparison.Ordinal
        );
        Assert.Equal(["Berlin took over what you suggested for “Mooring”"], await bench.ToldAsync("Support"));
    }

    [Fact]
    public async Task Who_suggested_is_told_when_it_is_resolved_and_not_taken_over()
    {
        await using var bench = await WikiBench.StartAsync();
        var url = await bench.PageAsync("Mooring", Text);
        var id = await SuggestAsync(bench, url);
        var berlin = await bench.BrowserAsync("Berlin");

        await SendAsync(berlin, url, "Resolve", id);
        await SendAsync(berlin, url, "Resolve", id);

        Assert.Equal(["Berlin did not take over what you suggested for “Mooring”: Shorter"], await bench.ToldAsync("Support"));
        var row = (await berlin.OpenAsync(url)).QuerySelector($"#comment-{id}")!;
        Assert.StartsWith("Resolved by Berlin, ", row.QuerySelector("summary")!.Reads(), StringComparison.Ordinal);
        Assert.NotNull(row.QuerySelector("summary time[datetime]"));
        Assert.Null(row.QuerySelector($"#take-{id}"));
        await SendAsync(berlin, url, "Unresolve", id);
        Assert.NotNull((await berlin.OpenAsync(url)).QuerySelector($"#take-{id}"));
    }

    [Fact]
    public async Task A_suggestion_for_a_paragraph_that_has_changed_is_refused_with_409()
    {
        await using var bench = await WikiBench.StartAsync();
        var url = await bench.PageAsync("Mooring", Text);
        await SuggestAsync(bench, url);
        var berlin = await bench.BrowserAsync("Berlin");
        var form = await berlin.OpenAsync(url);
        await bench.WriteAsync(url, Text.Replace("Two", "Four", StringComparison.Ordinal));

        using var late = await berlin.SubmitAsync(form, url, new Submission { Button = "Take it over" });

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("The paragraph has changed since", (await late.HtmlAsync()).Body!.Reads(), StringComparison.Ordinal);
        Assert.Equal(3, (await bench.ReadAsync(url)).Latest);
        Assert.Null((await CommentAsync(bench)).TakenOverIn);
        Assert.DoesNotContain("Take it over", (await berlin.OpenAsync(url)).Body!.Reads(), StringComparison.Ordinal);
    }

    /// <summary>Where somebody else publishes, and where another draft waits, it becomes part of the draft.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_suggestion_does_not_publish_what_is_not_to_be_published(bool afterReview)
    {
        await using var bench = await WikiBench.StartAsync();
        var url = await bench.PageAsync("Mooring", Text);
        await SuggestAsync(bench, url);
        if (afterReview)
            await bench.ChangeSpaceAsync(s => s.Agree(SpaceRight.Write, true, null));
        else
            await bench.WriteAsync(url, Text + "\n\nUnfinished", step: PageStep.Keep);
        var berlin = await bench.BrowserAsync("Berlin");

        using var taken = await berlin.SubmitAsync(url, new Submission { Button = "Take it over" });

        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        var page = await bench.ReadAsync(url);
        Assert.Equal(2, page.Published);
        Assert.Equal(afterReview ? 3 : 4, page.Latest);
    }

    [Fact]
    public async Task Who_may_not_write_takes_nothing_over_and_resolves_their_own_comments_only()
    {
        await using var bench = await WikiBench.StartAsync(s => s.Agree(SpaceRight.Read, false, null));
        var url = await bench.PageAsync("Mooring", Text);
        var id = await SuggestAsync(bench, url);
        var (support, other) = (await bench.BrowserAsync("Support"), await bench.BrowserAsync("NewYork"));

        Assert.DoesNotContain("Take it over", (await other.OpenAsync(url)).Body!.Reads(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(other, url, "TakeOver", id));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await SendAsync(other, url, "Resolve", id));
        Assert.Equal(HttpStatusCode.Redirect, await SendAsync(support, url, "Resolve", id));
        Assert.Contains("Resolved by Support", (await other.OpenAsync(url)).Body!.Reads(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, await SendAsync(support, url, "Unresolve", id));
        Assert.Null((await CommentAsync(bench)).ResolvedAt);
        await bench.ChangeSpaceAsync(s => s.Agree(SpaceRight.None, false, null));
        Assert.Equal(HttpStatusCode.NotFound, await SendAsync(other, url, "Resolve", id));
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"{url}/paragraphs")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"{url}/comments")).StatusCode);
    }

    [Fact]
    public async Task A_comment_on_a_paragraph_that_was_changed_meanwhile_is_refused_and_kept()
    {
        await using var bench = await WikiBench.StartAsync();
        var url = await bench.PageAsync("Mooring", Text);
        var reader = await bench.BrowserAsync("Support");
        var form = await reader.OpenAsync($"{url}/comments?block=1");
        await bench.WriteAsync(url, Text.Replace("Two", "Four", StringComparison.Ordinal));

        using var late = await reader.SubmitAsync(
            form,
            $"{url}/comments",
            new Submission(("Comment.Text", "Better so"), ("Comment.Suggestion", "Three ropes.")) { Button = "Send" }
        );

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        var page = await late.HtmlAsync();
        Assert.Equal("Better so", page.QuerySelector("#Comment_Text")!.TextContent);
        Assert.Contains("Three ropes.", page.Body!.Reads(), StringComparison.Ordinal);
        Assert.Equal(0, await bench.Host.Database(db => db.Comments.CountAsync()));
    }

    [Theory]
    [InlineData("999", "Words", null, HttpStatusCode.Conflict)]
    [InlineData("1", "", null, HttpStatusCode.UnprocessableEntity)]
    [InlineData("nonsense", "Words", null, HttpStatusCode.UnprocessableEntity)]
    public async Task Bad_input_is_refused_with_a_sentence(string block, string text, string? suggestion, HttpStatusCode status)
    {
        await using var bench = await WikiBench.StartAsync();
        var url = await bench.PageAsync("Mooring", Text);
        var reader = await bench.BrowserAsync("Support");

        using var answer = await reader.SubmitAsync(
            $"{url}/comments?block=1",
            new Submission(
                ("Comment.Block", block),
                ("Comment.BlockHash", block == "1" ? PageBlocks.Of(Text)[1].Hash : ""),
                ("Comment.Text", text),
                ("Comment.Suggestion", suggestion ?? "")
            )
            {
                Button = "Send",
            }
        );

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(0, await bench.Host.Database(db => db.Comments.CountAsync()));
    }

    [Fact]
    public async Task A_comment_is_changed_and_taken_back_by_who_wrote_it()
    {
        await using var bench = await WikiBench.StartAsync();
        var url = await bench.PageAsync("Mooring", Text);
        var id = await SuggestAsync(bench, url);
        var (support, other) = (await bench.BrowserAsync("Support"), await bench.BrowserAsync("NewYork"));

        Assert.Equal(HttpStatusCode.Forbidden, (await other.GetAsync($"{url}/comments/{id}")).StatusCode);
        using var changed = await support.SubmitAsync(
            $"{url}/comments/{id}",
            new Submission(("Text", "Other")) { Button = "Save" }
        );
        Assert.Equal($"{url}#comment-{id}", changed.Headers.Location?.OriginalString);
        using var gone = await support.SubmitAsync($"{url}/comments/{id}", new Submission { Button = "Take back" });
        Assert.Equal(HttpStatusCode.Redirect, gone.StatusCode);
        Assert.Equal(0, (await bench.ReadAsync(url)).Comments);
    }

    [Fact]
    public async Task A_page_with_comments_asks_no_more_for_a_hundred_than_for_one()
    {
        await using var bench = await WikiBench.StartAsync();
        var url = await bench.PageAsync("Mooring", Text);
        await SuggestAsync(bench, url);
        var reader = await bench.BrowserAsync("Support");
        await reader.GetAsync(url);
        var few = await bench.Host.Commands.Of(() => reader.GetAsync(url));
        var (page, by) = ((await bench.ReadAsync(url)).Id, await bench.PersonAsync("Berlin"));
        await bench.Host.Database(async db =>
        {
            for (var i = 0; i < 40; i++)
            {
                var comment = new Comment(Subject.Page(page), by, "Words", "<p>Words</p>", bench.Now);
                comment.BeOn(PageBlocks.Of(Text)[i % 5].Anchor, null);
                db.Add(comment);
            }
            await db.SaveChangesAsync();
        });

        var many = await bench.Host.Commands.Of(() => reader.GetAsync(url));

        Assert.Equal(few.Count, many.Count);
    }

    static async Task<int> SuggestAsync(WikiBench bench, string url)
    {
        var support = await bench.BrowserAsync("Support");
        using var sent = await support.SubmitAsync(
            $"{url}/comments?block=1",
            new Submission(("Comment.Text", "Shorter"), ("Comment.Suggestion", "Three *ropes* hold a ship.\r\n"))
            {
                Button = "Send",
            }
        );
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        return (await CommentAsync(bench)).Id;
    }

    /// <summary>Sends a step that no button offers.</summary>
    static async Task<HttpStatusCode> SendAsync(HttpClient browser, string url, string handler, int comment)
    {
        var token = (await browser.OpenAsync("/account"))
            .QuerySelector("[name=__RequestVerificationToken]")!
            .GetAttribute("value")!;
        using var answer = await browser.PostAsync(
            $"{url}/comments?handler={handler}",
            new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("comment", $"{comment}")])
        );
        return answer.StatusCode;
    }

    static Task<Comment> CommentAsync(WikiBench bench) => bench.Host.Database(db => db.Comments.OrderBy(c => c.Id).FirstAsync());
}
