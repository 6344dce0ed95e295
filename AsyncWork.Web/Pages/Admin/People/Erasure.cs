using AsyncWork.Domain;
using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.People;
using AsyncWork.Domain.Playbook;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Pages.Onboarding.Leaving;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Admin.People;

/// <summary>
/// Erases what tells who a person was, once they have left (product.md A7). What the company's figures and decisions stand on stays, under a name
/// that tells nothing: days, projects and minutes, moves of cards, what was said and decided. All of it happens or nothing.
/// </summary>
public sealed class Erasure(AppDbContext db, AuditTrail audit, IClock clock)
{
    /// <returns>Why it cannot be done; null when it is.</returns>
    public async Task<string?> EraseAsync(PersonId id, CancellationToken cancellation)
    {
        string? reason = null;
        await db.InTransactionAsync(
            async token =>
            {
                db.ChangeTracker.Clear();
                var person = await db.People.SingleAsync(p => p.Id == id, token);
                var account = await db.Users.SingleOrDefaultAsync(a => a.PersonId == id, token);
                var (now, canSignIn) = (clock.GetCurrentInstant(), account is { DeactivatedAt: null });
                var owned = (await db.LoadStillOwnedAsync(id, token)).Parts.Sum(p => p.Count);
                reason = person.WhyNotErase(now, canSignIn, owned);
                if (reason is not null)
                    return;
                var email = person.Email;
                person.Erase(now, canSignIn, owned);
                // Sessions, passkeys, codes and roles go with it.
                if (account is not null)
                    db.Remove(account);
                // The log keeps what was done, not to whom by name: that is what is erased.
                audit.Record("erased personal data", person.Name);
                await db.SaveChangesAsync(token);
                await ForgetWordsAsync(id, token);
                await ForgetWishesAsync(id, token);
                if (email is not null)
                    await DeleteAsync(db.OutgoingMails.Where(m => m.To == email), token);
            },
            cancellation
        );
        return reason;
    }

    /// <summary>What was written about the person, or by them about themselves.</summary>
    async Task ForgetWordsAsync(PersonId id, CancellationToken cancellation)
    {
        await db.WriteAsync(
            token =>
                db.TimeEntries.Where(e => e.PersonId == id)
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(e => e.Description, "")
                                .SetProperty(e => e.Tags, "")
                                .SetProperty(e => e.Reason, e => e.Reason == null ? null : ""),
                        token
                    ),
            cancellation
        );
        await db.WriteAsync(
            token =>
                db.Timesheets.Where(t => t.PersonId == id).ExecuteUpdateAsync(set => set.SetProperty(t => t.Comment, ""), token),
            cancellation
        );
        await db.WriteAsync(
            token =>
                db.Absences.Where(a => a.PersonId == id)
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(a => a.Kind, AbsenceKind.Other)
                                .SetProperty(a => a.Note, "")
                                .SetProperty(a => a.Comment, ""),
                        token
                    ),
            cancellation
        );
        // That they were told stays counted (kpis.md K27).
        await db.WriteAsync(
            token =>
                db.Notifications.Where(n => n.PersonId == id)
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(n => n.Text, "")
                                .SetProperty(n => n.Url, "")
                                .SetProperty(n => n.DoneAt, n => n.DoneAt ?? n.At),
                        token
                    ),
            cancellation
        );
        await ForgetPlansAsync(id, cancellation);
    }

    /// <summary>What stood on their own plans: what they answered and uploaded, and what was said there.</summary>
    async Task ForgetPlansAsync(PersonId id, CancellationToken cancellation)
    {
        var steps = db.PlanSteps.Where(s => db.OnboardingPlans.Any(p => p.Id == s.PlanId && p.PersonId == id));
        await db.DeletePartsAsync(SubjectKind.Step, steps.Select(s => s.Id), cancellation);
        await db.WriteAsync(
            token => steps.ExecuteUpdateAsync(set => set.SetProperty(s => s.Result, "").SetProperty(s => s.Reason, ""), token),
            cancellation
        );
        await db.WriteAsync(
            token =>
                db.CheckIns.Where(c => db.OnboardingPlans.Any(p => p.Id == c.PlanId && p.PersonId == id))
                    .ExecuteUpdateAsync(set => set.SetProperty(c => c.Helped, "").SetProperty(c => c.Missing, ""), token),
            cancellation
        );
        await DeleteAsync(
            db.PlanEvents.Where(e => db.OnboardingPlans.Any(p => p.Id == e.PlanId && p.PersonId == id)),
            cancellation
        );
    }

    /// <summary>What was kept for them alone.</summary>
    async Task ForgetWishesAsync(PersonId id, CancellationToken cancellation)
    {
        await DeleteAsync(db.RunningTimers.Where(t => t.PersonId == id), cancellation);
        await DeleteAsync(db.PinnedWork.Where(w => w.PersonId == id), cancellation);
        await DeleteAsync(db.NoticeSettings.Where(s => s.PersonId == id), cancellation);
        await DeleteAsync(db.Watches.Where(w => w.PersonId == id), cancellation);
        await DeleteAsync(db.HiddenHints.Where(h => h.PersonId == id), cancellation);
        await DeleteAsync(db.CalendarFeeds.Where(f => f.PersonId == id), cancellation);
        await DeleteAsync(db.SavedFilters.Where(f => f.PersonId == id), cancellation);
        await DeleteAsync(db.ReportSubscriptions.Where(s => s.PersonId == id), cancellation);
        await DeleteAsync(db.MailedReports.Where(m => m.PersonId == id), cancellation);
        await DeleteAsync(db.TeamLeads.Where(l => l.PersonId == id), cancellation);
        await DeleteAsync(db.Set<PageAudiencePerson>().Where(a => a.PersonId == id), cancellation);
        await DeleteAsync(db.BoardGuests.Where(g => g.PersonId == id), cancellation);
        await DeleteAsync(db.SpaceGrants.Where(g => g.PersonId == id), cancellation);
        await DeleteAsync(db.PageGrants.Where(g => g.PersonId == id), cancellation);
        // With the number at which they were reached.
        await DeleteAsync(db.OnCall.Where(o => o.PersonId == id), cancellation);
    }

    Task<int> DeleteAsync<T>(IQueryable<T> rows, CancellationToken cancellation)
        where T : class => db.WriteAsync(rows.ExecuteDeleteAsync, cancellation);
}
