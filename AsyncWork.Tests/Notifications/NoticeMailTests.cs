using System.Net;
using AsyncWork.Domain;
using AsyncWork.Domain.Norms;
using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.People;
using AsyncWork.Domain.Requests;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Mail;
using AsyncWork.Web.Pages.Inbox;
using AsyncWork.Web.Reminders;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace AsyncWork.Tests.Notifications;

/// <summary>Mail as a digest, once, at the person's hour; what is urgent at once (product.md N2, N3).</summary>
[Trait("Feature", "N2")]
public sealed class NoticeMailTests : IAsyncLifetime
{
    /// <summary>9:00 in Berlin, of a Friday.</summary>
    static readonly Instant Nine = Instant.FromUtc(2026, 11, 13, 8, 0);
    readonly AppHost host = new();
    PersonId berlin;
    PersonId newYork;

    public async Task InitializeAsync()
    {
        host.With("Site:BaseUrl", "https://work.example");
        await host.Given().Everyone().SaveAsync();
        (berlin, newYork) = (await IdAsync("Berlin"), await IdAsync("NewYork"));
        host.Clock.Reset(Nine - Duration.FromHours(1));
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    Task<PersonId> IdAsync(string name) =>
        host.Database(db => db.People.Where(p => p.Name == name).Select(p => p.Id).SingleAsync());

    Task TellAsync(
        string text,
        NotificationReason reason = NotificationReason.Mentioned,
        string url = "/cards/1",
        string? urgent = null
    ) =>
        host.Database(async db =>
        {
            var notice = new Notification(berlin, reason, newYork, text, url, host.Clock.GetCurrentInstant());
            db.Tell(urgent is null ? notice : notice.Urgent(urgent));
            await db.SaveChangesAsync();
        });

    async Task<int> SendAsync(bool urgent = false)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var mails = scope.ServiceProvider.GetRequiredService<NoticeMails>();
        return urgent ? await mails.SendUrgentAsync() : await mails.SendDigestsAsync();
    }

    Task<List<OutgoingMail>> MailsAsync() =>
        host.Database(db => db.OutgoingMails.AsNoTracking().OrderBy(m => m.Id).ToListAsync());

