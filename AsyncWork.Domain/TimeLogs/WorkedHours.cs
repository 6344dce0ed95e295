using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.TimeLogs;

/// <summary>
/// The hours of a date in which a person worked, on the clocks that they logged by. It follows from the entries and is kept beside them, so that
/// heat maps count a row a day instead of reading every entry (kpis.md K24b).
/// </summary>
public sealed class WorkedHours
{
    WorkedHours() { }

    public WorkedHours(PersonId person, LocalDate date, int? team, DateTimeZone zone, int hours) =>
        (PersonId, Date, TeamId, Zone, Hours) = (person, date, team, zone, hours);

    public PersonId PersonId { get; private set; }
    public LocalDate Date { get; private set; }

    /// <summary>The team that the hours count for: that of the first entry of the date, or of the night before where the date has none.</summary>
    public int? TeamId { get; private set; }

    /// <summary>The clocks they were read from; of entries by different clocks, those of the first.</summary>
    public DateTimeZone Zone { get; private set; } = DateTimeZone.Utc;

    /// <summary>Bits 0 to 23; never 0.</summary>
    public int Hours { get; private set; }

    /// <summary>What follows from entries: a row for each date with clock times.</summary>
    /// <param name="entries">Those of one person that stand, in the order in which they were logged.</param>
    public static IEnumerable<WorkedHours> Of(PersonId person, IEnumerable<TouchedHours> entries) =>
        entries
            .SelectMany(e => new[] { (e.Date, e, Hours: e.Hours), (Date: e.Date.PlusDays(1), e, Hours: e.NextDayHours) })
            .Where(part => part.Hours != 0)
            .GroupBy(part => part.Date)
            .Select(day =>
            {
                // The end of a night does not speak for the day after, on which its person may be of another team.
                var first = day.OrderBy(part => part.e.Date != day.Key).First().e;
                return new WorkedHours(person, day.Key, first.TeamId, first.Zone, day.Aggregate(0, (all, p) => all | p.Hours));
            });
}

/// <summary>The hours of an entry on the clocks it was logged by, as bits, on its date and on the day after.</summary>
public sealed record TouchedHours(LocalDate Date, int? TeamId, DateTimeZone Zone, int Hours, int NextDayHours);
