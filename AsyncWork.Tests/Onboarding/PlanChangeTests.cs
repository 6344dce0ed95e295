using System.Net;
using AsyncWork.Domain.Onboarding;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using static AsyncWork.Tests.Onboarding.SomeSteps;

namespace AsyncWork.Tests.Onboarding;

/// <summary>A plan is changed while it runs: its days, who helps, its steps, and what is new in its template (product.md O2, O7).</summary>
[Trait("Feature", "O7")]
public sealed class PlanChangeTests
{
    static StepContent Of(StepOwner owner, string title, int due = 0) => Step(title, due: due) with { Owner = owner };

    [Fact]
    public async Task O2_the_first_day_moves_and_with_it_hours_team_and_open_steps()
    {
        await using var host = await PlanHost.EveryoneAsync(g =>
            g.Person("Ana")
                .In("Product", "2026-11-16")
                .Employed("2026-11-16")
                .Scheduled(("2026-11-16", "1 9:00-17:00;2 9:00-17:00;3 9:00-17:00;4 9:00-17:00;5 9:00-17:00"))
        );
        var (_, template) = await host.TemplateAsync(Of(StepOwner.Manager, "Announce", -2), Of(StepOwner.NewHire, "Read", 1));
        var hr = await host.SignedInAsync("hr");
        var ana = await host.IdAsync("Ana");
        using var started = await hr.SubmitAsync(
            "/onboarding/plans/new",
            new Submission(
                ("Input.Person", $"{ana}"),
                ("Input.Template", $"{template}"),
                ("Input.StartsOn", "2026-11-16"),
                ("Input.Manager", $"{await host.IdAsync("Manager")}"),
                ("Input.HasTrack", "false")
            )
        );
        var url = started.Headers.Location!.ToString();
        using var done = await hr.SubmitAsync(url, new Submission { Button = "Done Announce" });

        foreach (var (day, weeks) in new[] { ("2026-11-23", 1), ("2026-11-09", -1) })
        {
            using var moved = await hr.SubmitAsync($"{url}/settings", new Submission(("Input.StartsOn", day)));
            Assert.True(moved.StatusCode == HttpStatusCode.Redirect, await moved.MainAsync());
            var first = PlanHost.Monday.PlusWeeks(weeks);
            var plan = await host.ThePlanAsync();
            Assert.Equal(new(2026, 11, 12), plan.Steps.Single(s => s.Title == "Announce").DueOn);
            // Moved on the 12th: nothing open is due before.
            Assert.Equal(LocalDate.Max(new(2026, 11, 12), first.PlusDays(1)), plan.Steps.Single(s => s.Title == "Read").DueOn);
            Assert.Equal(
                first,
                await host.Database(db => db.People.Where(p => p.Id == ana).Select(p => p.StartsOn).SingleAsync())
            );
            Assert.Equal(
                first,
                await host.Database(db => db.WorkSchedules.Where(s => s.PersonId == ana).Select(s => s.ValidFrom).SingleAsync())
            );
            Assert.Equal(
                first,
                await host.Database(db => db.TeamMembers.Where(m => m.PersonId == ana).Select(m => m.JoinedOn).SingleAsync())
            );
        }
    }

