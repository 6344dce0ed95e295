using AsyncWork.Domain.Decisions;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Pages.Decisions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using static AsyncWork.Tests.Decisions.DecisionBrowsing;

namespace AsyncWork.Tests.Decisions;

/// <summary>What the app does for decisions by itself, also when several nodes do it at once (product.md D5, D7, D8).</summary>
public sealed class DecisionRoundTests
{
    [Fact]
    public async Task At_the_deadline_it_is_closed_once_and_all_are_told()
    {
        await using var host = await CompanyAsync();
        var number = await host.DecisionAsync(state: DecisionState.Deciding);
        Assert.Equal(0, await CloseAsync(host));

        host.Clock.Advance(GivenDecision.UsualTime);
        var closed = await Task.WhenAll(CloseAsync(host), CloseAsync(host), CloseAsync(host));

        Assert.Equal(1, closed.Sum());
        var decision = await host.ReadDecisionAsync(number);
        Assert.Equal((DecisionState.Decided, "nobody objected"), (decision.State, decision.ClosedBecause));
        Assert.Null(decision.ClosedBy);
        foreach (var name in new[] { "Berlin", "NewYork", "Kathmandu" })
            Assert.Equal(["Decided: “Where we host” is decided, for “Stay”."], await host.ToldAsync(name));
    }

    [Fact]
    public async Task One_that_cannot_be_stored_keeps_no_other_waiting()
    {
        await using var host = await CompanyAsync();
        await host.DecisionAsync("Broken", DecisionState.Deciding);
        var fine = await host.DecisionAsync("Fine", DecisionState.Deciding);
        await host.Database(db =>
            db.Database.ExecuteSqlAsync(
                $"CREATE TRIGGER Broken BEFORE UPDATE ON Decisions WHEN NEW.Number = 1 BEGIN SELECT RAISE(ABORT, 'too long'); END"
            )
        );
        host.Clock.Advance(GivenDecision.UsualTime);

        Assert.Equal(1, await CloseAsync(host));

        Assert.Equal(DecisionState.Decided, (await host.ReadDecisionAsync(fine)).State);
    }

    [Fact]
    public async Task Without_a_result_it_expires_and_says_why()
    {
        await using var host = await CompanyAsync();
        var silent = await host.DecisionAsync(
            "Silent",
            DecisionState.Deciding,
            plan: p => p with { Silence = Silence.IsNoAnswer }
        );
        var advice = await host.DecisionAsync(
            "Advice",
            DecisionState.Deciding,
            plan: p => p with { Method = DecisionMethod.Advice, Consulted = [.. p.Decides.Skip(1)], Decides = [p.Decides[0]] }
        );
        host.Clock.Advance(GivenDecision.UsualTime);

        Assert.Equal(2, await CloseAsync(host));

        Assert.Equal("only 0 of 3 people asked have answered", (await host.ReadDecisionAsync(silent)).ClosedBecause);
        Assert.Equal(DecisionState.Expired, (await host.ReadDecisionAsync(advice)).State);
    }

    [Fact]
    public async Task What_it_takes_the_place_of_is_superseded_at_the_deadline_too()
    {
        await using var host = await CompanyAsync();
        await host.DecisionAsync("Old", DecisionState.Decided);
        await host.DecisionAsync("New", DecisionState.Deciding);
        var berlin = await host.SignedInAsync("berlin");
        await berlin.SubmitAsync(Url(2, "supersede"), ("Old", "D-0001"));
        host.Clock.Advance(GivenDecision.UsualTime);

        await CloseAsync(host);

        Assert.Equal(DecisionState.Superseded, (await host.ReadDecisionAsync(1)).State);
    }

