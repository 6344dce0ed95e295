using System.Net;
using AsyncWork.Domain.Boards;
using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.Norms;
using AsyncWork.Domain.People;
using AsyncWork.Tests.Identity;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Mail;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Tests.Admin;

/// <summary>That what tells who somebody was is erased once they have left, and what figures stand on is not (product.md A7).</summary>
[Trait("Feature", "A7")]
public sealed class ErasureTests
{
    static readonly Instant Now = AppHost.Start;

    [Fact]
    public void Only_who_has_left_cannot_sign_in_and_owns_nothing_is_erased()
    {
        var person = new Person("Mia Lind", "mia@asyncwork.example", Given.Zone("Europe/Berlin"), Given.Day("2020-01-01"));
        Assert.StartsWith(
            "Mia Lind has not left.",
            person.WhyNotErase(Now, canSignIn: false, stillOwned: 0),
            StringComparison.Ordinal
        );
        person.Employ(person.StartsOn, Given.Day("2026-11-12"));
        Assert.StartsWith(
            "Mia Lind has not left.",
            person.WhyNotErase(Now, canSignIn: false, stillOwned: 0),
            StringComparison.Ordinal
        );

        person.Employ(person.StartsOn, Given.Day("2026-11-11"));

        Assert.Equal(
            "Mia Lind’s account can still sign in. Deactivate it first.",
            person.WhyNotErase(Now, canSignIn: true, stillOwned: 0)
        );
        Assert.Equal(
            "1 thing is still Mia Lind’s. Give it to others first.",
            person.WhyNotErase(Now, canSignIn: false, stillOwned: 1)
        );
        Assert.Equal(
            "2 things are still Mia Lind’s. Give them to others first.",
            person.WhyNotErase(Now, canSignIn: false, stillOwned: 2)
        );
        Assert.Throws<InvalidOperationException>(() => person.Erase(Now, canSignIn: true, stillOwned: 0));
        person.Erase(Now, canSignIn: false, stillOwned: 0);
        Assert.Equal(
            ("Former colleague 0", null, null, Now),
            (person.Name, person.Email, person.Location, person.ErasedAt!.Value)
        );
        Assert.Equal("This person’s data has been erased already.", person.WhyNotErase(Now, canSignIn: false, stillOwned: 0));
    }

    [Fact]
    public async Task Erasing_forgets_who_it_was_and_keeps_what_figures_stand_on()
    {
        await using var host = await WithLeaverAsync();
        var id = await host.Database(db => db.People.Where(p => p.Name == "Mia Lind").Select(p => p.Id).SingleAsync());
        var admin = await host.SignedInAsync("admin");
        var before = await admin.GetStringAsync("/reports/2026-10.csv");
        Assert.True(await IsFoundAsync(host));

        var answer = await admin.SubmitAsync($"/admin/people/{id}/data", ("Name", "Mia Lind"));

        Assert.Equal($"/admin/people/{id}/data", answer.Headers.Location?.OriginalString);
        var left = await host.Database(async db => new
        {
            Person = await db.People.SingleAsync(p => p.Id == id),
            Accounts = await db.Users.CountAsync(a => a.PersonId == id),
            Sessions = await db.AccountSessions.CountAsync(),
            Entry = await db.TimeEntries.SingleAsync(e => e.PersonId == id),
            Absence = await db.Absences.SingleAsync(a => a.PersonId == id),
            Watches = await db.Watches.CountAsync(w => w.PersonId == id),
            Feeds = await db.CalendarFeeds.CountAsync(),
            Mails = await db.OutgoingMails.CountAsync(),
            Others = await db.TimeEntries.SingleAsync(e => e.PersonId != id),
        });
        Assert.Equal(($"Former colleague {id}", null), (left.Person.Name, left.Person.Email));
        // The administrator’s own session is the one that is left, and the mail to somebody else.
        Assert.Equal((0, 1, 0, 0, 1), (left.Accounts, left.Sessions, left.Watches, left.Feeds, left.Mails));
        Assert.Equal((90, "", ""), (left.Entry.Minutes, left.Entry.Description, left.Entry.Tags));
        Assert.NotNull(left.Entry.ProjectId);
        Assert.Equal((AbsenceKind.Other, ""), (left.Absence.Kind, left.Absence.Note));
        Assert.Equal("not Mia’s", left.Others.Description);
        Assert.Equal(before, await admin.GetStringAsync("/reports/2026-10.csv"));
        Assert.DoesNotContain(
            "Mia Lind",
            await host.Database(db =>
                db.AuditEvents.Where(e => e.Action == "erased personal data").Select(e => e.Subject).SingleAsync()
            ),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Erased",
            (await admin.OpenAsync($"/admin/people/{id}/data")).QuerySelector("#main")!.Reads(),
            StringComparison.Ordinal
        );
        Assert.False(await IsFoundAsync(host));
    }

