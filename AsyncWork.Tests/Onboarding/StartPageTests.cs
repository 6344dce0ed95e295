using System.Net;
using AsyncWork.Domain.Onboarding;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using static AsyncWork.Tests.Onboarding.SomeSteps;

namespace AsyncWork.Tests.Onboarding;

/// <summary>HR starts somebody: the person, their plan, the invitation and word to all who help (product.md O1, O2, O4, O5).</summary>
[Trait("Feature", "O2")]
public sealed class StartPageTests
{
    static StepContent Of(StepOwner owner, string title, int due = 0) => Step(title, due: due) with { Owner = owner };

    static async Task<(string, string?)[]> FilledAsync(AppHost host, int template) =>
        [
            ("Input.Name", "Ana Silva"),
            ("Input.Email", "Ana@company.example"),
            ("Input.Zone", "Europe/Berlin"),
            ("Input.Location", "Berlin"),
            ("Input.Team", "product"),
            ("Input.Template", $"{template}"),
            ("Input.Role", "Engineer"),
            ("Input.StartsOn", "2026-11-16"),
            ("Input.Manager", $"{await host.IdAsync("Manager")}"),
            ("Input.Buddy", $"{await host.IdAsync("Berlin")}"),
            ("Input.HR", $"{await host.IdAsync("HR")}"),
            ("Input.HasTrack", "false"),
        ];

    static (string, string?)[] With((string Name, string? Value)[] filled, params (string Name, string? Value)[] changed) =>
        [.. filled.Where(f => changed.All(c => c.Name != f.Name)), .. changed];

    [Fact]
    public async Task A_new_person_comes_with_hours_team_plan_and_word_to_who_helps()
    {
        await using var host = await PlanHost.EveryoneAsync(g => g.Holiday("Berlin", "2026-11-17", "Day of the city"));
        var (_, template) = await host.TemplateAsync(
            Of(StepOwner.Manager, "Announce", -2),
            Of(StepOwner.Buddy, "Greet"),
            Of(StepOwner.IT, "Laptop", -5),
            Of(StepOwner.NewHire, "Read", 1)
        );
        var hr = await host.SignedInAsync("hr");
        var filled = await FilledAsync(host, template);
        var form = await hr.OpenAsync("/onboarding/plans/new");

        using var started = await hr.SubmitAsync(form, "/onboarding/plans/new", new Submission(filled));
        // The same form sent again makes nothing new.
        using var twice = await hr.SubmitAsync(form, "/onboarding/plans/new", new Submission(filled));

        Assert.Equal(HttpStatusCode.Redirect, started.StatusCode);
        Assert.Equal("/onboarding", twice.Headers.Location!.ToString());
        var plan = await host.ThePlanAsync();
        Assert.Equal(plan.Url, started.Headers.Location!.ToString());
        var person = await host.Database(db => db.People.SingleAsync(p => p.Id == plan.PersonId));
        Assert.Equal(
            ("Ana Silva", "ana@company.example", "Berlin", PlanHost.Monday),
            (person.Name, person.Email, person.Location, person.StartsOn)
        );
        Assert.Equal(
            PlanHost.Monday,
            await host.Database(db => db.WorkSchedules.Where(s => s.PersonId == person.Id).Select(s => s.ValidFrom).SingleAsync())
        );
        Assert.Equal(
            PlanHost.Monday,
            await host.Database(db => db.TeamMembers.Where(m => m.PersonId == person.Id).Select(m => m.JoinedOn).SingleAsync())
        );
        // O2: in the working days of who does it; Ana's Tuesday is a holiday in Berlin. The laptop would be due on the 9th, before the plan was made.
        Assert.Equal(
            [new(2026, 11, 12), new(2026, 11, 16), new(2026, 11, 12), new LocalDate(2026, 11, 18)],
            new[] { "Announce", "Greet", "Laptop", "Read" }.Select(t => plan.Steps.Single(s => s.Title == t).DueOn)
        );
        Assert.Equal((PlanHost.Monday, (Instant?)null), (plan.InviteOn!.Value, plan.InvitedAt));
        var told = await host.Database(db => db.Notifications.OrderBy(n => n.Id).Select(n => n.Text).ToListAsync());
        Assert.Contains("Ana Silva starts on Mon 16 Nov 2026. 1 step of the onboarding is yours.", told);
        Assert.Contains("Your onboarding: what is next for you, and who helps.", told);
        // HR did it, and is not told.
        Assert.Equal(3, told.Count);
    }

