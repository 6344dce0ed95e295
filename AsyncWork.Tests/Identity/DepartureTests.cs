using System.Net;
using AsyncWork.Domain.People;
using AsyncWork.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Tests.Identity;

/// <summary>Who has left does not get in, from the day after their last one where they live (product.md A4, O12).</summary>
[Trait("Feature", "A4")]
public sealed class DepartureTests
{
    [Fact]
    public void The_last_day_ends_where_the_person_lives()
    {
        var departure = new Departure(new(2026, 11, 12), Given.Zone("America/New_York"));

        Assert.False(departure.IsOver(Instant.FromUtc(2026, 11, 13, 4, 59)));
        Assert.True(departure.IsOver(Instant.FromUtc(2026, 11, 13, 5, 0)));
    }

    [Fact]
    public async Task The_only_administrator_does_not_leave()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var admin = await host.SignedInAsync("admin");
        var id = await host.Database(db => db.People.Where(p => p.Name == "Admin").Select(p => p.Id).SingleAsync());

        using var refused = await admin.SubmitAsync($"/admin/people/{id.Value}", ("Input.LastDay", "2026-11-11"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("the only administrator", (await refused.HtmlAsync()).Body!.Reads(), StringComparison.Ordinal);
    }

    /// <summary>However far ahead the days are, and whoever of them asks: one stays.</summary>
    [Fact]
    public async Task Of_two_administrators_one_stays()
    {
        await using var host = new AppHost();
        var given = host.Given().Everyone();
        given.The("Manager").Is(Role.Administrator);
        await given.SaveAsync();
        var admin = await host.SignedInAsync("admin");
        var ids = await host.Database(db => db.People.ToDictionaryAsync(p => p.Name, p => p.Id.Value));

        using var leaves = await admin.SubmitAsync($"/admin/people/{ids["Manager"]}", ("Input.LastDay", "2026-12-31"));
        using var refused = await admin.SubmitAsync($"/admin/people/{ids["Admin"]}", ("Input.LastDay", "2026-12-01"));
        using var renamed = await admin.SubmitAsync($"/admin/people/{ids["Manager"]}", ("Input.Name", "Manager M"));

        Assert.Equal(HttpStatusCode.Redirect, leaves.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("the only administrator who stays", (await refused.HtmlAsync()).Body!.Reads(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, renamed.StatusCode);
        Assert.Equal(
            [null, new LocalDate(2026, 12, 31)],
            await host.Database(db =>
                db.People.Where(p => p.Name == "Admin" || p.Name == "Manager M")
                    .OrderBy(p => p.Name)
                    .Select(p => p.LastDay)
                    .ToListAsync()
            )
        );
    }

    [Fact]
    public async Task Sessions_passwords_and_links_end_with_the_last_day()
    {
        await using var host = new AppHost();
        var given = host.Given().Everyone();
        given.The("Berlin").Employed("2020-01-01", "2026-11-12");
        given.The("NewYork").Employed("2020-01-01", "2026-11-12");
        await given.SaveAsync();
        host.Clock.Reset(Instant.FromUtc(2026, 11, 12, 22, 30));
        var berlin = await host.SignedInAsync("berlin");
        await host.Stranger().SubmitAsync("/account/forgotten", ("Email", "berlin@asyncwork.example"));
        var body = await host.Database(db => db.OutgoingMails.Select(m => m.Body).SingleAsync());
        var link = new Uri(body.Split('\n').Single(l => l.StartsWith("https://", StringComparison.Ordinal)).Trim()).PathAndQuery;
        Assert.Equal(HttpStatusCode.OK, (await host.Stranger().GetAsync(link)).StatusCode);

        host.Clock.Advance(Duration.FromHours(1)); // midnight in Berlin has passed

        Assert.Equal(HttpStatusCode.Redirect, (await berlin.GetAsync("/account")).StatusCode);
        var again = await host.Stranger()
            .SubmitAsync("/account/sign-in", ("Email", "berlin@asyncwork.example"), ("Password", Given.Password));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await host.Stranger().GetAsync(link)).StatusCode);
        await host.Stranger().SubmitAsync("/account/forgotten", ("Email", "berlin@asyncwork.example"));
        Assert.Equal(1, await host.Database(db => db.OutgoingMails.CountAsync()));
        await host.SignedInAsync("newyork"); // there it is still the last day
    }
}
