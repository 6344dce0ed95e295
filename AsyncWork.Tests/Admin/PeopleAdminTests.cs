using System.Net;
using AsyncWork.Domain.People;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace AsyncWork.Tests.Admin;

[Trait("Feature", "A4")]
public sealed class PeopleAdminTests : IAsyncLifetime
{
    readonly AppHost host = new();
    HttpClient admin = null!;
    PersonFacts mia = null!;
    PersonId me;

    public async Task InitializeAsync()
    {
        var given = host.Given();
        me = given.Person("Admin").Is(Role.Administrator).Person.Id;
        mia = given.Person("Mia").In("Product");
        await given.SaveAsync();
        me = await host.Database(db => db.People.Where(p => p.Name == "Admin").Select(p => p.Id).SingleAsync());
        admin = await host.SignedInAsync("admin");
    }

    public Task DisposeAsync() => host.DisposeAsync().AsTask();

    [Fact]
    public async Task A_new_person_is_in_the_team_from_the_first_day_works_nine_to_five_and_gets_an_invitation()
    {
        var answer = await admin.SubmitAsync(
            "/admin/people/new",
            ("Input.Name", "Zoë Żak"),
            ("Input.Email", " Zoe@AsyncWork.example"),
            ("Input.StartsOn", "2026-12-01"),
            ("Team", "product"),
            ("Role", "HR")
        );

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var zoe = await host.Database(db => db.People.SingleAsync(p => p.Email == "zoe@asyncwork.example"));
        Assert.Equal(new LocalDate(2026, 12, 1), zoe.StartsOn);
        Assert.Equal(
            new LocalDate(2026, 12, 1),
            await host.Database(db => db.TeamMembers.Where(m => m.PersonId == zoe.Id).Select(m => m.JoinedOn).SingleAsync())
        );
        Assert.Equal(1, await host.Database(db => db.WorkSchedules.CountAsync(s => s.PersonId == zoe.Id)));
        var account = await host.Database(db => db.Users.SingleAsync(a => a.PersonId == zoe.Id));
        Assert.Null(account.JoinedAt);
        Assert.Equal(1, await host.Database(db => db.UserRoles.CountAsync(r => r.UserId == account.Id)));
        var mail = await host.Database(db => db.OutgoingMails.SingleAsync());
        Assert.Equal("zoe@asyncwork.example", mail.To);
        Assert.Contains("gave role", await AuditAsync());
    }

    [Fact]
    public async Task The_same_form_sent_twice_makes_one_person()
    {
        var page = await admin.OpenAsync("/admin/people/new");
        var form = new Submission(("Input.Name", "Zoë"), ("Input.Email", ""), ("InviteNow", "false"));

        await admin.SubmitAsync(page, "/admin/people/new", form);
        var again = await admin.SubmitAsync(page, "/admin/people/new", form);

        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Equal(1, await host.Database(db => db.People.CountAsync(p => p.Name == "Zoë")));
    }

