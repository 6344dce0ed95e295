using System.Text;
using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Data;
using AsyncWork.Web.Importing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace AsyncWork.Tests.TimeLogs.Import;

[Trait("Feature", "T11")]
public sealed class ImportSampleTests : ImportBench
{
    [Fact]
    public async Task A_real_team_of_five_comes_in_whole()
    {
        var desk = await ReceiveAsync(Hr, "toggl-team.csv");
        var found = desk.Plan.Found!;

        Assert.Equal((652, 652, 0), (found.Rows, found.Entries, found.BadRows));
        Assert.Equal(885.8m, Math.Round(found.Minutes / 60m, 1));
        Assert.Equal((13, 18, 8), (found.OverMidnight, found.Overlaps, found.Differ));
        Assert.Equal(4, found.Undecided);
        Assert.NotNull(ImportDesk.WhyNotStart(desk.Plan));

        await RunAsync(desk, plan => plan with { Others = PersonChoice.New(null) });

        var (entries, minutes, people, meetings) = await Host.Database(async db =>
            (
                await db.TimeEntries.CountAsync(),
                await db.TimeEntries.SumAsync(e => e.Minutes),
                await db.TimeEntries.Select(e => e.PersonId).Distinct().CountAsync(),
                await db.TimeEntries.CountAsync(e =>
                    db.Activities.Any(a => a.Id == e.ActivityId && a.Kind == ActivityKind.Meeting)
                )
            )
        );
        Assert.Equal((652, 885.8m, 5), (entries, Math.Round(minutes / 60m, 1), people));
        Assert.InRange(meetings, 200, 300);
    }

    [Fact]
    public async Task Nobodys_total_is_off_by_more_than_half_a_minute()
    {
        await RunAsync(await ReceiveAsync(Hr, "toggl-team.csv"), plan => plan with { Others = PersonChoice.New(null) });

        var totals = await Host.Database(db =>
            db.TimeEntries.GroupBy(e => e.PersonId)
                .Select(p => new { Person = db.People.Single(x => x.Id == p.Key).Name, Minutes = p.Sum(e => e.Minutes) })
                .ToListAsync()
        );
        foreach (
            var (name, hours) in new[]
            {
                ("Member Two", 153.71305555555554),
                ("Member Three", 298.96444444444444),
                ("Member Five", 149.48416666666665),
            }
        )
            Assert.InRange(totals.Single(t => t.Person == name).Minutes, hours * 60 - 0.5, hours * 60 + 0.5);
    }

    [Fact]
    public async Task A_Toggl_file_with_a_formula_and_names_from_everywhere_stays_as_it_is()
    {
        await RunAsync(await ReceiveAsync(Hr, "toggl.csv"), plan => plan with { Others = PersonChoice.New(null) });

        var entries = await EntriesAsync();
        Assert.Equal(3, entries.Count);
        Assert.Equal("=HYPERLINK(\"http://example.com\")", entries[1].Description);
        Assert.Equal([43, 16, 40], entries.Select(e => e.Minutes));
        Assert.Equal("東京 hand-over", entries[2].Description);
        Assert.True(await Host.Database(db => db.People.AnyAsync(p => p.Name == "Ümit Łącki")));
    }

    [Fact]
    public async Task A_Kimai_file_counts_seconds_midnights_and_the_night_of_the_clock_change()
    {
        await RunAsync(await ReceiveAsync(Hr, "kimai.csv"), plan => plan with { Others = PersonChoice.New(null) });

        var entries = await EntriesAsync();
        Assert.Equal([90, 150, 135, 180], entries.Select(e => e.Minutes));
        Assert.Equal(Duration.FromHours(3), entries[3].End - entries[3].Start);
        Assert.Equal(new LocalDate(2026, 10, 6), entries[2].Date);
        Assert.Equal(
            ["Design", "Development", "Operations"],
            await Host.Database(db => db.Activities.OrderBy(a => a.Name).Select(a => a.Name).ToListAsync())
        );
    }

    [Fact]
    public async Task A_Clockify_file_reads_month_first_and_on_a_twelve_hour_clock()
    {
        await RunAsync(await ReceiveAsync(Hr, "clockify.csv"), plan => plan with { Others = PersonChoice.New(null) });

        var entries = await EntriesAsync();
        Assert.Equal(
            [(new LocalDate(2026, 10, 7), 210), (new LocalDate(2026, 10, 13), 135)],
            entries.Select(e => (e.Date, e.Minutes))
        );
        Assert.Equal(13, entries[0].Start!.Value.InZone(entries[0].Zone).Hour);
        Assert.Equal([false, true], entries.Select(e => e.IsBillable));
    }

