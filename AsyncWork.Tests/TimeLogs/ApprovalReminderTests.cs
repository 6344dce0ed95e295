using AsyncWork.Domain.TimeLogs;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Mail;
using AsyncWork.Web.Reminders;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace AsyncWork.Tests.TimeLogs;

/// <summary>One mail for a week that is over and not handed in, when its person works (product.md T14, T7).</summary>
[Trait("Feature", "T14")]
public sealed class ApprovalReminderTests : IAsyncLifetime
{
    readonly AppHost host = new AppHost().With("Site:BaseUrl", "https://work.example");

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await host.DisposeAsync();

    async Task<List<OutgoingMail>> RemindAsync()
    {
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<WeekReminders>().RemindAsync();
        return await host.Database(db => db.OutgoingMails.OrderBy(m => m.Id).ToListAsync());
    }

    [Fact]
    public async Task Who_has_not_handed_in_is_reminded_once_of_the_last_two_weeks_with_a_link()
    {
        var given = host.Given();
        given.Person("Mia").Week("2026-11-02", TimesheetState.Open);
        await given.SaveAsync();

        var first = await RemindAsync();
        host.Clock.AdvanceMinutes(10);
        var again = await RemindAsync();

        var mail = Assert.Single(first);
        Assert.Equal("mia@asyncwork.example", mail.To);
        Assert.Contains("https://work.example/time/week/2026-W45", mail.Body, StringComparison.Ordinal);
        Assert.Contains("https://work.example/time/week/2026-W44", mail.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("2026-W46", mail.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("2026-W43", mail.Body, StringComparison.Ordinal);
        Assert.Single(again);
        Assert.Equal(2, await host.Database(db => db.Timesheets.CountAsync(s => s.RemindedAt != null)));
    }

    [Fact]
    public async Task The_reminder_names_working_days_without_hours()
    {
        var given = host.Given();
        given
            .Person("Mia")
            .Week("2026-10-26", TimesheetState.Approved)
            .Logged("2026-11-02", "8:00", "Website")
            .Logged("2026-11-03", "8:00", "Website")
            .Logged("2026-11-05", "8:00", "Website")
            .Away("2026-11-06", "2026-11-06");
        await given.SaveAsync();

        var mail = Assert.Single(await RemindAsync());

        Assert.Contains("No hours on Wed 4 Nov 2026.", mail.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_reminded_who_handed_in_left_is_away_sleeps_or_cannot_sign_in()
    {
        var given = host.Given();
        given.Person("Done").Week("2026-11-02", TimesheetState.Submitted).Week("2026-10-26", TimesheetState.Approved);
        given.Person("Returned").Week("2026-11-02", TimesheetState.Returned).Week("2026-10-26", TimesheetState.Returned);
        given.Person("Gone").Employed("2020-01-01", "2026-11-06");
        given.Person("Away").Away("2026-11-09", "2026-11-20");
        given.Person("Resting").Away("2026-10-26", "2026-11-08");
        given.Person("Asleep").Works("America/New_York");
        given.Person("Imported").WithoutAccount();
        given.Person("New").Employed("2026-11-09");
        await given.SaveAsync();

        Assert.Empty(await RemindAsync());
    }

    [Fact]
    public async Task A_reminder_waits_for_the_working_hours_of_the_person()
    {
        var given = host.Given();
        given.Person("NewYork").Works("America/New_York");
        await given.SaveAsync();

        var early = await RemindAsync();
        host.Clock.Advance(Duration.FromHours(7));

        Assert.Empty(early);
        Assert.Single(await RemindAsync());
    }

    [Fact]
    public async Task Leads_are_told_on_Today_how_many_weeks_wait()
    {
        var given = host.Given();
        given.Person("Lea").In("Product").LeadOf("Product").Week("2026-11-02", TimesheetState.Submitted);
        given
            .Person("Mia")
            .In("Product")
            .Week("2026-11-02", TimesheetState.Submitted)
            .Week("2026-10-26", TimesheetState.Submitted);
        await given.SaveAsync();

        var page = await (await host.SignedInAsync("Lea")).OpenAsync("/");

        Assert.Equal("2 weeks wait for you", page.QuerySelector("main a[href='/time/approvals']")!.Reads());
    }
}
