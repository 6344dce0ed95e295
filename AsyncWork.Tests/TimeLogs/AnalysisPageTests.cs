using System.Net;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Tests.Support;
using NodaTime;

namespace AsyncWork.Tests.TimeLogs;

/// <summary>Where my time went, and what others can see of it (product.md T8, T9, T16; kpis.md K17, K19, K24).</summary>
[Trait("Feature", "T9")]
public sealed class AnalysisPageTests : IAsyncLifetime
{
    readonly AppHost host = new();
    PersonFacts mia = null!;

    // Monday 2 November to Wednesday 11 November: eight days of eight hours before today, Thursday the 12th.
    public async Task InitializeAsync()
    {
        var given = host.Given().Activity("Waiting", ActivityKind.Waiting);
        mia = given
            .Person("Mia")
            .In("Product")
            .Logged("2026-11-10", "10:00-11:00", "Website", "Meeting")
            .Logged("2026-11-10", "10:30-11:30", "Website", "Meeting")
            .Logged("2026-11-10", "12:00-16:00", "Website", "Design", "Price page")
            .Logged("2026-11-11", "1:00", "Website", "Waiting")
            .Logged("2026-11-11", "17:00-18:00", "Website", "Meeting");
        given.Person("Mara").LeadOf("Product");
        await given.SaveAsync();
        await host.Database(async db =>
        {
            var idle = new Interval(
                host.Clock.GetCurrentInstant() - Duration.FromHours(30),
                host.Clock.GetCurrentInstant() - Duration.FromHours(29)
            );
            db.Add(new IdleTime(mia.Id, null, idle, Given.Zone("Europe/Berlin"), IdleOutcome.Discarded));
            await db.SaveChangesAsync();
        });
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Working_time_is_split_into_what_was_logged_and_what_is_not_accounted_for()
    {
        var page = await (await host.SignedInAsync("Mia")).OpenAsync("/time/analysis?month=2026-11");

        var hours = page.QuerySelectorAll(".split tbody tr").Select(r => r.QuerySelectorAll("td")[0].Reads()).ToList();
        // 8 h: meetings 1:30 + 1:00, work 4:00, waiting 1:00; of 64 h of working time 56:30 are not logged.
        Assert.Equal(["4:00", "2:30", "1:00", "56:30"], hours);
        Assert.Equal("64:00", page.QuerySelector(".split tfoot td")!.Reads());
        Assert.Contains("1:00 of idle time", page.Body!.Reads(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Feature", "T16")]
    public async Task Meetings_out_of_hours_are_counted_with_the_part_outside_only()
    {
        var page = await (await host.SignedInAsync("Mia")).OpenAsync("/time/analysis?month=2026-11");

        Assert.Contains("1.0 h 1 meeting with a part outside", page.QuerySelector(".tiles")!.Reads(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Feature", "T8")]
    public async Task The_heat_map_is_exact_and_can_be_read_on_other_clocks()
    {
        await host.Database(async db =>
        {
            var person = await db.People.FindAsync(mia.Id);
            person!.WorkIn(Given.Zone("Asia/Kathmandu"), null);
            await db.SaveChangesAsync();
        });
        var browser = await host.SignedInAsync("Mia");

        var own = await browser.OpenAsync("/time/analysis?month=2026-11");
        var mine = await browser.OpenAsync("/time/analysis?month=2026-11&zone=mine");

        Assert.Contains("Tuesday 10:00, 1:30 h", own.QuerySelector(".chart svg")!.TextContent, StringComparison.Ordinal);
        // 10:00 in Berlin is 14:45 in Kathmandu.
        Assert.Contains("Tuesday 14:00, 0:15 h", mine.QuerySelector(".chart svg")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_shows_to_the_row_what_others_can_see_and_says_who_they_are()
    {
        var page = await (await host.SignedInAsync("Mia")).OpenAsync("/time/analysis?month=2026-11");

        Assert.Contains("Mara, who leads your team", page.Body!.Reads(), StringComparison.Ordinal);
        Assert.Equal(5, page.QuerySelectorAll("[aria-label='What others can see'] tbody tr").Length);
        Assert.DoesNotContain(
            "10:30",
            page.QuerySelector("[aria-label='What others can see']")!.Reads(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("/time/analysis?month=2026-13", HttpStatusCode.NotFound)]
    [InlineData("/time/analysis?month=2030-01", HttpStatusCode.OK)]
    [InlineData("/time/analysis?span=year", HttpStatusCode.OK)]
    public async Task Odd_months_have_an_answer(string address, HttpStatusCode status) =>
        Assert.Equal(status, (await (await host.SignedInAsync("Mia")).GetAsync(address)).StatusCode);

    [Fact]
    public async Task A_year_takes_as_few_queries_as_a_month()
    {
        var browser = await host.SignedInAsync("Mia");
        var commands = await host.Commands.Of(() => browser.GetAsync("/time/analysis?span=year"));

        Assert.InRange(commands.Count, 1, 9);
    }
}