    [Fact]
    public async Task A_question_says_by_when_an_answer_is_expected_on_the_clocks_of_who_is_asked()
    {
        await host.Database(async db =>
        {
            var now = host.Clock.GetCurrentInstant();
            var request = new Request(
                Subject.Post(1),
                null,
                RequestKind.Answer,
                Urgency.Normal,
                null,
                ResponseNorm.Usual,
                null,
                newYork,
                "Which?",
                "/posts/1",
                now
            );
            request.Ask(berlin, new(now, now + Duration.FromHours(30)));
            db.Add(request);
            db.Tell(new Notification(berlin, NotificationReason.Asked, newYork, "NewYork asks you", "/posts/1", now).Of(request));
            await db.SaveChangesAsync();
        });
        host.Clock.Reset(Nine + Duration.FromMinutes(3));

        await SendAsync();

        var due = (Nine + Duration.FromHours(29)).InZone(DateTimeZoneProviders.Tzdb["Europe/Berlin"]);
        Assert.Contains(
            $"- NewYork asks you (by {due:ddd d MMM uuuu, HH:mm})\n",
            Assert.Single(await MailsAsync()).Body,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task One_mail_at_nine_groups_what_came_before_and_leaves_the_rest_for_the_next()
    {
        await TellAsync("NewYork asks you to decide.", NotificationReason.Due, "/decisions/D-0001");
        await TellAsync("NewYork mentioned you.", url: "/cards/1#comment-1");
        await TellAsync("NewYork answered you.", NotificationReason.Answered, "/cards/1#comment-2");
        await TellAsync("NewYork answered you.", NotificationReason.Answered, "/cards/1#comment-2");
        await TellAsync("NewYork changed “A page”.", NotificationReason.Watching);
        Assert.Equal(0, await SendAsync());
        host.Clock.Reset(Nine + Duration.FromMinutes(3));
        await TellAsync("Later.");

        Assert.Equal(1, await SendAsync());

        var mail = Assert.Single(await MailsAsync());
        Assert.Equal("AsyncWork: 1 needs your answer, 3 for you to know", mail.Subject);
        Assert.Equal(
            """
            Hello Berlin,

            since the last mail:

            Needs answer (1)
            - NewYork asks you to decide.
              https://work.example/decisions/D-0001

            Mentions (3)
            - NewYork mentioned you.
            - NewYork answered you.
              https://work.example/cards/1#comment-1

            What reaches you by mail, and when, is yours to choose under My account, Notices: https://work.example/account/notices

            """.ReplaceLineEndings("\n"),
            mail.Body
        );
        // On Monday comes the rest, with what is wanted weekly.
        host.Clock.Reset(Nine + Duration.FromDays(3));
        Assert.Equal(1, await SendAsync());
        Assert.Contains("Watching (1)", (await MailsAsync())[1].Body, StringComparison.Ordinal);
        Assert.Contains("Later.", (await MailsAsync())[1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_nodes_at_once_and_a_second_run_send_one_mail()
    {
        await TellAsync("Told.");
        host.Clock.Reset(Nine);

        var sent = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SendAsync()));

        Assert.Equal(1, sent.Sum());
        Assert.Equal(0, await SendAsync());
        Assert.Single(await MailsAsync());
        Assert.Equal(1, await host.Database(db => db.Digests.CountAsync()));
    }

    /// <summary>A node that dies halfway leaves nothing behind, and the next run sends all of it.</summary>
    [Fact]
    public async Task What_dies_halfway_is_sent_by_the_next_run()
    {
        await TellAsync("Told.");
        host.Clock.Reset(Nine);
        // The claim of another node that never ended: its transaction was rolled back with its mail.
        await host.Database(async db =>
        {
            await using var half = await db.Database.BeginTransactionAsync();
            db.Digests.Add(new Digest(berlin, new(2026, 11, 13), 1, Nine));
            await db.SaveChangesAsync();
        });

        Assert.Equal(1, await SendAsync());
        Assert.Single(await MailsAsync());
    }

    [Fact]
    public async Task What_is_done_or_put_aside_is_not_mailed()
    {
        await TellAsync("Done.");
        await TellAsync("Put aside.");
        await TellAsync("Waits.");
        await host.Database(async db =>
        {
            foreach (var notice in await db.Notifications.ToListAsync())
                if (notice.Text == "Done.")
                    notice.Finish(Nine);
                else if (notice.Text == "Put aside.")
                    notice.Snooze(Nine + Duration.FromDays(1), Nine);
            await db.SaveChangesAsync();
        });
        host.Clock.Reset(Nine);

        Assert.Equal(1, await SendAsync());

        var body = (await MailsAsync())[0].Body;
        Assert.Contains("Waits.", body, StringComparison.Ordinal);
        Assert.DoesNotContain("Done.", body, StringComparison.Ordinal);
        Assert.DoesNotContain("Put aside.", body, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Feature", "N3")]
    public async Task Nothing_comes_outside_hours_or_while_away_and_later_all_of_it_once()
    {
        await TellAsync("Told.");
        foreach (var quiet in (Instant[])[Nine + Duration.FromHours(12), Nine + Duration.FromDays(1)])
        {
            host.Clock.Reset(quiet);
            Assert.Equal(0, await SendAsync());
        }
        host.Clock.Reset(Nine + Duration.FromDays(3) + Duration.FromHours(4));

        Assert.Equal(1, await SendAsync());
    }

    [Fact]
    [Trait("Feature", "N3")]
    public async Task What_is_urgent_comes_at_once_once_and_through_quiet_hours_is_counted()
    {
        host.Clock.Reset(Nine - Duration.FromHours(6));
        await TellAsync("NewYork asks you urgently.", NotificationReason.Asked, urgent: "The shop is down.");

        var sent = await Task.WhenAll(SendAsync(urgent: true), SendAsync(urgent: true));

        Assert.Equal(1, sent.Sum());
        var mail = Assert.Single(await MailsAsync());
        Assert.Equal("Urgent: NewYork asks you urgently.", mail.Subject);
        Assert.Contains("Why it cannot wait: The shop is down.", mail.Body, StringComparison.Ordinal);
        Assert.True(await host.Database(db => db.Notifications.Select(n => n.BrokeQuiet).SingleAsync()));
        // It is in no digest besides.
        host.Clock.Reset(Nine);
        Assert.Equal(0, await SendAsync());
    }

    [Fact]
    [Trait("Feature", "N3")]
    public async Task Who_lets_nothing_through_gets_it_when_work_begins()
    {
        var browser = await host.SignedInAsync("Berlin");
        using var saved = await browser.SubmitAsync(
            "/account/notices",
            ("Input.LetsUrgentThrough", null),
            ("Input.Hour", "11:30")
        );
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        host.Clock.Reset(Nine - Duration.FromHours(6));
        await TellAsync("NewYork asks you urgently.", NotificationReason.Asked, urgent: "The shop is down.");

        Assert.Equal(0, await SendAsync(urgent: true));
        host.Clock.Reset(Nine + Duration.FromMinutes(1));
        Assert.Equal(1, await SendAsync(urgent: true));
        Assert.False(await host.Database(db => db.Notifications.Select(n => n.BrokeQuiet).SingleAsync()));
    }

    [Fact]
    public async Task Each_chooses_the_hour_and_what_is_mailed_and_nonsense_is_refused()
    {
        var browser = await host.SignedInAsync("Berlin");
        var page = await browser.OpenAsync("/account/notices");
        Assert.Contains("The next digest can come", page.Body!.Reads());
        Assert.Equal("09:00", page.QuerySelector("[name='Input.Hour']")!.GetAttribute("value"));

        using var wrong = await browser.SubmitAsync("/account/notices", ("Input.Hour", "soon"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        using var right = await browser.SubmitAsync("/account/notices", ("Input.Hour", "11:30"), ("Input.Mention", "Off"));
        Assert.Equal(HttpStatusCode.Redirect, right.StatusCode);
        using var stale = await browser.SubmitAsync("/account/notices", ("Input.Hour", "12:00"), ("Input.Version", "1"));
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);

        var settings = await host.Database(db => db.NoticeSettings.SingleAsync());
        Assert.Equal((new LocalTime(11, 30), MailRhythm.Off), (settings.MailHour, settings.Mention));
        await TellAsync("Told.");
        host.Clock.Reset(Nine + Duration.FromHours(4));
        Assert.Equal(0, await SendAsync());
    }

    [Fact]
    public async Task A_run_asks_the_same_few_questions_of_many_people_as_of_one()
    {
        await TellAsync("Told.");
        host.Clock.Reset(Nine);
        var few = await host.Commands.OfWork(() => SendAsync());
        await host.Database(async db =>
        {
            foreach (var person in await db.People.Select(p => p.Id).ToListAsync())
                db.Tell(new(person, NotificationReason.Mentioned, null, "Told all.", "/", host.Clock.GetCurrentInstant()));
            await db.SaveChangesAsync();
        });
        host.Clock.Reset(Nine + Duration.FromDays(3) + Duration.FromHours(8));

        var many = await host.Commands.OfWork(() => SendAsync());

        Assert.NotEqual(0, Reads(few));
        Assert.Equal(Reads(few), Reads(many));

        static int Reads(IEnumerable<string> commands) => commands.Count(c => c.StartsWith("SELECT", StringComparison.Ordinal));
    }
}
