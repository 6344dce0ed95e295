using System.Net;
using AsyncWork.Domain.People;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace AsyncWork.Tests.Support;

public sealed class AppHostTests
{
    [Fact]
    public async Task Each_host_has_a_database_of_its_own()
    {
        await using var one = new AppHost();
        await using var other = new AppHost();
        var given = one.Given();
        given.Person("Mia");
        await given.SaveAsync();

        Assert.Equal(1, await one.Database(db => db.People.CountAsync()));
        Assert.Equal(0, await other.Database(db => db.People.CountAsync()));
    }

    [Fact]
    public async Task The_clock_stands_still_and_nothing_is_left_behind()
    {
        string folder;
        await using (var host = new AppHost())
        {
            folder = host.Folder;
            Assert.Equal(AppHost.Start, host.Services.GetRequiredService<IClock>().GetCurrentInstant());
        }

        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task What_is_given_is_stored_with_all_that_belongs_to_it()
    {
        await using var host = new AppHost();
        var given = host.Given().Everyone();
        var mia = given
            .Person("Mia")
            .In("Product")
            .LeadOf("Support")
            .Is(Role.HR)
            .Logged("2026-11-10", "1:30", "Website", "Design");
        await given.SaveAsync();

        var entry = await host.Database(db => db.TimeEntries.SingleAsync());
        Assert.Equal((mia.Id, 90, mia.Entries.Single().Id), (entry.PersonId, entry.Minutes, entry.Id));
        Assert.NotNull(entry.TeamId);
        Assert.NotNull(entry.ProjectId);
        Assert.Equal(9, await host.Database(db => db.People.CountAsync()));
        await using var scope = host.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = await accounts.FindByEmailAsync("mia@asyncwork.example");
        Assert.True(await accounts.CheckPasswordAsync(account!, Given.Password));
        Assert.True(await accounts.IsInRoleAsync(account!, nameof(Role.HR)));
    }

    [Fact]
    public async Task The_answer_to_a_request_comes_from_the_app()
    {
        await using var host = new AppHost();

        var answer = await host.Stranger().GetAsync("/no-such-page");

        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(host.Errors.Lines);
    }
}
