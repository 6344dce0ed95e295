using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.Wiki;
using AsyncWork.Tests.Cards;
using AsyncWork.Tests.Decisions;
using AsyncWork.Tests.Support;
using AsyncWork.Tests.Wiki;
using Microsoft.EntityFrameworkCore;
using static AsyncWork.Tests.Decisions.DecisionBrowsing;

namespace AsyncWork.Tests.Notifications;

/// <summary>What somebody was asked to do waits in their inbox until it is done, and no longer (product.md N1).</summary>
[Trait("Feature", "N1")]
public sealed class SettledNoticesTests
{
    static Task<List<string>> WaitingForAsync(AppHost host, string name) =>
        host.Database(async db =>
        {
            var person = await db.People.Where(p => p.Name == name).Select(p => p.Id).SingleAsync();
            return await db
                .Notifications.Where(n => n.PersonId == person && n.DoneAt == null)
                .OrderBy(n => n.Id)
                .Select(n => n.Text)
                .ToListAsync();
        });

    [Fact]
    public async Task N1_who_answered_a_decision_is_asked_no_more_and_others_are_until_it_ends()
    {
        await using var host = await CompanyAsync();
        var number = await host.DecisionAsync(decides: ["Berlin", "NewYork", "Kathmandu"]);
        var (berlin, newYork) = (await host.SignedInAsync("berlin"), await host.SignedInAsync("newyork"));
        await berlin.SubmitAsync(
            Url(number, "open"),
            new Submission(("Deadline.Days", "2"), ("Deadline.Moves", "true")) { Button = "Ask 3 people" }
        );
        Assert.Contains(await WaitingForAsync(host, "NewYork"), t => t.Contains("for your consent", StringComparison.Ordinal));

        await newYork.SubmitAsync(Url(number), ("Answer.Kind", "Consent"));

        Assert.Empty(await WaitingForAsync(host, "NewYork"));
        Assert.Contains(await WaitingForAsync(host, "Kathmandu"), t => t.Contains("for your consent", StringComparison.Ordinal));

        using var withdrawn = await berlin.SubmitAsync(Url(number, "withdraw"), ("Reason", "The contract goes on."));

        withdrawn.LeadsTo(Url(number));
        Assert.Equal(DecisionState.Withdrawn, (await host.ReadDecisionAsync(number)).State);
        Assert.Equal(["Berlin withdrew “Where we host”: The contract goes on."], await WaitingForAsync(host, "Kathmandu"));
    }

    [Fact]
    public async Task N1_each_step_of_a_hand_off_settles_what_the_two_were_asked_before()
    {
        await using var bench = await CardBench.StartAsync();
        var card = await bench.CardAsync("Write the guide", "Doing", bench.Berlin);
        var (berlin, kathmandu) = (await bench.Host.SignedInAsync("Berlin"), await bench.Host.SignedInAsync("Kathmandu"));
        using var given = await berlin.SubmitAsync(
            $"/handoffs/new?from=/cards/{card}",
            new Submission([
                ("Input.Done", "The text."),
                ("Input.Next", "Ask the printer."),
                ("Input.Receiver", $"{bench.Kathmandu}"),
            ])
            {
                Action = "/handoffs/new",
            }
        );
        Assert.Single(await WaitingForAsync(bench.Host, "Kathmandu"));

        await kathmandu.SubmitAsync("/handoffs/1", new Submission([("Word", "Which printer?")], Action: "handler=Ask"));
        Assert.Empty(await WaitingForAsync(bench.Host, "Kathmandu"));
        Assert.Equal(["Kathmandu asks about “Write the guide”: Which printer?"], await WaitingForAsync(bench.Host, "Berlin"));

        await berlin.SubmitAsync("/handoffs/1/again", ("Input.Answer", "The one in Lalitpur."));
        Assert.Empty(await WaitingForAsync(bench.Host, "Berlin"));

        await kathmandu.SubmitAsync("/handoffs/1", new Submission([], Action: "handler=Accept"));
        Assert.Empty(await WaitingForAsync(bench.Host, "Kathmandu"));
        Assert.Equal(["Kathmandu took over “Write the guide”."], await WaitingForAsync(bench.Host, "Berlin"));
    }

    [Fact]
    public async Task N1_a_page_that_was_published_or_sent_back_asks_nobody_for_a_review()
    {
        await using var bench = await WikiBench.StartAsync(s => s.Agree(SpaceRight.Write, publishesAfterReview: true, null));
        var url = await bench.PageAsync("Deploy", "Words.", publish: false);
        var (writer, reviewer) = (await bench.BrowserAsync("Berlin"), await bench.BrowserAsync("NewYork"));
        var newYork = await bench.PersonAsync("NewYork");
        await AskAsync("More words.");
        Assert.Equal(["Berlin asks you to review “Deploy”"], await WaitingForAsync(bench.Host, "NewYork"));

        await reviewer.SubmitAsync($"{url}/review", new Submission([("reason", "The rollback is missing")]));
        Assert.Empty(await WaitingForAsync(bench.Host, "NewYork"));

        await AskAsync("More words, and the rollback.");
        Assert.Single(await WaitingForAsync(bench.Host, "NewYork"));
        await reviewer.SubmitAsync($"{url}/review", new Submission([], Action: "Publish"));
        Assert.Empty(await WaitingForAsync(bench.Host, "NewYork"));

        Task<HttpResponseMessage> AskAsync(string text) =>
            writer.SubmitAsync(
                $"{url}/edit",
                new Submission([("Text", text), ("AskOf", $"{newYork}")], Button: "Ask for review")
            );
    }

    [Fact]
    [Trait("Feature", "T12")]
    public async Task N1_days_off_that_are_asked_for_wait_for_who_decides_until_they_are_decided()
    {
        await using var host = await CompanyAsync();
        var (berlin, manager) = (await host.SignedInAsync("berlin"), await host.SignedInAsync("manager"));

        await AskAsync("2026-11-16", "2026-11-20");
        await AskAsync("2026-12-21", "2026-12-31");

        var asked = await host.Database(db => db.Notifications.OrderBy(n => n.Id).ToListAsync());
        Assert.Equal(
            ["Berlin asks to be away Mon 16 Nov 2026 to Fri 20 Nov 2026. Approve or decline it.", "/people/absences/1"],
            [asked[0].Text, asked[0].Url]
        );
        // A mail of its own told of it, so that no digest does.
        Assert.All(asked, n => Assert.NotNull(n.MailedAt));
        Assert.Equal(2, (await WaitingForAsync(host, "Manager")).Count);

        await manager.SubmitAsync("/people/absences/1", new Submission([("comment", "Enjoy it")], "Approve"));
        Assert.Single(await WaitingForAsync(host, "Manager"));
        Assert.Equal(["Your absence Mon 16 Nov 2026 to Fri 20 Nov 2026 is approved."], await WaitingForAsync(host, "Berlin"));

        await berlin.SubmitAsync("/people/absences/2", new Submission([], Action: "Withdraw"));
        Assert.Empty(await WaitingForAsync(host, "Manager"));

        Task<HttpResponseMessage> AskAsync(string first, string last) =>
            berlin.SubmitAsync("/people/absences/new", ("Input.FirstDay", first), ("Input.LastDay", last));
    }
}
