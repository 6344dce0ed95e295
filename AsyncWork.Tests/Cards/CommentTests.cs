using System.Net;
using AsyncWork.Domain;
using AsyncWork.Domain.Boards;
using AsyncWork.Domain.Comments;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Pages.Cards;
using AsyncWork.Web.Pages.Comments;
using AsyncWork.Web.Pages.People;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Tests.Cards;

/// <summary>What is said on a card, and who is told (product.md B9).</summary>
[Trait("Feature", "B9")]
public sealed class CommentTests
{
    static Submission Says(string text, params (string Name, string? Value)[] more) =>
        new([("Comment.Text", text), .. more], Action: "handler=Add");

    static Task<List<Comment>> CommentsAsync(CardBench bench, int card) =>
        bench.Host.Database(db => db.CommentsOn(Subject.Card(card)).AsNoTracking().OrderBy(c => c.Id).ToListAsync());

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_comment_is_made_once_and_counted(bool htmx)
    {
        await using var bench = await CardBench.StartAsync();
        var card = await bench.CardAsync("Write the guide", owner: bench.NewYork);
        var browser = await bench.Host.SignedInAsync("Berlin");
        var page = await browser.OpenAsync($"/cards/{card}");
        var submission = Says("It is **half** done.") with { Htmx = htmx };

        using var answer = await browser.SubmitAsync(page, $"/cards/{card}", submission);
        using var again = await browser.SubmitAsync(page, $"/cards/{card}", submission);

        Assert.Equal(htmx ? HttpStatusCode.OK : HttpStatusCode.Redirect, answer.StatusCode);
        if (htmx)
            Assert.Equal("comments", (await answer.HtmlAsync()).Body!.FirstElementChild!.Id);
        var comment = Assert.Single(await CommentsAsync(bench, card));
        Assert.Contains("<strong>half</strong>", comment.Html);
        Assert.Equal(1, (await bench.ReadAsync(card)).Comments);
        Assert.Contains("half", (await browser.OpenAsync($"/cards/{card}")).QuerySelector("#comments")!.Reads());
        Assert.Equal(
            ["Commented: Berlin wrote on “Write the guide”: It is **half** done."],
            await bench.ToldAsync(bench.NewYork)
        );
    }

    [Fact]
    public async Task Who_does_not_see_the_card_any_more_is_told_nothing_of_it()
    {
        await using var bench = await CardBench.StartAsync();
        var card = await bench.CardAsync("Write the guide", owner: bench.Support);
        await bench.Host.Database(async db =>
        {
            db.Comments.Add(new Comment(Subject.Card(card), bench.Support, "Why?", "<p>Why?</p>", bench.Now));
            await db.SaveChangesAsync();
        });
        var asked = Assert.Single(await CommentsAsync(bench, card));
        var browser = await bench.Host.SignedInAsync("Berlin");

        using var answer = await browser.PostAsync(
            $"/cards/{card}/comments?handler=Add",
            await CardBench.FormAsync(
                browser,
                ("Comment.Text", "Because of the harbour."),
                ("Comment.Quote", $"{asked.Id}"),
                ("FormKey", $"{Guid.NewGuid()}")
            )
        );

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(asked.Id, (await CommentsAsync(bench, card))[^1].QuoteOfId);
        Assert.Empty(await bench.ToldAsync(bench.Support));
    }

