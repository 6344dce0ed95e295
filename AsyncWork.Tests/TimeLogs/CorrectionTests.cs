using System.Globalization;
using System.Net;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Tests.TimeLogs;

/// <summary>Locked hours change only by a reversal with a reason, which everybody sees who sees the hours (product.md T7, T6).</summary>
[Trait("Feature", "T7")]
public sealed class CorrectionTests : IAsyncLifetime
{
    readonly AppHost host = new();
    PersonFacts mia = null!;

    public async Task InitializeAsync()
    {
        var given = host.Given();
        given.Person("Lea").In("Product").LeadOf("Product");
        given.Person("HR").Is(Domain.People.Role.HR);
        mia = given
            .Person("Mia")
            .In("Product")
            .Logged("2026-11-02", "9:00-12:00", "Website", "Meeting", "Whispered")
            .Logged("2026-11-02", "10:00-11:00", "Website", "Meeting")
            .Logged("2026-11-10", "2:00", "Website")
            .Week("2026-11-02", TimesheetState.Approved);
        await given.SaveAsync();
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    string Locked => $"/time/approvals/entries/{mia.Entries[0].Id}";
    string Open => $"/time/approvals/entries/{mia.Entries[2].Id}";

    Task<List<TimeEntry>> EntriesAsync() => host.Database(db => db.TimeEntries.AsNoTracking().OrderBy(e => e.Id).ToListAsync());

    [Theory]
    [InlineData("1:00", 422)]
    [InlineData("0", 422)]
    [InlineData("4:00", 302)]
    public async Task In_a_month_that_was_opened_again_the_week_cannot_overwrite_what_was_corrected(string typed, int status)
    {
        var given = host.Given();
        var ida = given
            .Person("Ida")
            .In("Product")
            .Logged("2026-11-03", "3:00", "Website")
            .Week("2026-11-02", TimesheetState.Approved);
        await given.SaveAsync();
        var entry = ida.Entries[0];
        await (await host.SignedInAsync("Lea")).SubmitAsync(
            $"/time/approvals/entries/{entry.Id}",
            Correct("2:30", "Half an hour was a break.")
        );
        await host.Database(async db =>
        {
            // Open again: the state that a returned week has.
            await db
                .Timesheets.Where(s => s.PersonId == ida.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.State, TimesheetState.Returned));
        });
        var browser = await host.SignedInAsync("Ida");

        var answer = await browser.SubmitAsync("/time/week/2026-W45", ($"c-{entry.ProjectId}-0-2", typed));

        Assert.Equal(status, (int)answer.StatusCode);
        var entries = (await EntriesAsync())
            .Where(e => e.PersonId == ida.Id)
            .Select(e => (e.Minutes, e.ReversalOfId is not null, e.ReplacesId is not null))
            .ToList();
        Assert.Equal([(180, false, false), (-180, true, false), (150, false, true)], entries[..3]);
        Assert.Equal(status == 302 ? [90] : [], entries[3..].Select(e => e.Item1));
    }

    [Fact]
    public async Task In_a_month_that_was_opened_again_what_stands_in_place_of_a_corrected_entry_stays()
    {
        await (await host.SignedInAsync("Lea")).SubmitAsync(Locked, Correct("2:30", "The meeting ended early."));
        await host.Database(db =>
            db.Timesheets.ExecuteUpdateAsync(set => set.SetProperty(s => s.State, TimesheetState.Returned))
        );
        var (before, browser) = (await EntriesAsync(), await host.SignedInAsync("Mia"));
        var page = await browser.OpenAsync($"/time/entries/{before[^1].Id}");
        var token = (await browser.OpenAsync("/time")).QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        Assert.Contains("This stands in place of an entry that was corrected", page.QuerySelector("main")!.Reads());
        Assert.Empty(page.QuerySelectorAll("main button"));
        foreach (var handler in new[] { "", "?handler=Delete" })
        {
            var answer = await browser.PostAsync(
                $"/time/entries/{before[^1].Id}{handler}",
                new FormUrlEncodedContent(
                    new Dictionary<string, string>
                    {
                        ["__RequestVerificationToken"] = token,
                        ["version"] = $"{before[^1].Version}",
                        ["Input.Version"] = $"{before[^1].Version}",
                        ["Input.Date"] = "2026-11-02",
                        ["Input.Duration"] = "0:30",
                        ["Input.ProjectId"] = $"{before[^1].ProjectId}",
                    }
                )
            );
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        }
        Assert.Equal(before.Select(e => (e.Id, e.Minutes)), (await EntriesAsync()).Select(e => (e.Id, e.Minutes)));
    }

