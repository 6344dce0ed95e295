using System.Net;
using AsyncWork.Domain;
using AsyncWork.Domain.Norms;
using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.People;
using AsyncWork.Domain.Requests;
using AsyncWork.Tests.Cards;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Pages.Inbox;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Tests.Notifications;

/// <summary>What a person is told waits for them until they are done with it (product.md N1).</summary>
[Trait("Feature", "N1")]
public sealed class InboxTests
{
    static Task TellAsync(CardBench bench, int count, NotificationReason reason = NotificationReason.Mentioned) =>
        bench.Host.Database(async db =>
        {
            for (var i = 1; i <= count; i++)
                db.Tell(new Notification(bench.Berlin, reason, bench.NewYork, $"Told {i}.", "/boards", bench.Now));
            await db.SaveChangesAsync();
        });

    static Task<int> WaitingAsync(CardBench bench) =>
        bench.Host.Database(db => db.Notifications.CountAsync(n => n.DoneAt == null && n.ShownAt <= bench.Now));

    /// <summary>New York asks Berlin on a card.</summary>
    static Task<int> AskAsync(CardBench bench, RequestKind kind, bool isTold = true) =>
        bench.Host.Database(async db =>
        {
            var request = new Request(
                Subject.Card(1),
                null,
                kind,
                Urgency.Normal,
                null,
                ResponseNorm.Usual,
                null,
                bench.NewYork,
                $"Asked for {kind}",
                "/cards/1",
                bench.Now
            );
            request.Ask(bench.Berlin, new(bench.Now, bench.Now + Duration.FromDays(1), null, null));
            db.Requests.Add(request);
            var reason = kind == RequestKind.Answer ? NotificationReason.Asked : NotificationReason.ToAcknowledge;
            if (isTold)
                db.Tell(new Notification(bench.Berlin, reason, bench.NewYork, "Asked.", "/cards/1", bench.Now).Of(request));
            await db.SaveChangesAsync();
            return request.Id;
        });

    [Fact]
    public async Task An_empty_inbox_says_what_will_come()
    {
        await using var bench = await CardBench.StartAsync();
        var browser = await bench.Host.SignedInAsync("Berlin");

        Assert.Contains(
            "waits here until you are done with it",
            (await browser.OpenAsync("/inbox")).QuerySelector("#inbox")!.Reads()
        );
        foreach (var part in Enum.GetValues<InboxPart>())
            Assert.NotNull((await browser.OpenAsync($"/inbox?show={part}")).QuerySelector(".empty"));
    }

