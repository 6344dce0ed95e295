using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.People;
using AsyncWork.Web.Calendar;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Decisions;

/// <summary>
/// Reminds those who have not answered, once in a round, when a third of the time is left; and those who keep a decision of its review (product.md
/// D7, D8). Within their working hours. Each is noted with the message in one, so that several nodes remind once.
/// </summary>
public sealed class DecisionReminders(AppDbContext db, IClock clock)
{
    /// <returns>How many people were reminded.</returns>
    public async Task<int> RemindOfDeadlinesAsync(CancellationToken cancellation = default)
    {
        var now = clock.GetCurrentInstant();
        List<UndecidedPerson> undecided =
        [
            .. (await db.ListUndecided(now).ToListAsync(cancellation)).Where(u =>
                now >= u.Since + (u.DeadlineAt - u.Since) * 2 / 3
            ),
        ];
        var working = await WorkingAsync(undecided.ConvertAll(u => u.Person), now, cancellation);
        var reminded = 0;
        foreach (var person in undecided.Where(u => working.Contains(u.Person)))
            if (await RemindAsync(person, now, cancellation))
                reminded++;
        return reminded;
    }

    /// <returns>Of how many reviews somebody was reminded.</returns>
    public async Task<int> RemindOfReviewsAsync(CancellationToken cancellation = default)
    {
        var now = clock.GetCurrentInstant();
        var due = await db.ListDueReviews(now.InUtc().Date.PlusDays(1)).ToListAsync(cancellation);
        if (due.Count == 0)
            return 0;
        var reviewers = await ReviewersAsync(due, now.InUtc().Date, cancellation);
        var working = await WorkingAsync([.. reviewers.SelectMany(r => r).Select(r => r.Person)], now, cancellation);
        var reminded = 0;
        foreach (var review in due)
        {
            // The first whose day it is, and who works, is the moment for all of them.
            List<Reviewer> people = [.. reviewers[review.Decision]];
            if (
                people.Exists(p => review.ReviewOn <= now.InZone(p.Zone).Date && working.Contains(p.Person))
                && await RemindAsync(review, people.ConvertAll(p => p.Person), now, cancellation)
            )
                reminded++;
        }
        return reminded;
    }

    /// <summary>Who proposed or decided them and works here; administrators of those that nobody else keeps.</summary>
    async Task<ILookup<int, Reviewer>> ReviewersAsync(List<DueReview> due, LocalDate today, CancellationToken cancellation)
    {
        List<int> ids = due.ConvertAll(r => r.Decision);
        var reviewers = await db.ListReviewers(ids, today).ToListAsync(cancellation);
        List<int> left = [.. ids.Except(reviewers.Select(r => r.Decision))];
        if (left.Count > 0)
        {
            var last = await db.ListLastReviewers(left[0], today).ToListAsync(cancellation);
            reviewers.AddRange(left.SelectMany(id => last.Select(r => r with { Decision = id })));
        }
        return reviewers.ToLookup(r => r.Decision);
    }

    /// <summary>Who works now; people whose hours are not known are reminded at any time.</summary>
    async Task<HashSet<PersonId>> WorkingAsync(List<PersonId> people, Instant now, CancellationToken cancellation)
    {
        if (people.Count == 0)
            return [];
        var times = await WorkingTimes.LoadAroundAsync(db, people, now, cancellation);
        return [.. people.Where(p => !times[p].HasSchedule || times[p].IsWorkingAt(now))];
    }

    Task<bool> RemindAsync(UndecidedPerson person, Instant now, CancellationToken cancellation) =>
        OnceAsync(
            token =>
                db.WriteAsync(
                    stop =>
                        db.DecisionPeople.Where(p =>
                                p.DecisionId == person.Decision && p.PersonId == person.Person && p.RemindedAt == null
                            )
                            .ExecuteUpdateAsync(set => set.SetProperty(p => p.RemindedAt, now), stop),
                    token
                ),
            person.Decision,
            now,
            news => news.Remind(person.Person, person.Zone),
            cancellation
        );

    Task<bool> RemindAsync(DueReview review, List<PersonId> people, Instant now, CancellationToken cancellation) =>
        OnceAsync(
            token =>
                db.WriteAsync(
                    stop =>
                        db.Decisions.Where(d =>
                                d.Id == review.Decision && d.ReviewOn == review.ReviewOn && d.ReviewRemindedAt == null
                            )
                            .ExecuteUpdateAsync(set => set.SetProperty(d => d.ReviewRemindedAt, now), stop),
                    token
                ),
            review.Decision,
            now,
            news => news.RemindOfReview(people),
            cancellation
        );

    /// <summary>Notes it and tells it in one: another node that does the same at once finds it noted.</summary>
    async Task<bool> OnceAsync(
        Func<CancellationToken, Task<int>> note,
        int id,
        Instant now,
        Action<DecisionNews> tell,
        CancellationToken cancellation
    )
    {
        var isNoted = false;
        await db.InTransactionAsync(
            async token =>
            {
                db.ChangeTracker.Clear();
                isNoted = await note(token) == 1;
                if (!isNoted)
                    return;
                var decision = await db.Decisions.AsNoTracking().Include(d => d.People).SingleAsync(d => d.Id == id, token);
                tell(new DecisionNews(db, decision, null, now));
                await db.SaveChangesAsync(token);
            },
            cancellation
        );
        return isNoted;
    }
}
