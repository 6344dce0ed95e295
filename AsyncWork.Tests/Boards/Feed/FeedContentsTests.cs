using System.Net;
using System.Net.Http.Headers;
using AsyncWork.Domain;
using AsyncWork.Domain.Boards;
using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.Norms;
using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.People;
using AsyncWork.Domain.Requests;
using AsyncWork.Tests.Onboarding;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Calendar;
using Ical.Net.CalendarComponents;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Tests.Boards.Feed;

/// <summary>What else than cards stands in somebody's calendar, as a calendar reads it.</summary>
[Trait("Feature", "I2")]
public sealed class FeedContentsTests : IAsyncLifetime
{
    static readonly Instant Expected = Instant.FromUtc(2026, 11, 17, 9, 0);
    readonly AppHost host = new();

    public Task InitializeAsync() => host.Given().Everyone().SaveAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task I2_what_I_am_asked_for_stands_at_the_moment_that_is_expected_and_what_I_do_not_see_nowhere()
    {
        var seen = await host.CardAsync(await host.BoardAsync(), "Which format?");
        var others = await host.BoardAsync(b => b.ShowTo(BoardAudience.Team), team: "Support");
        var hidden = await host.CardAsync(others, "Whom do we let go?");
        var berlin = await host.PersonIdAsync("Berlin");
        var manager = await host.PersonIdAsync("Manager");
        await AskAsync(seen, RequestKind.Answer, berlin);
        await AskAsync(seen, RequestKind.Acknowledgement, berlin);
        await AskAsync(seen, RequestKind.Answer, manager, deputy: berlin);
        await AskAsync(seen, RequestKind.Answer, manager);
        await AskAsync(hidden, RequestKind.Answer, berlin);
        await AskAsync(seen, RequestKind.Answer, berlin, r => r.Withdraw(r.AskedBy!.Value, AppHost.Start));
        await AskAsync(seen, RequestKind.Answer, berlin, r => r.Answer(berlin, 1, AppHost.Start, 0));
        // It still waits for the other one who was asked.
        await AskAsync(
            seen,
            RequestKind.Acknowledgement,
            berlin,
            r =>
            {
                r.Ask(manager, new(AppHost.Start, Expected));
                r.Acknowledge(berlin, AppHost.Start);
            }
        );

        var events = await ReadAsync("Berlin");

        Assert.Equal(
            ["Needs acknowledgement: Which format?", "Needs answer: Which format?", "Needs answer: Which format?, for Manager"],
            events.Select(e => e.Summary!).Order(StringComparer.Ordinal)
        );
        Assert.All(events, e => Assert.Equal(Expected.ToDateTimeUtc(), e.Start!.AsUtc));
        Assert.All(events, e => Assert.EndsWith($"/cards/{seen.Id}", e.Url!.ToString(), StringComparison.Ordinal));
        Assert.Equal(3, events.Select(e => e.Uid).Distinct().Count());
    }

    [Fact]
    public async Task I2_steps_of_plans_that_run_stand_on_their_day_and_tell_of_nobody_who_leaves()
    {
        await host.PlanAsync(
            SomeSteps.Step("Say hello") with
            {
                Owner = StepOwner.Buddy,
            },
            SomeSteps.Step("Read the playbook", due: 1)
        );

        var (buddy, own) = (Assert.Single(await ReadAsync("Berlin")), Assert.Single(await ReadAsync("Kathmandu")));

        Assert.Equal(("Say hello (for Kathmandu)", new DateOnly(2026, 11, 16)), (buddy.Summary, buddy.Start!.Date));
        Assert.Equal(("Read the playbook (your plan)", new DateOnly(2026, 11, 17)), (own.Summary, own.Start!.Date));
        Assert.Empty(await ReadAsync("NewYork"));
        await host.Database(db =>
            db.OnboardingPlans.ExecuteUpdateAsync(set => set.SetProperty(p => p.Kind, TemplateKind.Offboarding))
        );
        Assert.Equal("Say hello", Assert.Single(await ReadAsync("Berlin")).Summary);
        await host.Database(db => db.OnboardingPlans.ExecuteUpdateAsync(set => set.SetProperty(p => p.State, PlanState.Stopped)));
        Assert.Empty(await ReadAsync("Berlin"));
    }

