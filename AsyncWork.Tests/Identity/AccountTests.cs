using System.Net;
using AsyncWork.Domain.People;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Mail;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using static AsyncWork.Tests.Identity.SignInTests;

namespace AsyncWork.Tests.Identity;

[Trait("Feature", "A4")]
public sealed class AccountTests
{
    const string NewPassword = "plum tree in the yard";

    [Fact]
    public async Task A_forgotten_password_is_replaced_by_a_mailed_link_that_works_once()
    {
        await using var host = await HostAsync();
        var berlin = await host.SignedInAsync("berlin");
        var link = await AskForLinkAsync(host, "berlin@asyncwork.example");

        var set = await host.Stranger().SubmitAsync(link, ("Password", NewPassword));

        Assert.Equal("/account/sign-in", set.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Found, (await TryAsync(host.Stranger(), "berlin@asyncwork.example", NewPassword)).StatusCode);
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await TryAsync(host.Stranger(), "berlin@asyncwork.example")).StatusCode
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await host.Stranger().GetAsync(link)).StatusCode);
        host.Clock.Advance(Duration.FromSeconds(61));
        Assert.Equal(HttpStatusCode.Found, (await berlin.GetAsync("/account")).StatusCode);
    }

    [Fact]
    public async Task A_mailed_link_is_over_after_two_hours()
    {
        await using var host = await HostAsync();
        var link = await AskForLinkAsync(host, "berlin@asyncwork.example");

        host.Clock.Advance(Duration.FromMinutes(119));
        Assert.Equal(HttpStatusCode.OK, (await host.Stranger().GetAsync(link)).StatusCode);
        host.Clock.Advance(Duration.FromMinutes(2));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await host.Stranger().GetAsync(link)).StatusCode);
    }

    [Fact]
    public async Task Asking_for_a_link_answers_the_same_for_everybody_and_mails_only_who_is_there()
    {
        await using var host = await HostAsync();

        var known = await host.Stranger().SubmitAsync("/account/forgotten", ("Email", "berlin@asyncwork.example"));
        var unknown = await host.Stranger().SubmitAsync("/account/forgotten", ("Email", "nobody@asyncwork.example"));

        Assert.Equal((await known.HtmlAsync()).Body!.Reads(), (await unknown.HtmlAsync()).Body!.Reads());
        Assert.Equal("berlin@asyncwork.example", await host.Database(db => db.OutgoingMails.Select(m => m.To).SingleAsync()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("%00")]
    public async Task A_made_up_link_is_refused(string token)
    {
        await using var host = await HostAsync();

        var answer = await host.Stranger().GetAsync($"/account/set-password?token={token}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Empty(host.Errors.Lines);
    }

    [Fact]
    public async Task A_common_password_is_refused_and_the_link_still_works()
    {
        await using var host = await HostAsync();
        var link = await AskForLinkAsync(host, "berlin@asyncwork.example");

        var refused = await host.Stranger().SubmitAsync(link, ("Password", "password12345"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("first that others would try", (await refused.HtmlAsync()).Body!.Reads(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await host.Stranger().GetAsync(link)).StatusCode);
    }

    [Fact]
    public async Task Who_is_invited_chooses_a_password_within_72_hours_once()
    {
        await using var host = await HostAsync();
        var first = await InviteAsync(host);
        var second = await InviteAsync(host);
        host.Clock.Advance(Duration.FromHours(71));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await host.Stranger().GetAsync(first)).StatusCode);
        Assert.StartsWith("/account/join?token=", second, StringComparison.Ordinal);
        await host.Stranger().SubmitAsync(second, ("Password", NewPassword));

        Assert.Equal(HttpStatusCode.Found, (await TryAsync(host.Stranger(), "new@asyncwork.example", NewPassword)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await host.Stranger().GetAsync(second)).StatusCode);
        Assert.NotNull(
            await host.Database(db =>
                db.Users.Where(a => a.Email == "new@asyncwork.example").Select(a => a.JoinedAt).SingleAsync()
            )
        );
    }

    [Fact]
    public async Task Mails_leave_once_although_several_nodes_send_and_their_text_is_forgotten()
    {
        await using var host = await HostAsync();
        await host.Stranger().SubmitAsync("/account/forgotten", ("Email", "berlin@asyncwork.example"));

        var sent = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SendAsync(host)));

        Assert.Equal(1, sent.Sum());
        Assert.Contains(
            "/account/set-password?token=",
            MailText(Assert.Single(Directory.GetFiles(host.MailFolder))),
            StringComparison.Ordinal
        );
        var mail = await host.Database(db => db.OutgoingMails.SingleAsync());
        Assert.Equal(("", 1), (mail.Body, mail.Attempts));
    }

    [Fact]
    public async Task A_mail_that_cannot_leave_waits_longer_each_time_and_says_why()
    {
        await using var host = await HostAsync(("Mail:Host", "127.0.0.1"), ("Mail:Port", "9"));
        await host.Stranger().SubmitAsync("/account/forgotten", ("Email", "berlin@asyncwork.example"));

        Assert.Equal(0, await SendAsync(host));
        Assert.Equal(0, await SendAsync(host));
        host.Clock.Advance(Duration.FromMinutes(1));
        await SendAsync(host);

        var mail = await host.Database(db => db.OutgoingMails.SingleAsync());
        Assert.Equal((2, Duration.FromMinutes(2)), (mail.Attempts, mail.DueAt - host.Clock.GetCurrentInstant()));
        Assert.Contains("SocketException", mail.Problem, StringComparison.Ordinal);
        Assert.NotEmpty(mail.Body);
    }

    [Fact, Trait("Feature", "A10")]
    public async Task The_first_start_offers_one_link_by_which_one_person_becomes_administrator()
    {
        await using var host = new AppHost();
        var token = await OfferAsync(host);
        (string, string?)[] form =
        [
            ("Input.Company", "Northwind"),
            ("Input.Zone", "Europe/Berlin"),
            ("Input.Name", "Mia Novak"),
            ("Input.Email", "mia@example.com"),
            ("Input.Password", NewPassword),
        ];
        // Another node that started in the same moment has printed its own.
        await host.Database(db =>
        {
            db.Add(new SetupLink(new string('A', 64), AppHost.Start));
            return db.SaveChangesAsync();
        });
        var (one, other) = (host.Stranger(), host.Stranger());
        var pages = (await one.OpenAsync($"/setup?token={token}"), await other.OpenAsync($"/setup?token={token}"));

        var answers = await Task.WhenAll(
            one.SubmitAsync(pages.Item1, "/setup", new Submission(form)),
            other.SubmitAsync(pages.Item2, "/setup", new Submission(form))
        );

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Found);
        Assert.Equal(1, await host.Database(db => db.Users.CountAsync()));
        Assert.Equal("Northwind", await host.Database(db => db.Companies.Select(c => c.Name).SingleAsync()));
        var winner = answers[0].StatusCode == HttpStatusCode.Found ? one : other;
        Assert.NotNull((await winner.OpenAsync("/account")).QuerySelector("nav a[href='/admin']"));
        Assert.Equal(HttpStatusCode.NotFound, (await host.Stranger().GetAsync($"/setup?token={token}")).StatusCode);
        Assert.Null(await OfferAsync(host));
        Assert.All(await host.Database(db => db.SetupLinks.ToListAsync()), l => Assert.NotNull(l.UsedAt));
    }

    [Fact, Trait("Feature", "A10")]
    public async Task A_set_up_form_that_is_empty_says_at_each_field_what_is_missing()
    {
        await using var host = new AppHost();
        var token = await OfferAsync(host);
        var stranger = host.Stranger();
        string[] fields = ["Company", "Zone", "Name", "Email", "Password"];

        using var refused = await stranger.SubmitAsync(
            $"/setup?token={token}",
            new Submission([.. fields.Select(f => ($"Input.{f}", (string?)""))])
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.HtmlAsync();
        Assert.All(fields, f => Assert.NotEmpty(page.GetElementById($"Input_{f}_error")!.Reads()));
        Assert.Equal(0, await host.Database(db => db.Users.CountAsync()));
    }

    [Fact, Trait("Feature", "A10")]
    public async Task A_set_up_link_that_is_old_or_made_up_opens_nothing()
    {
        await using var host = new AppHost();
        var token = await OfferAsync(host);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Stranger().GetAsync("/setup?token=made-up")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Stranger().GetAsync("/setup")).StatusCode);

        host.Clock.Advance(Duration.FromHours(25));

        Assert.Equal(HttpStatusCode.NotFound, (await host.Stranger().GetAsync($"/setup?token={token}")).StatusCode);
    }

    [Fact, Trait("Feature", "A5")]
    public async Task Sessions_are_listed_and_ended_one_by_one_and_all_at_once()
    {
        await using var host = await HostAsync();
        var (one, other, third) = (
            await host.SignedInAsync("berlin"),
            await host.SignedInAsync("berlin"),
            await host.SignedInAsync("berlin")
        );
        Assert.Equal(3, (await one.OpenAsync("/account")).QuerySelectorAll(".rows li").Length);

        await one.SubmitAsync("/account", new Submission([], Action: "handler=End") { Button = "End" });
        host.Clock.Advance(Duration.FromSeconds(61));
        var open = new[] { await other.GetAsync("/account"), await third.GetAsync("/account") }.Count(a =>
            a.StatusCode == HttpStatusCode.OK
        );
        Assert.Equal(1, open);

        await one.SubmitAsync("/account", new Submission([], Action: "handler=EndAll"));
        host.Clock.Advance(Duration.FromSeconds(61));
        foreach (var browser in new[] { one, other, third })
            Assert.Equal(HttpStatusCode.Found, (await browser.GetAsync("/account")).StatusCode);
    }

    [Fact, Trait("Feature", "A5")]
    public async Task Nobody_ends_the_session_of_another()
    {
        await using var host = await HostAsync();
        var (berlin, newYork) = (await host.SignedInAsync("berlin"), await host.SignedInAsync("newyork"));
        await host.SignedInAsync("newyork");
        var session = await host.Database(db => db.AccountSessions.OrderBy(s => s.Id).Select(s => s.Id).FirstAsync());

        var answer = await newYork.SubmitAsync("/account", new Submission([("id", session.ToString())], Action: "handler=End"));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        host.Clock.Advance(Duration.FromSeconds(61));
        Assert.Equal(HttpStatusCode.OK, (await berlin.GetAsync("/account")).StatusCode);
    }

    [Fact, Trait("Feature", "A5")]
    public async Task A_changed_password_ends_the_other_sessions_and_keeps_this_one()
    {
        await using var host = await HostAsync();
        var (here, elsewhere) = (await host.SignedInAsync("berlin"), await host.SignedInAsync("berlin"));

        var wrong = await here.SubmitAsync("/account/password", ("Present", "not the password"), ("New", NewPassword));
        var right = await here.SubmitAsync("/account/password", ("Present", Given.Password), ("New", NewPassword));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.Found, right.StatusCode);
        host.Clock.Advance(Duration.FromSeconds(61));
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await elsewhere.GetAsync("/account")).StatusCode);
    }

    [Fact]
    public async Task A_changed_name_zone_and_theme_hold_from_the_next_page_on()
    {
        await using var host = await HostAsync();
        var berlin = await host.SignedInAsync("berlin");

        await berlin.SubmitAsync(
            "/account",
            ("Input.Name", "Mia Novak"),
            ("Input.Zone", "Asia/Kathmandu"),
            ("Input.Theme", "dark")
        );

        var page = await berlin.OpenAsync("/account");
        Assert.Equal("dark", page.DocumentElement.GetAttribute("data-theme"));
        Assert.Contains("Mia Novak", page.QuerySelector("header.top")!.Reads(), StringComparison.Ordinal);
        Assert.Contains("Kathmandu", page.QuerySelector("time")!.GetAttribute("title"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Input.Name", "")]
    [InlineData("Input.Zone", "Mars/Olympus")]
    [InlineData("Input.Zone", "")]
    [InlineData("Input.Version", "many")]
    public async Task Details_that_cannot_be_are_refused_and_nothing_is_stored(string field, string value)
    {
        await using var host = await HostAsync();
        var berlin = await host.SignedInAsync("berlin");

        var answer = await berlin.SubmitAsync("/account", (field, value), ("Input.Theme", "dark"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.False(await host.Database(db => db.Users.AnyAsync(a => a.Theme == "dark")));
    }

    [Fact]
    public async Task Details_that_were_changed_meanwhile_are_not_overwritten()
    {
        await using var host = await HostAsync();
        var berlin = await host.SignedInAsync("berlin");
        var opened = await berlin.OpenAsync("/account");
        await berlin.SubmitAsync("/account", ("Input.Name", "First"));

        var late = await berlin.SubmitAsync(opened, "/account", new Submission(("Input.Name", "Second")));

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.False(await host.Database(db => db.People.AnyAsync(p => p.Name == "Second")));
    }

    [Fact]
    public async Task A_form_sent_twice_makes_one_thing()
    {
        await using var host = await HostAsync();
        var key = Guid.CreateVersion7();

        var made = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => host.Database(db => MakeAsync(db, key))));

        Assert.Single(made, m => m);
        Assert.Equal(1, await host.Database(db => db.Teams.CountAsync(t => t.Name.StartsWith("Twice"))));

        static Task<bool> MakeAsync(AppDbContext db, Guid key)
        {
            db.Teams.Add(new Team($"Twice {Guid.NewGuid()}"));
            return db.SaveOnceAsync(key, AppHost.Start);
        }
    }

    static async Task<string> AskForLinkAsync(AppHost host, string email)
    {
        await host.Stranger().SubmitAsync("/account/forgotten", ("Email", email));
        return await LastLinkAsync(host);
    }

    static async Task<string> InviteAsync(AppHost host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>().HttpContext = new DefaultHttpContext
        {
            Request = { Scheme = "https", Host = new("localhost") },
        };
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var person = await db.People.SingleOrDefaultAsync(p => p.Email == "new@asyncwork.example");
        if (person is null)
        {
            person = new Person("New Colleague", "new@asyncwork.example", DateTimeZone.Utc, new LocalDate(2026, 11, 1));
            db.Add(person);
            await db.SaveChangesAsync();
        }
        await scope.ServiceProvider.GetRequiredService<Invitations>().InviteAsync(person);
        return await LastLinkAsync(host);
    }

    static async Task<string> LastLinkAsync(AppHost host)
    {
        var body = await host.Database(db => db.OutgoingMails.OrderByDescending(m => m.Id).Select(m => m.Body).FirstAsync());
        return new Uri(body.Split('\n').Single(l => l.StartsWith("https://", StringComparison.Ordinal)).Trim()).PathAndQuery;
    }

    static async Task<int> SendAsync(AppHost host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<MailDelivery>().SendDueAsync();
    }

    static async Task<string?> OfferAsync(AppHost host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SetupLinks>().OfferAsync();
    }

    static string MailText(string file)
    {
        using var message = MimeKit.MimeMessage.Load(file);
        return message.TextBody ?? "";
    }
}
