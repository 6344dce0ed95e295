using System.Net;
using AsyncWork.Domain.Boards;
using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.Wiki;
using AsyncWork.Tests.Boards;
using AsyncWork.Tests.Support;
using AsyncWork.Tests.Wiki;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using static AsyncWork.Tests.Onboarding.SomeSteps;

namespace AsyncWork.Tests.Onboarding;

/// <summary>The plan of one person on its pages: who sees what, and what each settles (product.md O3, O6, O8).</summary>
[Trait("Feature", "O8")]
public sealed class PlanPageTests
{
    static StepContent Of(StepOwner owner, string title, int due = 0) => Step(title, due: due) with { Owner = owner };

    [Fact]
    public async Task Each_sees_what_is_theirs_to_see()
    {
        await using var host = await PlanHost.EveryoneAsync();
        var (url, _, _) = await host.PlanAsync(
            Of(StepOwner.NewHire, "Read"),
            Of(StepOwner.Buddy, "Greet"),
            Step("Tour") with
            {
                Owner = StepOwner.Named,
                OwnerId = await host.IdAsync("Support"),
            }
        );

        foreach (var who in new[] { "kathmandu", "berlin", "manager", "hr", "admin" })
            Assert.Equal(3, (await (await host.SignedInAsync(who)).OpenAsync(url)).QuerySelectorAll(".steps li").Length);
        // Who does one step sees that one.
        var support = await host.SignedInAsync("support");
        Assert.Equal(["Tour"], (await support.OpenAsync(url)).QuerySelectorAll(".steps li a").Select(a => a.Reads()));
        foreach (var part in new[] { "/history", "/settings", "/end", "/preboarding", "/updates", "/steps/new", "/check-ins/30" })
            Assert.NotEqual(HttpStatusCode.OK, (await support.GetAsync(url + part)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await support.GetAsync(await host.StepUrlAsync("Greet"))).StatusCode);
        // A buddy helps; what was said to manager and HR is not for them.
        var buddy = await host.SignedInAsync("berlin");
        Assert.Equal(HttpStatusCode.NotFound, (await buddy.GetAsync($"{url}/check-ins/30")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await buddy.GetAsync($"{url}/settings")).StatusCode);
        foreach (var stranger in new[] { "newyork", "manager2" })
            Assert.Equal(HttpStatusCode.NotFound, (await (await host.SignedInAsync(stranger)).GetAsync(url)).StatusCode);
    }