    [Fact]
    public async Task I2_decisions_stand_until_their_deadline_and_on_their_review_day_for_those_who_take_part()
    {
        var (newYork, kathmandu) = (await host.PersonIdAsync("NewYork"), await host.PersonIdAsync("Kathmandu"));
        await host.DecisionAsync(
            "Where we host",
            DecisionState.Deciding,
            plan: p => p with { Consulted = [newYork], Informed = [kathmandu] },
            decides: ["Manager"]
        );
        await host.DecisionAsync(
            "What we use",
            DecisionState.Decided,
            plan: p => p with { Consulted = [newYork] },
            decides: ["Manager"]
        );
        await host.DecisionAsync("Whom we tell", DecisionState.Proposed);
        await host.Database(async db =>
        {
            var decided = await db.Decisions.SingleAsync(d => d.Title == "What we use");
            decided.PlanReview(new(2027, 2, 1), new(2026, 11, 12), decided.ProposedBy, AppHost.Start);
            await db.SaveChangesAsync();
        });
        const string Deadline = "Deadline of D-0001: Where we host";
        const string Review = "Review of D-0002: What we use";

        var proposer = await ReadAsync("Berlin");

        Assert.Equal([Deadline, Review], proposer.Select(e => e.Summary));
        Assert.Equal((AppHost.Start + GivenDecision.UsualTime).ToDateTimeUtc(), proposer[0].Start!.AsUtc);
        Assert.Equal((false, new DateOnly(2027, 2, 1)), (proposer[1].Start!.HasTime, proposer[1].Start!.Date));
        Assert.Equal([Deadline, Review], (await ReadAsync("Manager")).Select(e => e.Summary));
        Assert.Equal([Deadline], (await ReadAsync("NewYork")).Select(e => e.Summary));
        Assert.Empty(await ReadAsync("Kathmandu"));
        Assert.Empty(await ReadAsync("Admin"));
    }

