using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Hosting;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Mail;
using AsyncWork.Web.Pages.Inbox;
using AsyncWork.Web.Pages.Onboarding.Leaving;
using AsyncWork.Web.Pages.Reports;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.Plans;

/// <summary>What onboarding does, and what it does by itself.</summary>
public static class PlanJobs
{
    public static IServiceCollection AddOnboarding(this IServiceCollection services) =>
        services
            .AddScoped<PlanStarts>()
            .AddScoped<PlanSteps>()
            .AddScoped<PlanChanges>()
            .AddScoped<Transfers>()
            .AddScoped<PreboardingLinks>()
            .AddScoped<PlanReminders>()
            .AddHostedService<PlanRounds>();
}

/// <summary>Mails invitations on their day, and reminds once of what is due: of steps on the day, of check-ins when they can be answered.</summary>
public sealed class PlanReminders(AppDbContext db, Invitations invitations, SiteAddress site, IClock clock)
{
    const int MostInARound = 500;

    /// <returns>How many invitations and reminders there were.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation = default) =>
        // Invitations come last: one that cannot be mailed keeps nobody from being reminded.
        await RemindOfStepsAsync(cancellation) + await RemindOfCheckInsAsync(cancellation) + await InviteAsync(cancellation);

    async Task<int> InviteAsync(CancellationToken cancellation)
    {
        // Without an address of the site there is no link to mail; HR sees the day on the plan, and can mail it from there.
        if (site.TryLink("/") is null)
            return 0;
        var now = clock.GetCurrentInstant();
        var invited = 0;
        foreach (var (id, zone) in await db.ListInvitationsUntil(now.InUtc().Date.PlusDays(1)).ToListAsync(cancellation))
            await db.InTransactionAsync(
                async token =>
                {
                    db.ChangeTracker.Clear();
                    var plan = await db.OnboardingPlans.SingleAsync(p => p.Id == id, token);
                    if (plan.InviteOn is not { } on || on > now.InZone(zone).Date)
                        return;
                    var person = await db.People.SingleAsync(p => p.Id == plan.PersonId, token);
                    var account = await db.Users.SingleOrDefaultAsync(a => a.PersonId == person.Id, token);
                    if (invitations.WhyNotInvite(person, account) is null)
                    {
                        await invitations.InviteAsync(person);
                        plan.Invited(now);
                        invited++;
                    }
                    else
                        plan.PlanInvitation(null, hasEmail: true);
                    await db.SaveChangesAsync(token);
                },
                cancellation
            );
        return invited;
    }

    async Task<int> RemindOfStepsAsync(CancellationToken cancellation)
    {
        var (now, today) = (clock.GetCurrentInstant(), await TodayAsync(cancellation));
        db.ChangeTracker.Clear();
        var due = await db.ListStepsToRemind(today).Take(MostInARound).ToListAsync(cancellation);
        foreach (var mine in due.GroupBy(s => (s.PlanId, s.DoerId)))
        {
            List<int> ids = [.. mine.Select(s => s.Id)];
            var (first, count) = (mine.First(), ids.Count);
            await db.InTransactionAsync(
                async token =>
                {
                    db.ChangeTracker.Clear();
                    // Of several nodes one takes them.
                    var taken = await db
                        .PlanSteps.Where(s => ids.Contains(s.Id) && s.RemindedAt == null)
                        .ExecuteUpdateAsync(set => set.SetProperty(s => s.RemindedAt, now), token);
                    if (taken == 0)
                        return;
                    var whose = first.DoerId == first.PersonId ? "" : $" in the plan of {first.Person}";
                    db.Tell(
                        new(
                            first.DoerId,
                            NotificationReason.Due,
                            null,
                            count == 1
                                ? $"“{first.Title}”{whose} is due."
                                : $"{count} steps{whose} are due, the first is “{first.Title}”.",
                            count == 1
                                ? $"{OnboardingPlan.UrlOf(first.PlanId)}/steps/{first.Id}"
                                : OnboardingPlan.UrlOf(first.PlanId),
                            now
                        )
                    );
                    await db.SaveChangesAsync(token);
                },
                cancellation
            );
        }
        return due.Count;
    }

    async Task<int> RemindOfCheckInsAsync(CancellationToken cancellation)
    {
        var (now, today) = (clock.GetCurrentInstant(), await TodayAsync(cancellation));
        var due = await db.ListCheckInsToRemind(today).Take(MostInARound).ToListAsync(cancellation);
        foreach (var (plan, day, person) in due)
            await db.InTransactionAsync(
                async token =>
                {
                    db.ChangeTracker.Clear();
                    var taken = await db
                        .CheckIns.Where(c => c.PlanId == plan && c.Day == day && c.RemindedAt == null)
                        .ExecuteUpdateAsync(set => set.SetProperty(c => c.RemindedAt, now), token);
                    if (taken == 0)
                        return;
                    db.Tell(
                        new(
                            person,
                            NotificationReason.Due,
                            null,
                            $"You have been here for {day} days. Say how it went, so that it goes better for those who come after you.",
                            $"{OnboardingPlan.UrlOf(plan)}/check-ins/{day}",
                            now
                        )
                    );
                    await db.SaveChangesAsync(token);
                },
                cancellation
            );
        return due.Count;
    }

    async Task<LocalDate> TodayAsync(CancellationToken cancellation) =>
        clock.GetCurrentInstant().InZone((await db.GetCompanyAsync(cancellation)).Zone).Date;
}

/// <summary>Looks every ten minutes for what is due in plans.</summary>
sealed partial class PlanRounds(IServiceScopeFactory scopes, ILogger<PlanRounds> log)
    : Rounds(scopes, log, TimeSpan.FromMinutes(10), "Plans of onboarding")
{
    protected override async Task RoundAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var done = await services.GetRequiredService<PlanReminders>().RunAsync(cancellation);
        if (done > 0)
            LogDone(log, done);
    }

    [LoggerMessage(LogLevel.Information, "{Done} invitations and reminders of plans were sent.")]
    static partial void LogDone(ILogger log, int done);
}