    [Fact]
    public async Task A_decimal_comma_is_read_in_any_file()
    {
        await RunAsync(
            await ReceiveTextAsync(Hr, "Datum;Mitarbeiter;Stunden (h);Projekt\n13.10.2026;Member One;2,25;Portal\n"),
            MapDuration(2)
        );

        Assert.Equal(135, Assert.Single(await EntriesAsync()).Minutes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Date,Person,Hours\n2026-13-45,Mia,25:00\n2026-10-05,Mia,-1\n")]
    [InlineData("Colour,Size\nred,1\n")]
    public async Task What_cannot_be_taken_as_a_whole_leaves_nothing_behind(string text)
    {
        await Assert.ThrowsAsync<ImportRefusedException>(() => ReceiveTextAsync(Hr, text));

        await NothingStoredAsync();
    }

    [Fact]
    public async Task The_broken_sample_is_refused_with_its_line_and_leaves_nothing_behind()
    {
        var refusal = await Assert.ThrowsAsync<ImportRefusedException>(() => ReceiveAsync(Hr, "broken.csv"));

        Assert.StartsWith("Line 3:", refusal.Message, StringComparison.Ordinal);
        await NothingStoredAsync();
    }

    [Fact]
    public async Task Rows_that_cannot_be_taken_are_left_out_only_when_somebody_says_so()
    {
        var desk = await ReceiveTextAsync(
            Hr,
            "Date,Person,Hours\n2026-10-05,Hanna,1\n2026-10-05,Hanna,25\n2026-10-06,Hanna,-1\n"
        );

        Assert.Equal([3, 4], desk.Plan.Found!.Bad.Select(b => b.Line));
        Assert.Contains("cannot be taken", ImportDesk.WhyNotStart(desk.Plan), StringComparison.Ordinal);
        await RunAsync(desk, plan => plan with { LeavesBadRowsOut = true });
        Assert.Single(await EntriesAsync());
    }

    [Fact]
    public async Task A_tag_that_means_a_meeting_makes_the_entry_one_and_can_be_told_not_to()
    {
        const string text =
            "User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags\n"
            + "Hanna,,,,,a,No,2026-10-05,09:00:00,2026-10-05,10:00:00,01:00:00,Team Meeting\n"
            + "Hanna,,,,,b,No,2026-10-05,10:00:00,2026-10-05,11:00:00,01:00:00,Meeting Prep\n"
            + "Hanna,,,,Design,c,No,2026-10-05,11:00:00,2026-10-05,12:00:00,01:00:00,\n";
        await RunAsync(
            await ReceiveTextAsync(Hr, text),
            plan => plan with { Tags = new Dictionary<string, bool>(StringComparer.Ordinal) { ["meeting prep"] = false } }
        );

        var kinds = await Host.Database(db =>
            (
                from e in db.TimeEntries
                orderby e.Description
                select db.Activities.Where(a => a.Id == e.ActivityId).Select(a => a.Name + " " + a.Kind).FirstOrDefault()
            ).ToListAsync()
        );
        Assert.Equal(["Meeting Meeting", null, "Design Work"], kinds);
    }

    [Fact]
    public async Task Clock_times_are_read_in_the_zone_of_the_person_unless_the_file_has_its_own()
    {
        var given = Host.Given();
        given.Person("Nia").Works("America/New_York");
        await given.SaveAsync();
        const string text = "Date,Person,Start,End\n2026-10-05,Nia,09:00,10:00\n";

        await RunAsync(await ReceiveTextAsync(Hr, text), plan => plan);
        await RunAsync(
            await ReceiveTextAsync(Hr, text.Replace("09:00,10:00", "12:00,13:00", StringComparison.Ordinal)),
            plan => plan with { Zone = "Asia/Kathmandu" }
        );

        Assert.Equal(
            [Instant.FromUtc(2026, 10, 5, 6, 15), Instant.FromUtc(2026, 10, 5, 13, 0)],
            (await EntriesAsync()).Select(e => e.Start!.Value).Order()
        );
    }
}