    [Fact]
    public async Task What_waits_is_counted_on_every_page_in_the_query_of_the_timer()
    {
        await using var bench = await CardBench.StartAsync();
        var browser = await bench.Host.SignedInAsync("Berlin");
        var before = await bench.Host.Commands.Of(() => browser.GetAsync("/account"));
        await TellAsync(bench, 3);

        var after = await bench.Host.Commands.Of(() => browser.GetAsync("/account"));

        Assert.Equal(
            "Inbox, 3 waiting",
            (await browser.OpenAsync("/account")).QuerySelector("#inbox-link")!.GetAttribute("aria-label")
        );
        Assert.Equal(before.Count, after.Count);
        Assert.Contains("RunningTimers", Assert.Single(after, c => c.Contains("Notifications", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Each_notice_stands_in_its_part_and_requests_stand_above_them_once()
    {
        await using var bench = await CardBench.StartAsync();
        await AskAsync(bench, RequestKind.Answer);
        await AskAsync(bench, RequestKind.Acknowledgement);
        foreach (
            var reason in (NotificationReason[])
                [NotificationReason.Due, NotificationReason.Mentioned, NotificationReason.Answered, NotificationReason.Watching]
        )
            await TellAsync(bench, 1, reason);
        var browser = await bench.Host.SignedInAsync("Berlin");

        var all = await browser.OpenAsync("/inbox");

        Assert.Equal(
            ["All 6", "Needs answer 2", "Needs acknowledgement 1", "Mentions 2", "Watching 1", "Snoozed", "Done"],
            all.QuerySelectorAll("#inbox .tabs a").Select(a => a.Reads())
        );
        Assert.Equal([2, 1, 2, 1], all.QuerySelectorAll("#inbox section ul").Select(u => u.Children.Length));
        foreach (var (part, rows) in new[] { ("Answer", 2), ("Acknowledgement", 1), ("Mention", 2), ("Watching", 1) })
            Assert.Equal(rows, (await browser.OpenAsync($"/inbox?show={part}")).QuerySelectorAll("#inbox [data-item]").Length);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_or_all_of_a_part_are_done_and_can_be_brought_back(bool htmx)
    {
        await using var bench = await CardBench.StartAsync();
        await TellAsync(bench, 3);
        await TellAsync(bench, 1, NotificationReason.Watching);
        var browser = await bench.Host.SignedInAsync("Berlin");

        using var one = await browser.SubmitAsync("/inbox", new Submission([], Button: "Done", Htmx: htmx));
        Assert.Equal(htmx ? HttpStatusCode.OK : HttpStatusCode.Redirect, one.StatusCode);
        if (htmx)
            Assert.Equal("inbox", (await one.HtmlAsync()).Body!.FirstElementChild!.Id);
        Assert.Equal(3, await WaitingAsync(bench));
        await browser.SubmitAsync("/inbox?show=Mention", new Submission([], Button: "Mark all notices as done", Htmx: htmx));
        Assert.Equal(1, await WaitingAsync(bench));

        var done = await browser.OpenAsync("/inbox?show=Done");
        Assert.Equal(3, done.QuerySelectorAll("#inbox [data-item]").Length);
        await browser.SubmitAsync("/inbox?show=Done", new Submission([], Button: "Bring back", Htmx: htmx));
        Assert.Equal(2, await WaitingAsync(bench));
    }

    [Fact]
    public async Task What_is_asked_stays_until_it_is_done_and_the_notice_goes_with_it()
    {
        await using var bench = await CardBench.StartAsync();
        var request = await AskAsync(bench, RequestKind.Acknowledgement);
        await TellAsync(bench, 1);
        var browser = await bench.Host.SignedInAsync("Berlin");

        await browser.SubmitAsync("/inbox", new Submission([], Button: "Mark all notices as done"));
        Assert.Single((await browser.OpenAsync("/inbox")).QuerySelectorAll("#inbox [data-item]"));
        await browser.PostAsync($"/requests/{request}?handler=Acknowledge", await CardBench.FormAsync(browser));

        var after = await browser.OpenAsync("/inbox");
        Assert.Empty(after.QuerySelectorAll("#inbox [data-item]"));
        Assert.Equal("Inbox", after.QuerySelector("#inbox-link")!.GetAttribute("aria-label"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Put_aside_a_notice_comes_back_at_nine_tomorrow(bool htmx)
    {
        await using var bench = await CardBench.StartAsync();
        await TellAsync(bench, 1);
        var browser = await bench.Host.SignedInAsync("Berlin");

        using var aside = await browser.SubmitAsync("/inbox", new Submission([], Button: "Tomorrow", Htmx: htmx));

        Assert.Equal(htmx ? HttpStatusCode.OK : HttpStatusCode.Redirect, aside.StatusCode);
        Assert.Equal(0, await WaitingAsync(bench));
        Assert.Equal("Inbox", (await browser.OpenAsync("/account")).QuerySelector("#inbox-link")!.GetAttribute("aria-label"));
        Assert.Single((await browser.OpenAsync("/inbox?show=Snoozed")).QuerySelectorAll("[data-item]"));
        bench.Host.Clock.Reset(Instant.FromUtc(2026, 11, 13, 7, 59));
        Assert.Equal(0, await WaitingAsync(bench));
        bench.Host.Clock.Reset(Instant.FromUtc(2026, 11, 13, 8, 0));
        Assert.Equal(1, await WaitingAsync(bench));
        var again = await bench.Host.SignedInAsync("Berlin");
        Assert.Single((await again.OpenAsync("/inbox")).QuerySelectorAll("[data-item]"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_asked_is_put_aside_until_a_day_on_inbox_and_Today(bool isTold)
    {
        await using var bench = await CardBench.StartAsync();
        var request = await AskAsync(bench, RequestKind.Answer, isTold);
        var browser = await bench.Host.SignedInAsync("Berlin");

        using var refused = await browser.SubmitAsync(
            $"/inbox/snooze?request={request}",
            new Submission([("Day", "2026-11-12")], Button: "Put aside until that day")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("still to come", (await refused.HtmlAsync()).Body!.Reads());
        await browser.SubmitAsync(
            $"/inbox/snooze?request={request}",
            new Submission([("Day", "2026-11-20")], Button: "Put aside until that day")
        );

        Assert.Empty((await browser.OpenAsync("/inbox")).QuerySelectorAll("[data-item]"));
        Assert.DoesNotContain("Needs answer", (await browser.OpenAsync("/")).Body!.Reads());
        bench.Host.Clock.Reset(Instant.FromUtc(2026, 11, 20, 8, 0));
        var again = await bench.Host.SignedInAsync("Berlin");
        Assert.Single((await again.OpenAsync("/inbox")).QuerySelectorAll("[data-item]"));
        Assert.Contains("Needs answer", (await again.OpenAsync("/")).Body!.Reads());
    }

    [Fact]
    public async Task Nobody_reads_or_changes_what_another_was_told()
    {
        await using var bench = await CardBench.StartAsync();
        await TellAsync(bench, 1);
        var request = await AskAsync(bench, RequestKind.Answer);
        var other = await bench.Host.SignedInAsync("NewYork");

        foreach (var address in (string[])["/inbox?handler=Done", "/inbox/snooze", "/inbox/snooze?handler=Back"])
        {
            using var answer = await other.PostAsync(address, await CardBench.FormAsync(other, ("id", "1")));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
        using var asked = await other.PostAsync("/inbox/snooze", await CardBench.FormAsync(other, ("request", $"{request}")));
        Assert.Equal(HttpStatusCode.NotFound, asked.StatusCode);
        await other.PostAsync("/inbox?handler=AllDone", await CardBench.FormAsync(other));

        Assert.DoesNotContain("Told 1.", (await other.OpenAsync("/inbox")).Body!.Reads());
        Assert.Equal(2, await WaitingAsync(bench));
    }

    [Fact]
    public async Task The_inbox_is_paged_and_asks_the_same_few_questions_however_much_there_is()
    {
        await using var bench = await CardBench.StartAsync();
        await TellAsync(bench, 1);
        var browser = await bench.Host.SignedInAsync("Berlin");
        var few = await bench.Host.Commands.Of(() => browser.OpenAsync("/inbox"));
        await TellAsync(bench, 120);
        await AskAsync(bench, RequestKind.Answer);

        var many = await bench.Host.Commands.Of(() => browser.OpenAsync("/inbox"));

        Assert.Equal(few.Count, many.Count);
        Assert.InRange(many.Count, 1, 6);
        // One of 121 notices, and what is asked.
        Assert.Equal(2, (await browser.OpenAsync("/inbox?p=5")).QuerySelectorAll("[data-item]").Length);
    }

    [Fact]
    public async Task Today_shows_the_newest_five()
    {
        await using var bench = await CardBench.StartAsync();
        await TellAsync(bench, 6);
        var browser = await bench.Host.SignedInAsync("Berlin");

        var page = await browser.OpenAsync("/");

        Assert.Contains("Told 6.", page.Body!.Reads());
        Assert.DoesNotContain("Told 1.", page.Body!.Reads());
    }

    /// <summary>Own actions never notify (product.md N4).</summary>
    [Fact]
    [Trait("Feature", "N4")]
    public async Task Nobody_is_told_of_what_they_did_themselves()
    {
        await using var bench = await CardBench.StartAsync();
        await bench.Host.Database(async db =>
        {
            db.Tell(new Notification(bench.Berlin, NotificationReason.Mentioned, bench.Berlin, "Mine.", "/", bench.Now));
            db.TellTogether(new(bench.Berlin, NotificationReason.Owner, bench.Berlin, "Mine.", "/", bench.Now), "/");
            await db.SaveChangesAsync();
        });

        Assert.Empty(await bench.ToldAsync(bench.Berlin));
    }

    /// <summary>A bulk change is one item; what different people or reasons bring stays apart (product.md N4).</summary>
    [Fact]
    [Trait("Feature", "N4")]
    public async Task Many_things_of_one_act_are_one_item()
    {
        await using var bench = await CardBench.StartAsync();
        await bench.Host.Database(async db =>
        {
            for (var i = 1; i <= 35; i++)
                db.TellTogether(
                    new(bench.Berlin, NotificationReason.Owner, bench.NewYork, $"Card {i}.", $"/cards/{i}", bench.Now),
                    "/boards/1/list"
                );
            db.TellTogether(new(bench.Berlin, NotificationReason.Freed, bench.NewYork, "Freed.", "/cards/1", bench.Now), "/work");
            db.TellTogether(new(bench.Kathmandu, NotificationReason.Owner, bench.NewYork, "Card.", "/", bench.Now), "/");
            await db.SaveChangesAsync();
        });
        var browser = await bench.Host.SignedInAsync("Berlin");

        var rows = (await browser.OpenAsync("/inbox")).QuerySelectorAll("[data-item] .rows__what > a");

        Assert.Equal(
            [("Freed.", "/cards/1"), ("Card 1. And 34 more.", "/boards/1/list")],
            rows.Select(r => (r.Reads(), r.GetAttribute("href")))
        );
    }
}
