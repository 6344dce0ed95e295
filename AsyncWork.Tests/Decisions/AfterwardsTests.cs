using System.Net;
using AsyncWork.Domain.Decisions;
using AsyncWork.Tests.Boards;
using AsyncWork.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using static AsyncWork.Tests.Decisions.DecisionBrowsing;

namespace AsyncWork.Tests.Decisions;

/// <summary>What comes of decisions: what supersedes them, whether they held, what has to be done (product.md D3, D8, D19).</summary>
public sealed class AfterwardsTests
{
    [Fact]
    public async Task A_new_decision_takes_the_place_of_an_old_one_once_it_is_decided()
    {
        await using var host = await CompanyAsync();
        var old = await host.DecisionAsync("Where we host", DecisionState.Decided, decides: ["Berlin"]);
        var newYork = await host.SignedInAsync("newyork");
        var address = $"/decisions/new?supersedes={DecisionNumber.Text(old)}";
        Assert.NotNull((await newYork.OpenAsync(Url(old))).QuerySelector($"a[href='{address}']"));

        using var begun = await newYork.SubmitAsync(
            address,
            new Submission(("Text.Context", "The price has doubled."), ("Text.Options[0].Title", "Go")) { Button = "Propose" }
        );
        begun.LeadsTo("/decisions/D-0002");
        Assert.Contains("may be superseded", (await newYork.OpenAsync(Url(old))).Body!.Reads(), StringComparison.Ordinal);
        Assert.Equal(DecisionState.Decided, (await host.ReadDecisionAsync(old)).State);
        await newYork.SubmitAsync(Url(2, "open"), ("Deadline.Days", "1"));
        var berlin = await host.SignedInAsync("berlin");
        await newYork.SubmitAsync(Url(2), ("Answer.Kind", "Consent"));
        await berlin.SubmitAsync(Url(2), ("Answer.Kind", "Consent"));
        (await newYork.SubmitAsync(Url(2), new Submission { Button = "Close it now" })).LeadsTo(Url(2));

        var record = await host.ReadDecisionAsync(old);
        Assert.Equal(DecisionState.Superseded, record.State);
        Assert.Equal("superseded it by D-0002", record.Events[^1].Text);
        var banner = (await berlin.OpenAsync(Url(old))).QuerySelector(".banner")!;
        Assert.Contains("This does not hold any more.", banner.Reads(), StringComparison.Ordinal);
        Assert.NotNull(banner.QuerySelector("a[href='/decisions/D-0002']"));
        Assert.Contains(
            "Decided: D-0001 “Where we host” is superseded by D-0002 “Where we host”.",
            await host.ToldAsync("Berlin")
        );
    }

    [Fact]
    public async Task What_shall_supersede_at_a_high_level_is_not_planned_lower_afterwards()
    {
        await using var host = await CompanyAsync();
        await host.DecisionAsync("Old", DecisionState.Decided, plan: p => p with { Level = DecisionLevel.High });
        await host.DecisionAsync("New", DecisionState.Proposed, plan: p => p with { Level = DecisionLevel.High });
        var berlin = await host.SignedInAsync("berlin");
        await SupersedeAsync(berlin, 2, "D-0001");

        using var refused = await berlin.SubmitAsync(Url(2, "plan"), ("Plan.Level", "Low"));

        await refused.SaysAsync(HttpStatusCode.UnprocessableEntity, "It shall supersede a decision at the level “High”");
        Assert.Equal(DecisionLevel.High, (await host.ReadDecisionAsync(2)).Level);
    }

    [Fact]
    public async Task What_is_confidential_is_named_to_nobody_who_does_not_see_it()
    {
        await using var host = await CompanyAsync();
        await host.DecisionAsync("Old", DecisionState.Decided, decides: ["Berlin", "Support"]);
        foreach (var (title, state) in new[] { ("Layoffs", DecisionState.Deciding), ("Plans", DecisionState.Draft) })
            await host.DecisionAsync(
                title,
                state,
                plan: p => p with { Audience = DecisionAudience.Involved },
                decides: ["Berlin"]
            );
        var (berlin, support) = (await host.SignedInAsync("berlin"), await host.SignedInAsync("support"));
        foreach (var number in new[] { 2, 3 })
            await berlin.SubmitAsync(Url(number, "supersede"), ("Old", "D-0001"), ("Partly", "true"), ("Note", "The note"));

        var related = (await support.OpenAsync(Url(1))).QuerySelector("#related-title")!.ParentElement!.Reads();
        Assert.Contains("D-0002", related, StringComparison.Ordinal);
        Assert.DoesNotContain("D-0003", related, StringComparison.Ordinal);
        Assert.Contains(
            "D-0003 Plans",
            (await berlin.OpenAsync(Url(1))).QuerySelector("#related-title")!.ParentElement!.Reads(),
            StringComparison.Ordinal
        );

        await berlin.SubmitAsync(Url(2), ("Answer.Kind", "Consent"));
        await berlin.SubmitAsync(Url(2), new Submission { Button = "Close it now" });

        Assert.Equal(["Decided: D-0001 “Old” is superseded by D-0002."], await host.ToldAsync("Support"));
        Assert.Equal(
            ["/decisions/D-0001"],
            await host.Database(db =>
                db.Notifications.Where(n => n.Text.Contains("is superseded")).Select(n => n.Url).Distinct().ToListAsync()
            )
        );
    }

