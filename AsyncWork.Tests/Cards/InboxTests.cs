using System.Net;
using AsyncWork.Domain.Notifications;
using AsyncWork.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Tests.Cards;

/// <summary>What a person is told waits for them until they read it (product.md N1).</summary>
[Trait("Feature", "N1")]
public sealed class InboxTests
{
    static Task TellAsync(CardBench bench, int count) =>
        bench.Host.Database(async db =>
        {
            for (var i = 1; i <= count; i++)
                db.Add(
                    new Notification(
                        bench.Berlin,
                        NotificationReason.Mentioned,
                        bench.NewYork,
                        $"Told {i}.",
                        "/boards",
                        bench.Now
                    )
                );
            await db.SaveChangesAsync();
        });

    static Task<int> UnreadAsync(CardBench bench) =>
        bench.Host.Database(db => db.Notifications.CountAsync(n => n.ReadAt == null));

    [Fact]
    public async Task An_empty_inbox_says_what_will_come()
    {
        await using var bench = await CardBench.StartAsync();
        var browser = await bench.Host.SignedInAsync("Berlin");

        Assert.Contains("waits here until you read it", (await browser.OpenAsync("/inbox")).QuerySelector("#inbox")!.Reads());
    }

    [Fact]
    public async Task What_is_unread_is_counted_on_every_page_in_the_query_of_the_timer()
    {
        await using var bench = await CardBench.StartAsync();
        var browser = await bench.Host.SignedInAsync("Berlin");
        var before = await bench.Host.Commands.Of(() => browser.GetAsync("/account"));
        await TellAsync(bench, 3);

        var after = await bench.Host.Commands.Of(() => browser.GetAsync("/account"));

        Assert.Equal(
            "Inbox, 3 unread",
            (await browser.OpenAsync("/account")).QuerySelector("#inbox-link")!.GetAttribute("aria-label")
        );
        Assert.Equal(before.Count, after.Count);
        Assert.Contains("RunningTimers", Assert.Single(after, c => c.Contains("Notifications", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_or_all_are_marked_as_read(bool htmx)
    {
        await using var bench = await CardBench.StartAsync();
        await TellAsync(bench, 3);
        var browser = await bench.Host.SignedInAsync("Berlin");

        using var one = await browser.SubmitAsync("/inbox", new Submission([("id", $"{1}")], Action: "handler=Read", Htmx: htmx));
        Assert.Equal(htmx ? HttpStatusCode.OK : HttpStatusCode.Redirect, one.StatusCode);
        if (htmx)
            Assert.Equal("inbox", (await one.HtmlAsync()).Body!.FirstElementChild!.Id);
        Assert.Equal(2, await UnreadAsync(bench));
        using var opened = await browser.SubmitAsync("/inbox", new Submission([], Button: "Open"));
        Assert.Equal(("/boards", 1), (opened.Headers.Location?.OriginalString, await UnreadAsync(bench)));
        await browser.SubmitAsync("/inbox", new Submission([], Button: "Mark all as read", Htmx: htmx));
        Assert.Equal(0, await UnreadAsync(bench));
    }

    [Fact]
    public async Task Nobody_reads_or_changes_what_another_was_told()
    {
        await using var bench = await CardBench.StartAsync();
        await TellAsync(bench, 1);
        var other = await bench.Host.SignedInAsync("NewYork");

        using var read = await other.PostAsync("/inbox?handler=Read", await CardBench.FormAsync(other, ("id", "1")));
        await other.PostAsync("/inbox?handler=ReadAll", await CardBench.FormAsync(other));

        Assert.Equal(HttpStatusCode.NotFound, read.StatusCode);
        Assert.DoesNotContain("Told 1.", (await other.OpenAsync("/inbox")).Body!.Reads());
        Assert.Equal(1, await UnreadAsync(bench));
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
}
