using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.People;
using AsyncWork.Web.Calendar;
using AsyncWork.Web.Data;
using NodaTime;

namespace AsyncWork.Web.Reports;

/// <summary>
/// The working times by which working days of cards and decisions are counted: of the people of a report's scope, with their days off however
/// long ago work began (kpis.md K2, K12).
/// </summary>
public sealed class WorkingDaysOf
{
    readonly CapacityOf capacity;
    readonly HashSet<PersonId> early;
    readonly WorkingTimes? times;

    WorkingDaysOf(CapacityOf capacity, HashSet<PersonId> early, WorkingTimes? times) =>
        (this.capacity, this.early, this.times) = (capacity, early, times);

    /// <param name="starts">Who worked on what is counted, and since when.</param>
    public static async Task<WorkingDaysOf> LoadAsync(
        AppDbContext db,
        CapacityOf capacity,
        IEnumerable<(PersonId? Person, Instant From)> starts,
        CancellationToken cancellation
    )
    {
        // The capacity knows the days off of the months that it is of; of what began before, few people's are asked for.
        var before = starts
            .Where(s => s.Person is { } person && capacity.Knows(person))
            .Select(s => (Person: s.Person!.Value, On: s.From.InZone(capacity.TimeOf(s.Person.Value).Zone).Date))
            .Where(s => s.On < capacity.Since)
            .ToList();
        HashSet<PersonId> who = [.. before.Select(s => s.Person)];
        return new(
            capacity,
            who,
            who.Count == 0 ? null : await WorkingTimes.LoadAsync(db, who, before.Min(s => s.On), capacity.Until, cancellation)
        );
    }

    /// <summary>Null without a person, and for one whose schedule is not known in this scope.</summary>
    public WorkingTime? TimeOf(PersonId? person) =>
        person is not { } one || !capacity.Knows(one) ? null
        : early.Contains(one) ? times![one]
        : capacity.TimeOf(one);
}