    [Theory]
    [InlineData("1900-01-01", "between 2000 and 2100")]
    [InlineData("2999-01-01", "between 2000 and 2100")]
    [InlineData("2028-11-16", "more than a year away")]
    [InlineData("2026-11-16", "That is the day already")]
    [InlineData("", "Choose the day")]
    public async Task O2_a_day_that_is_none_moves_nothing(string day, string reason)
    {
        await using var host = await PlanHost.EveryoneAsync();
        var (url, _, _) = await host.PlanAsync(Of(StepOwner.NewHire, "Read"));
        var hr = await host.SignedInAsync("hr");

        using var refused = await hr.SubmitAsync($"{url}/settings", new Submission(("Input.StartsOn", day)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.HtmlAsync();
        Assert.Contains(reason, page.GetElementById("Input_StartsOn_error")!.Reads(), StringComparison.Ordinal);
        Assert.Equal("true", page.GetElementById("Input_StartsOn")!.GetAttribute("aria-invalid"));
        Assert.Equal(PlanHost.Monday, (await host.ThePlanAsync()).StartsOn);
    }

    [Fact]
    public async Task O12_a_last_day_before_the_first_one_is_refused()
    {
        await using var host = await PlanHost.EveryoneAsync(g => g.The("Kathmandu").Employed("2026-06-01"));
        var (url, _, _) = await host.PlanAsync(TemplateKind.Offboarding, Of(StepOwner.NewHire, "Hand over"));
        Assert.Equal(
            PlanHost.Monday,
            await host.Database(db => db.People.Where(p => p.Name == "Kathmandu").Select(p => p.LastDay).SingleAsync())
        );
        var hr = await host.SignedInAsync("hr");

        using var refused = await hr.SubmitAsync($"{url}/settings", new Submission(("Input.StartsOn", "2026-05-01")));

        Assert.Contains("before the first day", await refused.MainAsync(), StringComparison.Ordinal);
        Assert.Equal(PlanHost.Monday, (await host.ThePlanAsync()).StartsOn);
    }

    [Fact]
    public async Task Another_buddy_takes_over_is_told_and_cannot_have_left()
    {
        await using var host = await PlanHost.EveryoneAsync();
        var (url, _, _) = await host.PlanAsync(Of(StepOwner.Buddy, "Greet"), Of(StepOwner.NewHire, "Read"));
        var manager = await host.SignedInAsync("manager");
        var (newYork, kathmandu, support) = (
            await host.IdAsync("NewYork"),
            await host.IdAsync("Kathmandu"),
            await host.IdAsync("Support")
        );
        var hr = await host.SignedInAsync("hr");
        var stale = await hr.OpenAsync($"{url}/settings");

        using var assigned = await manager.SubmitAsync($"{url}/settings", new Submission(("Input.Buddy", $"{newYork}")));

        Assert.True(assigned.StatusCode == HttpStatusCode.Redirect, await assigned.MainAsync());
        Assert.Equal(newYork, (await host.ThePlanAsync()).Steps.Single(s => s.Title == "Greet").DoerId);
        Assert.Contains(
            "Manager gives you a step in the plan of Kathmandu.",
            await host.Database(db => db.Notifications.Where(n => n.PersonId == newYork).Select(n => n.Text).ToListAsync())
        );
        using var late = await hr.SubmitAsync(stale, $"{url}/settings", new Submission(("Input.Buddy", "")));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        using var self = await manager.SubmitAsync($"{url}/settings", new Submission(("Input.Manager", $"{kathmandu}")));
        Assert.Contains("Nobody is their own manager", await self.MainAsync(), StringComparison.Ordinal);
        await host.Database(async db =>
        {
            (await db.People.SingleAsync(p => p.Id == support)).Employ(new(2020, 1, 1), new(2026, 11, 1));
            await db.SaveChangesAsync();
        });
        var greet = await host.StepUrlAsync("Greet");
        using var gone = await manager.SubmitAsync(greet, new Submission(("person", $"{support}")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, gone.StatusCode);
        Assert.Contains("does not work here any more", await gone.MainAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_is_added_and_changed_for_one_person_and_the_template_stays()
    {
        await using var host = await PlanHost.EveryoneAsync();
        var (url, _, module) = await host.PlanAsync(Of(StepOwner.NewHire, "Read"));
        var manager = await host.SignedInAsync("manager");

        using var added = await manager.SubmitAsync(
            $"{url}/steps/new",
            new Submission(("Input.Title", "Coffee"), ("Input.Owner", "Buddy"), ("Input.Due", "3"))
        );
        var read = await host.StepUrlAsync("Read");
        var form = await manager.OpenAsync($"{read}/edit");
        using var changed = await manager.SubmitAsync(form, $"{read}/edit", new Submission(("Input.Title", "Read slowly")));
        using var late = await manager.SubmitAsync(form, $"{read}/edit", new Submission(("Input.Title", "Read fast")));
        using var empty = await manager.SubmitAsync($"{url}/steps/new", new Submission(("Input.Title", "")));

        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Redirect], [added.StatusCode, changed.StatusCode]);
        Assert.Equal([HttpStatusCode.Conflict, HttpStatusCode.UnprocessableEntity], [late.StatusCode, empty.StatusCode]);
        var plan = await host.ThePlanAsync();
        Assert.Equal([("Read slowly", true), ("Coffee", true)], plan.Ordered.Select(s => (s.Title, s.IsOwn)));
        Assert.Equal(new LocalDate(2026, 11, 19), plan.Ordered[1].DueOn);
        Assert.Equal(
            "Read",
            await host.Database(db => db.OnboardingSteps.Where(s => s.ModuleId == module).Select(s => s.Title).SingleAsync())
        );
    }

    [Fact]
    public async Task What_is_new_in_the_template_is_offered_and_taken_over_or_not()
    {
        await using var host = await PlanHost.EveryoneAsync();
        var (url, _, module) = await host.PlanAsync(Of(StepOwner.NewHire, "Read"), Of(StepOwner.NewHire, "Old"));
        var hr = await host.SignedInAsync("hr");
        async Task PublishAsync(string title) =>
            await host.Database(async db =>
            {
                var found = await db.OnboardingModules.Include(m => m.Steps).SingleAsync(m => m.Id == module);
                var last = await db.ModuleVersions.SingleAsync(v => v.ModuleId == module && v.Number == found.PublishedNumber);
                found.Add(Step(title, due: 2), Guid.NewGuid());
                if (found.Steps.FirstOrDefault(s => s.Title == "Old") is { } old)
                    found.Remove(old.Id);
                db.Add(
                    found.Publish(
                        last,
                        "Shorter",
                        Nobody,
                        await db.People.Select(p => p.Id).FirstAsync(),
                        host.Clock.GetCurrentInstant()
                    )
                );
                await db.SaveChangesAsync();
            });
        Assert.DoesNotContain("has changed since", (await hr.OpenAsync(url)).Body!.Reads(), StringComparison.Ordinal);
        await PublishAsync("New");
        Assert.Contains(
            "The template has changed since this plan was made: “Everybody”.",
            (await hr.OpenAsync(url)).Body!.Reads(),
            StringComparison.Ordinal
        );

        var updates = await hr.OpenAsync($"{url}/updates");
        Assert.Contains(
            "version 2, the plan has 1 · Shorter Added New Taken out Old",
            updates.QuerySelector("main")!.Reads(),
            StringComparison.Ordinal
        );
        using var taken = await hr.SubmitAsync(updates, $"{url}/updates", new Submission { Button = "Take over Everybody" });
        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        Assert.Equal(["Read", "New"], (await host.ThePlanAsync()).Ordered.Select(s => s.Title));
        using var twice = await hr.SubmitAsync(updates, $"{url}/updates", new Submission { Button = "Take over Everybody" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.StatusCode);

        await PublishAsync("Newer");
        using var left = await hr.SubmitAsync($"{url}/updates", new Submission { Button = "Not for this plan Everybody" });
        Assert.Equal(["Read", "New"], (await host.ThePlanAsync()).Ordered.Select(s => s.Title));
        Assert.Contains("Nothing is new", (await hr.OpenAsync($"{url}/updates")).Body!.Reads(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task O8_a_plan_ends_when_it_is_done_or_early_and_goes_on_again()
    {
        await using var host = await PlanHost.EveryoneAsync();
        var (url, _, _) = await host.PlanAsync(Of(StepOwner.Buddy, "Greet"));
        var manager = await host.SignedInAsync("manager");

        Assert.Contains(
            "One step that must be done is open",
            (await manager.OpenAsync($"{url}/end")).Body!.Reads(),
            StringComparison.Ordinal
        );
        using var silent = await manager.SubmitAsync($"{url}/end", new Submission(("reason", " ")));
        Assert.Contains("Say why the plan ends", await silent.MainAsync(), StringComparison.Ordinal);
        using var early = await manager.SubmitAsync($"{url}/end", new Submission(("reason", "Did not come")));
        Assert.Equal(PlanState.Stopped, (await host.ThePlanAsync()).State);
        Assert.Contains(
            "ended before it was done: Did not come",
            (await manager.OpenAsync(url)).Body!.Reads(),
            StringComparison.Ordinal
        );
        using var again = await manager.SubmitAsync($"{url}/end", new Submission { Button = "Go on" });
        using var done = await manager.SubmitAsync(url, new Submission { Button = "Done Greet" });
        using var finished = await manager.SubmitAsync($"{url}/end", new Submission { Button = "Finish" });
        Assert.Equal(PlanState.Finished, (await host.ThePlanAsync()).State);
        Assert.Contains("Certificate", (await manager.OpenAsync(url)).Body!.Reads(), StringComparison.Ordinal);
        Assert.Empty((await manager.OpenAsync(url)).QuerySelectorAll(".steps form"));
    }

    static Task PublishAsync(AppHost host, int module, Action<OnboardingModule> change) =>
        host.Database(async db =>
        {
            var found = await db.OnboardingModules.Include(m => m.Steps).SingleAsync(m => m.Id == module);
            var last = await db.ModuleVersions.SingleAsync(v => v.ModuleId == module && v.Number == found.PublishedNumber);
            change(found);
            var people = await db.People.OrderBy(p => p.Id).Select(p => p.Id).ToListAsync();
            db.Add(found.Publish(last, "Anew", people.ToHashSet(), people[0], host.Clock.GetCurrentInstant()));
            await db.SaveChangesAsync();
        });

    [Fact]
    public async Task O7_a_step_that_was_talked_about_stays_and_does_not_apply_any_more_and_its_question_is_withdrawn()
    {
        await using var host = await PlanHost.EveryoneAsync();
        var (url, _, module) = await host.PlanAsync(Of(StepOwner.NewHire, "Read"), Of(StepOwner.NewHire, "Old"));
        var step = await host.StepUrlAsync("Old");
        var person = await host.SignedInAsync("kathmandu");
        using var asked = await person.SubmitAsync(
            $"{step}/comments?ask=true",
            new Submission(("Comment.Text", "How?"), ("Comment.Ask.Whom", $"p{await host.IdAsync("Berlin")}"))
        );
        Assert.Equal(1, await host.Database(db => db.Requests.CountAsync(r => r.ClosedAt == null)));
        await PublishAsync(
            host,
            module,
            m =>
            {
                m.Add(Step("New", due: 2), Guid.NewGuid());
                m.Remove(m.Steps.Single(s => s.Title == "Old").Id);
            }
        );
        var hr = await host.SignedInAsync("hr");

        using var taken = await hr.SubmitAsync($"{url}/updates", new Submission { Button = "Take over Everybody" });

        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        var plan = await host.ThePlanAsync();
        var old = plan.Steps.Single(s => s.Title == "Old");
        Assert.Equal((PlanStepState.NotApplicable, "The template does not ask for it any more."), (old.State, old.Reason));
        Assert.Equal(2, plan.StepCount);
        Assert.Contains("How?", (await person.OpenAsync(step)).Body!.Reads(), StringComparison.Ordinal);
        Assert.True(await host.Database(db => db.Requests.AllAsync(r => r.WithdrawnAt != null && r.ClosedAt != null)));
    }

    [Fact]
    public async Task O7_a_newer_version_that_gives_a_step_to_somebody_who_left_is_not_taken_over()
    {
        await using var host = await PlanHost.EveryoneAsync();
        var (url, _, module) = await host.PlanAsync(Of(StepOwner.NewHire, "Read"));
        var support = await host.IdAsync("Support");
        await PublishAsync(
            host,
            module,
            m => m.Add(Of(StepOwner.Named, "Show the office") with { OwnerId = support }, Guid.NewGuid())
        );
        await host.Database(async db =>
        {
            (await db.People.SingleAsync(p => p.Id == support)).Employ(new(2020, 1, 1), new(2026, 11, 1));
            await db.SaveChangesAsync();
        });
        var hr = await host.SignedInAsync("hr");

        using var taken = await hr.SubmitAsync($"{url}/updates", new Submission { Button = "Take over Everybody" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, taken.StatusCode);
        Assert.Contains(
            "“Show the office” is given to somebody who does not work here any more.",
            await taken.MainAsync(),
            StringComparison.Ordinal
        );
        Assert.Single((await host.ThePlanAsync()).Steps);
        using var left = await hr.SubmitAsync($"{url}/updates", new Submission { Button = "Not for this plan Everybody" });
        Assert.Equal(HttpStatusCode.Redirect, left.StatusCode);
    }

    static Task<LocalDate?> LastDayAsync(AppHost host) =>
        host.Database(db => db.People.Where(p => p.Name == "Kathmandu").Select(p => p.LastDay).SingleAsync());

    [Fact]
    public async Task O12_who_stays_after_all_has_no_last_day_and_has_it_again_when_the_plan_goes_on()
    {
        await using var host = await PlanHost.EveryoneAsync();
        var (url, _, _) = await host.PlanAsync(TemplateKind.Offboarding, Of(StepOwner.NewHire, "Hand over"));
        Assert.Equal(PlanHost.Monday, await LastDayAsync(host));
        var hr = await host.SignedInAsync("hr");

        using var kept = await hr.SubmitAsync($"{url}/end", new Submission(("reason", "Leaves at once"), ("stays", null)));
        Assert.Equal(PlanHost.Monday, await LastDayAsync(host));
        using var again = await hr.SubmitAsync($"{url}/end", new Submission { Button = "Go on" });
        using var stays = await hr.SubmitAsync($"{url}/end", new Submission(("reason", "Stays"), ("stays", "true")));

        Assert.Equal(HttpStatusCode.Redirect, stays.StatusCode);
        Assert.Equal(PlanState.Stopped, (await host.ThePlanAsync()).State);
        Assert.Null(await LastDayAsync(host));
        using var after = await hr.SubmitAsync($"{url}/end", new Submission { Button = "Go on" });
        Assert.Equal(PlanHost.Monday, await LastDayAsync(host));
    }

    [Fact]
    public async Task O12_a_last_day_that_moves_is_counted_on_the_days_that_it_leaves()
    {
        await using var host = await PlanHost.EveryoneAsync();
        var (url, _, _) = await host.PlanAsync(TemplateKind.Offboarding, Of(StepOwner.NewHire, "Hand over"));
        var hr = await host.SignedInAsync("hr");

        using var later = await hr.SubmitAsync($"{url}/settings", new Submission(("Input.StartsOn", "2026-11-27")));

        Assert.True(later.StatusCode == HttpStatusCode.Redirect, await later.MainAsync());
        Assert.Equal(new(2026, 11, 27), (await host.ThePlanAsync()).Steps.Single().DueOn);
    }
}