    [Fact]
    public async Task Who_has_not_answered_is_reminded_once_when_a_third_of_the_time_is_left_in_their_hours()
    {
        await using var host = await CompanyAsync();
        // Opened on Thursday at 09:10 in Berlin, until Sunday: a third is left from Saturday on. So it is extended to Tuesday.
        var number = await host.DecisionAsync(state: DecisionState.Deciding);
        var berlin = await host.SignedInAsync("berlin");
        await berlin.SubmitAsync(
            Url(number, "extend"),
            ("Deadline.On", "2026-11-17"),
            ("Deadline.At", "18:00"),
            ("Reason", "Weekend")
        );
        await (await host.SignedInAsync("kathmandu")).SubmitAsync(Url(number), ("Answer.Kind", "Consent"));
        Assert.Equal(0, await RemindAsync(host));

        host.Clock.Reset(Instant.FromUtc(2026, 11, 16, 9, 0)); // Monday 10:00 in Berlin, 04:00 in New York
        var reminded = await Task.WhenAll(RemindAsync(host), RemindAsync(host));
        Assert.Equal(1, reminded.Sum());
        host.Clock.Reset(Instant.FromUtc(2026, 11, 16, 15, 0)); // 10:00 in New York
        Assert.Equal(1, await RemindAsync(host));
        Assert.Equal(0, await RemindAsync(host));

        Assert.Equal("Due: “Where we host” waits for you until Tue 17 Nov 2026, 18:00.", (await host.ToldAsync("Berlin"))[^1]);
        Assert.Equal("Due: “Where we host” waits for you until Tue 17 Nov 2026, 12:00.", (await host.ToldAsync("NewYork"))[^1]);
        Assert.DoesNotContain(await host.ToldAsync("Kathmandu"), t => t.StartsWith("Due", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_deadline_in_working_days_moves_with_a_holiday_if_that_was_chosen()
    {
        await using var host = await CompanyAsync();
        await host.DecisionAsync("Moving", decides: ["Berlin"]);
        await host.DecisionAsync("Still", decides: ["Berlin"]);
        var berlin = await host.SignedInAsync("berlin");
        await berlin.SubmitAsync(Url(1, "open"), ("Deadline.Days", "2"), ("Deadline.Moves", "true"));
        await berlin.SubmitAsync(Url(2, "open"), ("Deadline.Days", "2"));
        Assert.Equal(0, await MoveAsync(host));
        var given = host.Given().Holiday(null, "2026-11-13", "Company day");
        await given.SaveAsync();

        Assert.Equal(1, await MoveAsync(host));
        Assert.Equal(0, await MoveAsync(host));

        Assert.Equal(Instant.FromUtc(2026, 11, 17, 8, 10), (await host.ReadDecisionAsync(1)).DeadlineAt);
        Assert.Equal(Instant.FromUtc(2026, 11, 16, 8, 10), (await host.ReadDecisionAsync(2)).DeadlineAt);
    }

    [Fact]
    public async Task Who_proposed_and_decided_it_are_reminded_of_the_review_once()
    {
        await using var host = await CompanyAsync();
        var number = await host.DecisionAsync(state: DecisionState.Decided);
        await (await host.SignedInAsync("berlin")).SubmitAsync(Url(number, "review"), ("ReviewOn", "2026-11-16"));
        Assert.Equal(0, await ReviewsAsync(host));

        host.Clock.Reset(Instant.FromUtc(2026, 11, 16, 9, 0));
        var reminded = await Task.WhenAll(ReviewsAsync(host), ReviewsAsync(host));

        Assert.Equal(1, reminded.Sum());
        foreach (var name in (string[])["Berlin", "NewYork", "Kathmandu"])
            Assert.Equal(["Due: Does D-0001 “Where we host” still hold? Its review is due."], await host.ToldAsync(name));
    }

    [Fact]
    public async Task A_review_that_nobody_here_keeps_is_told_to_administrators()
    {
        await using var host = await CompanyAsync();
        var left = await host.DecisionAsync("Left", DecisionState.Decided, decides: ["Berlin"]);
        var unknown = await host.DecisionAsync("Unknown", DecisionState.Decided, decides: ["Berlin"]);
        await host.Database(async db =>
        {
            foreach (var decision in await db.Decisions.Include(d => d.People).ToListAsync())
                decision.PlanReview(new(2026, 11, 16), new(2026, 11, 12), null, host.Clock.GetCurrentInstant());
            await db.SaveChangesAsync();
            await db
                .Decisions.Where(d => d.Number == unknown)
                .ExecuteUpdateAsync(set => set.SetProperty(d => d.ProposedBy, (AsyncWork.Domain.People.PersonId?)null));
            var berlin = await db.People.SingleAsync(p => p.Name == "Berlin");
            berlin.Employ(berlin.StartsOn, new(2026, 11, 13));
            await db.SaveChangesAsync();
        });

        host.Clock.Reset(Instant.FromUtc(2026, 11, 16, 9, 0));

        Assert.Equal(2, await ReviewsAsync(host));
        Assert.Equal(0, await ReviewsAsync(host));
        Assert.Equal(
            [
                "Due: Does D-0001 “Left” still hold? Its review is due.",
                "Due: Does D-0002 “Unknown” still hold? Its review is due.",
            ],
            await host.ToldAsync("Admin")
        );
        Assert.Empty(await host.ToldAsync("Berlin"));
        Assert.Equal([1, 2], [left, unknown]);
    }

    static Task<int> CloseAsync(AppHost host) => RunAsync<DecisionDeadlines>(host, d => d.CloseAsync());

    static Task<int> MoveAsync(AppHost host) => RunAsync<DecisionDeadlines>(host, d => d.MoveAsync());

    static Task<int> RemindAsync(AppHost host) => RunAsync<DecisionReminders>(host, r => r.RemindOfDeadlinesAsync());

    static Task<int> ReviewsAsync(AppHost host) => RunAsync<DecisionReminders>(host, r => r.RemindOfReviewsAsync());

    static async Task<int> RunAsync<T>(AppHost host, Func<T, Task<int>> work)
        where T : notnull
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<T>());
    }
}