    [Fact]
    public async Task A_step_is_done_from_the_plan_once_and_can_be_opened_again()
    {
        await using var host = await PlanHost.EveryoneAsync();
        var (url, _, _) = await host.PlanAsync(Of(StepOwner.Buddy, "Greet"), Of(StepOwner.NewHire, "Say hello"));
        var buddy = await host.SignedInAsync("berlin");
        var page = await buddy.OpenAsync(url);

        using var done = await buddy.SubmitAsync(page, url, new Submission { Button = "Done Greet", Htmx = true });
        using var twice = await buddy.SubmitAsync(page, url, new Submission { Button = "Done Greet" });

        Assert.Contains("1 of 2 steps done", (await done.HtmlAsync()).Body!.Reads(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, twice.StatusCode);
        Assert.Equal(1, (await host.ThePlanAsync()).DoneCount);
        // Not theirs to settle: there is no button.
        Assert.DoesNotContain("Done Say hello", (await buddy.OpenAsync(url)).Body!.Reads(), StringComparison.Ordinal);
        using var again = await buddy.SubmitAsync(url, new Submission { Button = "Open again Greet" });
        Assert.Equal(0, (await host.ThePlanAsync()).DoneCount);
        var history = await buddy.OpenAsync($"{url}/history");
        Assert.Contains("“Greet” is open again.Berlin", history.QuerySelector("main")!.Reads(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_settle_two_steps_at_once_lose_nothing_and_one_step_is_settled_once()
    {
        await using var host = await PlanHost.EveryoneAsync();
        await host.PlanAsync(Of(StepOwner.Buddy, "Greet"), Of(StepOwner.NewHire, "Say hello"));
        var (greet, hello) = (await host.StepUrlAsync("Greet"), await host.StepUrlAsync("Say hello"));
        var (buddy, person, hr) = (
            await host.SignedInAsync("berlin"),
            await host.SignedInAsync("kathmandu"),
            await host.SignedInAsync("hr")
        );
        var (theirs, mine, also) = (await buddy.OpenAsync(greet), await person.OpenAsync(hello), await hr.OpenAsync(greet));

        using var one = await buddy.SubmitAsync(theirs, greet, new Submission { Action = "handler=Done" });
        using var other = await person.SubmitAsync(mine, hello, new Submission { Action = "handler=Done" });
        using var late = await hr.SubmitAsync(also, greet, new Submission(("reason", "No time")) { Action = "handler=Skip" });

        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Redirect], [one.StatusCode, other.StatusCode]);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("Somebody else changed this first", await late.MainAsync(), StringComparison.Ordinal);
        Assert.Equal(2, (await host.ThePlanAsync()).DoneCount);
        // Manager and HR hear that it can be finished.
        var ready = await host.Database(db =>
            db.Notifications.Where(n => n.Text.StartsWith("All that must be done in the plan of Kathmandu")).CountAsync()
        );
        Assert.Equal(2, ready);
    }

    [Fact]
    public async Task A_step_does_not_apply_for_a_reason()
    {
        await using var host = await PlanHost.EveryoneAsync();
        await host.PlanAsync(Of(StepOwner.NewHire, "Visa"), Of(StepOwner.NewHire, "Read"));
        var visa = await host.StepUrlAsync("Visa");
        var person = await host.SignedInAsync("kathmandu");

        using var empty = await person.SubmitAsync(visa, new Submission(("reason", " ")) { Action = "handler=Skip" });
        using var said = await person.SubmitAsync(visa, new Submission(("reason", "Citizen")) { Action = "handler=Skip" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        var reason = (await empty.HtmlAsync()).GetElementById("reason")!;
        Assert.Equal("true", reason.GetAttribute("aria-invalid"));
        Assert.True(reason.Closest("details")!.HasAttribute("open"));
        Assert.Contains("Say why", reason.ParentElement!.Reads(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, said.StatusCode);
        var plan = await host.ThePlanAsync();
        Assert.Equal((1, "Citizen"), (plan.StepCount, plan.Steps.Single(s => s.Title == "Visa").Reason));
    }

    [Fact]
    public async Task O6_a_quiz_is_answered_right_and_a_form_filled_in_by_who_was_asked()
    {
        await using var host = await PlanHost.EveryoneAsync();
        await host.PlanAsync(
            Step("Know it") with
            {
                Kind = StepKind.Quiz,
                Questions = "By when?\n- At once\n+ Within a day",
            },
            Step("Wishes") with
            {
                Kind = StepKind.Form,
                Fields = "Keyboard *\nScreen",
            }
        );
        var (quiz, form) = (await host.StepUrlAsync("Know it"), await host.StepUrlAsync("Wishes"));
        var person = await host.SignedInAsync("kathmandu");

        using var none = await person.SubmitAsync(quiz, new Submission { Action = "handler=Done" });
        using var wrong = await person.SubmitAsync(quiz, new Submission(("Answer.Quiz[0]", "0")) { Action = "handler=Done" });
        Assert.Contains("Choose an answer to “By when?”", await none.MainAsync(), StringComparison.Ordinal);
        Assert.Contains("One answer is not right yet", await wrong.MainAsync(), StringComparison.Ordinal);
        using var right = await person.SubmitAsync(quiz, new Submission(("Answer.Quiz[0]", "1")) { Action = "handler=Done" });
        Assert.Equal(HttpStatusCode.Redirect, right.StatusCode);
        using var lacks = await person.SubmitAsync(form, new Submission(("Answer.Fields[1]", "Big")) { Action = "handler=Done" });
        Assert.Contains("Fill in “Keyboard”", await lacks.MainAsync(), StringComparison.Ordinal);
        Assert.Equal("Big", (await lacks.HtmlAsync()).GetElementById("field-1")!.TextContent);
        using var filled = await person.SubmitAsync(
            form,
            new Submission(("Answer.Fields[0]", "ISO")) { Action = "handler=Done" }
        );
        Assert.Contains("Keyboard: ISO", (await person.OpenAsync(form)).Body!.Reads(), StringComparison.Ordinal);
        // Nobody answers a quiz for somebody else.
        var manager = await host.SignedInAsync("manager");
        using var opened = await manager.SubmitAsync(quiz, new Submission { Button = "Open again" });
        Assert.Contains("nobody can do it for them", (await manager.OpenAsync(quiz)).Body!.Reads(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task O6_a_first_contribution_is_a_card_that_is_finished()
    {
        await using var host = await PlanHost.EveryoneAsync();
        await host.PlanAsync(Step("Contribute") with { Kind = StepKind.FirstContribution });
        var step = await host.StepUrlAsync("Contribute");
        var me = await host.IdAsync("Kathmandu");
        var board = await host.BoardAsync();
        var person = await host.SignedInAsync("kathmandu");

        using var early = await person.SubmitAsync(step, new Submission { Action = "handler=Done" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.StatusCode);
        Assert.Contains("No card is finished", await early.MainAsync(), StringComparison.Ordinal);
        host.Clock.Reset(Instant.FromUtc(2026, 11, 18, 9, 0));
        person = await host.SignedInAsync("kathmandu");
        await host.CardAsync(board, "Fix the login", "Done", c => c with { Owner = me });
        using var done = await person.SubmitAsync(step, new Submission { Action = "handler=Done" });

        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.Equal("Fix the login", (await host.ThePlanAsync()).Steps.Single().Result);
    }

    [Fact]
    public async Task O6_who_does_not_see_a_contribution_or_a_page_reads_no_title_of_it()
    {
        await using var host = await PlanHost.EveryoneAsync();
        await SomeWiki.DeployAsync(host, await host.IdAsync("Support"), "Secret deploy", SpaceRight.None);
        await host.PlanAsync(
            Step("Contribute") with
            {
                Kind = StepKind.FirstContribution,
            },
            Step("Read it") with
            {
                Kind = StepKind.Read,
                Url = "/wiki/handbook/deploy",
            }
        );
        var (contribute, read) = (await host.StepUrlAsync("Contribute"), await host.StepUrlAsync("Read it"));
        var (me, board) = (await host.IdAsync("Kathmandu"), await host.BoardAsync());
        host.Clock.Reset(Instant.FromUtc(2026, 11, 18, 9, 0));
        await host.CardAsync(board, "Fix the login", "Done", c => c with { Owner = me });
        var (hr, manager) = (await host.SignedInAsync("hr"), await host.SignedInAsync("manager"));

        Assert.Contains("“a finished card” counts", (await hr.OpenAsync(contribute)).Body!.Reads(), StringComparison.Ordinal);
        Assert.Contains("“Fix the login” counts", (await manager.OpenAsync(contribute)).Body!.Reads(), StringComparison.Ordinal);
        var page = (await hr.OpenAsync(read)).Body!.Reads();
        Assert.Contains("version 1", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Secret deploy", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task O3_steps_stand_in_my_work_and_on_Today()
    {
        await using var host = await PlanHost.EveryoneAsync();
        await host.PlanAsync(Of(StepOwner.Buddy, "Greet"), Of(StepOwner.Buddy, "Look back", 15), Of(StepOwner.NewHire, "Read"));
        host.Clock.Reset(Instant.FromUtc(2026, 11, 16, 9, 0));
        var buddy = await host.SignedInAsync("berlin");

        var work = await buddy.OpenAsync("/work");
        var today = await buddy.OpenAsync("/");

        Assert.Equal(["Greet", "Look back"], work.QuerySelectorAll("[aria-labelledby=onboarding] li a").Select(a => a.Reads()));
        Assert.Equal(["Greet"], today.QuerySelectorAll("[aria-labelledby=steps-title] li a").Select(a => a.Reads()));
        Assert.Contains("for Kathmandu", today.QuerySelector("[aria-labelledby=steps-title]")!.Reads(), StringComparison.Ordinal);
        Assert.Empty(
            (await (await host.SignedInAsync("newyork")).OpenAsync("/")).QuerySelectorAll("[aria-labelledby=steps-title]")
        );
    }

    [Fact]
    public async Task HR_sees_all_plans_and_who_is_stuck_and_others_see_theirs()
    {
        await using var host = await PlanHost.EveryoneAsync();
        await host.PlanAsync(Of(StepOwner.Manager, "Announce", -2), Of(StepOwner.NewHire, "Read"));
        var hr = await host.SignedInAsync("hr");

        var first = (await hr.OpenAsync("/onboarding")).GetElementById("plans")!.Reads();
        Assert.Contains("1 running", first, StringComparison.Ordinal);
        Assert.DoesNotContain("overdue", first, StringComparison.Ordinal);
        host.Clock.Reset(Instant.FromUtc(2026, 11, 16, 9, 0));
        hr = await host.SignedInAsync("hr");
        Assert.Contains(
            "· overdue Manager",
            (await hr.OpenAsync("/onboarding?show=Overdue")).GetElementById("plans")!.Reads(),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "No plan is like this",
            (await hr.OpenAsync("/onboarding?show=Stuck")).GetElementById("plans")!.Reads(),
            StringComparison.Ordinal
        );
        host.Clock.Reset(Instant.FromUtc(2026, 11, 25, 9, 0));
        hr = await host.SignedInAsync("hr");
        Assert.Contains(
            "· stuck Manager",
            (await hr.OpenAsync("/onboarding?show=Stuck")).GetElementById("plans")!.Reads(),
            StringComparison.Ordinal
        );
        foreach (
            var (query, finds) in new[]
            {
                ("q=kath", true),
                ("q=nobody", false),
                ("cohort=2026-11", true),
                ("cohort=2026-12", false),
                ("show=Finished", false),
            }
        )
            Assert.Equal(finds, (await hr.OpenAsync($"/onboarding?{query}")).QuerySelector("#plans table") is not null);
        Assert.Contains(
            "Kathmandu",
            (await (await host.SignedInAsync("berlin")).OpenAsync("/onboarding")).GetElementById("plans")!.Reads(),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "No plan is yours",
            (await (await host.SignedInAsync("newyork")).OpenAsync("/onboarding")).GetElementById("plans")!.Reads(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Pages_ask_as_much_for_many_steps_and_plans_as_for_one()
    {
        await using var host = await PlanHost.EveryoneAsync();
        var (url, _, _) = await host.PlanAsync([.. Enumerable.Range(1, 80).Select(i => Step($"Step {i}", $"Week {i / 10}", i))]);
        var hr = await host.SignedInAsync("hr");

        var plan = await host.Commands.Of(() => hr.GetAsync(url));
        var list = await host.Commands.Of(() => hr.GetAsync("/onboarding"));
        var step = await host.Commands.Of(() => hr.GetAsync($"{url}/steps/1"));

        Assert.InRange(plan.Count, 1, 9);
        Assert.InRange(list.Count, 1, 8);
        Assert.InRange(step.Count, 1, 12);
    }

    [Fact]
    public async Task What_is_said_about_a_step_reaches_who_does_it_and_nobody_who_may_not_see_it()
    {
        await using var host = await PlanHost.EveryoneAsync();
        await host.PlanAsync(Of(StepOwner.Buddy, "Greet"), Of(StepOwner.NewHire, "Read"));
        var step = await host.StepUrlAsync("Greet");
        var person = await host.SignedInAsync("kathmandu");

        using var said = await person.SubmitAsync(step, new Submission(("Comment.Text", "At ten?")));
        Assert.Equal(HttpStatusCode.Redirect, said.StatusCode);
        var buddy = await host.SignedInAsync("berlin");
        Assert.Contains("At ten?", (await buddy.OpenAsync(step)).GetElementById("comments")!.Reads(), StringComparison.Ordinal);
        var told = await host.Database(db =>
            db.Notifications.Where(n => n.Url.StartsWith(step)).Select(n => n.PersonId).ToListAsync()
        );
        Assert.Contains(await host.IdAsync("Berlin"), told);
        using var nothing = await person.SubmitAsync(step, new Submission(("Comment.Text", " ")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nothing.StatusCode);
        var comment = await host.Database(db => db.Comments.Select(c => c.Id).SingleAsync());
        using var edited = await person.SubmitAsync(
            $"{step}/comments/{comment}",
            new Submission(("Text", "At eleven?")) { Button = "Save" }
        );
        Assert.Contains(
            "At eleven?",
            (await buddy.OpenAsync(step)).GetElementById("comments")!.Reads(),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.Forbidden, (await buddy.GetAsync($"{step}/comments/{comment}")).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await (await host.SignedInAsync("newyork")).GetAsync($"{step}/comments")).StatusCode
        );
    }

    [Fact]
    public async Task O11_a_check_in_is_answered_by_the_person_and_read_by_manager_and_HR()
    {
        await using var host = await PlanHost.EveryoneAsync();
        var (url, _, _) = await host.PlanAsync(Of(StepOwner.NewHire, "Read"));
        var person = await host.SignedInAsync("kathmandu");

        using var nothing = await person.SubmitAsync($"{url}/check-ins/30", new Submission(("helped", "The buddy")));
        Assert.Contains("Choose how ready you feel", await nothing.MainAsync(), StringComparison.Ordinal);
        using var said = await person.SubmitAsync(
            $"{url}/check-ins/30",
            new Submission(("ready", "4"), ("helped", "The buddy"), ("missing", "A map"))
        );
        Assert.Equal(HttpStatusCode.Redirect, said.StatusCode);
        var manager = await host.SignedInAsync("manager");
        var read = (await manager.OpenAsync($"{url}/check-ins/30")).QuerySelector("main")!.Reads();
        Assert.Contains("4 of 5, ready", read, StringComparison.Ordinal);
        Assert.Contains("A map", read, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await person.GetAsync($"{url}/check-ins/45")).StatusCode);
        // It improves the template, without who said it.
        var template = await (await host.SignedInAsync("hr")).OpenAsync(
            $"/onboarding/templates/{(await host.ThePlanAsync()).TemplateId}"
        );
        var feedback = template.QuerySelector("[aria-labelledby=feedback-title]")!.Reads();
        foreach (var words in new[] { "Missing: A map", "Helped: The buddy", "after 30 days, 4 of 5" })
            Assert.Contains(words, feedback, StringComparison.Ordinal);
        Assert.DoesNotContain("Kathmandu", feedback, StringComparison.Ordinal);
    }
}
