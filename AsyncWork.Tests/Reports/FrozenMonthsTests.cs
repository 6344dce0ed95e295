using AngleSharp.Dom;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Reports;
using ClosedXML.Excel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using UglyToad.PdfPig;

namespace AsyncWork.Tests.Reports;

/// <summary>Months whose figures are kept, and what a report says of what was corrected later.</summary>
[Trait("Feature", "K-f")]
public sealed class FrozenMonthsTests : IAsyncLifetime
{
    static readonly Instant Evening = Instant.FromUtc(2026, 11, 3, 22, 59);
    static readonly Instant ThirdDay = Instant.FromUtc(2026, 11, 3, 23, 0); // midnight in Berlin

    readonly AppHost host = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_month_is_frozen_once_when_its_third_working_day_begins_by_the_companys_clock()
    {
        await LogAsync("2026-10-05", Instant.FromUtc(2026, 10, 5, 18, 0));

        Assert.False(await FreezeAsync(Evening));
        Assert.True(await FreezeAsync(ThirdDay));
        Assert.False(await FreezeAsync(ThirdDay));

        await host.Database(async db =>
        {
            var month = await db.FrozenMonths.Include(m => m.Figures).SingleAsync();
            Assert.Equal((Given.Day("2026-10-01"), ThirdDay, 1), (month.First, month.FrozenAt, month.DefinitionsVersion));
            var teams = await db.Teams.Select(t => (int?)t.Id).ToListAsync();
            Assert.Equal([null, .. teams.Order()], month.Figures.Select(f => f.TeamId).Distinct().Order());
            Assert.Equal(month.Figures.Count, month.Figures.Select(f => (f.TeamId, f.Key)).Distinct().Count());
            Assert.Equal(8, month.Figures.Single(f => f.TeamId is null && f.Key == "hours").Value);
        });
    }

    [Fact]
    public async Task A_month_is_frozen_late_when_nothing_ran_on_its_day()
    {
        await LogAsync("2026-10-05", Instant.FromUtc(2026, 10, 5, 18, 0));

        Assert.True(await FreezeAsync(Instant.FromUtc(2026, 11, 25, 12, 0)));
        Assert.Contains("frozen on Wed 25 Nov 2026", await LeadAsync(""), StringComparison.Ordinal);
        var months = await (await host.SignedInAsync("hr")).OpenAsync("/reports");
        Assert.Equal(
            ["not over yet", "frozen on Wed 25 Nov 2026"],
            months.QuerySelectorAll(".rows__note").Select(n => n.Reads())
        );
    }

    [Fact]
    public async Task A_month_that_had_no_hours_on_its_day_is_not_frozen()
    {
        await LogAsync("2026-10-05", ThirdDay);

        Assert.False(await FreezeAsync(Instant.FromUtc(2026, 11, 25, 12, 0)));
        Assert.DoesNotContain("frozen", await LeadAsync(""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_corrected_later_shows_as_restated_everywhere()
    {
        await LogAsync("2026-10-05", Instant.FromUtc(2026, 10, 5, 18, 0));
        await FreezeAsync(ThirdDay);
        Assert.EndsWith("frozen on Wed 4 Nov 2026 · what the figures mean", await LeadAsync(""), StringComparison.Ordinal);

        await LogAsync("2026-10-06", Instant.FromUtc(2026, 11, 9, 12, 0), "Late Person");

        Assert.Matches(@"frozen on Wed 4 Nov 2026, \d+ figures restated since", await LeadAsync(""));
        Assert.EndsWith(
            "frozen on Wed 4 Nov 2026 · what the figures mean",
            await LeadAsync("?team=support"),
            StringComparison.Ordinal
        );
        var hr = await host.SignedInAsync("hr");
        var tile = (await hr.OpenAsync("/reports/2026-10"))
            .QuerySelectorAll(".tile")
            .First(t => t.Reads().StartsWith("Hours", StringComparison.Ordinal));
        Assert.Contains("Restated, was 8.0 h.", tile.Reads(), StringComparison.Ordinal);
        using var pdf = PdfDocument.Open(await hr.GetByteArrayAsync("/reports/2026-10.pdf"));
        var paper = string.Join(' ', pdf.GetPages().SelectMany(p => p.GetWords()).Select(w => w.Text));
        Assert.Contains("Figures: definitions version 1, frozen on 4 November 2026", paper, StringComparison.Ordinal);
        Assert.Contains("Restated, was 8.0 h.", paper, StringComparison.Ordinal);
        using var book = new XLWorkbook(new MemoryStream(await hr.GetByteArrayAsync("/reports/2026-10.xlsx")));
        var cells = book.Worksheet("Summary").CellsUsed().Select(c => c.GetString()).ToList();
        Assert.Contains(cells, c => c.Contains("frozen on 4 November 2026", StringComparison.Ordinal));
        Assert.Contains("Restated, was 8.0 h.", cells);
        var csv = await hr.GetStringAsync("/reports/2026-10.csv");
        Assert.Matches(",figure,hours,Hours logged,16,hours,.*,8\r\n", csv);
    }

    [Fact]
    public async Task Of_a_running_month_nothing_is_said()
    {
        await LogAsync("2026-11-05", Instant.FromUtc(2026, 11, 5, 18, 0));
        host.Clock.Reset(Instant.FromUtc(2026, 11, 25, 12, 0));

        var page = await (await host.SignedInAsync("hr")).OpenAsync("/reports/2026-11");

        Assert.DoesNotContain("frozen", page.Body!.Reads(), StringComparison.Ordinal);
    }

    async Task LogAsync(string day, Instant at, string name = "Mia")
    {
        host.Clock.Reset(at);
        var given = host.Given();
        if (name == "Mia")
            given.Everyone();
        given.Person(name).In("Product").Logged(day, "9:00-17:00");
        await given.SaveAsync();
    }

    async Task<bool> FreezeAsync(Instant at)
    {
        host.Clock.Reset(at);
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<FrozenMonths>().FreezeAsync();
    }

    async Task<string> LeadAsync(string team)
    {
        var page = await (await host.SignedInAsync("hr")).OpenAsync("/reports/2026-10" + team);
        return page.QuerySelector(".head p")!.Reads();
    }
}
