using System.Net;
using AsyncWork.Domain;
using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.Norms;
using AsyncWork.Domain.People;
using AsyncWork.Domain.Requests;
using AsyncWork.Tests.Cards;
using AsyncWork.Tests.Onboarding;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Pages.People.Absences;
using AsyncWork.Web.Pages.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace AsyncWork.Tests.People.Absences;

/// <summary>Who leaves stands in for others no longer: somebody else does, or who is away is told (product.md O12, S6). Berlin leaves on 30 November.</summary>
[Trait("Feature", "O12"), Trait("Feature", "S6")]
public sealed class DeputyLeaversTests
{
    static readonly LocalDate December = new(2026, 12, 21);

    [Fact]
    public void Nobody_stands_in_for_themself_or_in_what_is_not_to_be()
    {
        var (me, other, third) = (new PersonId(1), new PersonId(2), new PersonId(3));
        var absence = new Absence(me, December, December, AbsenceKind.Leave, other, null, me, AppHost.Start);

        Assert.Contains("one who is away", absence.WhyNotStandIn(me), StringComparison.Ordinal);
        absence.StandIn(third);
        Assert.Equal(third, absence.DeputyId);
        absence.Withdraw(me, AppHost.Start);
        Assert.Contains("withdrawn already", absence.WhyNotStandIn(other), StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => absence.StandIn(other));
    }

