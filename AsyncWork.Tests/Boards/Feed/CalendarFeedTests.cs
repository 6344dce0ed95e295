using System.Net;
using System.Net.Http.Headers;
using AsyncWork.Domain.Boards;
using AsyncWork.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Tests.Boards.Feed;

[Trait("Feature", "I2")]
public sealed class CalendarFeedTests
{
    [Fact]
    public async Task My_calendar_reads_my_due_dates_by_a_secret_address_and_nothing_of_others()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var board = await host.BoardAsync();
        var (berlin, other) = (await host.ViewerAsync("Berlin"), await host.ViewerAsync("Kathmandu"));
        await host.CardAsync(
            board,
            "By the day",
            more: c => c with { Owner = berlin.Person, DueOn = new LocalDate(2026, 11, 20) }
        );
        await host.CardAsync(
            board,
            "By the minute, with; commas",
            more: c => c with { Owner = berlin.Person, DueOn = new LocalDate(2026, 11, 21), DueTime = new LocalTime(15, 30) }
        );
        await host.CardAsync(board, "Done", "Done", c => c with { Owner = berlin.Person, DueOn = new LocalDate(2026, 11, 22) });
        var theirs = await host.CardAsync(
            board,
            "Theirs",
            more: c => c with { Owner = other.Person, DueOn = new LocalDate(2026, 11, 20) }
        );
        await host.Database(async db =>
        {
            var list = new Checklist(theirs.Id, "Steps", 0);
            list.Add("My item").Assign(berlin.Person, new LocalDate(2026, 11, 19));
            db.Checklists.Add(list);
            await db.SaveChangesAsync();
        });
        var address = await AddressAsync(await host.SignedInAsync("Berlin"));

        using var answer = await host.Stranger().GetAsync(address);

        Assert.Equal("text/calendar", answer.Content.Headers.ContentType?.MediaType);
        var calendar = Ical.Net.Calendar.Load(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal(
            ["By the day", "By the minute, with; commas", "My item (Theirs)"],
            calendar.Events.Select(e => e.Summary!).Order(StringComparer.Ordinal)
        );
        var day = calendar.Events.Single(e => e.Summary == "By the day").Start!;
        Assert.False(day.HasTime);
        Assert.Equal(new DateOnly(2026, 11, 20), day.Date);
        Assert.Equal(
            new DateTime(2026, 11, 21, 14, 30, 0, DateTimeKind.Utc),
            calendar.Events.Single(e => e.Summary!.StartsWith("By the minute", StringComparison.Ordinal)).Start!.AsUtc
        );

        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(new EntityTagHeaderValue(answer.Headers.ETag!.Tag));
        using var unchanged = await host.Stranger().SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }

    [Fact]
    public async Task A_calendar_that_asks_for_what_changed_since_is_told_nothing_until_something_did()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var board = await host.BoardAsync();
        var berlin = (await host.ViewerAsync("Berlin")).Person;
        var card = await host.CardAsync(board, "Mine", more: c => c with { Owner = berlin, DueOn = new LocalDate(2026, 11, 20) });
        var address = await AddressAsync(await host.SignedInAsync("Berlin"));

        var first = await SinceAsync(null);
        host.Clock.AdvanceMinutes(90);
        var same = await SinceAsync(first.Since);
        await host.Database(db =>
            db.Cards.Where(c => c.Id == card.Id).ExecuteUpdateAsync(s => s.SetProperty(c => c.Title, "Ours"))
        );
        var changed = await SinceAsync(first.Since);
        // Within the same second.
        await host.Database(db =>
            db.Cards.Where(c => c.Id == card.Id).ExecuteUpdateAsync(s => s.SetProperty(c => c.Title, "Mine"))
        );
        var again = await SinceAsync(changed.Since);

        Assert.Equal(HttpStatusCode.OK, first.Status);
        Assert.Equal((HttpStatusCode.NotModified, first.Since), same);
        Assert.Equal(HttpStatusCode.OK, changed.Status);
        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.Equal(3, new[] { first.Since, changed.Since, again.Since }.Distinct().Count());

        async Task<(HttpStatusCode Status, string Since)> SinceAsync(string? since)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            if (since is not null)
                request.Headers.TryAddWithoutValidation("If-Modified-Since", since);
            using var answer = await host.Stranger().SendAsync(request);
            return (answer.StatusCode, answer.Content.Headers.GetValues("Last-Modified").Single());
        }
    }

    [Fact]
    public async Task A_new_address_ends_the_old_one_and_an_ended_feed_answers_nobody()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var browser = await host.SignedInAsync("Berlin");

        var old = await AddressAsync(browser);
        var fresh = await AddressAsync(browser);

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(host, old));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(host, fresh));

        await browser.SubmitAsync("/account/feed", new Submission([], Button: "End the feed"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(host, fresh));
    }

    [Fact]
    public async Task A_feed_that_is_made_or_ended_twice_at_once_is_one_and_none_and_on_record()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var browser = await host.SignedInAsync("Berlin");
        var page = await browser.OpenAsync("/account/feed");

        var made = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ => browser.SubmitAsync(page, "/account/feed", new Submission([], Action: "/account/feed")))
        );
        Assert.All(made, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        Assert.Equal(1, await host.Database(db => db.CalendarFeeds.CountAsync()));

        page = await browser.OpenAsync("/account/feed");
        var ended = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ => browser.SubmitAsync(page, "/account/feed", new Submission([], Button: "End the feed")))
        );
        Assert.All(ended, a => Assert.Equal(HttpStatusCode.Redirect, a.StatusCode));
        var recorded = await host.Database(db =>
            db.AuditEvents.Where(e => e.Action.EndsWith(" a calendar feed")).Select(e => e.Action).Distinct().ToListAsync()
        );
        Assert.Equal(["ended a calendar feed", "made a calendar feed", "renewed a calendar feed"], recorded.Order());
    }

    [Fact]
    public async Task Who_left_or_cannot_sign_in_any_more_has_no_feed()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var address = await AddressAsync(await host.SignedInAsync("Berlin"));
        await host.Database(async db =>
        {
            var person = await db.People.SingleAsync(p => p.Name == "Berlin");
            (await db.Users.SingleAsync(a => a.PersonId == person.Id)).DeactivatedAt = AppHost.Start;
            await db.SaveChangesAsync();
        });

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(host, address));
    }

    [Fact]
    public async Task The_secret_itself_is_not_stored_and_guesses_are_slowed_down()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var address = await AddressAsync(await host.SignedInAsync("Berlin"));

        var hash = await host.Database(db => db.CalendarFeeds.Select(f => f.SecretHash).SingleAsync());
        var guesses = new List<HttpStatusCode>();
        for (var i = 0; i < 12; i++)
            guesses.Add(await StatusAsync(host, $"/feeds/{new string('a', 43)}.ics"));

        Assert.DoesNotContain(hash, address, StringComparison.Ordinal);
        Assert.Equal(64, hash.Length);
        Assert.Equal(HttpStatusCode.NotFound, guesses[0]);
        Assert.Equal(HttpStatusCode.TooManyRequests, guesses[^1]);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(host, address));
    }

    static async Task<string> AddressAsync(HttpClient browser)
    {
        using var made = await browser.SubmitAsync("/account/feed", new Submission([], Action: "/account/feed"));
        return (await made.HtmlAsync()).QuerySelector("#address")!.GetAttribute("value")!;
    }

    static async Task<HttpStatusCode> StatusAsync(AppHost host, string address)
    {
        using var answer = await host.Stranger().GetAsync(address);
        return answer.StatusCode;
    }
}
