using System.Net;
using AsyncWork.Domain;
using AsyncWork.Domain.Decisions;
using AsyncWork.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using static AsyncWork.Tests.Decisions.DecisionBrowsing;

namespace AsyncWork.Tests.Decisions;

/// <summary>Asking, answering and closing, as people do it (product.md D5, D6, D7).</summary>
public sealed class DecidingTests
{
    [Fact]
    public async Task The_deadline_is_when_the_working_days_have_passed_for_the_last_of_those_asked()
    {
        await using var host = await CompanyAsync();
        var number = await host.DecisionAsync(decides: ["Berlin", "NewYork"]);
        var berlin = await host.SignedInAsync("berlin");

        using var look = await berlin.SubmitAsync(
            Url(number, "open"),
            new Submission(("Deadline.Days", "2")) { Button = "When is that?", Htmx = true }
        );
        Assert.Contains(
            "NewYork: Mon 16 Nov 2026, 09:00 there",
            (await look.HtmlAsync()).Body!.Reads(),
            StringComparison.Ordinal
        );
        using var opened = await berlin.SubmitAsync(
            Url(number, "open"),
            new Submission(("Deadline.Days", "2"), ("Deadline.Moves", "true")) { Button = "Ask 2 people" }
        );

        opened.LeadsTo(Url(number));
        var decision = await host.ReadDecisionAsync(number);
        // Thursday 03:10 in New York: the clock starts at nine, two working days later it is Monday at nine there.
        Assert.Equal(Instant.FromUtc(2026, 11, 16, 14, 0), decision.DeadlineAt);
        Assert.Equal((DecisionState.Deciding, 1, true), (decision.State, decision.Round, decision.DeadlineMoves));
        Assert.Equal(
            ["Asked: Berlin asks for your consent on “Where we host” by Mon 16 Nov 2026, 09:00."],
            await host.ToldAsync("NewYork")
        );
    }

    [Fact]
    public async Task What_keeps_people_from_being_asked_is_said_before_a_deadline_is_chosen_and_not_at_its_field()
    {
        await using var host = await CompanyAsync();
        var number = await host.DecisionAsync();
        await host.Database(db => db.DecisionPeople.Where(p => p.Part == DecisionPart.Decides).ExecuteDeleteAsync());
        var berlin = await host.SignedInAsync("berlin");

        var page = await berlin.OpenAsync(Url(number, "open"));
        using var refused = await berlin.SubmitAsync(page, Url(number, "open"), new Submission(("Deadline.Days", "2")));

        Assert.Contains("Say who decides.", page.QuerySelector("#not-yet")!.Reads(), StringComparison.Ordinal);
        Assert.Equal(
            [Url(number, "edit"), Url(number, "plan")],
            page.QuerySelectorAll("#not-yet a").Select(a => a.GetAttribute("href"))
        );
        await refused.SaysAsync(HttpStatusCode.UnprocessableEntity, "Say who decides.");
        Assert.Null((await refused.HtmlAsync()).QuerySelector("[aria-invalid]"));
    }

    [Theory]
    [InlineData("2026-11-11", "09:00", "passed already")]
    [InlineData("2028-11-11", "09:00", "more than a year")]
    [InlineData("9999-12-31", "09:00", "Give the day")]
    [InlineData("", "09:00", "Give the day")]
    [InlineData("2026-11-20", "25:99", "Give the day")]
    public async Task A_deadline_that_cannot_be_is_refused(string day, string time, string why)
    {
        await using var host = await CompanyAsync();
        var number = await host.DecisionAsync();

        using var refused = await (await host.SignedInAsync("berlin")).SubmitAsync(
            Url(number, "open"),
            ("Deadline.IsFixed", "true"),
            ("Deadline.On", day),
            ("Deadline.At", time)
        );

        await refused.SaysAsync(HttpStatusCode.UnprocessableEntity, why);
        Assert.Equal(DecisionState.Proposed, (await host.ReadDecisionAsync(number)).State);
    }

