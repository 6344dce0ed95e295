using System.Net;
using AsyncWork.Domain.Decisions;
using AsyncWork.Tests.Support;
using static AsyncWork.Tests.Decisions.DecisionBrowsing;

namespace AsyncWork.Tests.Decisions;

/// <summary>A decision's page, and changing what it says (product.md D1, D2, D22).</summary>
public sealed class DecisionPageTests
{
    [Fact]
    public async Task Every_way_to_write_the_number_leads_to_the_one_address()
    {
        await using var host = await CompanyAsync();
        await host.DecisionAsync();
        var berlin = await host.SignedInAsync("berlin");

        foreach (var number in new[] { "1", "d-0001", "D-1", "0001" })
        {
            using var answer = await berlin.GetAsync($"/decisions/{number}");
            Assert.Equal(
                (HttpStatusCode.MovedPermanently, "/decisions/D-0001"),
                (answer.StatusCode, answer.Headers.Location?.OriginalString)
            );
        }
        Assert.Equal(HttpStatusCode.OK, (await berlin.GetAsync("/decisions/D-0001")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await berlin.GetAsync("/decisions/D-0002")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await berlin.GetAsync("/decisions/D-x")).StatusCode);
    }

    [Fact]
    public async Task What_holds_stands_above_all_else_with_how_long_it_took()
    {
        await using var host = await CompanyAsync();
        var number = await host.DecisionAsync(
            state: DecisionState.Decided,
            text: t => t with { Outcome = GivenDecision.Prose("We **stay**.") }
        );

        var page = await (await host.SignedInAsync("support")).OpenAsync(Url(number));

        Assert.Contains("We stay.", page.QuerySelector(".outcome")!.Reads(), StringComparison.Ordinal);
        Assert.Contains("nobody objected", page.QuerySelector(".outcome")!.Reads(), StringComparison.Ordinal);
        Assert.Equal("outcome-title", page.QuerySelector(".decision__main h2")!.Id);
        Assert.Contains("Chosen", page.QuerySelector(".option.is-chosen")!.Reads(), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("a[href$='/edit']"));
    }

    [Fact]
    public async Task What_is_for_the_team_is_found_by_nobody_else()
    {
        await using var host = await CompanyAsync();
        var support = await host.PersonIdAsync("Support");
        var number = await host.DecisionAsync(
            plan: p => p with { Audience = DecisionAudience.Involved, Informed = [support] },
            decides: ["Berlin"]
        );

        Assert.Equal(HttpStatusCode.OK, (await (await host.SignedInAsync("support")).GetAsync(Url(number))).StatusCode);
        foreach (var step in new[] { "", "history", "comments", "answer", "edit", "files", "open" })
            Assert.Equal(
                HttpStatusCode.NotFound,
                (await (await host.SignedInAsync("manager2")).GetAsync(Url(number, step))).StatusCode
            );
    }

