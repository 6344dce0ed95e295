using System.Net;
using AsyncWork.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Tests.People.Holidays;

/// <summary>Public holidays and company days, kept by HR and administrators (product.md S5).</summary>
[Trait("Feature", "S5")]
public sealed class HolidayPagesTests : IAsyncLifetime
{
    const string Page = "/people/holidays";
    readonly AppHost host = new();

    public async Task InitializeAsync()
    {
        var given = host.Given().Everyone();
        given.The("Berlin").AtLocation("Berlin");
        await given.SaveAsync();
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_day_that_two_delete_at_once_is_gone()
    {
        var hr = await host.SignedInAsync("hr");
        await hr.SubmitAsync(Page, ("Input.Location", "Berlin"), ("Input.Date", "2026-12-25"), ("Input.Name", "Christmas Day"));
        var listed = await hr.OpenAsync(Page);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(_ => hr.SubmitAsync(listed, Page, new Submission([], "Delete Christmas Day")))
        );

        Assert.All(answers, a => Assert.Contains(a.StatusCode, new[] { HttpStatusCode.Redirect, HttpStatusCode.NotFound }));
        Assert.Equal(1, await host.Database(db => db.AuditEvents.CountAsync(e => e.Action == "deleted holiday")));
    }

    [Fact]
    public async Task HR_adds_a_day_that_the_people_there_see_and_deletes_it_with_undo()
    {
        var hr = await host.SignedInAsync("hr");
        await hr.SubmitAsync(Page, ("Input.Location", "Berlin"), ("Input.Date", "2026-12-25"), ("Input.Name", "Christmas Day"));
        await hr.SubmitAsync(Page, ("Input.Location", ""), ("Input.Date", "2026-12-31"), ("Input.Name", "Bridge day"));

        var berlin = await (await host.SignedInAsync("berlin")).OpenAsync("/people/absences?month=2026-12");
        Assert.Contains("Fri 25 Dec 2026 Christmas Day", berlin.Body!.Reads());
        Assert.Contains("Thu 31 Dec 2026 Bridge day, company day", berlin.Body!.Reads());
        Assert.Contains("H Christmas Day", berlin.QuerySelector(".away")!.Reads());

        await hr.SubmitAsync(Page, new Submission([], "Delete Christmas Day"));
        Assert.Equal(1, await host.Database(db => db.Holidays.CountAsync()));
        await hr.SubmitAsync(Page, new Submission([], "Undo"));
        Assert.Equal(2, await host.Database(db => db.Holidays.CountAsync()));
        Assert.Equal(4, await host.Database(db => db.AuditEvents.CountAsync(e => e.Action.EndsWith(" holiday"))));
    }

    [Theory]
    [InlineData("Berlin", "2026-12-25", "Again", "Fri 25 Dec 2026 is Christmas Day there already.")]
    [InlineData("Atlantis", "2026-12-26", "Some day", "Choose a location from the list.")]
    [InlineData("Berlin", "1999-12-26", "Some day", "The date lies between 2000 and 2100.")]
    [InlineData("Berlin", "2026-12-26", " ", "Give the day a name.")]
    public async Task What_cannot_be_a_holiday_is_refused(string location, string date, string name, string why)
    {
        await host.Given().Holiday("Berlin", "2026-12-25", "Christmas Day").SaveAsync();
        var hr = await host.SignedInAsync("hr");

        var answer = await hr.SubmitAsync(Page, ("Input.Location", location), ("Input.Date", date), ("Input.Name", name));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(why, (await answer.HtmlAsync()).Body!.Reads());
        Assert.Equal(1, await host.Database(db => db.Holidays.CountAsync()));
    }

    [Theory]
    [InlineData("berlin")]
    [InlineData("manager")]
    public async Task Others_do_not_keep_holidays(string name) =>
        Assert.Equal(HttpStatusCode.Forbidden, (await (await host.SignedInAsync(name)).GetAsync(Page)).StatusCode);
}
