using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.People;
using AsyncWork.Web.Calendar;
using AsyncWork.Web.Data;
using NodaTime;

namespace AsyncWork.Web.Pages.Decisions;

/// <summary>When so many working days have passed for somebody; null for those whose hours are not known.</summary>
public sealed record PersonDeadline(PersonId Person, Instant? At, DateTimeZone Zone);

/// <summary>Deadlines in the working time of those who decide (product.md D5).</summary>
public static class DeadlineDates
{
    /// <summary>Days off further ahead than this are not known when a deadline is made.</summary>
    const int DaysAhead = 200;

    public static async Task<IReadOnlyList<PersonDeadline>> ListDeadlinesAsync(
        AppDbContext db,
        IReadOnlyCollection<PersonId> people,
        Instant from,
        int days,
        CancellationToken cancellation = default
    )
    {
        if (people.Count == 0 || DecisionDeadline.WhyNotDays(days) is not null)
            return [];
        var day = from.InUtc().Date;
        var times = await WorkingTimes.LoadAsync(db, people, day.PlusDays(-2), day.PlusDays(DaysAhead), cancellation);
        return [.. people.Select(p => new PersonDeadline(p, times[p].AfterWorkingDays(from, days), times[p].Zone))];
    }
}
