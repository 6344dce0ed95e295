using AsyncWork.Domain.People;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AsyncWork.Tests.Admin;

[Trait("Feature", "A4")]
public sealed class AccountAdministrationTests
{
    [Fact]
    public async Task An_account_that_somebody_else_changes_meanwhile_is_not_said_to_be_deactivated()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        scope.ServiceProvider.GetRequiredService<UserManager<Account>>().UserValidators.Add(new SomebodyElse(db));
        var administration = scope.ServiceProvider.GetRequiredService<AccountAdministration>();
        var (admin, berlin, hr) = (await PersonAsync("Admin"), await PersonAsync("Berlin"), await PersonAsync("HR"));

        await IsFirstAsync(() => administration.DeactivateAsync(berlin, admin.Id));
        await IsFirstAsync(() => administration.EndSessionsAsync(berlin));
        await IsFirstAsync(() => administration.UnlockAsync(berlin));
        await IsFirstAsync(() => administration.GiveRoleAsync(berlin, Role.HR));
        await IsFirstAsync(() => administration.TakeRoleAsync(hr, Role.HR, admin.Id));

        Assert.Equal(0, await host.Database(other => other.Users.CountAsync(a => a.DeactivatedAt != null)));
        Assert.Equal(0, await host.Database(other => other.AuditEvents.CountAsync()));
        Assert.Equal(2, await host.Database(other => other.UserRoles.CountAsync()));

        static async Task IsFirstAsync(Func<Task<string?>> change) =>
            Assert.Contains(
                "try again",
                (await Assert.ThrowsAsync<DbUpdateConcurrencyException>(change)).Message,
                StringComparison.Ordinal
            );

        Task<Person> PersonAsync(string name) => db.People.AsNoTracking().SingleAsync(p => p.Name == name);
    }

    [Fact]
    public async Task An_account_that_is_reactivated_while_somebody_else_changes_it_stays_as_it_is()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var administration = scope.ServiceProvider.GetRequiredService<AccountAdministration>();
        var people = await db.People.AsNoTracking().ToDictionaryAsync(p => p.Name);
        Assert.Null(await administration.DeactivateAsync(people["Berlin"], people["Admin"].Id));
        scope.ServiceProvider.GetRequiredService<UserManager<Account>>().UserValidators.Add(new SomebodyElse(db));

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => administration.ReactivateAsync(people["Berlin"]));

        Assert.Equal(1, await host.Database(other => other.Users.CountAsync(a => a.DeactivatedAt != null)));
    }

    /// <summary>Changes the account between the moment it is read and the moment it is stored.</summary>
    sealed class SomebodyElse(AppDbContext db) : IUserValidator<Account>
    {
        public async Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user)
        {
            var another = Guid.NewGuid().ToString();
            await db
                .Users.Where(a => a.Id == user.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(a => a.ConcurrencyStamp, another));
            return IdentityResult.Success;
        }
    }
}