    static Submission Correct(string hours, string reason) =>
        new([("Input.Duration", hours), ("Input.Reason", reason)], Button: "Correct entry");

    Task CloseNovemberAsync() =>
        host.Database(async db =>
        {
            db.Add(new ClosedMonth(new(2026, 11), mia.Id, host.Clock.GetCurrentInstant()));
            await db.SaveChangesAsync();
        });

    [Fact]
    public async Task A_correction_takes_the_entry_back_and_puts_another_in_its_place()
    {
        var answer = await (await host.SignedInAsync("Lea")).SubmitAsync(Locked, Correct("2:30", "The meeting ended early."));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var entries = await EntriesAsync();
        Assert.Equal([180, 60, 120, -180, 150], entries.Select(e => e.Minutes));
        Assert.Equal((entries[0].Id, entries[0].Id), (entries[3].ReversalOfId, entries[4].ReplacesId));
        Assert.All(entries[3..], e => Assert.Equal("The meeting ended early.", e.Reason));
        var (own, all) = (await host.SignedInAsync("Mia"), await host.SignedInAsync("HR"));
        foreach (
            var file in new[]
            {
                await own.GetStringAsync("/time/export.csv"),
                await all.GetStringAsync("/reports/2026-11/rows.csv"),
            }
        )
            Assert.Equal(2, file.Split(",The meeting ended early.\r\n").Length - 1);
        var mail = await host.Database(db => db.OutgoingMails.SingleAsync());
        Assert.Equal("mia@asyncwork.example", mail.To);
        Assert.Contains("3:00 on Mon 2 Nov 2026 became 2:30", mail.Body, StringComparison.Ordinal);
        Assert.Single(await host.Database(db => db.AuditEvents.Where(e => e.Action == "corrected hours").ToListAsync()));
    }

    [Fact]
    public async Task All_of_an_entry_can_be_taken_back()
    {
        await (await host.SignedInAsync("Lea")).SubmitAsync(
            Locked,
            new Submission([("Input.Reason", "Logged twice.")], Button: "Take all of it back")
        );

        Assert.Equal([180, 60, 120, -180], (await EntriesAsync()).Select(e => e.Minutes));
    }

    [Theory]
    [InlineData("2:30", " ")]
    [InlineData("", "The meeting ended early.")]
    [InlineData("25:00", "The meeting ended early.")]
    [InlineData("3:00", "Nothing is different.")]
    public async Task A_correction_needs_a_reason_and_something_that_changes(string hours, string reason)
    {
        var answer = await (await host.SignedInAsync("Lea")).SubmitAsync(Locked, Correct(hours, reason));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(3, (await EntriesAsync()).Count);
    }

