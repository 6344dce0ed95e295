using System.Net;
using AsyncWork.Domain.People;
using AsyncWork.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Tests.People;

/// <summary>A team as everybody reads it, and its agreement as those who lead it change it.</summary>
[Trait("Feature", "S3")]
public sealed class TeamPageTests : IAsyncLifetime
{
    const string Page = "/people/teams/product";
    const string Agreement = "/people/teams/product/agreement";
    readonly AppHost host = new();

    public async Task InitializeAsync()
    {
        var given = host.Given();
        given.Person("Lea").In("Product").LeadOf("Product");
        given.Person("Mia").In("Product").AtLocation("Berlin");
        given.Person("Bishnu").In("Product").Works("Asia/Kathmandu");
        given.Person("Gone").In("Product").Employed("2020-01-01", "2026-10-31");
        given.Person("Tom").In("Support").LeadOf("Support");
        given.Person("Ada").Is(Role.Administrator);
        given.Person("HR").Is(Role.HR);
        await given.SaveAsync();
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    static Submission Agree(string start, string end) =>
        new(
            [
                ("Agreement.Model", "Hybrid"),
                ("Agreement.Target", "3:00"),
                ("Agreement.CoreStart", start),
                ("Agreement.CoreEnd", end),
                ("Agreement.CoreZone", "Europe/Berlin"),
            ],
            Button: "Save agreement"
        );

    [Fact]
    public async Task Everybody_reads_who_is_in_it_when_they_work_and_what_they_agreed_on()
    {
        await (await host.SignedInAsync("Lea")).SubmitAsync(Agreement, Agree("13:00", "15:00"));

        var page = await (await host.SignedInAsync("Bishnu")).OpenAsync(Page);

        var text = page.QuerySelector("main")!.Reads();
        Assert.Contains("hybrid: two to four common hours a day", text);
        Assert.Contains("3:00 a day aimed for; this month everybody shares 3:15 a day (median)", text);
        Assert.Contains("13:00–15:00 (Europe/Berlin) 17:45–19:45 on your clocks today", text);
        Assert.Contains("Bishnu: on 20 of 20 working days, up to 2 h outside their hours", text);
        Assert.Equal(["Bishnu", "Lea", "Mia"], page.QuerySelectorAll("tbody tr a[href^='/people/']").Select(a => a.Reads()));
        Assert.Contains(
            "Lea lead 09:10 in working hours until 17:00",
            page.QuerySelector("tbody")!.Reads().Replace("Thu ", "", StringComparison.Ordinal)
        );
        Assert.Null(page.QuerySelector($"a[href='{Agreement}']"));
    }

    [Theory]
    [InlineData("Lea", HttpStatusCode.OK)]
    [InlineData("Ada", HttpStatusCode.OK)]
    [InlineData("Mia", HttpStatusCode.Forbidden)]
    [InlineData("Tom", HttpStatusCode.Forbidden)]
    [InlineData("HR", HttpStatusCode.Forbidden)]
    public async Task The_agreement_is_changed_by_those_who_lead_the_team_and_administrators(string name, HttpStatusCode status)
    {
        var browser = await host.SignedInAsync(name);

        Assert.Equal(status, (await browser.GetAsync(Agreement)).StatusCode);
        Assert.Equal(
            status == HttpStatusCode.OK,
            (await browser.OpenAsync(Page)).QuerySelector($"a[href='{Agreement}']") is not null
        );
    }

    [Fact]
    public async Task A_form_of_another_team_does_not_open_this_one()
    {
        var tom = await host.SignedInAsync("Tom");
        var own = await tom.OpenAsync("/people/teams/support/agreement");

        var request = await tom.SubmitAsync(own, Agreement, Agree("13:00", "15:00"));

        Assert.Equal(HttpStatusCode.Forbidden, request.StatusCode);
        Assert.Null((await TeamAsync()).Model);
    }

    [Fact]
    public async Task What_cannot_be_meant_is_refused_and_what_was_typed_stays()
    {
        var lea = await host.SignedInAsync("Lea");

        var answer = await lea.SubmitAsync(Agreement, Agree("15:00", "13:00"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.HtmlAsync();
        Assert.Contains("The core hours end after they start", page.Body!.Reads());
        Assert.Equal("15:00", page.QuerySelector("#core-start")!.GetAttribute("value"));
        Assert.Null((await TeamAsync()).CoreStart);
    }

    [Fact]
    public async Task Who_comes_second_is_shown_the_agreement_of_who_was_first()
    {
        var (lea, ada) = (await host.SignedInAsync("Lea"), await host.SignedInAsync("Ada"));
        var opened = await lea.OpenAsync(Agreement);
        await ada.SubmitAsync(Agreement, Agree("10:00", "12:00"));

        var answer = await lea.SubmitAsync(opened, Agreement, Agree("13:00", "15:00"));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var page = await answer.HtmlAsync();
        Assert.Equal("10:00", page.QuerySelector("#core-start")!.GetAttribute("value"));
        Assert.Equal(new LocalTime(10, 0), (await TeamAsync()).CoreStart);
        Assert.Equal(HttpStatusCode.Redirect, (await lea.SubmitAsync(page, Agreement, Agree("13:00", "15:00"))).StatusCode);
    }

    [Fact]
    public async Task The_directory_and_a_persons_page_lead_to_the_team()
    {
        var mia = await host.SignedInAsync("Mia");
        var directory = await mia.OpenAsync("/people");
        var person = directory.QuerySelectorAll("tbody a").Single(a => a.Reads() == "Mia").GetAttribute("href")!;

        Assert.NotNull(directory.QuerySelector($"tbody a[href='{Page}']"));
        Assert.NotNull((await mia.OpenAsync(person)).QuerySelector($"a[href='{Page}']"));
        Assert.Equal(HttpStatusCode.NotFound, (await mia.GetAsync("/people/teams/nobody-knows")).StatusCode);
        await mia.OpenAsync(Page);
        Assert.InRange((await host.Commands.Of(() => mia.OpenAsync(Page))).Count, 1, 6);
    }

    Task<Team> TeamAsync() => host.Database(db => db.Teams.AsNoTracking().SingleAsync(t => t.Slug == "product"));
}
