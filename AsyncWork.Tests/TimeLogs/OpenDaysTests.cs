using System.Net;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Tests.TimeLogs;

/// <summary>Payroll trusts that locked means locked: no path changes hours of a locked day (product.md T7).</summary>
[Trait("Feature", "T7")]
public sealed class OpenDaysTests : IAsyncLifetime
{
    readonly AppHost host = new();
    PersonFacts mia = null!;
    string Approved => $"/time/entries/{mia.Entries[0].Id}";
    string Open => $"/time/entries/{mia.Entries[1].Id}";

    public async Task InitializeAsync()
    {
        var given = host.Given().Project("Website");
        mia = given
            .Person("Mia")
            .Logged("2026-11-03", "1:00", "Website")
            .Logged("2026-11-10", "2:00", "Website")
            .Week("2026-11-02", TimesheetState.Approved)
            .Week("2026-10-19", TimesheetState.Submitted);
        await given.SaveAsync();
        await host.Database(async db =>
        {
            db.Add(new ClosedMonth(new(2026, 9), mia.Id, host.Clock.GetCurrentInstant()));
            await db.SaveChangesAsync();
        });
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    Task<List<TimeEntry>> EntriesAsync() => host.Database(db => db.TimeEntries.AsNoTracking().OrderBy(e => e.Id).ToListAsync());

    [Theory]
    [InlineData("2026-11-06", "The week is approved.")]
    [InlineData("2026-10-20", "The week is handed in.")]
    [InlineData("2026-09-30", "The month is closed.")]
    public async Task Nothing_is_logged_on_a_locked_day(string day, string why)
    {
        var browser = await host.SignedInAsync("Mia");
        var project = mia.Entries[0].ProjectId!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture);

        var answer = await browser.SubmitAsync(
            "/time",
            ("Input.Date", day),
            ("Input.Duration", "1:00"),
            ("Input.ProjectId", project)
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(why, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(2, (await EntriesAsync()).Count);
    }

    [Fact]
    public async Task An_entry_of_a_locked_day_is_shown_with_the_reason_and_no_form()
    {
        var page = await (await host.SignedInAsync("Mia")).OpenAsync(Approved);

        Assert.Contains("The week is approved.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#Input_Duration"));
        Assert.Null(page.QuerySelector("main form"));
    }

    [Fact]
    public async Task An_entry_of_a_locked_day_is_neither_changed_nor_deleted_by_a_form_of_before()
    {
        var browser = await host.SignedInAsync("Mia");
        var form = await browser.OpenAsync(Open);
        await host.Database(async db =>
        {
            var sheet = new Timesheet(mia.Id, new(2026, 11, 9));
            sheet.Submit(120, new(2026, 11, 12), host.Clock.GetCurrentInstant());
            db.Add(sheet);
            await db.SaveChangesAsync();
        });

        var changed = await browser.SubmitAsync(form, Open, new Submission(("Input.Duration", "9:00")));
        var deleted = await browser.SubmitAsync(form, Open, new Submission(Action: "Delete", Values: []));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, changed.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, deleted.StatusCode);
        Assert.Equal(120, (await EntriesAsync())[1].Minutes);
    }

    [Fact]
    public async Task An_entry_cannot_be_moved_into_a_locked_week()
    {
        var browser = await host.SignedInAsync("Mia");

        var answer = await browser.SubmitAsync(Open, ("Input.Date", "2026-11-05"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(new LocalDate(2026, 11, 10), (await EntriesAsync())[1].Date);
    }

    [Fact]
    public async Task Every_change_of_hours_raises_the_version_of_its_week()
    {
        var browser = await host.SignedInAsync("Mia");
        await browser.SubmitAsync(Open, ("Input.Duration", "3:00"));
        var first = await VersionAsync();
        await browser.SubmitAsync(Open, ("Input.Duration", "4:00"));

        Assert.NotEqual(first, await VersionAsync());
        Assert.Equal(240, (await EntriesAsync())[1].Minutes);
    }

    Task<int> VersionAsync() =>
        host.Database(db =>
            db.Timesheets.Where(s => s.Monday == new LocalDate(2026, 11, 9)).Select(s => s.Version).SingleAsync()
        );
}
