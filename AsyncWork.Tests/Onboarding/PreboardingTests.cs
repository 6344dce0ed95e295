using System.Net;
using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.Onboarding;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Onboarding.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using static AsyncWork.Tests.Onboarding.SomeSteps;

namespace AsyncWork.Tests.Onboarding;

/// <summary>Before there is an account: a page by a signed link, and the invitation at its time (product.md O5).</summary>
[Trait("Feature", "O5")]
public sealed class PreboardingTests
{
    static StepContent Of(StepOwner owner, string title, int due = 0) => Step(title, due: due) with { Owner = owner };

    /// <summary>A new person whose plan has a form before the first day, and a link to it.</summary>
    static async Task<(AppHost Host, string Plan, string Link)> LinkAsync(string name = "Ana", AppHost? given = null)
    {
        var host = given ?? await PlanHost.EveryoneAsync(g => g.CompanyIn("Europe/Berlin"));
        var template = given is null
            ? (
                await host.TemplateAsync(
                    Of(StepOwner.NewHire, "Wishes", -2) with
                    {
                        Kind = StepKind.Form,
                        Fields = "Keyboard *",
                    },
                    Of(StepOwner.NewHire, "Inside", -1) with
                    {
                        Url = "/playbook",
                    },
                    Of(StepOwner.Manager, "Secret goals", -1),
                    Of(StepOwner.Manager, "A card with good wishes", -1) with
                    {
                        IsRequired = false,
                    },
                    Of(StepOwner.NewHire, "First day")
                )
            ).Template
            : await host.Database(db => db.OnboardingTemplates.Select(t => t.Id).SingleAsync());
        var hr = await host.SignedInAsync("hr");
        using var started = await hr.SubmitAsync(
            "/onboarding/plans/new",
            new Submission(
                ("Input.Name", name),
                ("Input.Email", $"{name}@company.example"),
                ("Input.Zone", "Europe/Berlin"),
                ("Input.Template", $"{template}"),
                ("Input.StartsOn", "2026-11-23"),
                ("Input.Manager", $"{await host.IdAsync("Manager")}"),
                ("Input.HasTrack", "false")
            )
        );
        var plan = started.Headers.Location!.ToString();
        using var made = await hr.SubmitAsync($"{plan}/preboarding", new Submission(("until", "2026-11-23")));
        Assert.True(made.StatusCode == HttpStatusCode.Redirect, await made.MainAsync());
        return (host, plan, await LinkOf(hr, plan));
    }

    static async Task<string> LinkOf(HttpClient hr, string plan) =>
        new Uri((await hr.OpenAsync($"{plan}/preboarding")).GetElementById("link")!.GetAttribute("value")!).PathAndQuery;

