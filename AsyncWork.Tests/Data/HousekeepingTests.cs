using AsyncWork.Tests.Support;
using AsyncWork.Web.Data;
using AsyncWork.Web.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace AsyncWork.Tests.Data;

public sealed class HousekeepingTests
{
    [Fact]
    public async Task What_nobody_asks_for_any_more_goes_and_what_may_be_needed_stays()
    {
        await using var host = new AppHost();
        var given = host.Given();
        var mia = given.Person("Mia");
        await given.SaveAsync();
        await StoreAsync(host, mia.Account!.Id);

        Assert.Equal(0, await CleanAsync(host));
        host.Clock.Advance(FormKeys.Kept + Duration.FromMinutes(1));
        Assert.Equal(1, await CleanAsync(host));
        host.Clock.Advance(Duration.FromDays(16));
        Assert.Equal(2, await CleanAsync(host)); // the session that was ended and the one that was left
        host.Clock.Advance(Duration.FromDays(60));
        Assert.Equal(1, await CleanAsync(host)); // the mail that has left; the one that waits stays

        Assert.Equal(
            (0, 0, "Waits"),
            await host.Database(async db =>
                (
                    await db.UsedFormKeys.CountAsync(),
                    await db.AccountSessions.CountAsync(),
                    await db.OutgoingMails.Select(m => m.Subject).SingleAsync()
                )
            )
        );
    }

    static Task StoreAsync(AppHost host, int account) =>
        host.Database(async db =>
        {
            await db.SaveOnceAsync(Guid.NewGuid(), AppHost.Start);
            db.AccountSessions.Add(new(Guid.NewGuid(), account, "Browser", "::1", AppHost.Start));
            db.AccountSessions.Add(new(Guid.NewGuid(), account, "Browser", "::1", AppHost.Start));
            var sent = new OutgoingMail("mia@asyncwork.example", "Sent", "Text", AppHost.Start);
            sent.Sent(AppHost.Start);
            db.OutgoingMails.AddRange(sent, new("mia@asyncwork.example", "Waits", "Text", AppHost.Start));
            await db.SaveChangesAsync();
            await db
                .AccountSessions.OrderBy(s => s.Id)
                .Take(1)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, AppHost.Start));
        });

    static async Task<int> CleanAsync(AppHost host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Housekeeping>().CleanAsync();
    }
}
