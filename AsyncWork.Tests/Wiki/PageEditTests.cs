using System.Net;
using AsyncWork.Domain.Wiki;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Pages.Wiki;
using AsyncWork.Web.TagHelpers;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Tests.Wiki;

/// <summary>Writing on a page: drafts, publishing, previews, two people at once (product.md D9, D11, D13, D14).</summary>
public sealed class PageEditTests
{
    [Fact]
    public async Task A_page_is_begun_written_and_published()
    {
        await using var bench = await WikiBench.StartAsync();
        var browser = await bench.BrowserAsync("Support");

        var begun = await browser.SubmitAsync("/wiki/handbook/new", ("Title", "How we deploy"));
        Assert.Equal("/wiki/handbook/how-we-deploy/edit", begun.Headers.Location?.OriginalString);
        var published = await browser.SubmitAsync(
            "/wiki/handbook/how-we-deploy/edit",
            new Submission([("Text", "Push the **button**."), ("Note", "First words")], Button: "Publish")
        );

        Assert.Equal("/wiki/handbook/how-we-deploy", published.Headers.Location?.OriginalString);
        var page = await bench.ReadAsync("/wiki/handbook/how-we-deploy");
        Assert.Equal((2, 2), (page.Published, page.Latest));
        Assert.Equal("<p id=\"b0\">Push the <strong>button</strong>.</p>", page.Html.Trim());
        Assert.Equal(await bench.PersonAsync("Support"), page.OwnerId);
    }