    [Fact]
    public async Task Two_who_write_at_once_are_both_heard()
    {
        await using var bench = await CardBench.StartAsync();
        var card = await bench.CardAsync("Write the guide");
        var browsers = new[] { await bench.Host.SignedInAsync("Berlin"), await bench.Host.SignedInAsync("NewYork") };

        var answers = await Task.WhenAll(
            browsers.SelectMany(b => Enumerable.Range(0, 4).Select(i => b.SubmitAsync($"/cards/{card}", Says($"Number {i}"))))
        );

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Redirect, a.StatusCode));
        Assert.Equal(8, (await CommentsAsync(bench, card)).Count);
        Assert.Equal(8, (await bench.ReadAsync(card)).Comments);
    }

    [Fact]
    public async Task Who_is_named_asked_or_chosen_is_told_once_and_never_the_writer()
    {
        await using var bench = await CardBench.StartAsync();
        var card = await bench.CardAsync("Write the guide", owner: bench.NewYork);
        var browser = await bench.Host.SignedInAsync("Berlin");

        using var answer = await browser.SubmitAsync(
            $"/cards/{card}/comments?ask=true",
            Says(
                "What do you think, @newyork and @Berlin? @Support does not see this.",
                ("Comment.Ask.Whom", $"p{bench.Kathmandu}"),
                ("Comment.Tell", $"{bench.Kathmandu}")
            )
        );

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith(
            "Asked: Berlin asks you on",
            Assert.Single(await bench.ToldAsync(bench.Kathmandu)),
            StringComparison.Ordinal
        );
        Assert.StartsWith("Mentioned: ", Assert.Single(await bench.ToldAsync(bench.NewYork)), StringComparison.Ordinal);
        Assert.Empty(await bench.ToldAsync(bench.Berlin));
        Assert.Empty(await bench.ToldAsync(bench.Support));
    }

    [Fact]
    public async Task A_question_is_answered_and_the_answer_marked_as_its_solution()
    {
        await using var bench = await CardBench.StartAsync();
        var card = await bench.CardAsync("Write the guide");
        var (berlin, newYork) = (await bench.Host.SignedInAsync("Berlin"), await bench.Host.SignedInAsync("NewYork"));
        await berlin.SubmitAsync($"/cards/{card}/comments?ask=true", Says("Which format?", ("Comment.Ask.Whom", "any")));
        var question = Assert.Single(await CommentsAsync(bench, card));

        await newYork.SubmitAsync($"/cards/{card}/comments?quote={question.Id}", Says("Markdown."));
        using var solved = await berlin.SubmitAsync($"/cards/{card}", new Submission([], Button: "Mark as solution"));

        Assert.Equal(HttpStatusCode.Redirect, solved.StatusCode);
        var comments = await CommentsAsync(bench, card);
        Assert.Equal(comments[1].Id, comments[0].SolutionId);
        Assert.Equal(question.Id, comments[1].QuoteOfId);
        Assert.Contains(
            "Solution",
            (await berlin.OpenAsync($"/cards/{card}")).QuerySelector($"#comment-{comments[1].Id}")!.Reads()
        );
        Assert.Contains(
            await bench.ToldAsync(bench.Berlin),
            t => t.StartsWith("Answered: NewYork answered your question", StringComparison.Ordinal)
        );
        Assert.Contains(
            await bench.ToldAsync(bench.NewYork),
            t => t.Contains("marked your answer as the solution", StringComparison.Ordinal)
        );

        await berlin.SubmitAsync($"/cards/{card}", new Submission([], Button: "Open again"));
        Assert.Null((await CommentsAsync(bench, card))[0].SolutionId);
    }

    [Fact]
    public async Task A_sign_is_set_and_taken_away_again()
    {
        await using var bench = await CardBench.StartAsync();
        var card = await bench.CardAsync("Write the guide");
        var browser = await bench.Host.SignedInAsync("Berlin");
        await browser.SubmitAsync($"/cards/{card}", Says("Done."));

        await browser.SubmitAsync($"/cards/{card}", new Submission([], Button: "🎉"));
        Assert.Equal("🎉", await bench.Host.Database(db => db.CommentReactions.Select(r => r.Sign).SingleAsync()));
        await browser.SubmitAsync($"/cards/{card}", new Submission([], Button: "🎉 1"));

        Assert.Equal(0, await bench.Host.Database(db => db.CommentReactions.CountAsync()));
        var id = (await CommentsAsync(bench, card))[0].Id;
        using var strange = await browser.PostAsync(
            $"/cards/{card}/comments?handler=React",
            await CardBench.FormAsync(browser, ("comment", $"{id}"), ("sign", "💣"))
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, strange.StatusCode);
    }

    [Fact]
    public async Task Who_sets_a_sign_takes_a_turn_before_looking_whether_it_is_set()
    {
        await using var bench = await CardBench.StartAsync();
        var card = await bench.CardAsync("Write the guide");
        var browser = await bench.Host.SignedInAsync("Berlin");
        await browser.SubmitAsync($"/cards/{card}", Says("Done."));

        var commands = await bench.Host.Commands.Of(() =>
            browser.SubmitAsync($"/cards/{card}", new Submission([], Button: "🎉"))
        );

        // Two clicks at one moment would each find no sign: on a server that is not one file only the turn forbids the second row.
        var sent = commands.SkipWhile(c => !c.Contains("UPDATE \"People\"", StringComparison.Ordinal)).ToList();
        Assert.Contains(sent, c => c.Contains("FROM \"CommentReactions\"", StringComparison.Ordinal));
        Assert.Contains(sent, c => c.Contains("INSERT INTO \"CommentReactions\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Own_comments_are_changed_and_taken_back_and_those_of_others_are_not()
    {
        await using var bench = await CardBench.StartAsync();
        var card = await bench.CardAsync("Write the guide");
        var (berlin, newYork) = (await bench.Host.SignedInAsync("Berlin"), await bench.Host.SignedInAsync("NewYork"));
        await berlin.SubmitAsync($"/cards/{card}", Says("Frist"));
        var id = (await CommentsAsync(bench, card))[0].Id;
        var stale = await berlin.OpenAsync($"/cards/{card}/comments/{id}");

        await berlin.SubmitAsync($"/cards/{card}/comments/{id}", ("Text", "First, @Kathmandu"));
        using var late = await berlin.SubmitAsync(stale, $"/cards/{card}/comments/{id}", new Submission(("Text", "Second")));
        using var foreign = await newYork.GetAsync($"/cards/{card}/comments/{id}");
        using var foreignPost = await newYork.PostAsync(
            $"/cards/{card}/comments/{id}",
            await CardBench.FormAsync(newYork, ("Text", "Mine"), ("Version", "1"))
        );

        Assert.Equal("First, @Kathmandu", (await CommentsAsync(bench, card))[0].Text);
        Assert.Single(await bench.ToldAsync(bench.Kathmandu));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("Second", (await late.HtmlAsync()).QuerySelector("textarea")!.TextContent);
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (foreign.StatusCode, foreignPost.StatusCode));

        await berlin.SubmitAsync($"/cards/{card}/comments/{id}", new Submission([], Button: "Take back"));
        Assert.Equal(0, (await bench.ReadAsync(card)).Comments);
        var page = await newYork.OpenAsync($"/cards/{card}");
        Assert.Contains("Taken back", page.QuerySelector($"#comment-{id}")!.Reads());
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\u0001b")]
    [InlineData("long")]
    public async Task A_comment_that_cannot_be_stored_is_shown_again(string text)
    {
        await using var bench = await CardBench.StartAsync();
        var card = await bench.CardAsync("Write the guide");
        var browser = await bench.Host.SignedInAsync("Berlin");
        if (text == "long")
            text = new string('x', Comment.LongestText + 1);

        using var answer = await browser.SubmitAsync($"/cards/{card}", Says(text));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.HtmlAsync();
        Assert.NotNull(page.QuerySelector("main #comments .error-summary"));
        Assert.Equal(text.Length, page.QuerySelector("[name='Comment.Text']")!.TextContent.Length);
        Assert.Empty(await CommentsAsync(bench, card));
    }

    [Fact]
    public async Task Who_only_looks_writes_nothing_and_who_does_not_see_finds_nothing()
    {
        await using var bench = await CardBench.StartAsync(board => board.ShowTo(BoardAudience.Company));
        var card = await bench.CardAsync("Write the guide");
        var browser = await bench.Host.SignedInAsync("Support");
        var form = await CardBench.FormAsync(browser, ("Comment.Text", "Mine"));

        using var looks = await browser.PostAsync($"/cards/{card}/comments?handler=Add", form);
        await bench.Host.Database(async db =>
        {
            (await db.Boards.FindAsync(bench.Board))!.ShowTo(BoardAudience.Team);
            await db.SaveChangesAsync();
        });
        using var unseen = await browser.PostAsync($"/cards/{card}/comments?handler=Add", form);
        using var get = await browser.GetAsync($"/cards/{card}/comments");

        Assert.Equal(HttpStatusCode.Forbidden, looks.StatusCode);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (unseen.StatusCode, get.StatusCode));
        Assert.Empty(await CommentsAsync(bench, card));
    }

    [Fact]
    public async Task A_long_conversation_shows_its_end_and_leads_to_its_beginning()
    {
        await using var bench = await CardBench.StartAsync();
        var card = await bench.CardAsync("Write the guide");
        await bench.Host.Database(async db =>
        {
            for (var i = 1; i <= 60; i++)
                db.Add(new Comment(Subject.Card(card), bench.Berlin, $"Number {i}.", $"<p>Number {i}.</p>", bench.Now));
            await db.SaveChangesAsync();
        });
        var browser = await bench.Host.SignedInAsync("Berlin");

        var page = await browser.OpenAsync($"/cards/{card}");

        var earlier = page.QuerySelectorAll("#comments a").First(a => a.Reads() == "Show earlier comments").GetAttribute("href")!;
        Assert.Contains("Number 60.", page.QuerySelector("#comments")!.Reads());
        Assert.DoesNotContain("Number 10.", page.QuerySelector("#comments")!.Reads());
        Assert.Contains("Number 10.", (await browser.OpenAsync(earlier)).QuerySelector("#comments")!.Reads());
    }

    [Theory]
    [InlineData("@Mia Novak", "1")]
    [InlineData("@mia novak, look", "1")]
    [InlineData("@Jo and @Mia Novakova", "2,3")]
    [InlineData("mail mia@jo.example", "")]
    [InlineData("@Mia", "")]
    [InlineData("@", "")]
    public void A_mention_is_the_whole_name_or_a_first_name_that_is_the_only_one(string text, string found)
    {
        PersonName[] people = [new(new(1), "Mia Novak"), new(new(2), "Jo Meyer"), new(new(3), "Mia Novakova")];

        Assert.Equal(found, string.Join(',', Mentions.In(text, people).Order()));
    }

    [Fact]
    public async Task A_question_whose_solution_is_taken_back_is_open_again()
    {
        await using var bench = await CardBench.StartAsync();
        var card = await bench.CardAsync("Write the guide");
        var (berlin, newYork) = (await bench.Host.SignedInAsync("Berlin"), await bench.Host.SignedInAsync("NewYork"));
        await berlin.SubmitAsync(
            $"/cards/{card}/comments?ask=true",
            Says("Which format?", ("Comment.Ask.Whom", $"p{bench.NewYork}"))
        );
        var question = Assert.Single(await CommentsAsync(bench, card));
        await newYork.SubmitAsync($"/cards/{card}/comments?quote={question.Id}", Says("Markdown."));
        await berlin.SubmitAsync($"/cards/{card}", new Submission([], Button: "Mark as solution"));
        var solution = (await CommentsAsync(bench, card))[1];
        Assert.False((await bench.Host.Database(db => db.Requests.SingleAsync())).IsOpen);

        using var taken = await newYork.PostAsync(
            $"/cards/{card}/comments/{solution.Id}?handler=TakeBack",
            await CardBench.FormAsync(newYork, ("version", $"{solution.Version}"))
        );

        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        Assert.Null((await CommentsAsync(bench, card))[0].SolutionId);
        Assert.True((await bench.Host.Database(db => db.Requests.SingleAsync())).IsOpen);
    }
}
