using AsyncWork.Domain.Posts;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Pages.Posts;

namespace AsyncWork.Tests.Posts;

/// <summary>Another kind for a post that is being written (product.md P6).</summary>
public sealed class PostKindTests
{
    [Fact]
    public async Task P6_another_kind_takes_nothing_away_that_was_written()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var browser = await host.SignedInAsync("berlin");
        var team = (await browser.OpenAsync("/posts/new")).QuerySelector("#Team option[value]:not([value=''])");

        using var empty = await browser.SubmitAsync(
            "/posts/new",
            new Submission(("Title", "Which format?"), ("Team", team!.GetAttribute("value"))) { Button = "Proposal" }
        );
        var proposal = await empty.HtmlAsync();
        using var written = await browser.SubmitAsync(
            proposal,
            "/posts/new",
            new Submission(("Text", "We take Parquet.")) { Button = "Update", Htmx = true }
        );
        var update = await written.HtmlAsync();

        Assert.Equal("Which format?", proposal.QuerySelector("#Title")!.GetAttribute("value"));
        Assert.Equal(team.GetAttribute("value"), proposal.QuerySelector("#Team option[selected]")!.GetAttribute("value"));
        Assert.Equal(PostTemplates.Start(PostKind.Proposal), proposal.QuerySelector("#Text")!.TextContent);
        Assert.Equal("Proposal", proposal.QuerySelector(".post-kinds [aria-current]")!.Reads());
        Assert.Equal("We take Parquet.", update.QuerySelector("#Text")!.TextContent);
        Assert.Equal("Which format?", update.QuerySelector("#Title")!.GetAttribute("value"));
        Assert.Equal("Update", update.QuerySelector("[name=Kind]")!.GetAttribute("value"));
    }

    [Fact]
    public void P6_the_link_that_a_post_begins_with_goes_along()
    {
        Assert.Equal(
            PostTemplates.Start(PostKind.Request, "/cards/7"),
            PostTemplates.Change(PostTemplates.Start(PostKind.Note, "/cards/7"), PostKind.Note, PostKind.Request)
        );
        Assert.Equal(
            PostTemplates.Start(PostKind.Note, "/cards/7"),
            PostTemplates.Change(
                PostTemplates.Start(PostKind.Update, "/cards/7").ReplaceLineEndings("\r\n"),
                PostKind.Update,
                PostKind.Note
            )
        );
        Assert.Equal("/cards/7 is late", PostTemplates.Change("/cards/7 is late", PostKind.Note, PostKind.Demo));
    }
}