    [Theory]
    [InlineData("edit")]
    [InlineData("plan")]
    [InlineData("open")]
    [InlineData("extend")]
    [InlineData("withdraw")]
    [InlineData("supersede")]
    [InlineData("review")]
    [InlineData("cards")]
    [InlineData("decide")]
    public async Task Who_only_looks_may_not_bring_it_on(string step)
    {
        await using var host = await CompanyAsync();
        var number = await host.DecisionAsync();

        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await (await host.SignedInAsync("support")).GetAsync(Url(number, step))).StatusCode
        );
    }

    [Fact]
    public async Task Its_text_is_changed_and_rendered_once()
    {
        await using var host = await CompanyAsync();
        var number = await host.DecisionAsync();
        var newYork = await host.SignedInAsync("newyork");
        host.Clock.Advance(NodaTime.Duration.FromMinutes(1));

        using var saved = await newYork.SubmitAsync(
            Url(number, "edit"),
            ("Text.Context", "It ends in **April**."),
            ("Text.Options[1].Title", ""),
            ("Text.Options[1].About", "")
        );

        saved.LeadsTo(Url(number));
        var decision = await host.ReadDecisionAsync(number);
        Assert.Equal("<p>It ends in <strong>April</strong>.</p>\n", decision.Context.Html);
        Assert.Equal(["Stay"], decision.Options.Select(o => o.Title));
        Assert.Contains("changed the context, the options", decision.Events.Select(e => e.Text));
    }

    /// <summary>product.md D9.</summary>
    [Fact]
    public async Task What_it_said_before_is_compared_with_what_came_next_and_with_now_and_brought_back()
    {
        await using var host = await CompanyAsync();
        var number = await host.DecisionAsync();
        var berlin = await host.SignedInAsync("berlin");
        host.Clock.Advance(NodaTime.Duration.FromMinutes(1));
        await berlin.SubmitAsync(Url(number, "edit"), ("Text.Context", "It ends in April."), ("Note", "The letter came."));
        await berlin.SubmitAsync(
            Url(number, "edit"),
            ("Text.Context", "It ends in May."),
            ("Text.Options[1].Title", ""),
            ("Text.Options[1].About", "")
        );
        var support = await host.SignedInAsync("support");

        var history = await support.OpenAsync(Url(number, "history"));
        var texts = history.QuerySelectorAll("a[href*='/texts/']");
        Assert.Equal(["the context, the options", "the context"], texts.Select(t => t.Reads()));
        Assert.Contains("The letter came.", history.QuerySelector("#history")!.Reads(), StringComparison.Ordinal);
        var first = texts[1].GetAttribute("href")!;
        Assert.Equal((1, 1, "It ends in April."), await ChangesAsync(first));
        Assert.Equal((1, 5, "It ends in May."), await ChangesAsync(first + "?tonow=true"));
        var sides = await support.OpenAsync(first + "?tonow=true&sides=true");
        Assert.Contains("May", sides.QuerySelector("td.is-added")!.Reads(), StringComparison.Ordinal);
        Assert.Null(sides.QuerySelector("main form[method=post]"));

        using var back = await berlin.SubmitAsync(first, new Submission { Button = "Bring this text back" });

        back.LeadsTo(Url(number));
        var decision = await host.ReadDecisionAsync(number);
        Assert.Equal("The contract ends in **March**.", decision.Context.Text);
        Assert.Equal(["Go", "Stay"], decision.Options.Select(o => o.Title).Order());
        Assert.NotEqual("", decision.Context.Html);
        using var again = await berlin.SubmitAsync(first, new Submission { Button = "Bring this text back" });
        await again.SaysAsync(HttpStatusCode.UnprocessableEntity, "nothing to bring back");

        async Task<(int Added, int Removed, string First)> ChangesAsync(string address)
        {
            var page = await support.OpenAsync(address);
            var added = page.QuerySelectorAll("tr.is-added");
            return (added.Length, page.QuerySelectorAll("tr.is-removed").Length, added[0].QuerySelector(".diff__text")!.Reads());
        }
    }

    /// <summary>product.md D9: a text comes back only onto what one has seen, and drafts stay with those who write them.</summary>
    [Fact]
    public async Task An_earlier_text_is_not_put_over_what_somebody_wrote_meanwhile_and_a_draft_is_shown_to_nobody_else()
    {
        await using var host = await CompanyAsync();
        var number = await host.DecisionAsync(state: DecisionState.Draft);
        var (berlin, support) = (await host.SignedInAsync("berlin"), await host.SignedInAsync("support"));
        host.Clock.Advance(NodaTime.Duration.FromMinutes(1));
        await berlin.SubmitAsync(Url(number, "edit"), ("Text.Context", "Secret no more."));
        await host.Database(async db =>
        {
            var draft = db.Decisions.Single(d => d.Number == number);
            db.Entry(draft).Property(d => d.State).CurrentValue = DecisionState.Proposed;
            await db.SaveChangesAsync();
        });
        var history = await berlin.OpenAsync(Url(number, "history"));
        var first = history.QuerySelector("a[href*='/texts/']")!.GetAttribute("href")!;

        Assert.Null((await support.OpenAsync(Url(number, "history"))).QuerySelector("a[href*='/texts/']"));
        Assert.Equal(HttpStatusCode.NotFound, (await support.GetAsync(first)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await berlin.GetAsync(Url(number, "texts/999"))).StatusCode);
        var opened = await berlin.OpenAsync(first);
        await berlin.SubmitAsync(Url(number, "edit"), ("Text.Context", "Theirs."));
        using var late = await berlin.SubmitAsync(opened, first, new Submission { Button = "Bring this text back" });
        await late.SaysAsync(HttpStatusCode.Conflict, "Somebody else changed it since you opened this.");
        Assert.Equal("Theirs.", (await host.ReadDecisionAsync(number)).Context.Text);
    }

    [Fact]
    public async Task Who_saves_second_keeps_what_they_typed_and_sees_what_stands_there()
    {
        await using var host = await CompanyAsync();
        var number = await host.DecisionAsync();
        var (berlin, newYork) = (await host.SignedInAsync("berlin"), await host.SignedInAsync("newyork"));
        var opened = await berlin.OpenAsync(Url(number, "edit"));
        await newYork.SubmitAsync(Url(number, "edit"), ("Text.Context", "Theirs"));

        using var late = await berlin.SubmitAsync(
            opened,
            Url(number, "edit"),
            new Submission(("Text.Context", "Mine"), ("Text.Effect", "Less work"))
        );

        await late.SaysAsync(HttpStatusCode.Conflict, "Somebody else changed it");
        var form = await late.HtmlAsync();
        Assert.Contains("Theirs", form.QuerySelector(".theirs")!.Reads(), StringComparison.Ordinal);
        Assert.Equal("Mine", form.QuerySelector("#Text_Context")!.TextContent);
        Assert.Equal("Theirs", (await host.ReadDecisionAsync(number)).Context.Text);
        using var again = await berlin.SubmitAsync(form, Url(number, "edit"), new Submission { Button = "Save" });
        again.LeadsTo(Url(number));
        Assert.Equal("Mine", (await host.ReadDecisionAsync(number)).Context.Text);
    }

    [Fact]
    public async Task A_comment_in_between_disturbs_nobody_who_writes()
    {
        await using var host = await CompanyAsync();
        var number = await host.DecisionAsync();
        var berlin = await host.SignedInAsync("berlin");
        var opened = await berlin.OpenAsync(Url(number, "edit"));
        var support = await host.SignedInAsync("support");
        using var comment = await support.SubmitAsync(Url(number, "comments"), ("Comment.Text", "What does it cost?"));
        comment.LeadsTo(Url(number) + "#comments");

        using var saved = await berlin.SubmitAsync(opened, Url(number, "edit"), new Submission(("Text.Context", "Mine")));

        saved.LeadsTo(Url(number));
        Assert.Equal(1, (await host.ReadDecisionAsync(number)).Comments);
        Assert.Contains(
            "What does it cost?",
            (await berlin.OpenAsync(Url(number))).QuerySelector("#comments")!.Reads(),
            StringComparison.Ordinal
        );
        Assert.Contains("Support wrote on “Where we host”", (await host.ToldAsync("Berlin")).Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_people_answer_the_form_says_what_stands_still_and_takes_the_rest()
    {
        await using var host = await CompanyAsync();
        var number = await host.DecisionAsync(state: DecisionState.Deciding);
        var berlin = await host.SignedInAsync("berlin");

        var form = await berlin.OpenAsync(Url(number, "edit"));
        Assert.Null(form.QuerySelector("#Text_Context"));
        Assert.Contains("so that all answer the same question", form.Body!.Reads(), StringComparison.Ordinal);
        using var saved = await berlin.SubmitAsync(form, Url(number, "edit"), new Submission(("Text.Effect", "Half the bill.")));

        saved.LeadsTo(Url(number));
        var decision = await host.ReadDecisionAsync(number);
        Assert.Equal("Half the bill.", decision.ExpectedEffect);
        Assert.Equal(2, decision.Options.Count);
    }

    [Fact]
    public async Task Who_decides_how_is_planned_by_who_keeps_it()
    {
        await using var host = await CompanyAsync();
        var number = await host.DecisionAsync();
        var berlin = await host.SignedInAsync("berlin");
        var (newYork, support) = (await host.PersonIdAsync("NewYork"), await host.PersonIdAsync("Support"));

        using var added = await berlin.SubmitAsync(
            Url(number, "plan"),
            new Submission(("Plan.Add", $"{support}"), ("Plan.AddAs", "Informed")) { Button = "Add", Htmx = true }
        );
        Assert.NotNull((await added.HtmlAsync()).QuerySelector($"#part-{support} option[value=Informed][selected]"));
        using var saved = await berlin.SubmitAsync(
            Url(number, "plan"),
            ("Plan.Method", "Vote"),
            ("Plan.VoteKind", "Ranked"),
            ($"Plan.Parts[{newYork}]", ""),
            ("Plan.Add", $"{support}"),
            ("Plan.AddAs", "Informed")
        );

        saved.LeadsTo(Url(number));
        var decision = await host.ReadDecisionAsync(number);
        Assert.Equal((DecisionMethod.Vote, VoteKind.Ranked), (decision.Method, decision.VoteKind));
        Assert.DoesNotContain(newYork, decision.With(DecisionPart.Decides));
        Assert.Equal([support], decision.With(DecisionPart.Informed));
    }

    [Fact]
    public async Task What_it_names_is_linked_and_shows_that_it_is_mentioned()
    {
        await using var host = await CompanyAsync();
        var (old, number) = (await host.DecisionAsync("Old"), await host.DecisionAsync("New"));
        var berlin = await host.SignedInAsync("berlin");

        await berlin.SubmitAsync(Url(number, "edit"), ("Text.More", "See D-0001."));

        Assert.NotNull((await berlin.OpenAsync(Url(number))).QuerySelector(".prose a[href='/decisions/D-0001']"));
        Assert.Contains("D-0002 New mentions it", (await berlin.OpenAsync(Url(old))).Body!.Reads(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_people_and_other_teams_are_refused()
    {
        await using var host = await CompanyAsync();
        var number = await host.DecisionAsync();
        var berlin = await host.SignedInAsync("berlin");
        var other = await host.Database(db => Task.FromResult(db.Teams.Single(t => t.Name == "Support").Id));

        using var nobody = await berlin.SubmitAsync(Url(number, "plan"), new Submission(Fields(("Plan.Add", "9999"))));
        using var team = await berlin.SubmitAsync(Url(number, "plan"), new Submission(Fields(("Plan.Team", $"{other}"))));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, nobody.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, team.StatusCode);
        Assert.Null((await host.ReadDecisionAsync(number)).TeamId);

        static (string, string?)[] Fields(params (string, string?)[] fields) => fields;
    }

    [Fact]
    public async Task A_file_belongs_to_the_decision_and_is_sent_to_who_sees_it()
    {
        await using var host = await CompanyAsync();
        var number = await host.DecisionAsync(plan: p => p with { Audience = DecisionAudience.Involved });
        var berlin = await host.SignedInAsync("berlin");
        var page = await berlin.OpenAsync(Url(number, "files"));
        using var content = new MultipartFormDataContent
        {
            {
                new StringContent(page.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!),
                "__RequestVerificationToken"
            },
            { new ByteArrayContent("Offer of March"u8.ToArray()), "files", "offer.txt" },
        };

        using var sent = await berlin.PostAsync(Url(number, "files") + "?handler=Add", content);

        sent.LeadsTo(Url(number) + "#files");
        var shown = await berlin.OpenAsync(Url(number));
        Assert.Contains("offer.txt", shown.QuerySelector("#files")!.Reads(), StringComparison.Ordinal);
        var download = shown.QuerySelector("#files a[download]")!.GetAttribute("href")!;
        Assert.Equal(
            "Offer of March",
            await (await (await host.SignedInAsync("newyork")).GetAsync(download)).Content.ReadAsStringAsync()
        );
        Assert.Equal(HttpStatusCode.NotFound, (await (await host.SignedInAsync("support")).GetAsync(download)).StatusCode);
    }

    [Fact]
    public async Task The_page_asks_the_database_little()
    {
        await using var host = await CompanyAsync();
        var number = await host.DecisionAsync(state: DecisionState.Deciding);
        var berlin = await host.SignedInAsync("berlin");
        await berlin.OpenAsync(Url(number));

        var commands = await host.Commands.Of(() => berlin.GetAsync(Url(number)));

        Assert.True(commands.Count <= 7, string.Join("\n\n", commands));
    }
}