    [Fact]
    public async Task A_stranger_with_the_link_sees_little_and_does_their_steps()
    {
        var (host, plan, link) = await LinkAsync();
        await using var _ = host;
        var stranger = host.Stranger();

        var page = await stranger.OpenAsync(link);
        var text = page.Body!.Reads();
        Assert.Contains("Welcome, Ana", text, StringComparison.Ordinal);
        Assert.Contains("Mon 23 Nov 2026", text, StringComparison.Ordinal);
        Assert.Equal(["Wishes"], page.QuerySelectorAll("h3").Select(h => h.Reads()));
        Assert.DoesNotContain("Secret goals", text, StringComparison.Ordinal);
        using var empty = await stranger.SubmitAsync(page, link, new Submission(("Answer.Fields[0]", " ")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        Assert.Contains("Fill in “Keyboard”", await empty.MainAsync(), StringComparison.Ordinal);
        using var sent = await stranger.SubmitAsync(page, link, new Submission(("Answer.Fields[0]", "ISO")));
        using var twice = await stranger.SubmitAsync(page, link, new Submission(("Answer.Fields[0]", "ANSI")));
        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Redirect], [sent.StatusCode, twice.StatusCode]);
        var steps = (await host.ThePlanAsync()).Steps;
        Assert.Equal("Keyboard: ISO", steps.Single(s => s.Title == "Wishes").Result);
        // Nothing else can be settled from there, whatever is sent.
        var other = steps.Single(s => s.Title == "Secret goals").Id;
        using var foreign = await stranger.SubmitAsync(page, link, new Submission(("step", $"{other}")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, foreign.StatusCode);
        Assert.Equal(1, (await host.ThePlanAsync()).DoneCount);
        // Nor does it open anything else.
        Assert.Equal(HttpStatusCode.Redirect, (await stranger.GetAsync(plan)).StatusCode);
    }

    [Fact]
    public async Task A_link_that_was_changed_ended_or_made_anew_opens_nothing()
    {
        var (host, plan, link) = await LinkAsync();
        await using var _ = host;
        var stranger = host.Stranger();
        const string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        foreach (var letter in letters.Where(l => l != link[^1]))
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(link[..^1] + letter)).StatusCode);
        foreach (var i in new[] { 12, 40, 80 })
            Assert.Equal(
                HttpStatusCode.NotFound,
                (await stranger.GetAsync(link[..i] + (link[i] == 'A' ? 'B' : 'A') + link[(i + 1)..])).StatusCode
            );
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync("/welcome/x")).StatusCode);

        var hr = await host.SignedInAsync("hr");
        using var anew = await hr.SubmitAsync($"{plan}/preboarding", new Submission(("until", "2026-11-20")));
        using var old = await stranger.GetAsync(link);
        Assert.Equal(HttpStatusCode.NotFound, old.StatusCode);
        Assert.Contains("This link does not work any more", await old.MainAsync(), StringComparison.Ordinal);
        var newer = await LinkOf(hr, plan);
        await stranger.OpenAsync(newer);
        using var ended = await hr.SubmitAsync($"{plan}/preboarding", new Submission { Button = "End the link" });
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(newer)).StatusCode);
    }

    [Fact]
    public async Task A_link_ends_with_its_day_and_with_the_account()
    {
        var (host, _, link) = await LinkAsync();
        await using var _ = host;
        var stranger = host.Stranger();
        host.Clock.Reset(Instant.FromUtc(2026, 11, 23, 22, 30));
        await stranger.OpenAsync(link);
        host.Clock.Reset(Instant.FromUtc(2026, 11, 23, 23, 30));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(link)).StatusCode);
        host.Clock.Reset(Instant.FromUtc(2026, 11, 23, 12, 0));
        await stranger.OpenAsync(link);

        await host.Database(async db =>
        {
            var person = await db.People.SingleAsync(p => p.Name == "Ana");
            var now = host.Clock.GetCurrentInstant();
            db.Users.Add(
                new()
                {
                    UserName = "ana",
                    Email = "ana@company.example",
                    PersonId = person.Id,
                    CreatedAt = now,
                    JoinedAt = now,
                }
            );
            await db.SaveChangesAsync();
        });
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(link)).StatusCode);
    }

    [Fact]
    public async Task A_link_shows_one_person_and_none_of_another()
    {
        var (host, _, link) = await LinkAsync();
        await using var _ = host;
        var (_, _, other) = await LinkAsync("Bo", host);
        var stranger = host.Stranger();

        var page = await stranger.OpenAsync(other);
        Assert.DoesNotContain("Ana", page.Body!.Reads(), StringComparison.Ordinal);
        var ofAna = await host.Database(db =>
            db.PlanSteps.Where(s => s.Title == "Wishes").OrderBy(s => s.Id).Select(s => s.Id).FirstAsync()
        );
        using var foreign = await stranger.SubmitAsync(
            page,
            other,
            new Submission(("step", $"{ofAna}"), ("Answer.Fields[0]", "ISO"))
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, foreign.StatusCode);
        Assert.Equal(0, await host.Database(db => db.PlanSteps.CountAsync(s => s.State == PlanStepState.Done)));
        Assert.NotEqual(link, other);
    }

    [Theory]
    [InlineData("2026-11-01", "That day has passed")]
    [InlineData("2027-05-01", "at the latest 14 days after")]
    [InlineData("", "Choose the last day")]
    public async Task A_link_without_an_end_is_not_made(string until, string reason)
    {
        var (host, plan, _) = await LinkAsync();
        await using var _ = host;
        var hr = await host.SignedInAsync("hr");

        using var refused = await hr.SubmitAsync($"{plan}/preboarding", new Submission(("until", until)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(reason, await refused.MainAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_link_is_mailed_to_an_address_that_is_not_kept()
    {
        var (host, plan, _) = await LinkAsync();
        await using var _ = host;
        var hr = await host.SignedInAsync("hr");

        using var wrong = await hr.SubmitAsync($"{plan}/preboarding", new Submission(("email", "ana")));
        using var mailed = await hr.SubmitAsync($"{plan}/preboarding", new Submission(("email", "ana@home.example")));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, mailed.StatusCode);
        var mail = await host.Database(db => db.OutgoingMails.SingleAsync());
        Assert.Equal("ana@home.example", mail.To);
        Assert.Contains("/welcome/", mail.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("home.example", (await hr.OpenAsync($"{plan}/history")).Body!.Reads(), StringComparison.Ordinal);
        Assert.Equal(0, await host.Database(db => db.AuditEvents.CountAsync(e => e.Details.Contains("home.example"))));
    }

    [Fact]
    public async Task The_invitation_goes_out_on_its_day_once_and_steps_are_reminded_of_when_they_are_due()
    {
        var (host, plan, _) = await LinkAsync();
        await using var _ = host;
        async Task<int> RunAsync(Instant at)
        {
            host.Clock.Reset(at);
            await using var scope = host.Services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<PlanReminders>().RunAsync();
        }
        host.Services.GetRequiredService<Microsoft.Extensions.Configuration.IConfiguration>()["Site:BaseUrl"] =
            "https://work.example";

        await RunAsync(Instant.FromUtc(2026, 11, 22, 22, 0));
        Assert.Equal(0, await host.Database(db => db.OutgoingMails.CountAsync()));
        await RunAsync(Instant.FromUtc(2026, 11, 22, 23, 30)); // Monday already, in Berlin
        Assert.Equal("ana@company.example", await host.Database(db => db.OutgoingMails.Select(m => m.To).SingleAsync()));
        Assert.NotNull((await host.ThePlanAsync()).InvitedAt);
        Assert.Equal(0, await RunAsync(Instant.FromUtc(2026, 11, 22, 23, 40)));
        var reminded = await host.Database(db =>
            db.Notifications.Where(n => n.Reason == NotificationReason.Due).Select(n => n.Text).ToListAsync()
        );
        Assert.Contains("“Secret goals” in the plan of Ana is due.", reminded);
        Assert.Contains(reminded, t => t.StartsWith("2 steps are due, the first is “Wishes”", StringComparison.Ordinal));

        await RunAsync(Instant.FromUtc(2026, 12, 23, 9, 0));
        await RunAsync(Instant.FromUtc(2026, 12, 23, 9, 10));
        var checkIns = await host.Database(db =>
            db.Notifications.Where(n => n.Url == $"{plan}/check-ins/30").Select(n => n.Text).ToListAsync()
        );
        Assert.Equal(
            ["You have been here for 30 days. Say how it went, so that it goes better for those who come after you."],
            checkIns
        );
    }
}