    [Fact]
    public async Task An_answer_changes_only_the_part_that_changed_and_is_stored_without_script_too()
    {
        await using var host = await CompanyAsync();
        var number = await host.DecisionAsync(state: DecisionState.Deciding);
        var (berlin, newYork) = (await host.SignedInAsync("berlin"), await host.SignedInAsync("newyork"));

        using var byHtmx = await berlin.SubmitAsync(
            Url(number),
            new Submission(("Answer.Kind", "Consent"), ("Answer.Reason", "")) { Htmx = true }
        );
        using var plain = await newYork.SubmitAsync(
            Url(number),
            ("Answer.Kind", "Objection"),
            ("Answer.Reason", "Too **dear**.")
        );

        var part = await byHtmx.HtmlAsync();
        Assert.Equal(HttpStatusCode.OK, byHtmx.StatusCode);
        Assert.Null(part.QuerySelector("main"));
        Assert.Contains("1 of 3", part.QuerySelector("#process")!.Reads(), StringComparison.Ordinal);
        plain.LeadsTo(Url(number) + "#process");
        var shown = (await berlin.OpenAsync(Url(number))).QuerySelector("#process")!.Reads();
        Assert.Contains("NewYork Objects", shown, StringComparison.Ordinal);
        Assert.Contains("Not answered yet: Kathmandu", shown, StringComparison.Ordinal);
        Assert.Equal(["Answered: NewYork objects to “Where we host”: Too **dear**."], await host.ToldAsync("Berlin"));
    }

    [Fact]
    public async Task Bad_answers_are_refused_in_a_sentence_and_nothing_is_stored()
    {
        await using var host = await CompanyAsync();
        var consent = await host.DecisionAsync(state: DecisionState.Deciding);
        var vote = await host.DecisionAsync(state: DecisionState.Deciding, plan: p => p with { Method = DecisionMethod.Vote });
        var (berlin, support) = (await host.SignedInAsync("berlin"), await host.SignedInAsync("support"));
        var form = await berlin.OpenAsync(Url(consent));

        using var noReason = await berlin.SubmitAsync(Url(consent), ("Answer.Kind", "Objection"), ("Answer.Reason", " "));
        using var nothing = await berlin.SubmitAsync(Url(consent), ("Answer.Kind", null));
        using var endless = await berlin.SubmitAsync(
            Url(consent),
            ("Answer.Kind", "Objection"),
            ("Answer.Reason", new string('x', 100_000))
        );
        using var wrongKind = await berlin.SubmitAsync(Url(consent), ("Answer.Kind", "Approve"));
        using var unknown = await berlin.SubmitAsync(Url(vote), ("Answer.Kind", "Vote"), ("Answer.Choice", "9999"));
        using var notAsked = await support.PostAsync(
            Url(consent, "answer"),
            await Cards.CardBench.FormAsync(support, ("Answer.Kind", "Consent"))
        );

        await noReason.SaysAsync(HttpStatusCode.UnprocessableEntity, "Say why you object");
        Assert.Equal("true", (await noReason.HtmlAsync()).QuerySelector("#Answer_Reason")!.GetAttribute("aria-invalid"));
        await nothing.SaysAsync(HttpStatusCode.UnprocessableEntity, "Choose what you say");
        await endless.SaysAsync(HttpStatusCode.UnprocessableEntity, "at most 10,000 characters");
        await wrongKind.SaysAsync(HttpStatusCode.UnprocessableEntity, "no answer to this question");
        await unknown.SaysAsync(HttpStatusCode.UnprocessableEntity, "not there any more");
        await notAsked.SaysAsync(HttpStatusCode.UnprocessableEntity, "You are not asked");
        Assert.Equal(0, await host.Database(db => db.DecisionAnswers.CountAsync()));
    }

