using System.Net;
using AsyncWork.Domain.Decisions;
using AsyncWork.Tests.Boards;
using AsyncWork.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using static AsyncWork.Tests.Decisions.DecisionBrowsing;

namespace AsyncWork.Tests.Decisions;

/// <summary>How decisions come into being (product.md D2, D18, D19, D22).</summary>
public sealed class NewDecisionTests
{
    [Fact]
    public async Task A_draft_gets_the_next_number_and_is_seen_by_those_named_in_it()
    {
        await using var host = await CompanyAsync();
        var berlin = await host.SignedInAsync("berlin");
        var kathmandu = await host.PersonIdAsync("Kathmandu");

        using var saved = await berlin.SubmitAsync(
            "/decisions/new",
            new Submission(
                ("Text.Title", "Where we host"),
                ("Text.Context", "The contract ends in March."),
                ("Text.Options[0].Title", "Stay"),
                ("Text.Options[0].About", "Good, because nobody moves."),
                ("Text.Tags", "Hosting, costs"),
                ($"Plan.Parts[{kathmandu}]", "Consulted")
            )
            {
                Button = "Save draft",
            }
        );

        saved.LeadsTo("/decisions/D-0001");
        var decision = await host.ReadDecisionAsync(1);
        Assert.Equal(DecisionState.Draft, decision.State);
        Assert.Equal(["costs", "hosting"], decision.Tags.Select(t => t.Tag).Order(StringComparer.Ordinal));
        Assert.Equal([kathmandu], decision.With(DecisionPart.Consulted));
        Assert.Contains("arguments__good", decision.Options.Single().About.Html, StringComparison.Ordinal);
        var page = await (await host.SignedInAsync("kathmandu")).OpenAsync("/decisions/D-0001");
        Assert.Contains("nobody moves", page.QuerySelector(".options")!.Reads(), StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await (await host.SignedInAsync("newyork")).GetAsync("/decisions/D-0001")).StatusCode
        );
        Assert.Equal(HttpStatusCode.OK, (await (await host.SignedInAsync("admin")).GetAsync("/decisions/D-0001")).StatusCode);
    }

    [Fact]
    public async Task It_can_be_proposed_at_once_and_those_who_decide_are_told()
    {
        await using var host = await CompanyAsync();
        var newYork = await host.PersonIdAsync("NewYork");

        using var saved = await (await host.SignedInAsync("berlin")).SubmitAsync("/decisions/new", Proposal(newYork.Value));

        saved.LeadsTo("/decisions/D-0001");
        Assert.Equal(DecisionState.Proposed, (await host.ReadDecisionAsync(1)).State);
        Assert.Equal(["Asked: Berlin proposed “Where we host” and asks for comments."], await host.ToldAsync("NewYork"));
        Assert.Empty(await host.ToldAsync("Berlin"));
    }

    [Fact]
    public async Task What_is_missing_for_a_proposal_is_said_and_nothing_is_stored_not_even_a_number()
    {
        await using var host = await CompanyAsync();
        var berlin = await host.SignedInAsync("berlin");

        using var refused = await berlin.SubmitAsync("/decisions/new", Proposal(null, ("Text.Context", "")));

        await refused.SaysAsync(HttpStatusCode.UnprocessableEntity, "Write the context first");
        await refused.StandsAtAsync("Text_Context");
        Assert.Equal("Where we host", (await refused.HtmlAsync()).QuerySelector("#Text_Title")!.GetAttribute("value"));
        Assert.Equal(0, await host.Database(db => db.Decisions.CountAsync()));
        (await berlin.SubmitAsync("/decisions/new", Proposal(null))).LeadsTo("/decisions/D-0001");
    }

    [Fact]
    public async Task A_level_without_those_it_needs_is_refused_by_name()
    {
        await using var host = await CompanyAsync();
        var berlin = await host.SignedInAsync("berlin");

        using var medium = await berlin.SubmitAsync("/decisions/new", Proposal(null, ("Plan.Level", "Medium")));
        using var high = await berlin.SubmitAsync("/decisions/new", Proposal(null, ("Plan.Level", "High")));

        await medium.SaysAsync(HttpStatusCode.UnprocessableEntity, "a lead of the team");
        await high.SaysAsync(HttpStatusCode.UnprocessableEntity, "HR or an administrator");
        var manager = await host.PersonIdAsync("Manager");
        using var taken = await berlin.SubmitAsync(
            "/decisions/new",
            Proposal(null, ("Plan.Level", "Medium"), ($"Plan.Parts[{manager}]", "Decides"))
        );
        taken.LeadsTo("/decisions/D-0001");
    }

    [Fact]
    public async Task The_same_form_sent_twice_makes_one_decision()
    {
        await using var host = await CompanyAsync();
        var berlin = await host.SignedInAsync("berlin");
        var opened = await berlin.OpenAsync("/decisions/new");

        await berlin.SubmitAsync(opened, "/decisions/new", Proposal(null));
        using var again = await berlin.SubmitAsync(opened, "/decisions/new", Proposal(null));

        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Equal(1, await host.Database(db => db.Decisions.CountAsync()));
    }

    [Theory]
    [InlineData("Text.Title")]
    [InlineData("Text.Context")]
    [InlineData("Text.Outcome")]
    [InlineData("Text.Options[0].About")]
    [InlineData("Text.Effect")]
    [InlineData("Text.Tags")]
    public async Task A_hundred_thousand_characters_are_refused_beside_the_field(string field)
    {
        await using var host = await CompanyAsync();

        using var refused = await (await host.SignedInAsync("berlin")).SubmitAsync(
            "/decisions/new",
            Proposal(null, (field, new string('x', 100_000)))
        );

        await refused.SaysAsync(HttpStatusCode.UnprocessableEntity, "at most");
        Assert.Equal(0, await host.Database(db => db.Decisions.CountAsync()));
    }

    [Fact]
    public async Task Another_row_for_an_option_keeps_what_was_typed_and_stores_nothing()
    {
        await using var host = await CompanyAsync();

        using var more = await (await host.SignedInAsync("berlin")).SubmitAsync(
            "/decisions/new",
            new Submission(("Text.Title", "Where"), ("Text.Options[1].Title", "Go")) { Button = "Another option", Htmx = true }
        );

        var form = await more.HtmlAsync();
        Assert.Null(form.QuerySelector("main"));
        Assert.Equal("Where", form.QuerySelector("#Text_Title")!.GetAttribute("value"));
        Assert.NotNull(form.QuerySelector("[name='Text.Options[2].Title']"));
        Assert.Equal(0, await host.Database(db => db.Decisions.CountAsync()));
    }

    [Fact]
    public async Task What_was_decided_elsewhere_is_recorded_with_its_day_and_the_meeting()
    {
        await using var host = await CompanyAsync();
        var berlin = await host.SignedInAsync("berlin");
        Submission Recording(string day) =>
            new(
                ("Text.Title", "We keep the name"),
                ("Text.Outcome", "The name stays."),
                ("DecidedOn", day),
                ("Text.Meeting", "true")
            )
            {
                Button = "Record decision",
            };

        using var ahead = await berlin.SubmitAsync("/decisions/new?recorded=true", Recording("2026-11-13"));
        await ahead.SaysAsync(HttpStatusCode.UnprocessableEntity, "The day lies ahead");
        await ahead.StandsAtAsync("DecidedOn");
        using var empty = await berlin.SubmitAsync(
            "/decisions/new?recorded=true",
            new Submission(("Text.Title", "We keep the name"), ("DecidedOn", "2026-10-01")) { Button = "Record decision" }
        );
        await empty.StandsAtAsync("Text_Outcome");
        using var saved = await berlin.SubmitAsync("/decisions/new?recorded=true", Recording("2026-10-01"));

        saved.LeadsTo("/decisions/D-0001");
        var decision = await host.ReadDecisionAsync(1);
        Assert.Equal((DecisionState.Decided, Instant.FromUtc(2026, 10, 1, 10, 0)), (decision.State, decision.DecidedAt));
        Assert.True(decision.HadMeeting);
    }

    [Fact]
    public async Task From_a_card_it_takes_one_step_and_both_show_each_other()
    {
        await using var host = await CompanyAsync();
        var card = await host.CardAsync(await host.BoardAsync(), "Renew the contract");
        var berlin = await host.SignedInAsync("berlin");
        var address = $"/decisions/new?from=/cards/{card.Id}";
        Assert.Contains(
            address,
            (await berlin.OpenAsync($"/cards/{card.Id}")).QuerySelectorAll("a").Select(a => a.GetAttribute("href"))
        );

        var form = await berlin.OpenAsync(address);
        Assert.Equal("Renew the contract", form.QuerySelector("#Text_Title")!.GetAttribute("value"));
        using var saved = await berlin.SubmitAsync(
            form,
            address,
            new Submission(("Text.Options[0].Title", "Renew")) { Button = "Propose" }
        );

        saved.LeadsTo("/decisions/D-0001");
        var decision = await berlin.OpenAsync("/decisions/D-0001");
        Assert.Contains(
            "Renew the contract",
            decision.QuerySelector("#related-title")!.ParentElement!.Reads(),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "D-0001",
            (await berlin.OpenAsync($"/cards/{card.Id}")).QuerySelector("#links")!.Reads(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_origin_that_is_not_ours_or_not_for_this_person_is_left_out()
    {
        await using var host = await CompanyAsync();
        var card = await host.CardAsync(await host.BoardAsync(team: "Support"), "Secret");
        var berlin = await host.SignedInAsync("berlin");

        foreach (var from in new[] { $"/cards/{card.Id}", "//evil.example", "https://evil.example", "/x](javascript:x)" })
        {
            var page = await berlin.OpenAsync($"/decisions/new?from={Uri.EscapeDataString(from)}");
            Assert.DoesNotContain("Asked from", page.Body!.Reads(), StringComparison.Ordinal);
            Assert.DoesNotContain("Secret", page.Body!.Reads(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_number_is_never_given_twice_even_to_two_at_once()
    {
        await using var host = await CompanyAsync();
        var numbers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => host.DecisionAsync($"Question {i}")));

        Assert.Equal(Enumerable.Range(1, 8), numbers.Order());
        await host.Database(db => db.Decisions.Where(d => d.Number == 8).ExecuteDeleteAsync());
        Assert.Equal(9, await host.DecisionAsync());
    }

    static Submission Proposal(int? decides, params (string Name, string? Value)[] more)
    {
        List<(string, string?)> values =
        [
            ("Text.Title", "Where we host"),
            ("Text.Context", "The contract ends in March."),
            ("Text.Options[0].Title", "Stay"),
        ];
        if (decides is { } person)
            values.Add(($"Plan.Parts[{person}]", "Decides"));
        values.RemoveAll(v => more.Any(m => m.Name == v.Item1));
        return new([.. values, .. more]) { Button = "Propose" };
    }
}
