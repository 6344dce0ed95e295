using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Inbox;
using AsyncWork.Web.Pages.Requests;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.People.Absences;

/// <summary>Who has left stands in for nobody any more; who counted on them is told, so that they name somebody else (product.md S6, O12).</summary>
public sealed class DeputyLeavers(AppDbContext db)
{
    /// <summary>More than this are looked after on another day.</summary>
    const int MostAtOnce = 1000;

    /// <returns>How many absences have no deputy any more.</returns>
    public async Task<int> GoOnAsync(Instant now, CancellationToken cancellation = default)
    {
        var (today, went) = (now.InUtc().Date, 0);
        var left = await db.ListAbsencesOfLeftDeputies(today, MostAtOnce).ToListAsync(cancellation);
        foreach (var away in left.GroupBy(l => (l.Person, l.Deputy)))
        {
            var (person, deputy) = away.Key;
            List<Absence> changed = [];
            await db.InTransactionAsync(
                async token =>
                {
                    db.ChangeTracker.Clear();
                    var ids = away.Select(a => a.Id).ToList();
                    changed = await db
                        .Absences.Where(a => ids.Contains(a.Id) && a.DeputyId == deputy)
                        .OrderBy(a => a.FirstDay)
                        .ToListAsync(token);
                    foreach (var absence in changed)
                    {
                        absence.LoseDeputy();
                        if (absence.LastDay >= today)
                            Tell(absence, away.First().Name, now);
                    }
                    await db.SaveChangesAsync(token);
                    await db.RecountAsync(person, today, token);
                },
                cancellation
            );
            went += changed.Count;
        }
        return went;
    }

    void Tell(Absence absence, string deputy, Instant now)
    {
        var days = AbsenceText.Days(absence.FirstDay, absence.LastDay);
        db.TellTogether(
            new Notification(
                absence.PersonId,
                NotificationReason.Owner,
                null,
                $"{deputy} has left, and nobody stands in for you {days}. To name somebody else, withdraw the absence and ask for it again.",
                $"/people/absences/{absence.Id}",
                now
            ),
            all: "/people/absences"
        );
    }
}