    [Fact]
    public async Task An_entry_is_corrected_once()
    {
        var browser = await host.SignedInAsync("Lea");
        var opened = await browser.OpenAsync(Locked);
        await browser.SubmitAsync(opened, Locked, Correct("2:30", "The meeting ended early."));

        var again = await browser.SubmitAsync(opened, Locked, Correct("2:00", "It ended earlier still."));

        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Contains("corrected already", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(5, (await EntriesAsync()).Count);
    }

    [Fact]
    public async Task An_open_day_is_not_corrected_by_others_and_a_closed_month_by_HR_alone()
    {
        var lead = await host.SignedInAsync("Lea");
        var open = await lead.OpenAsync(Open);
        var opened = await lead.OpenAsync(Locked);
        await CloseNovemberAsync();

        var refused = await lead.SubmitAsync(opened, Locked, Correct("2:30", "The meeting ended early."));
        var byHr = await (await host.SignedInAsync("HR")).SubmitAsync(Open, Correct("1:00", "Half of it was a break."));

        Assert.Contains("The week is open", open.Body!.Reads(), StringComparison.Ordinal);
        Assert.Null(open.QuerySelector("#correct"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, byHr.StatusCode);
        Assert.Equal([180, 60, 120, -120, 60], (await EntriesAsync()).Select(e => e.Minutes));
    }

    [Fact]
    public async Task Nobody_corrects_their_own_hours_nor_those_of_another_team()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await (await host.SignedInAsync("Mia")).GetAsync(Locked)).StatusCode);
        await host.Database(db => db.TeamLeads.ExecuteDeleteAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await (await host.SignedInAsync("Lea")).GetAsync(Locked)).StatusCode);
    }

    [Fact]
    public async Task Both_rows_stand_in_the_week_and_in_the_month_of_the_person_and_no_longer_overlap()
    {
        var mine = await host.SignedInAsync("Mia");
        var before = await mine.OpenAsync("/time?month=2026-11");
        await (await host.SignedInAsync("Lea")).SubmitAsync(Locked, Correct("2:30", "The meeting ended early."));

        var after = await mine.OpenAsync("/time?month=2026-11");
        var week = await (await host.SignedInAsync("Lea")).OpenAsync($"/time/approvals/{mia.Id}/2026-W45");

        Assert.Contains("overlaps", before.QuerySelector("#month")!.Reads(), StringComparison.Ordinal);
        Assert.DoesNotContain("overlaps", after.QuerySelector("#month")!.Reads(), StringComparison.Ordinal);
        Assert.Equal("3:00", after.QuerySelector("b.is-struck")!.Reads());
        Assert.Contains(
            "Taken back: “The meeting ended early.”",
            after.QuerySelector("#month")!.Reads(),
            StringComparison.Ordinal
        );
        Assert.Contains("3:30 of 40:00", week.QuerySelector("#week")!.Reads(), StringComparison.Ordinal);
        Assert.Equal("3:00", week.QuerySelector("b s")!.Reads());
        Assert.Contains("In its place by Lea", week.QuerySelector("#week")!.Reads(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_meeting_that_was_taken_back_no_longer_counts_as_a_double_booking()
    {
        var lead = await host.SignedInAsync("Lea");
        var scope = new Web.Pages.Reports.ReportScope(null, null, "");
        var period = Web.Pages.Reports.ReportPeriod.Of(new(2026, 11), new(2026, 11, 12));
        Task<List<Web.Pages.Reports.MeetingOnDate>> Meetings() =>
            host.Database(db => Web.Pages.Reports.ClockQueries.ListMeetingsAsync(db, scope, period, default));
        Assert.Equal(2, (await Meetings()).Count);

        await lead.SubmitAsync(Locked, Correct("2:30", "The meeting ended early."));

        Assert.Single(await Meetings());
    }

    [Fact]
    public async Task In_a_month_that_was_opened_again_a_corrected_entry_stays_as_it_is()
    {
        await (await host.SignedInAsync("Lea")).SubmitAsync(Locked, Correct("2:30", "The meeting ended early."));
        await host.Database(db => db.Timesheets.ExecuteDeleteAsync());
        var mine = await host.SignedInAsync("Mia");

        foreach (var entry in (await EntriesAsync()).Where(e => e.Id == mia.Entries[0].Id || e.ReversalOfId is not null))
        {
            var page = await mine.OpenAsync(string.Create(CultureInfo.InvariantCulture, $"/time/entries/{entry.Id}"));
            Assert.Contains("stays as it is", page.Body!.Reads(), StringComparison.Ordinal);
            Assert.Null(page.QuerySelector("main form"));
        }
    }
}