    [Fact]
    public async Task A_chain_leads_to_what_holds_today()
    {
        await using var host = await CompanyAsync();
        for (var i = 0; i < 3; i++)
            await host.DecisionAsync($"Host {i}", DecisionState.Decided);
        var berlin = await host.SignedInAsync("berlin");
        await SupersedeAsync(berlin, 2, "D-0001");
        using var unsaid = await berlin.SubmitAsync(Url(3, "supersede"), ("Old", "D-0002"), ("Partly", "true"), ("Note", ""));
        await unsaid.StandsAtAsync("Note");
        using var unknown = await berlin.SubmitAsync(Url(3, "supersede"), ("Old", "D-0099"), ("Partly", "false"));
        await unknown.StandsAtAsync("Old");
        await SupersedeAsync(berlin, 3, "2");

        var banner = (await berlin.OpenAsync(Url(1))).QuerySelector(".banner")!.Reads();

        Assert.Contains("by D-0002 Host 1", banner, StringComparison.Ordinal);
        Assert.Contains("What holds today: D-0003 Host 2", banner, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Itself_a_circle_what_is_open_and_what_is_unknown_cannot_be_superseded()
    {
        await using var host = await CompanyAsync();
        await host.DecisionAsync("One", DecisionState.Decided);
        await host.DecisionAsync("Two", DecisionState.Decided);
        await host.DecisionAsync("Open", DecisionState.Proposed);
        await host.DecisionAsync(
            "Hidden",
            DecisionState.Decided,
            "Support",
            plan: p => p with { Audience = DecisionAudience.Involved },
            decides: ["Support"]
        );
        var berlin = await host.SignedInAsync("berlin");
        // Two shall take the place of One in part, so that One holds and could be the newer.
        using var part = await berlin.SubmitAsync(
            Url(2, "supersede"),
            ("Old", "D-0001"),
            ("Partly", "true"),
            ("Note", "The region")
        );
        Assert.Equal(HttpStatusCode.Redirect, part.StatusCode);

        foreach (
            var (number, old, why) in new[]
            {
                (1, "D-0001", "does not supersede itself"),
                (1, "D-0002", "would supersede each other"),
                (1, "D-0003", "is not decided"),
                (1, "D-0004", "no decision with this number that you can see"),
                (1, "D-0099", "no decision with this number that you can see"),
                (1, "nonsense", "Write the number"),
            }
        )
        {
            using var refused = await berlin.SubmitAsync(Url(number, "supersede"), ("Old", old));
            await refused.SaysAsync(HttpStatusCode.UnprocessableEntity, why);
        }
        Assert.Equal(1, await host.Database(db => db.Supersessions.CountAsync()));
        Assert.Contains(
            "A part of this does not hold any more: The region",
            (await berlin.OpenAsync(Url(1))).QuerySelector(".banner")!.Reads(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_others_keep_is_not_superseded_by_a_record_of_ones_own()
    {
        await using var host = await CompanyAsync();
        await host.DecisionAsync("Theirs", DecisionState.Decided);
        await host.DecisionAsync("Mine", DecisionState.Decided, "Support", decides: ["Support"]);

        using var refused = await (await host.SignedInAsync("support")).SubmitAsync(Url(2, "supersede"), ("Old", "D-0001"));

        await refused.SaysAsync(HttpStatusCode.UnprocessableEntity, "is kept by others");
    }

    [Fact]
    public async Task What_was_only_planned_can_be_taken_away()
    {
        await using var host = await CompanyAsync();
        await host.DecisionAsync("Old", DecisionState.Decided);
        await host.DecisionAsync("New", DecisionState.Proposed);
        var berlin = await host.SignedInAsync("berlin");
        await SupersedeAsync(berlin, 2, "D-0001");
        Assert.Equal(1, (await host.ReadDecisionAsync(1)).Supersessions);

        await berlin.SubmitAsync(Url(2, "supersede"), new Submission { Button = "Leave it" });

        Assert.Equal(0, (await host.ReadDecisionAsync(1)).Supersessions);
        Assert.Equal(0, await host.Database(db => db.Supersessions.CountAsync()));
    }

    [Fact]
    public async Task A_review_says_whether_it_held_and_plans_the_next()
    {
        await using var host = await CompanyAsync();
        var number = await host.DecisionAsync(
            state: DecisionState.Decided,
            text: t => t with { ExpectedEffect = "Half the bill." }
        );
        var berlin = await host.SignedInAsync("berlin");

        using var past = await berlin.SubmitAsync(Url(number, "review"), ("ReviewOn", "2026-11-01"));
        await past.StandsAtAsync("ReviewOn");
        using var planned = await berlin.SubmitAsync(Url(number, "review"), ("ReviewOn", "2026-11-20"));
        foreach (var (next, note, field) in new[] { ("2026-11-01", "Good", "Next"), ("", new string('x', 60_000), "Note") })
        {
            using var wrong = await berlin.SubmitAsync(
                Url(number, "review"),
                new Submission(("Result", "Partly"), ("Note", note), ("Next", next)) { Button = "Store review" }
            );
            await wrong.StandsAtAsync(field);
        }
        using var nothing = await berlin.SubmitAsync(Url(number, "review"), ("Result", null), ("Note", "?"));
        using var held = await berlin.SubmitAsync(
            Url(number, "review"),
            ("Result", "Partly"),
            ("Note", "A third *less*."),
            ("Next", "2027-05-20")
        );

        await past.SaysAsync(HttpStatusCode.UnprocessableEntity, "has passed");
        planned.LeadsTo(Url(number));
        await nothing.SaysAsync(HttpStatusCode.UnprocessableEntity, "Choose what came of it");
        held.LeadsTo(Url(number));
        var decision = await host.ReadDecisionAsync(number);
        Assert.Equal(
            (new LocalDate(2026, 11, 20), ReviewResult.Partly),
            (decision.Reviews.Single().DueOn, decision.ReviewResult)
        );
        var shown = (await berlin.OpenAsync(Url(number))).QuerySelector("#effect-title")!.ParentElement!.Reads();
        Assert.Contains("Half the bill.", shown, StringComparison.Ordinal);
        Assert.Contains("In part", shown, StringComparison.Ordinal);
        Assert.Contains("Review on Thu 20 May 2027", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_outcome_makes_cards_all_or_none_and_once()
    {
        await using var host = await CompanyAsync();
        var number = await host.DecisionAsync(state: DecisionState.Decided);
        var board = await host.BoardAsync();
        var berlin = await host.SignedInAsync("berlin");
        var (owner, stranger) = (await host.PersonIdAsync("NewYork"), await host.PersonIdAsync("Support"));
        (string, string?)[] Fields(string titles, int person) =>
            [("Titles", titles), ("Column", $"{board.Column("To do")}"), ("Owner", $"{person}"), ("Due", "2026-12-01")];

        using var notTheirs = await berlin.SubmitAsync(Url(number, "cards"), Fields("Sign the contract", stranger.Value));
        using var tooLong = await berlin.SubmitAsync(Url(number, "cards"), Fields("Sign\n" + new string('x', 5000), owner.Value));
        Assert.Equal(0, await host.Database(db => db.Cards.CountAsync()));
        var form = await berlin.OpenAsync(Url(number, "cards"));
        var submission = new Submission(Fields("Sign the contract\n\n Tell finance ", owner.Value));
        using var made = await berlin.SubmitAsync(form, Url(number, "cards"), submission);
        using var again = await berlin.SubmitAsync(form, Url(number, "cards"), submission);

        await notTheirs.SaysAsync(HttpStatusCode.UnprocessableEntity, "does not work on that board");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooLong.StatusCode);
        made.LeadsTo(Url(number));
        again.LeadsTo(Url(number));
        var cards = await host.Database(db => db.Cards.OrderBy(c => c.Id).ToListAsync());
        Assert.Equal(["Sign the contract", "Tell finance"], cards.Select(c => c.Title));
        Assert.All(cards, c => Assert.Equal((owner, new LocalDate(2026, 12, 1)), (c.OwnerId, c.DueOn)));
        var related = (await berlin.OpenAsync(Url(number))).QuerySelector("#related-title")!.ParentElement!.Reads();
        Assert.Contains("Tell finance", related, StringComparison.Ordinal);
        Assert.Contains(
            "D-0001",
            (await berlin.OpenAsync($"/cards/{cards[0].Id}")).QuerySelector("#links")!.Reads(),
            StringComparison.Ordinal
        );
    }

    static async Task SupersedeAsync(HttpClient browser, int number, string old)
    {
        using var answer = await browser.SubmitAsync(Url(number, "supersede"), ("Old", old), ("Partly", "false"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }
}