    [Theory]
    [InlineData("Input.StartsOn", "1900-01-01", "between 2000 and 2100")]
    [InlineData("Input.StartsOn", "2999-01-01", "between 2000 and 2100")]
    [InlineData("Input.StartsOn", "2020-01-06", "more than a year ago")]
    [InlineData("Input.StartsOn", "soon", "Choose the day")]
    [InlineData("Input.Template", "", "Choose a template")]
    [InlineData("Input.Template", "99", "Choose a template")]
    [InlineData("Input.Manager", "", "Choose the manager")]
    [InlineData("Input.Name", " ", "Give a name")]
    [InlineData("Input.Email", "ana", "name@company.example")]
    [InlineData("Input.Email", "", "Give the address")]
    [InlineData("Input.Zone", "Mars/Base", "Choose a time zone")]
    [InlineData("Input.Team", "nobody", "team is not there")]
    [InlineData("Input.Person", "99", "Choose somebody who works here")]
    [InlineData("Input.Role", "\u0007", "The role")]
    public async Task Bad_input_is_refused_in_a_sentence_and_changes_nothing(string field, string value, string reason)
    {
        await using var host = await PlanHost.EveryoneAsync();
        var (_, template) = await host.TemplateAsync();
        var people = await host.Database(db => db.People.CountAsync());
        var hr = await host.SignedInAsync("hr");

        using var refused = await hr.SubmitAsync(
            "/onboarding/plans/new",
            new Submission(With(await FilledAsync(host, template), (field, value)))
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.HtmlAsync();
        Assert.Contains(reason, page.QuerySelector(".error-summary")!.Reads(), StringComparison.Ordinal);
        // X2: the summary leads to the field, and the reason stands there too.
        var id = field.Replace('.', '_');
        Assert.Equal($"#{id}", page.QuerySelector(".error-summary a")!.GetAttribute("href"));
        Assert.Equal("true", page.GetElementById(id)!.GetAttribute("aria-invalid"));
        Assert.Contains(reason, page.GetElementById($"{id}_error")!.Reads(), StringComparison.Ordinal);
        Assert.Equal(
            (0, people),
            await host.Database(async db => (await db.OnboardingPlans.CountAsync(), await db.People.CountAsync()))
        );
    }

    [Fact]
    public async Task O4_nobody_is_a_buddy_for_themself_and_an_owner_who_left_stops_the_start()
    {
        await using var host = await PlanHost.EveryoneAsync();
        var berlin = await host.IdAsync("Berlin");
        var (_, template) = await host.TemplateAsync(
            Step("Tour") with
            {
                Owner = StepOwner.Named,
                OwnerId = await host.IdAsync("Support"),
            }
        );
        var hr = await host.SignedInAsync("hr");
        var filled = With(await FilledAsync(host, template), ("Input.Person", $"{berlin}"));

        using var self = await hr.SubmitAsync("/onboarding/plans/new", new Submission(filled));
        Assert.Contains("Nobody is a buddy for themself", await self.MainAsync(), StringComparison.Ordinal);
        await host.Database(async db =>
        {
            (await db.People.SingleAsync(p => p.Name == "Support")).Employ(new(2020, 1, 1), new(2026, 11, 1));
            await db.SaveChangesAsync();
        });
        using var left = await hr.SubmitAsync("/onboarding/plans/new", new Submission(await FilledAsync(host, template)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, left.StatusCode);
        Assert.Contains(
            "“Tour” of the module “Everybody” is given to somebody who does not work here",
            await left.MainAsync(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_template_without_steps_makes_no_plan()
    {
        await using var host = await PlanHost.EveryoneAsync();
        var template = await host.Database(async db =>
        {
            var empty = new OnboardingTemplate("Empty", TemplateKind.Onboarding, null);
            db.Add(empty);
            await db.SaveChangesAsync();
            return empty.Id;
        });
        var hr = await host.SignedInAsync("hr");

        using var refused = await hr.SubmitAsync("/onboarding/plans/new", new Submission(await FilledAsync(host, template)));

        Assert.Contains("no steps yet", await refused.MainAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await host.Database(db => db.People.CountAsync(p => p.Name == "Ana Silva")));
    }

    [Fact]
    public async Task Two_in_HR_start_the_same_person_once()
    {
        await using var host = await PlanHost.EveryoneAsync();
        var (_, template) = await host.TemplateAsync();
        var filled = await FilledAsync(host, template);
        var (one, other) = (await host.SignedInAsync("hr"), await host.SignedInAsync("admin"));
        var (mine, theirs) = (await one.OpenAsync("/onboarding/plans/new"), await other.OpenAsync("/onboarding/plans/new"));

        using var first = await one.SubmitAsync(mine, "/onboarding/plans/new", new Submission(filled));
        using var second = await other.SubmitAsync(theirs, "/onboarding/plans/new", new Submission(filled));
        using var noAddress = await other.SubmitAsync(
            "/onboarding/plans/new",
            new Submission(With(filled, ("Input.Email", ""), ("Input.Invite", "Never")))
        );

        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.StatusCode);
        Assert.Contains("Ana Silva has this address already", await second.MainAsync(), StringComparison.Ordinal);
        Assert.Contains("Is this another person of that name?", await noAddress.MainAsync(), StringComparison.Ordinal);
        var again = await noAddress.HtmlAsync();
        using var another = await other.SubmitAsync(again, "/onboarding/plans/new", new Submission(("Input.IsAnother", "true")));
        Assert.Equal(HttpStatusCode.Redirect, another.StatusCode);
        using var known = await one.SubmitAsync(
            "/onboarding/plans/new",
            new Submission(
                With(
                    filled,
                    (
                        "Input.Person",
                        $"{(await host.Database(db => db.OnboardingPlans.OrderBy(p => p.Id).FirstAsync())).PersonId}"
                    )
                )
            )
        );
        Assert.Contains("Ana Silva has a plan already", await known.MainAsync(), StringComparison.Ordinal);
        var running = await host.Database(db => db.OnboardingPlans.OrderBy(p => p.Id).FirstAsync());
        Assert.NotNull((await known.HtmlAsync()).QuerySelector($"main a[href='{running.Url}']"));
        Assert.Equal(2, await host.Database(db => db.OnboardingPlans.CountAsync()));
    }

    [Fact]
    public async Task O1_what_is_for_a_place_is_taken_for_people_of_that_place()
    {
        await using var host = await PlanHost.EveryoneAsync();
        var (_, template) = await host.TemplateAsync(Step("For all"));
        await host.Database(async db =>
        {
            var by = await db.People.OrderBy(p => p.Id).Select(p => p.Id).FirstAsync();
            foreach (var place in new[] { "Berlin", "Lisbon" })
            {
                var module = new OnboardingModule(place, ModuleScope.Location, place);
                module.Add(Step($"In {place}"), Guid.NewGuid());
                db.Add(module);
                await db.SaveChangesAsync();
                db.Add(module.Publish(null, "", Nobody, by, host.Clock.GetCurrentInstant()));
                (await db.OnboardingTemplates.Include(t => t.Modules).SingleAsync(t => t.Id == template)).Add(module);
                await db.SaveChangesAsync();
            }
        });
        var hr = await host.SignedInAsync("hr");

        using var started = await hr.SubmitAsync("/onboarding/plans/new", new Submission(await FilledAsync(host, template)));

        var plan = await host.ThePlanAsync();
        Assert.Equal(["For all", "In Berlin"], plan.Ordered.Select(s => s.Title));
        // What was left out is nothing new in the template.
        Assert.Contains("Nothing is new", (await hr.OpenAsync($"{plan.Url}/updates")).Body!.Reads(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task O4_buddies_are_suggested_by_team_time_in_common_and_load()
    {
        await using var host = await PlanHost.EveryoneAsync();
        var (_, template) = await host.TemplateAsync();
        var filled = await FilledAsync(host, template);
        var hr = await host.SignedInAsync("hr");

        using var asked = await hr.SubmitAsync(
            "/onboarding/plans/new",
            new Submission(With(filled, ("Input.Manager", ""), ("Input.Buddy", "")))
            {
                Button = "Suggest manager and buddy",
                Htmx = true,
            }
        );

        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        var helpers = await asked.HtmlAsync();
        Assert.Equal("Manager", helpers.QuerySelector("#Input_Manager option[selected]")!.Reads());
        // Berlin and Manager are on the same clock; the manager is no buddy.
        Assert.Equal("Berlin: 8 h a day in common, same team", helpers.QuerySelector("#Input_Buddy option[selected]")!.Reads());
        Assert.DoesNotContain("Manager:", helpers.QuerySelector("#Input_Buddy")!.Reads(), StringComparison.Ordinal);
        Assert.Equal(0, await host.Database(db => db.OnboardingPlans.CountAsync()));
    }

    [Fact]
    public async Task O10_the_track_comes_with_the_plan_and_only_when_it_is_wanted()
    {
        await using var host = await PlanHost.EveryoneAsync();
        var (_, template) = await host.TemplateAsync(Step("Read"));
        var hr = await host.SignedInAsync("hr");

        using var started = await hr.SubmitAsync(
            "/onboarding/plans/new",
            new Submission(With(await FilledAsync(host, template), ("Input.HasTrack", "true")))
        );

        var plan = await host.ThePlanAsync();
        Assert.Contains(plan.Steps, s => s.Phase == AsyncTrack.Phase && s.ModuleId is null && !s.IsOwn);
        Assert.All(plan.Steps.Where(s => s.Phase == AsyncTrack.Phase), s => Assert.Equal(plan.PersonId, s.DoerId));
    }

    [Fact]
    public async Task O5_an_invitation_for_today_is_mailed_at_once()
    {
        await using var host = await PlanHost.EveryoneAsync();
        var (_, template) = await host.TemplateAsync();
        var hr = await host.SignedInAsync("hr");

        using var started = await hr.SubmitAsync(
            "/onboarding/plans/new",
            new Submission(
                With(await FilledAsync(host, template), ("Input.StartsOn", "2026-11-13"), ("Input.Invite", "ThreeDaysBefore"))
            )
        );

        Assert.Equal(HttpStatusCode.Redirect, started.StatusCode);
        Assert.NotNull((await host.ThePlanAsync()).InvitedAt);
        Assert.Equal("ana@company.example", await host.Database(db => db.OutgoingMails.Select(m => m.To).SingleAsync()));
    }

    [Theory]
    [InlineData("manager")]
    [InlineData("berlin")]
    public async Task Nobody_but_HR_and_administrators_starts_plans(string who)
    {
        await using var host = await PlanHost.EveryoneAsync();
        await host.TemplateAsync();
        var browser = await host.SignedInAsync(who);

        using var answer = await browser.GetAsync("/onboarding/plans/new");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_plan_of_eighty_steps_is_started_in_a_bounded_number_of_commands()
    {
        await using var host = await PlanHost.EveryoneAsync();
        var (_, template) = await host.TemplateAsync([
            .. Enumerable.Range(1, 80).Select(i => Step($"Step {i}", $"Week {i / 10}", i)),
        ]);
        var hr = await host.SignedInAsync("hr");
        var form = await hr.OpenAsync("/onboarding/plans/new");
        var filled = await FilledAsync(host, template);

        var commands = await host.Commands.Of(() => hr.SubmitAsync(form, "/onboarding/plans/new", new Submission(filled)));

        Assert.Equal(80, (await host.ThePlanAsync()).StepCount);
        // SQLite takes rows one by one; besides them it is what one step takes.
        Assert.InRange(commands.Count, 80, 120);
    }

    [Theory]
    [InlineData("No mail", "No mail has no e-mail address.")]
    [InlineData("Locked", "Locked’s account is deactivated.")]
    public async Task O5_somebody_known_who_cannot_be_invited_is_refused_with_the_reason(string name, string reason)
    {
        await using var host = await PlanHost.EveryoneAsync(g =>
        {
            g.Person("No mail").WithoutAccount();
            g.Person("Locked").WithoutAccount();
        });
        await host.Database(async db =>
        {
            var locked = await db.People.SingleAsync(p => p.Name == "Locked");
            db.Add(
                new Account
                {
                    UserName = locked.Email,
                    Email = locked.Email,
                    PersonId = locked.Id,
                    CreatedAt = AppHost.Start,
                    DeactivatedAt = AppHost.Start,
                }
            );
            await db.SaveChangesAsync();
            await db.People.Where(p => p.Name == "No mail").ExecuteUpdateAsync(s => s.SetProperty(p => p.Email, (string?)null));
        });
        var (_, template) = await host.TemplateAsync(Step("Read"));
        var hr = await host.SignedInAsync("hr");
        (string, string?)[] filled =
        [
            ("Input.Person", $"{await host.IdAsync(name)}"),
            ("Input.Template", $"{template}"),
            ("Input.StartsOn", "2026-11-12"),
            ("Input.Manager", $"{await host.IdAsync("Manager")}"),
            ("Input.HasTrack", "false"),
        ];

        using var refused = await hr.SubmitAsync("/onboarding/plans/new", new Submission(filled));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(reason, await refused.MainAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await host.Database(db => db.OnboardingPlans.CountAsync()));
        using var without = await hr.SubmitAsync(
            "/onboarding/plans/new",
            new Submission(With(filled, ("Input.Invite", "Never")))
        );
        Assert.Equal(HttpStatusCode.Redirect, without.StatusCode);
    }
}