    [Fact]
    public async Task Who_has_left_is_not_invited_and_nothing_is_stored()
    {
        var answer = await admin.SubmitAsync(
            "/admin/people/new",
            ("Input.Name", "Gone Already"),
            ("Input.Email", "gone@asyncwork.example"),
            ("Input.StartsOn", "2020-01-01"),
            ("Input.LastDay", "2026-10-30"),
            ("InviteNow", "true")
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Gone Already has left.", (await answer.HtmlAsync()).Body!.Reads(), StringComparison.Ordinal);
        Assert.False(await host.Database(db => db.People.AnyAsync(p => p.Name == "Gone Already")));
    }

    [Theory]
    [InlineData("Input.Name", "")]
    [InlineData("Input.Email", "mia@asyncwork.example")]
    [InlineData("Input.Email", "not an address")]
    [InlineData("Input.Email", "")]
    [InlineData("Input.Zone", "Mars/Olympus")]
    [InlineData("Input.StartsOn", "2026-13-45")]
    [InlineData("Input.StartsOn", "9999-12-31")]
    [InlineData("Input.LastDay", "2026-01-01")]
    [InlineData("Input.Location", "long")]
    [InlineData("Team", "nowhere")]
    public async Task What_cannot_be_taken_is_said_beside_its_field_and_nobody_is_made(string field, string value)
    {
        List<(string, string?)> values =
        [
            ("Input.Name", "Zoë"),
            ("Input.Email", "zoe@asyncwork.example"),
            ("Input.StartsOn", "2026-12-01"),
            ("Team", ""),
            ("Input.Zone", "Europe/Berlin"),
            ("Input.Location", ""),
            ("Input.LastDay", ""),
        ];
        values.RemoveAll(v => v.Item1 == field);
        values.Add((field, value == "long" ? new string('x', 400) : value));

        var answer = await admin.SubmitAsync("/admin/people/new", values);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains((await answer.HtmlAsync()).QuerySelectorAll(".field__error"), e => e.Reads() != "");
        Assert.Equal(2, await host.Database(db => db.People.CountAsync()));
        Assert.Empty(await host.Database(db => db.OutgoingMails.ToListAsync()));
    }

    [Fact]
    public async Task Two_administrators_at_one_person_the_second_keeps_what_was_typed_and_sees_what_is_stored()
    {
        var opened = await admin.OpenAsync(Page(""));
        await admin.SubmitAsync(Page(""), ("Input.Name", "Mia Novak"));

        var late = await admin.SubmitAsync(opened, Page(""), new Submission(("Input.Name", "Mia N.")));

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        var page = await late.HtmlAsync();
        Assert.Equal("Mia N.", page.QuerySelector("[name='Input.Name']")!.GetAttribute("value"));
        Assert.Contains("Stored now: Mia Novak.", page.Body!.Reads());
        Assert.Equal(
            "Mia Novak",
            await host.Database(db => db.People.Where(p => p.Id == mia.Id).Select(p => p.Name).SingleAsync())
        );
        // Sent again from here, it is taken.
        var again = await admin.SubmitAsync(page, Page(""), new Submission(("Input.Name", "Mia N.")));
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
    }

    [Fact]
    public async Task A_new_address_is_the_new_user_name_and_ends_the_sessions()
    {
        using var browser = await host.SignedInAsync("mia");

        await admin.SubmitAsync(Page(""), ("Input.Email", "mia.novak@asyncwork.example"));

        using var renewed = await host.SignedInAsync("mia.novak@asyncwork.example");
        Assert.Equal(HttpStatusCode.OK, (await renewed.GetAsync("/people")).StatusCode);
        Assert.Equal(
            1,
            await host.Database(db => db.AccountSessions.CountAsync(s => s.AccountId == mia.Account!.Id && s.EndedAt == null))
        );
        Assert.Contains("e-mail: mia@asyncwork.example → mia.novak@asyncwork.example", await AuditAsync());
    }

    [Fact]
    public async Task A_deactivated_account_has_no_sessions_and_cannot_sign_in_until_it_is_reactivated()
    {
        using var browser = await host.SignedInAsync("mia");

        await PressAsync("Deactivate account");
        host.Clock.AdvanceMinutes(2);

        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/people")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignInAsync()).StatusCode);

        await PressAsync("Reactivate account");
        Assert.Equal(HttpStatusCode.Redirect, (await SignInAsync()).StatusCode);
        Assert.Contains("reactivated account", await AuditAsync());
    }

    [Fact]
    public async Task An_administrator_ends_sessions_and_unlocks()
    {
        using var browser = await host.SignedInAsync("mia");
        await PressAsync("End sessions");
        host.Clock.AdvanceMinutes(2);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/people")).StatusCode);

        for (var i = 0; i < 5; i++)
            await SignInAsync("wrong wrong wrong");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignInAsync()).StatusCode);
        await PressAsync("Unlock");
        Assert.Equal(HttpStatusCode.Redirect, (await SignInAsync()).StatusCode);
    }

    [Fact]
    public async Task An_administrator_does_not_lock_themself_out_by_a_slip()
    {
        var account = $"/admin/people/{me}/account";

        var deactivated = await admin.SubmitAsync(account, new Submission([], Button: "Deactivate account"));
        var taken = await admin.SubmitAsync(account, new Submission([("role", "Administrator")], Action: "TakeRole"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, deactivated.StatusCode);
        Assert.Contains("your own account", (await deactivated.HtmlAsync()).Body!.Reads());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, taken.StatusCode);
        Assert.Contains("from yourself", (await taken.HtmlAsync()).Body!.Reads());
        Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync("/admin")).StatusCode);
    }

    [Fact]
    public async Task The_last_administrator_who_can_sign_in_stays_whoever_asks()
    {
        await admin.SubmitAsync(Page("/account"), new Submission([("role", "Administrator")], Action: "GiveRole"));
        await host.Database(db =>
            db.Users.Where(a => a.PersonId == mia.Id).ExecuteUpdateAsync(s => s.SetProperty(a => a.JoinedAt, (Instant?)null))
        );
        await using var scope = host.Services.CreateAsyncScope();
        var administration = scope.ServiceProvider.GetRequiredService<AccountAdministration>();
        var person = await host.Database(db => db.People.SingleAsync(p => p.Id == me));

        Assert.Contains("only administrator", await administration.DeactivateAsync(person, mia.Id));
        Assert.Contains("only administrator", await administration.TakeRoleAsync(person, Role.Administrator, mia.Id));

        await host.Database(db =>
            db.Users.Where(a => a.PersonId == mia.Id).ExecuteUpdateAsync(s => s.SetProperty(a => a.JoinedAt, AppHost.Start))
        );
        Assert.Null(await administration.TakeRoleAsync(person, Role.Administrator, mia.Id));
    }

    [Theory]
    [InlineData("GiveRole", "Emperor")]
    [InlineData("GiveRole", "7")]
    [InlineData("TakeRole", "HR")]
    public async Task A_role_that_is_none_or_not_held_is_refused(string handler, string role)
    {
        var page = await admin.OpenAsync(Page("/account"));
        var token = page.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent([new("role", role), new("__RequestVerificationToken", token)]);

        var answer = await admin.PostAsync($"{Page("/account")}?handler={handler}", form);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(1, await host.Database(db => db.UserRoles.CountAsync()));
    }

    [Fact]
    public async Task Someone_without_an_account_is_invited_and_the_mail_lies_in_the_folder()
    {
        var given = host.Given();
        var rui = given.Person("Rui").WithoutAccount();
        await given.SaveAsync();

        var answer = await admin.SubmitAsync($"/admin/people/{rui.Id}/account", new Submission([], Button: "Send invitation"));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AsyncWork.Web.Mail.MailDelivery>().SendDueAsync();
        var file = Assert.Single(Directory.GetFiles(host.MailFolder, "*.eml"));
        Assert.Contains("rui@asyncwork.example", await File.ReadAllTextAsync(file));
        Assert.Contains("invited", await AuditAsync());
    }

    [Fact]
    public async Task Hours_that_two_set_or_delete_at_once_are_there_once_and_gone_once()
    {
        var form = await admin.OpenAsync(Page("/hours"));
        var sent = new Submission(("Input.ValidFrom", "2026-12-01"), ("Input.Days[2]", "9:00-17:00"));

        var set = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => admin.SubmitAsync(form, Page("/hours"), sent)));
        var listed = await admin.OpenAsync(Page("/hours"));
        var deleted = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(_ => admin.SubmitAsync(listed, Page("/hours"), new Submission { Action = "handler=Delete" }))
        );

        Assert.All(set, a => Assert.Contains(a.StatusCode, new[] { HttpStatusCode.Redirect, HttpStatusCode.Conflict }));
        Assert.All(deleted, a => Assert.Contains(a.StatusCode, new[] { HttpStatusCode.Redirect, HttpStatusCode.NotFound }));
        Assert.Equal(1, await host.Database(db => db.AuditEvents.CountAsync(e => e.Action == "deleted working hours")));
    }

    [Fact]
    public async Task Working_hours_are_set_from_a_day_and_a_line_that_is_not_understood_names_its_day()
    {
        var refused = await admin.SubmitAsync(
            Page("/hours"),
            ("Input.ValidFrom", "2026-12-01"),
            ("Input.Days[2]", "nine to five")
        );
        var taken = await admin.SubmitAsync(
            Page("/hours"),
            ("Input.ValidFrom", "2026-12-01"),
            ("Input.Days[2]", "9:00-12:30, 13:30-17:00"),
            ("Input.Days[4]", "")
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Wednesday", (await refused.HtmlAsync()).QuerySelector("[role=alert]")!.Reads());
        Assert.Equal("nine to five", (await refused.HtmlAsync()).QuerySelector("[name='Input.Days[2]']")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        var week = await host.Database(db =>
            db.WorkSchedules.Where(s => s.PersonId == mia.Id && s.ValidFrom == new LocalDate(2026, 12, 1))
                .Select(s => s.Week)
                .SingleAsync()
        );
        Assert.Equal("1 9:00-17:00;2 9:00-17:00;3 9:00-12:30,13:30-17:00;4 9:00-17:00", week.ToString());
    }

    [Fact]
    public async Task The_list_tells_how_each_account_stands_in_one_query()
    {
        var given = host.Given();
        given.Person("Without").WithoutAccount();
        for (var i = 0; i < 60; i++)
            given.Person($"Person {i}").Is(Role.HR).In("Product");
        await given.SaveAsync();
        await admin.GetAsync("/admin/people");

        var commands = await host.Commands.Of(() => admin.GetAsync("/admin/people"));

        Assert.Equal(2, commands.Count); // and the timer of the top bar
        var page = await admin.OpenAsync("/admin/people");
        Assert.Equal(50, page.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("1 to 50 of 63", page.Body!.Reads());
        var without = await admin.OpenAsync("/admin/people?show=WithoutAccount");
        Assert.Contains("Without no account", without.QuerySelector("tbody")!.Reads().Replace(" without@asyncwork.example", ""));
        Assert.Contains("51 to 63 of 63", (await admin.OpenAsync("/admin/people?page=2")).Body!.Reads());
        Assert.Contains("Nobody found", (await admin.OpenAsync("/admin/people?q=nobody+at+all")).Body!.Reads());
    }

    string Page(string part) => $"/admin/people/{mia.Id}{part}";

    async Task PressAsync(string button)
    {
        var answer = await admin.SubmitAsync(Page("/account"), new Submission([], Button: button));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    Task<HttpResponseMessage> SignInAsync(string password = Given.Password) =>
        host.Stranger().SubmitAsync("/account/sign-in", ("Email", "mia@asyncwork.example"), ("Password", password));

    async Task<string> AuditAsync() =>
        string.Join(
            '\n',
            (await host.Database(db => db.AuditEvents.ToListAsync())).Select(e => $"{e.Action} {e.Subject} {e.Details}")
        );
}