    [Fact]
    public async Task Standing_in_for_others_is_given_on_and_they_are_told_once()
    {
        await using var bench = await CardBench.StartAsync();
        await AwayAsync(bench, bench.Kathmandu, December);
        await AwayAsync(bench, bench.Kathmandu, December.PlusDays(30));
        await AwayAsync(bench, bench.NewYork, December);
        await AwayAsync(bench, bench.Kathmandu, new(2026, 11, 13)); // over before Berlin leaves
        var plan = await bench.LeavesAsync();
        var manager = await bench.Host.SignedInAsync("Manager");
        var page = await manager.OpenAsync($"{plan}/transfer");
        Assert.Contains("away Mon 21 Dec 2026", page.QuerySelector("#transfer")!.Reads(), StringComparison.Ordinal);

        using var given = await manager.SubmitAsync(
            page,
            $"{plan}/transfer",
            new Submission(("to", $"{bench.NewYork}")) { Button = "Give everything" }
        );

        // Who is away cannot stand in for themself.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, given.StatusCode);
        Assert.Contains(
            "2 absences to stand in for went to NewYork; this stays",
            (await given.HtmlAsync()).QuerySelector("main")!.Reads(),
            StringComparison.Ordinal
        );
        Assert.Equal([bench.NewYork, bench.NewYork, bench.Berlin, bench.Berlin], await DeputiesAsync(bench));
        Assert.Contains(
            "NewYork stands in for you Mon 21 Dec 2026, as Berlin leaves.",
            Assert.Single(await bench.ToldAsync(bench.Kathmandu)),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "gives you 2 absences to stand in for of Berlin",
            Assert.Single(await bench.ToldAsync(bench.NewYork)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_somebody_only_asks_for_is_counted_and_given_but_shown_to_none_who_may_not_decide()
    {
        await using var bench = await CardBench.StartAsync();
        await AwayAsync(bench, bench.Support, December, approved: false);
        var plan = await bench.LeavesAsync();
        var manager = await bench.Host.SignedInAsync("Manager");
        var page = (await manager.OpenAsync($"{plan}/transfer")).QuerySelector("#transfer")!.Reads();
        Assert.Contains("1 that you may not see", page, StringComparison.Ordinal);
        Assert.DoesNotContain("21 Dec", page, StringComparison.Ordinal);

        using var given = await manager.SubmitAsync(
            $"{plan}/transfer",
            new Submission(("to", $"{bench.NewYork}")) { Button = "Give everything" }
        );

        Assert.Equal(HttpStatusCode.Redirect, given.StatusCode);
        Assert.Equal([bench.NewYork], await DeputiesAsync(bench));
    }

    [Fact]
    public async Task Who_has_left_stands_in_for_nobody_and_who_counted_on_them_is_told_once()
    {
        await using var bench = await CardBench.StartAsync();
        await AwayAsync(bench, bench.Kathmandu, December);
        await AwayAsync(bench, bench.Kathmandu, December.PlusDays(30));
        await AwayAsync(bench, bench.NewYork, new(2026, 11, 10));
        await LeaveAsync(bench, bench.Berlin);

        await using (var scope = bench.Host.Services.CreateAsyncScope())
        {
            var leavers = scope.ServiceProvider.GetRequiredService<DeputyLeavers>();
            Assert.Equal(2, await leavers.GoOnAsync(bench.Now));
            Assert.Equal(0, await leavers.GoOnAsync(bench.Now));
        }

        // On the day that was over while they worked here they did stand in.
        Assert.Equal([null, null, bench.Berlin], await DeputiesAsync(bench));
        Assert.Contains(
            "Berlin has left, and nobody stands in for you Mon 21 Dec 2026.",
            Assert.Single(await bench.ToldAsync(bench.Kathmandu)),
            StringComparison.Ordinal
        );
        Assert.Empty(await bench.ToldAsync(bench.NewYork));
    }

    [Fact]
    [Trait("Feature", "K9")]
    public async Task What_a_deputy_was_to_answer_goes_on_with_who_stands_in_now()
    {
        await using var bench = await CardBench.StartAsync();
        await AwayAsync(bench, bench.Kathmandu, new(2026, 11, 12), last: December);
        var card = await bench.CardAsync("Write the guide");
        await bench.Host.Database(async db =>
        {
            var by = await bench.Host.PersonIdAsync("Manager");
            var (norm, now) = (ResponseNorm.Usual, bench.Now);
            var question = new Request(
                Subject.Card(card),
                null,
                RequestKind.Answer,
                Urgency.Normal,
                null,
                norm,
                null,
                by,
                "Which?",
                $"/cards/{card}",
                now
            );
            question.Ask(bench.Kathmandu, new(now, now + Duration.FromDays(2)));
            db.Add(question);
            await db.SaveChangesAsync();
            await db.RecountAsync(bench.Kathmandu, now.InUtc().Date);
        });
        Assert.Equal(bench.Berlin, await AnswersAsync());
        var plan = await bench.LeavesAsync();
        var manager = await bench.Host.SignedInAsync("Manager");

        using var given = await manager.SubmitAsync(
            $"{plan}/transfer",
            new Submission(("to", $"{bench.NewYork}")) { Button = "Give everything" }
        );
        Assert.Equal(HttpStatusCode.Redirect, given.StatusCode);
        Assert.Equal(bench.NewYork, await AnswersAsync());

        await LeaveAsync(bench, bench.NewYork);
        await using var scope = bench.Host.Services.CreateAsyncScope();
        Assert.Equal(1, await scope.ServiceProvider.GetRequiredService<DeputyLeavers>().GoOnAsync(bench.Now));
        Assert.Null(await AnswersAsync());

        Task<PersonId?> AnswersAsync() => bench.Host.Database(db => db.RequestRecipients.Select(r => r.DeputyId).SingleAsync());
    }

    /// <summary>Their last day was yesterday.</summary>
    static Task LeaveAsync(CardBench bench, PersonId person) =>
        bench.Host.Database(async db =>
        {
            var leaver = await db.People.SingleAsync(p => p.Id == person);
            leaver.Employ(leaver.StartsOn, new(2026, 11, 11));
            await db.SaveChangesAsync();
        });

    /// <summary>One day, or more, with Berlin as deputy.</summary>
    static Task AwayAsync(CardBench bench, PersonId person, LocalDate day, bool approved = true, LocalDate? last = null) =>
        bench.Host.Database(async db =>
        {
            var absence = new Absence(person, day, last ?? day, AbsenceKind.Leave, bench.Berlin, null, person, bench.Now);
            if (approved)
                absence.Approve(await bench.Host.PersonIdAsync("Manager"), null, bench.Now);
            db.Add(absence);
            await db.SaveChangesAsync();
        });

    static Task<List<PersonId?>> DeputiesAsync(CardBench bench) =>
        bench.Host.Database(db => db.Absences.OrderBy(a => a.Id).Select(a => a.DeputyId).ToListAsync());
}