    [Fact]
    public async Task I2_who_of_my_teams_is_away_stands_on_whole_days_and_never_why()
    {
        await AwayAsync("NewYork", new(2026, 11, 16), new(2026, 11, 20), AbsenceKind.Sick);
        await AwayAsync("Berlin", new(2026, 12, 24), new(2026, 12, 24));
        await AwayAsync("Kathmandu", new(2026, 11, 16), new(2026, 11, 16), approved: false);
        await AwayAsync("Manager", new(2026, 9, 1), new(2026, 9, 4));
        await AwayAsync("Support", new(2026, 11, 16), new(2026, 11, 16));

        var (text, events) = await OpenAsync("Berlin");

        Assert.Equal(["NewYork is away", "You are away"], events.Select(e => e.Summary));
        Assert.All(events, e => Assert.False(e.Start!.HasTime || e.End!.HasTime));
        // Calendars take the end for the first day that is free again.
        Assert.Equal((new DateOnly(2026, 11, 16), new DateOnly(2026, 11, 21)), (events[0].Start!.Date, events[0].End!.Date));
        Assert.Equal((new DateOnly(2026, 12, 24), new DateOnly(2026, 12, 25)), (events[1].Start!.Date, events[1].End!.Date));
        Assert.Equal(
            [.. Enumerable.Range(16, 5).Select(day => new LocalDate(2026, 11, day)), new(2026, 12, 24)],
            HolidayFile.Read(text, new(2026, 1, 1), new(2026, 12, 31), out _)!.Days.Select(d => d.Date)
        );
        Assert.DoesNotContain("Sick", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Secret note", text, StringComparison.OrdinalIgnoreCase);
        // Who leads a team has its people, without being of it.
        Assert.Equal(["Support is away"], (await ReadAsync("Manager2")).Select(e => e.Summary));
        Assert.Empty(await ReadAsync("HR"));
    }

    [Fact]
    public async Task I2_a_calendar_costs_a_query_for_each_kind_however_much_stands_in_it_and_stays_as_it_is()
    {
        var board = await host.BoardAsync();
        var (berlin, newYork) = (await host.PersonIdAsync("Berlin"), await host.PersonIdAsync("NewYork"));
        var browser = await host.SignedInAsync("Berlin");
        var address = await AddressAsync(browser);
        var none = await host.Commands.Of(() => host.Stranger().GetAsync(address));
        for (var i = 0; i < 5; i++)
        {
            var card = await host.CardAsync(board, $"Card {i}", more: c => c with { Owner = berlin, DueOn = new(2026, 11, 20) });
            await AskAsync(card, RequestKind.Answer, berlin);
            await AskAsync(card, RequestKind.Answer, newYork, deputy: berlin);
            await host.DecisionAsync($"Decision {i}", DecisionState.Deciding);
            await AwayAsync("NewYork", new(2026, 11, 16 + i), new(2026, 11, 16 + i));
        }
        await host.PlanAsync([
            .. Enumerable.Range(0, 5).Select(i => SomeSteps.Step($"Step {i}") with { Owner = StepOwner.Buddy }),
        ]);
        HttpResponseMessage? first = null;

        var many = await host.Commands.Of(async () => first = await host.Stranger().GetAsync(address));
        host.Clock.AdvanceMinutes(90);
        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(new EntityTagHeaderValue(first!.Headers.ETag!.Tag));
        using var unchanged = await host.Stranger().SendAsync(again);

        // Whose it is, seven kinds, and that it was read.
        Assert.Equal((9, 9), (none.Count, many.Count));
        Assert.Equal(30, Ical.Net.Calendar.Load(await first.Content.ReadAsStringAsync())!.Events.Count);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }

    /// <summary>Kathmandu asks.</summary>
    Task AskAsync(Card card, RequestKind kind, PersonId asked, Action<Request> then, PersonId? deputy = null) =>
        host.Database(async db =>
        {
            var by = await db.People.Where(p => p.Name == "Kathmandu").Select(p => p.Id).SingleAsync();
            var (on, url) = (Subject.Card(card.Id), $"/cards/{card.Id}");
            var norm = ResponseNorm.Usual;
            var request = new Request(on, null, kind, Urgency.Normal, null, norm, null, by, card.Title, url, AppHost.Start);
            request.Ask(asked, new(AppHost.Start, Expected, deputy));
            then(request);
            db.Add(request);
            await db.SaveChangesAsync();
        });

    Task AskAsync(Card card, RequestKind kind, PersonId asked, PersonId? deputy = null) =>
        AskAsync(card, kind, asked, _ => { }, deputy);

    Task AwayAsync(string name, LocalDate first, LocalDate last, AbsenceKind kind = AbsenceKind.Leave, bool approved = true) =>
        host.Database(async db =>
        {
            var person = await db.People.Where(p => p.Name == name).Select(p => p.Id).SingleAsync();
            var hr = await db.People.Where(p => p.Name == "HR").Select(p => p.Id).SingleAsync();
            var absence = new Absence(person, first, last, kind, null, "Secret note", person, AppHost.Start);
            if (approved)
                absence.Approve(hr, null, AppHost.Start);
            db.Add(absence);
            await db.SaveChangesAsync();
        });

    async Task<IReadOnlyList<CalendarEvent>> ReadAsync(string name) => (await OpenAsync(name)).Events;

    /// <summary>In the order of their days.</summary>
    async Task<(string Text, IReadOnlyList<CalendarEvent> Events)> OpenAsync(string name)
    {
        var text = await host.Stranger().GetStringAsync(await AddressAsync(await host.SignedInAsync(name)));
        return (text, [.. Ical.Net.Calendar.Load(text)!.Events.OrderBy(e => e.Start!.Date)]);
    }

    static async Task<string> AddressAsync(HttpClient browser)
    {
        using var made = await browser.SubmitAsync("/account/feed", new Submission([], Action: "/account/feed"));
        return (await made.HtmlAsync()).QuerySelector("#address")!.GetAttribute("value")!;
    }
}