    [Fact]
    public async Task A_slip_of_the_name_erases_nobody()
    {
        await using var host = await WithLeaverAsync();
        var id = await host.Database(db => db.People.Where(p => p.Name == "Mia Lind").Select(p => p.Id).SingleAsync());
        var admin = await host.SignedInAsync("admin");

        var answer = await admin.SubmitAsync($"/admin/people/{id}/data", ("Name", "Mia"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Write the name as it stands here", (await answer.HtmlAsync()).Body!.Reads(), StringComparison.Ordinal);
        Assert.Equal(
            "Answered the audit",
            await host.Database(db => db.TimeEntries.Where(e => e.PersonId == id).Select(e => e.Description).SingleAsync())
        );
    }

    [Fact]
    public async Task What_is_still_theirs_is_handed_over_first()
    {
        await using var host = await WithLeaverAsync();
        var id = await host.Database(async db =>
        {
            var id = await db.People.Where(p => p.Name == "Mia Lind").Select(p => p.Id).SingleAsync();
            var team = new Team("Ops");
            team.Appoint(id);
            db.Add(team);
            await db.SaveChangesAsync();
            return id;
        });
        var admin = await host.SignedInAsync("admin");

        var page = await admin.OpenAsync($"/admin/people/{id}/data");

        Assert.Contains("1 thing is still Mia Lind’s.", page.QuerySelector("#main")!.Reads(), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("#main input[name=Name]"));
    }

    [Fact]
    public async Task Who_cannot_sign_in_is_handed_their_data_by_an_administrator_and_nobody_else_is()
    {
        await using var host = await WithLeaverAsync();
        var ids = await host.Database(db => db.People.ToDictionaryAsync(p => p.Name, p => p.Id));
        var admin = await host.SignedInAsync("admin");

        var files = await PersonalDataTests.DataAsync(admin, $"/admin/people/{ids["Mia Lind"]}/data.zip");

        Assert.Contains("Answered the audit", files["hours.csv"], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync($"/admin/people/{ids["Berlin"]}/data.zip")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync("/admin/people/999999/data.zip")).StatusCode);
        var hr = await host.SignedInAsync("hr");
        Assert.Equal(HttpStatusCode.Forbidden, (await hr.GetAsync($"/admin/people/{ids["Mia Lind"]}/data.zip")).StatusCode);
        Assert.Contains("exported", await SignInTests.ActionsAsync(host));
    }

    /// <summary>The usual people, and Mia Lind, who left in October and has hours, a day off, an account that is deactivated and things of her own.</summary>
    static async Task<AppHost> WithLeaverAsync()
    {
        var host = new AppHost();
        var given = host.Given().Everyone();
        given.The("Berlin").Logged("2026-10-06", "2:00", project: "Website", description: "not Mia’s");
        given
            .Person("Mia Lind")
            .In("Support")
            .Employed("2024-01-01", "2026-10-30")
            .Logged("2026-10-05", "1:30", project: "Website", description: "Answered the audit");
        await given.SaveAsync();
        await host.Database(async db =>
        {
            var account = await db.Users.SingleAsync(a => a.Email == Given.EmailOf("Mia Lind"));
            account.DeactivatedAt = Now;
            var id = account.PersonId;
            db.Add(
                new Absence(
                    id,
                    Given.Day("2026-10-12"),
                    Given.Day("2026-10-13"),
                    AbsenceKind.Sick,
                    null,
                    "at the clinic",
                    id,
                    Now
                )
            );
            db.Add(new CalendarFeed(id, "F00D", Now));
            db.Add(new OutgoingMail(account.Email!, "Your week", "Dear Mia", Now));
            db.Add(new OutgoingMail("berlin@asyncwork.example", "Your week", "Dear Berlin", Now));
            await db.SaveChangesAsync();
        });
        return host;
    }

    static Task<bool> IsFoundAsync(AppHost host) => host.Database(db => db.SearchEntries.AnyAsync(e => e.Title == "Mia Lind"));
}