    [Fact]
    public async Task A_vote_after_closing_is_told_how_it_ended()
    {
        await using var host = await CompanyAsync();
        var number = await host.DecisionAsync(state: DecisionState.Deciding);
        var kathmandu = await host.SignedInAsync("kathmandu");
        var opened = await kathmandu.OpenAsync(Url(number));
        await (await host.SignedInAsync("berlin")).SubmitAsync(Url(number, "withdraw"), ("Reason", "The offer is gone."));

        using var late = await kathmandu.SubmitAsync(opened, Url(number), new Submission(("Answer.Kind", "Consent")));
        using var forged = await kathmandu.PostAsync(
            Url(number, "answer"),
            await Cards.CardBench.FormAsync(kathmandu, ("Answer.Kind", "Consent"))
        );

        await late.SaysAsync(HttpStatusCode.Conflict, "It has gone on since you opened this");
        await forged.SaysAsync(HttpStatusCode.UnprocessableEntity, "Nobody is asked any more");
        Assert.Empty((await host.ReadDecisionAsync(number)).Answers);
    }

    [Fact]
    public async Task An_answer_can_be_changed_and_the_history_keeps_the_earlier_one()
    {
        await using var host = await CompanyAsync();
        var number = await host.DecisionAsync(state: DecisionState.Deciding);
        var berlin = await host.SignedInAsync("berlin");
        await berlin.SubmitAsync(Url(number), ("Answer.Kind", "Objection"), ("Answer.Reason", "Too dear."));

        await berlin.SubmitAsync(Url(number), ("Answer.Kind", "Consent"), ("Answer.Reason", ""));

        Assert.Contains(
            "1 of 3",
            (await berlin.OpenAsync(Url(number))).QuerySelector("#process")!.Reads(),
            StringComparison.Ordinal
        );
        var history = (await berlin.OpenAsync(Url(number, "history"))).QuerySelector("#history")!.Reads();
        Assert.Contains("changed their answer", history, StringComparison.Ordinal);
        Assert.Contains("Too dear.", history, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_all_have_answered_it_can_be_closed_once()
    {
        await using var host = await CompanyAsync();
        var number = await host.DecisionAsync(state: DecisionState.Deciding, decides: ["Berlin", "NewYork"]);
        var (berlin, newYork) = (await host.SignedInAsync("berlin"), await host.SignedInAsync("newyork"));
        await berlin.SubmitAsync(Url(number), ("Answer.Kind", "Consent"));
        Assert.DoesNotContain("Close it now", (await berlin.OpenAsync(Url(number))).Body!.Reads(), StringComparison.Ordinal);
        await newYork.SubmitAsync(Url(number), ("Answer.Kind", "Consent"));
        var (first, second) = (await berlin.OpenAsync(Url(number)), await newYork.OpenAsync(Url(number)));

        using var closed = await berlin.SubmitAsync(
            first,
            Url(number),
            new Submission(("meeting", "true")) { Button = "Close it now" }
        );
        using var late = await newYork.SubmitAsync(second, Url(number), new Submission { Button = "Close it now" });

        closed.LeadsTo(Url(number));
        await late.SaysAsync(HttpStatusCode.Conflict, "It has gone on");
        var decision = await host.ReadDecisionAsync(number);
        Assert.Equal((DecisionState.Decided, "Stay", true), (decision.State, decision.Chosen?.Title, decision.HadMeeting));
        Assert.Contains("Decided: “Where we host” is decided, for “Stay”.", await host.ToldAsync("NewYork"));
        Assert.Equal(["Answered: Everybody who was asked has answered on “Where we host”."], await host.ToldAsync("Berlin"));
    }

    [Theory]
    [InlineData(VoteKind.One)]
    [InlineData(VoteKind.Ranked)]
    public async Task A_vote_that_was_taken_back_is_shown_also_when_its_options_are_gone(VoteKind kind)
    {
        await using var host = await CompanyAsync();
        var number = await host.DecisionAsync(
            state: DecisionState.Deciding,
            plan: p => p with { Method = DecisionMethod.Vote, VoteKind = kind },
            decides: ["Berlin", "NewYork"]
        );
        await host.Database(async db =>
        {
            var decision = await db
                .Decisions.Include(d => d.Options)
                .Include(d => d.People)
                .Include(d => d.Tags)
                .Include(d => d.Answers)
                .SingleAsync(d => d.Number == number);
            var (now, options) = (host.Clock.GetCurrentInstant(), decision.Options.Select(o => o.Id).ToList());
            foreach (var (person, i) in decision.Asked.Select((p, i) => (p, i)))
                decision.Take(person, new(AnswerKind.Vote, Prose.None, [options[i]]), now);
            decision.EndAtDeadline(now + GivenDecision.UsualTime);
            decision.Amend(decision.ProposedBy!.Value, now);
            decision.Write(decision.TextNow with { Options = [] }, decision.ProposedBy, now + Duration.FromHours(1));
            await db.SaveChangesAsync();
        });

        Assert.Equal(HttpStatusCode.OK, (await (await host.SignedInAsync("berlin")).GetAsync(Url(number))).StatusCode);
    }

    [Fact]
    public async Task Votes_are_seen_when_it_is_over_and_not_before()
    {
        await using var host = await CompanyAsync();
        var number = await host.DecisionAsync(
            state: DecisionState.Deciding,
            plan: p => p with { Method = DecisionMethod.Vote, VoteKind = VoteKind.Ranked },
            decides: ["Berlin", "NewYork"]
        );
        var options = (await host.ReadDecisionAsync(number)).Options.OrderBy(o => o.Rank).Select(o => o.Id).ToList();
        var (berlin, newYork) = (await host.SignedInAsync("berlin"), await host.SignedInAsync("newyork"));
        (string, string?)[] ballot =
        [
            ("Answer.Kind", "Vote"),
            ($"Answer.Places[{options[0]}]", "2"),
            ($"Answer.Places[{options[1]}]", "1"),
        ];

        using var twice = await berlin.SubmitAsync(Url(number), ballot[0], ballot[1], ($"Answer.Places[{options[1]}]", "2"));
        await twice.SaysAsync(HttpStatusCode.UnprocessableEntity, "the same place");
        await berlin.SubmitAsync(Url(number), ballot);
        Assert.DoesNotContain("Go › Stay", (await newYork.OpenAsync(Url(number))).Body!.Reads(), StringComparison.Ordinal);
        await newYork.SubmitAsync(Url(number), ballot);
        await berlin.SubmitAsync(Url(number), new Submission { Button = "Close it now" });

        var page = await newYork.OpenAsync(Url(number));
        Assert.Contains("Go › Stay", page.Body!.Reads(), StringComparison.Ordinal);
        Assert.Contains("Chosen", page.QuerySelector(".votes")!.Reads(), StringComparison.Ordinal);
        Assert.Equal("Go", (await host.ReadDecisionAsync(number)).Chosen?.Title);
    }

    [Fact]
    public async Task What_all_who_are_asked_decide_nobody_is_offered_to_decide_alone()
    {
        await using var host = await CompanyAsync();
        var number = await host.DecisionAsync(state: DecisionState.Deciding, decides: ["Berlin"]);

        using var typed = await (await host.SignedInAsync("berlin")).GetAsync(Url(number, "decide"));

        typed.LeadsTo(Url(number));
    }

    [Fact]
    public async Task After_advice_one_decides_and_says_what_holds()
    {
        await using var host = await CompanyAsync();
        var newYorkId = await host.PersonIdAsync("NewYork");
        var number = await host.DecisionAsync(
            state: DecisionState.Deciding,
            plan: p => p with { Method = DecisionMethod.Advice, Consulted = [newYorkId] },
            decides: ["Berlin"]
        );
        var (berlin, newYork) = (await host.SignedInAsync("berlin"), await host.SignedInAsync("newyork"));
        await newYork.SubmitAsync(Url(number), ("Answer.Reason", "Go while it is cheap."));
        var go = (await host.ReadDecisionAsync(number)).Options.Single(o => o.Title == "Go").Id;

        Assert.Equal(HttpStatusCode.Forbidden, (await newYork.GetAsync(Url(number, "decide"))).StatusCode);
        using var empty = await berlin.SubmitAsync(Url(number, "decide"), ("Option", $"{go}"), ("Outcome", ""));
        using var decided = await berlin.SubmitAsync(
            Url(number, "decide"),
            ("Option", $"{go}"),
            ("Outcome", "We go, as NewYork says.")
        );

        await empty.SaysAsync(HttpStatusCode.UnprocessableEntity, "Say what is decided");
        decided.LeadsTo(Url(number));
        var decision = await host.ReadDecisionAsync(number);
        Assert.Equal((DecisionState.Decided, "Go"), (decision.State, decision.Chosen?.Title));
        Assert.Contains("Decided: “Where we host” is decided, for “Go”.", await host.ToldAsync("NewYork"));
    }

    [Fact]
    public async Task More_time_is_given_with_a_reason_that_those_asked_read()
    {
        await using var host = await CompanyAsync();
        var number = await host.DecisionAsync(state: DecisionState.Expired);
        var berlin = await host.SignedInAsync("berlin");

        using var earlier = await berlin.SubmitAsync(
            Url(number, "extend"),
            ("Deadline.On", "2026-11-13"),
            ("Reason", "Ben is away.")
        );
        using var silent = await berlin.SubmitAsync(Url(number, "extend"), ("Deadline.On", "2026-11-20"), ("Reason", " "));
        using var more = await berlin.SubmitAsync(
            Url(number, "extend"),
            ("Deadline.On", "2026-11-20"),
            ("Deadline.At", "12:00"),
            ("Reason", "Ben is away.")
        );

        await earlier.SaysAsync(HttpStatusCode.UnprocessableEntity, "not later");
        await silent.SaysAsync(HttpStatusCode.UnprocessableEntity, "Say why");
        more.LeadsTo(Url(number));
        var decision = await host.ReadDecisionAsync(number);
        Assert.Equal(
            (DecisionState.Deciding, Instant.FromUtc(2026, 11, 20, 11, 0), 1),
            (decision.State, decision.DeadlineAt, decision.Extensions)
        );
        Assert.Equal(
            "Asked: “Where we host” has time until Fri 20 Nov 2026, 06:00: Ben is away.",
            (await host.ToldAsync("NewYork")).Single()
        );
    }

    [Fact]
    public async Task What_somebody_objected_to_is_taken_back_changed_and_asked_again()
    {
        await using var host = await CompanyAsync();
        var number = await host.DecisionAsync(state: DecisionState.Expired);
        var berlin = await host.SignedInAsync("berlin");
        Assert.Contains(
            "1 objection is open",
            (await berlin.OpenAsync(Url(number))).QuerySelector(".banner")!.Reads(),
            StringComparison.Ordinal
        );

        (await berlin.SubmitAsync(Url(number), new Submission { Button = "Take back to change it" })).LeadsTo(Url(number));
        await berlin.SubmitAsync(Url(number, "edit"), ("Text.Context", "The bill is halved."));
        await berlin.SubmitAsync(Url(number, "open"), ("Deadline.Days", "1"));

        var decision = await host.ReadDecisionAsync(number);
        Assert.Equal((DecisionState.Deciding, 2), (decision.State, decision.Round));
        Assert.Contains(
            "round 2",
            (await berlin.OpenAsync(Url(number))).QuerySelector("#process")!.Reads(),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "It is too dear.",
            (await berlin.OpenAsync(Url(number, "history"))).Body!.Reads(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Today_lists_what_waits_for_me_until_I_have_answered()
    {
        await using var host = await CompanyAsync();
        var number = await host.DecisionAsync(state: DecisionState.Deciding);
        var (berlin, support) = (await host.SignedInAsync("berlin"), await host.SignedInAsync("support"));

        var today = await berlin.OpenAsync("/");
        Assert.Equal(Url(number) + "#answer", today.QuerySelector(".waiting a.button")!.GetAttribute("href"));
        Assert.NotNull((await berlin.OpenAsync(Url(number))).QuerySelector("#answer"));
        Assert.Null((await support.OpenAsync("/")).QuerySelector(".waiting"));
        await berlin.SubmitAsync(Url(number), ("Answer.Kind", "Consent"));
        Assert.Null((await berlin.OpenAsync("/")).QuerySelector(".waiting"));
    }
}
