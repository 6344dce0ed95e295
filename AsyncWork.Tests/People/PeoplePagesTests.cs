using System.Net;
using AsyncWork.Tests.Support;

namespace AsyncWork.Tests.People;

[Trait("Feature", "S4")]
public sealed class PeoplePagesTests : IAsyncLifetime
{
    readonly AppHost host = new();
    HttpClient berlin = null!;

    public async Task InitializeAsync()
    {
        var given = host.Given().Everyone();
        given.Person("Gone").Employed("2020-01-01", "2026-10-31");
        given.Person("Soon").Employed("2026-12-01");
        await given.SaveAsync();
        berlin = await host.SignedInAsync("berlin");
    }

    public Task DisposeAsync() => host.DisposeAsync().AsTask();

    [Theory]
    [InlineData("Berlin", "09:10", "in working hours until 17:00")]
    [InlineData("NewYork", "03:10", "off until 09:00 (in 6 h)")]
    [InlineData("Kathmandu", "13:55", "in working hours until 17:00")]
    [InlineData("Soon", "09:10", "starts Tue 1 Dec 2026")]
    public async Task A_line_tells_what_time_it_is_there_and_whether_the_working_hours_are_on(
        string name,
        string clock,
        string words
    )
    {
        var line = (await berlin.OpenAsync("/people"))
            .QuerySelectorAll("tbody tr")
            .Single(r => r.QuerySelector("a")!.Reads() == name);

        Assert.Contains(clock, line.Reads());
        Assert.Contains(words, line.Reads());
    }

    [Fact]
    public async Task The_directory_is_three_queries_and_three_for_working_time_however_many_people()
    {
        var given = host.Given();
        for (var i = 0; i < 60; i++)
            given.Person($"Person {i:00}").In("Support");
        await given.SaveAsync();
        await berlin.GetAsync("/people");

        Assert.Equal(7, (await host.Commands.Of(() => berlin.GetAsync("/people"))).Count); // one is the timer of the top bar

        var second = await berlin.OpenAsync("/people?team=support&page=2");
        Assert.Contains("51 to 62 of 62", second.Body!.Reads());
        Assert.Contains("team=support", second.QuerySelector("a[rel=prev]")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("/people?page=99999999999999")]
    [InlineData("/people?page=-1")]
    [InlineData("/people?page=999")]
    [InlineData("/people?left=perhaps&team=no-such-team&q=%00")]
    public async Task An_odd_address_is_answered(string address) =>
        Assert.Equal(HttpStatusCode.OK, (await berlin.GetAsync(address)).StatusCode);

    [Fact]
    public async Task Who_left_is_shown_on_request_and_marked()
    {
        Assert.DoesNotContain("Gone", (await berlin.OpenAsync("/people")).QuerySelector("tbody")!.Reads());

        var text = (await berlin.OpenAsync("/people?left=true")).QuerySelector("tbody")!.Reads();

        Assert.Contains("left, last day Sat 31 Oct 2026", text);
    }

    [Fact]
    public async Task A_colleagues_page_has_the_week_on_both_clocks_and_nothing_about_hours_worked()
    {
        var page = await berlin.OpenAsync("/people?q=NewYork");
        var text = (await berlin.OpenAsync(page.QuerySelector("tbody a")!.GetAttribute("href")!)).QuerySelector("main")!.Reads();

        Assert.Contains("Thu 12 Nov 2026 9:00–17:00 15:00–23:00", text);
        Assert.Contains("newyork@asyncwork.example", text);
        Assert.Contains("Team lead Manager", text);
        Assert.DoesNotContain("logged", text);
    }

    [Fact, Trait("Feature", "S5"), Trait("Feature", "S6")]
    public async Task A_day_off_is_told_beside_a_name_and_on_the_persons_page()
    {
        var given = host.Given().Holiday("Porto", "2026-11-12", "Local feast").Holiday(null, "2026-12-31", "Bridge day");
        given.Person("Rui").AtLocation("Porto");
        given.Person("Ana").Away("2026-11-10", "2026-11-27");
        given.Person("Eva").Away("2026-11-10", "2026-11-27", approved: false);
        await given.SaveAsync();

        var lines = (await berlin.OpenAsync("/people")).QuerySelector("tbody")!.Reads();
        Assert.Contains("Rui 09:10 off until Fri 09:00 (in 24 h) · public holiday", lines);
        Assert.Contains("Ana 09:10 away until Mon 30 Nov 09:00 (in 18 days)", lines);
        Assert.Contains("Eva 09:10 in working hours until 17:00", lines);

        var rui = (await berlin.OpenAsync("/people?q=Rui")).QuerySelector("tbody a")!.GetAttribute("href")!;
        var page = (await berlin.OpenAsync(rui)).QuerySelector("main")!.Reads();
        Assert.Contains("Thu 12 Nov 2026 off, Local feast", page);
        Assert.Contains("Days off coming up", page);
        Assert.Contains("Thu 31 Dec 2026 Bridge day company day", page);
    }

    [Fact]
    public async Task Nobody_is_not_found() =>
        Assert.Equal(HttpStatusCode.NotFound, (await berlin.GetAsync("/people/9999")).StatusCode);
}