    [Theory]
    [InlineData("DEPLOY")]
    [InlineData(" deploy ")]
    public async Task Two_pages_of_one_name_are_refused_with_a_sentence(string title)
    {
        await using var bench = await WikiBench.StartAsync();
        var url = await bench.PageAsync("Deploy");
        var other = await bench.PageAsync("Other");
        var browser = await bench.BrowserAsync("Support");

        var answer = await browser.SubmitAsync("/wiki/handbook/new", ("Title", title));
        var renamed = await browser.SubmitAsync($"{other}/place", ("Title", title));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("There is a page “Deploy”", (await answer.HtmlAsync()).Body!.Reads(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, renamed.StatusCode);
        Assert.Equal("Deploy", (await bench.ReadAsync(url)).Title);
    }

    [Fact]
    public async Task Titles_that_differ_in_signs_only_have_addresses_of_their_own()
    {
        await using var bench = await WikiBench.StartAsync();

        Assert.Equal("/wiki/handbook/c", await bench.PageAsync("C++"));
        Assert.Equal("/wiki/handbook/c-2", await bench.PageAsync("C#"));
    }

    [Fact]
    public async Task A_form_of_a_new_page_that_is_sent_twice_makes_one()
    {
        await using var bench = await WikiBench.StartAsync();
        var browser = await bench.BrowserAsync("Support");
        var form = await browser.OpenAsync("/wiki/handbook/new");
        var sent = new Submission(("Title", "Twice"));

        var first = await browser.SubmitAsync(form, "/wiki/handbook/new", sent);
        var second = await browser.SubmitAsync(form, "/wiki/handbook/new", sent);

        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal(1, await bench.Host.Database(db => db.WikiPages.CountAsync()));
    }

    [Fact]
    public async Task A_text_that_is_sent_twice_is_published_once_and_what_it_links_to_stays_noted()
    {
        await using var bench = await WikiBench.StartAsync();
        await bench.PageAsync("Rollback");
        var url = await bench.PageAsync("Deploy");
        var browser = await bench.BrowserAsync("Berlin");
        var form = await browser.OpenAsync($"{url}/edit");
        var sent = new Submission([("Text", "See [[Rollback]].")], Button: "Publish");

        var first = await browser.SubmitAsync(form, $"{url}/edit", sent);
        var second = await browser.SubmitAsync(form, $"{url}/edit", sent);

        Assert.Equal(url, first.Headers.Location?.OriginalString);
        Assert.Equal((HttpStatusCode.Redirect, url), (second.StatusCode, second.Headers.Location?.OriginalString));
        Assert.Equal((3, 3), ((await bench.ReadAsync(url)).Published, (await bench.ReadAsync(url)).Latest));

        // The same form with other words, as after the way back in the browser.
        using var other = await browser.SubmitAsync(
            form,
            $"{url}/edit",
            new Submission([("Text", "See [[Rollback]] again."), ("From", "3")], Button: "Publish")
        );
        Assert.Equal(HttpStatusCode.Redirect, other.StatusCode);
        Assert.Equal("See [[Rollback]].", (await bench.ReadAsync(url)).Text);
        Assert.Equal(1, await bench.Host.Database(db => db.References.CountAsync(r => r.Written == "Rollback")));
    }

    [Fact]
    public async Task A_name_that_the_database_takes_for_another_is_answered_with_a_sentence()
    {
        await using var bench = await WikiBench.StartAsync();
        var url = await bench.PageAsync("Deploy");
        await bench.PageAsync("Other");
        var viewer = await bench.ViewerAsync("Berlin");
        var other = await bench.ReadAsync("/wiki/handbook/other");

        // What was looked up does not hold any more when it is stored.
        var answer = await bench.Host.Database(db =>
            db.ChangePageAsync(
                viewer,
                ("handbook", "deploy"),
                SpaceRight.Write,
                Guid.Empty,
                bench.Now,
                (found, _) =>
                {
                    found.Page.Rename(other.Title, other.Slug, bench.Now);
                    return Task.FromResult<string?>(null);
                }
            )
        );

        Assert.Equal((422, PageNames.TooSimilar), (answer.Status, answer.Refused));
        Assert.Equal("Deploy", (await bench.ReadAsync(url)).Title);
    }

    [Fact]
    public async Task What_was_done_before_a_reason_against_it_was_found_is_taken_back()
    {
        await using var bench = await WikiBench.StartAsync();
        var url = await bench.PageAsync("Deploy");
        var viewer = await bench.ViewerAsync("Berlin");

        var answer = await bench.Host.Database(db =>
            db.ChangePageAsync(
                viewer,
                ("handbook", "deploy"),
                SpaceRight.Write,
                Guid.Empty,
                bench.Now,
                async (_, token) =>
                {
                    await db.WriteAsync(
                        stop => db.WikiPages.ExecuteUpdateAsync(set => set.SetProperty(p => p.Rank, 7), stop),
                        token
                    );
                    return "Not so.";
                }
            )
        );

        Assert.Equal((422, "Not so."), (answer.Status, answer.Refused));
        Assert.NotEqual(7, (await bench.ReadAsync(url)).Rank);
    }

    [Fact]
    public async Task Readers_cannot_write()
    {
        await using var bench = await WikiBench.StartAsync(s => s.Agree(SpaceRight.Read, false, null));
        var url = await bench.PageAsync("Deploy");
        var reader = await bench.BrowserAsync("Support");

        foreach (var at in (string[])["/edit", "/place", "/keeping", "/leave", "/rights", "/review"])
            Assert.Equal(HttpStatusCode.Forbidden, (await reader.GetAsync(url + at)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.GetAsync("/wiki/handbook/new")).StatusCode);
        Assert.Equal(403, (await bench.WriteAsync(url, "Mine now.", by: "Support")).Answer.Status);
    }

    [Fact]
    public async Task A_preview_shows_the_text_and_stores_nothing()
    {
        await using var bench = await WikiBench.StartAsync();
        var url = await bench.PageAsync("Deploy");
        var browser = await bench.BrowserAsync("Berlin");

        var fragment = await browser.SubmitAsync(
            $"{url}/edit",
            new Submission([("Text", "See [[Deploy]] and [[Nowhere]].")], Button: "Preview", Htmx: true)
        );
        var page = await browser.SubmitAsync($"{url}/edit", new Submission([("Text", "*So*")], Button: "Preview"));

        var html = await fragment.HtmlAsync();
        Assert.Equal("preview", html.Body!.FirstElementChild!.Id);
        Assert.Equal(url, html.QuerySelector("a:not(.missing)")!.GetAttribute("href"));
        Assert.Equal("/wiki/handbook/new?title=Nowhere", html.QuerySelector("a.missing")!.GetAttribute("href"));
        Assert.NotNull((await page.HtmlAsync()).QuerySelector("#preview em"));
        Assert.Equal("*So*", (await page.HtmlAsync()).QuerySelector("textarea[name=Text]")!.TextContent.Trim());
        Assert.Equal(2, (await bench.ReadAsync(url)).Latest);
    }

    [Fact]
    public async Task Changes_of_different_lines_are_put_together_and_it_is_said()
    {
        await using var bench = await WikiBench.StartAsync();
        var url = await bench.PageAsync("Deploy", "one\n\ntwo\n\nthree");
        var browser = await bench.BrowserAsync("Berlin");
        var form = await browser.OpenAsync($"{url}/edit");
        await bench.WriteAsync(url, "one\n\ntwo\n\nTHREE", by: "NewYork");

        var sent = await browser.SubmitAsync(
            form,
            $"{url}/edit",
            new Submission([("Text", "ONE\n\ntwo\n\nthree")], Button: "Publish")
        );

        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Equal("ONE\n\ntwo\n\nTHREE", (await bench.ReadAsync(url)).Text);
        Assert.Contains(
            "What NewYork wrote meanwhile was put together",
            (await browser.OpenAsync(url)).Body!.Reads(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Changes_of_the_same_lines_are_shown_both_and_nothing_is_lost(bool htmx)
    {
        await using var bench = await WikiBench.StartAsync();
        var url = await bench.PageAsync("Deploy", "one\n\ntwo\n\nthree");
        var browser = await bench.BrowserAsync("Berlin");
        var form = await browser.OpenAsync($"{url}/edit");
        await bench.WriteAsync(url, "one\n\ntheirs\n\nthree", by: "NewYork");

        var answer = await browser.SubmitAsync(
            form,
            $"{url}/edit",
            new Submission([("Text", "one\n\nmine\n\nthree")], Button: "Publish", Htmx: htmx)
        );

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var page = await answer.HtmlAsync();
        Assert.Equal(htmx, page.QuerySelector("h1") is null);
        Assert.Equal(
            "one\n\n<<<<<<< yours\nmine\n=======\ntheirs\n>>>>>>> theirs\n\nthree",
            page.QuerySelector("textarea[name=Text]")!.TextContent.Trim()
        );
        Assert.Equal(
            ["one\n\nmine\n\nthree", "one\n\ntheirs\n\nthree"],
            page.QuerySelectorAll(".write__version").Select(v => v.TextContent)
        );
        Assert.Equal("one\n\ntheirs\n\nthree", (await bench.ReadAsync(url)).Text);
        Assert.Equal("3", page.QuerySelector("[name=From]")!.GetAttribute("value"));

        var marked = await browser.SubmitAsync(page, $"{url}/edit", new Submission([], Button: "Publish"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, marked.StatusCode);
        Assert.Contains("both variants still stand", (await marked.HtmlAsync()).Body!.Reads(), StringComparison.Ordinal);
        var chosen = await browser.SubmitAsync(
            page,
            $"{url}/edit",
            new Submission([("Text", "one\n\nmine and theirs\n\nthree")], Button: "Publish")
        );
        Assert.Equal(HttpStatusCode.Redirect, chosen.StatusCode);
        Assert.Equal("one\n\nmine and theirs\n\nthree", (await bench.ReadAsync(url)).Text);
    }

    [Fact]
    public async Task Two_who_save_at_the_same_moment_are_both_kept()
    {
        await using var bench = await WikiBench.StartAsync();
        var url = await bench.PageAsync("Deploy", string.Join("\n\n", Enumerable.Range(0, 16).Select(i => $"line {i}")));
        var text = (await bench.ReadAsync(url)).Text;

        var writings = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(i =>
                    bench.WriteAsync(
                        url,
                        text.Replace($"line {i * 2}\n", $"changed {i * 2}\n", StringComparison.Ordinal),
                        from: 2
                    )
                )
        );

        Assert.All(writings, w => Assert.True(w.Answer.IsDone, w.Answer.Refused));
        var page = await bench.ReadAsync(url);
        Assert.All(
            Enumerable.Range(0, 8),
            i => Assert.Contains($"changed {i * 2}\n", page.Text + "\n", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Nothing_changed_is_nothing_stored()
    {
        await using var bench = await WikiBench.StartAsync();
        var url = await bench.PageAsync("Deploy", "Words.");

        Assert.Contains("Nothing was changed", (await bench.WriteAsync(url, "Words.")).Answer.Refused, StringComparison.Ordinal);
        await bench.WriteAsync(url, "Draft.", step: PageStep.Keep);
        Assert.True((await bench.WriteAsync(url, "Draft.")).Answer.IsDone);
        Assert.Equal((3, 3), ((await bench.ReadAsync(url)).Published, (await bench.ReadAsync(url)).Latest));
    }

    [Theory]
    [InlineData("Name", "", "## Steps", "Steps")]
    [InlineData("Name", "Run\nbook", "## Steps", "Steps")]
    [InlineData("RequiredSections", "Runbook", "## Steps", "Rollback")]
    public async Task What_is_wrong_with_a_template_stands_at_its_field(string field, string name, string text, string sections)
    {
        await using var bench = await WikiBench.StartAsync();

        using var refused = await (await bench.BrowserAsync("Berlin")).SubmitAsync(
            "/wiki/handbook/templates/new",
            ("Name", name),
            ("Text", text),
            ("RequiredSections", sections)
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.HtmlAsync();
        Assert.Equal("true", page.GetElementById(field)!.GetAttribute("aria-invalid"));
        Assert.NotEmpty(page.GetElementById(FieldErrors.IdOf(field))!.Reads());
        Assert.Equal(text, page.GetElementById("Text")!.TextContent.Trim());
    }

    [Fact]
    public async Task Required_sections_are_asked_for_by_name_before_a_page_is_published()
    {
        await using var bench = await WikiBench.StartAsync();
        var browser = await bench.BrowserAsync("Berlin");
        var made = await browser.SubmitAsync(
            "/wiki/handbook/templates/new",
            ("Name", "Runbook"),
            ("Text", "## Steps\n\n## Rollback\n"),
            ("RequiredSections", "Steps\nRollback")
        );
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        var template = await bench.Host.Database(db => db.PageTemplates.Select(t => t.Id).SingleAsync());
        await browser.SubmitAsync("/wiki/handbook/new", ("Title", "Deploy"), ("Template", $"{template}"));
        var form = await browser.OpenAsync("/wiki/handbook/deploy/edit");
        Assert.Contains("## Rollback", form.QuerySelector("textarea[name=Text]")!.TextContent, StringComparison.Ordinal);

        var refused = await browser.SubmitAsync(
            form,
            "/wiki/handbook/deploy/edit",
            new Submission([("Text", "## Steps\n\nGo.\n\n## Rollback\n")], Button: "Publish")
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.HtmlAsync();
        Assert.Contains("write something under “Rollback”", page.Body!.Reads(), StringComparison.Ordinal);
        Assert.Contains("Go.", page.QuerySelector("textarea[name=Text]")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await bench.ReadAsync("/wiki/handbook/deploy")).Published);
    }

    [Theory]
    [InlineData(500_001, HttpStatusCode.UnprocessableEntity)]
    [InlineData(5_000_000, HttpStatusCode.UnprocessableEntity)]
    [InlineData(13_000_000, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_text_that_is_too_long_is_refused_and_nothing_is_stored(int characters, HttpStatusCode status)
    {
        await using var bench = await WikiBench.StartAsync();
        var url = await bench.PageAsync("Deploy");
        var browser = await bench.BrowserAsync("Berlin");

        var answer = await browser.SubmitAsync(
            $"{url}/edit",
            new Submission([("Text", new string('x', characters))], Button: "Publish")
        );

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(2, (await bench.ReadAsync(url)).Latest);
    }

    [Fact]
    public async Task After_review_somebody_else_than_the_writer_publishes()
    {
        await using var bench = await WikiBench.StartAsync(s => s.Agree(SpaceRight.Write, publishesAfterReview: true, null));
        var url = await bench.PageAsync("Deploy", "Words.", publish: false);
        var (writer, reviewer) = (await bench.BrowserAsync("Berlin"), await bench.BrowserAsync("NewYork"));
        var newYork = await bench.PersonAsync("NewYork");

        var asked = await writer.SubmitAsync(
            $"{url}/edit",
            new Submission([("Text", "More words."), ("AskOf", $"{newYork}")], Button: "Ask for review")
        );
        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        Assert.Equal(["Berlin asks you to review “Deploy”"], await bench.ToldAsync("NewYork"));
        Assert.Equal(422, (await bench.WriteAsync(url, "Mine.", step: PageStep.Publish)).Answer.Status);
        Assert.Null((await writer.OpenAsync($"{url}/review")).QuerySelector("form[action*=Publish]"));

        var published = await reviewer.SubmitAsync($"{url}/review", new Submission([], Action: "Publish"));

        Assert.Equal(HttpStatusCode.Redirect, published.StatusCode);
        var page = await bench.ReadAsync(url);
        Assert.Equal(("More words.", newYork), (page.Text, page.PublishedBy));
        Assert.Equal(["NewYork published your text of “Deploy”"], await bench.ToldAsync("Berlin"));
    }

    [Fact]
    public async Task A_reviewer_sends_a_draft_back_with_a_reason()
    {
        await using var bench = await WikiBench.StartAsync(s => s.Agree(SpaceRight.Write, publishesAfterReview: true, null));
        var url = await bench.PageAsync("Deploy", "Words.", publish: false);
        await bench.WriteAsync(url, "More.", step: PageStep.Ask);
        var reviewer = await bench.BrowserAsync("NewYork");

        var without = await reviewer.SubmitAsync($"{url}/review", new Submission([("reason", "")]));
        var back = await reviewer.SubmitAsync($"{url}/review", new Submission([("reason", "The rollback is missing")]));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, back.StatusCode);
        Assert.Null((await bench.ReadAsync(url)).AskedAt);
        Assert.Equal(["NewYork sent “Deploy” back: The rollback is missing"], await bench.ToldAsync("Berlin"));
    }

    [Fact]
    public async Task A_draft_that_was_published_meanwhile_is_not_published_again()
    {
        await using var bench = await WikiBench.StartAsync();
        var url = await bench.PageAsync("Deploy", "Words.", publish: false);
        var reviewer = await bench.BrowserAsync("NewYork");
        var form = await reviewer.OpenAsync($"{url}/review");
        await bench.WriteAsync(url, "Words.");
        await bench.WriteAsync(url, "A draft again.", step: PageStep.Keep);

        var answer = await reviewer.SubmitAsync(form, $"{url}/review", new Submission([], Action: "Publish", Htmx: true));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("review", (await answer.HtmlAsync()).Body!.FirstElementChild!.Id);
        Assert.Equal(2, (await bench.ReadAsync(url)).Published);
    }

    [Fact]
    [Trait("Feature", "D14")]
    public async Task Where_others_publish_the_writer_is_led_to_ask_for_a_review_and_who_keeps_the_space_is_told()
    {
        await using var bench = await WikiBench.StartAsync(s => s.Agree(SpaceRight.Write, publishesAfterReview: true, null));
        var url = await bench.PageAsync("Deploy", "Words.", by: "Support", publish: false);
        var writer = await bench.BrowserAsync("Support");

        var draft = (await writer.OpenAsync(url)).QuerySelector("main")!;
        Assert.DoesNotContain("Publish it", draft.Reads(), StringComparison.Ordinal);
        Assert.Equal(
            $"{url}/edit",
            draft.QuerySelectorAll(".notice a").Single(a => a.Reads() == "Ask for a review").GetAttribute("href")
        );
        Assert.NotNull((await writer.OpenAsync($"{url}/review")).QuerySelector($"#review a.button[href='{url}/edit']"));

        using var asked = await writer.SubmitAsync(
            $"{url}/edit",
            new Submission([("Text", "More words.")], Button: "Ask for review")
        );

        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        Assert.Equal(["Support asks you to review “Deploy”"], await bench.ToldAsync("Berlin"));
        Assert.Empty(await bench.ToldAsync("Support"));
        Assert.Contains(
            "Support asked for a review of revision 3",
            (await writer.OpenAsync(url)).QuerySelector(".notice")!.Reads(),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "Ask for a review",
            (await writer.OpenAsync($"{url}/review")).QuerySelector("#review")!.Reads(),
            StringComparison.Ordinal
        );
    }
}
