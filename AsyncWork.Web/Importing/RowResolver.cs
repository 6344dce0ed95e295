using AsyncWork.Domain;
using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using NodaTime;

namespace AsyncWork.Web.Importing;

/// <summary>Whose rows these are under a plan.</summary>
/// <param name="Token">Tells people apart before new ones have ids: the id of one who is here, a negative number for the others.</param>
/// <param name="Choice">Null while nobody has decided.</param>
sealed record PersonTarget(
    int Token,
    string Key,
    string Name,
    string Email,
    PersonChoice? Choice,
    bool IsMatch,
    string? Reason,
    DateTimeZone Zone
)
{
    public bool IsLeftOut => Choice is { Fate: PersonFate.LeaveOut };
}

/// <summary>Finds out whose a row is, and when it was in their zone.</summary>
sealed class RowResolver(ImportPlan plan, ImportDirectory directory, ImportRights rights)
{
    /// <summary>The most people, projects or activities that one file may name.</summary>
    public const int MostNames = 10_000;

    readonly Dictionary<string, PersonTarget> targets = new(StringComparer.Ordinal);
    readonly DateTimeZone? fileZone = plan.Zone is { } id ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) : null;

    /// <exception cref="ImportRefusedException">The file names too many people.</exception>
    public PersonTarget Target(SourceRow row)
    {
        if (targets.TryGetValue(row.PersonKey, out var known))
            return known;
        if (targets.Count == MostNames)
            throw ImportRefusedException.AtLine(
                row.Line,
                $"the file names more than {MostNames} people. Split it, or check the column for people."
            );
        return targets[row.PersonKey] = NewTarget(row);
    }

    PersonTarget NewTarget(SourceRow row)
    {
        var match = row.PersonKey.Length == 0 ? directory.Find(rights.By) : directory.Find(row);
        var (choice, isMatch) =
            plan.People.TryGetValue(row.PersonKey, out var chosen) ? (chosen, false)
            : match is not null ? (PersonChoice.Existing(match.Id.Value), true)
            : (plan.Others ?? (rights.MayAddPeople ? null : (PersonChoice?)PersonChoice.LeaveOut), false);
        var reason = choice is { } c ? WhyNot(c) : null;
        if (reason is not null)
            choice = PersonChoice.LeaveOut;
        var person = choice is { Fate: PersonFate.Existing, Id: { } id } ? directory.Find(new PersonId(id)) : null;
        return new(
            person?.Id.Value ?? -1 - targets.Count,
            row.PersonKey,
            row.Person.Length > 0 ? row.Person
                : row.Email.Length > 0 ? StoredText.Cut(row.Email, Person.LongestName) // an address may be longer than a name
                : person?.Name ?? "",
            row.Email,
            choice,
            isMatch,
            reason,
            fileZone ?? person?.Zone ?? directory.CompanyZone
        );
    }

    string? WhyNot(PersonChoice choice) =>
        choice.Fate switch
        {
            PersonFate.Existing => directory.Find(new PersonId(choice.Id!.Value)) is { } person
                ? rights.WhyNotFor(person.Id)
                : "This person is not here any more.",
            PersonFate.New => rights.WhyNotAddTo(choice.Id),
            _ => null,
        };

    /// <summary>Start and end as moments in a zone; null when the file does not know them.</summary>
    public static ClockRange? ClockOf(SourceRow row, DateTimeZone zone)
    {
        if (row.Start is not { } start)
            return null;
        if (row.End is { } end && !(start == end && (row.Seconds == 0 || row.EndDate == row.Date)))
            return ClockRange.Of(row.Date, start, end, zone);
        // An entry without an end lasts as long as it was recorded; one that ended at once lasts no time.
        var from = zone.AtLeniently(row.Date + start).ToInstant();
        return new(from, from + Duration.FromSeconds(row.End is null ? row.Seconds ?? 0 : 0), zone);
    }

    /// <summary>The recorded duration, else the time between start and end.</summary>
    public static int SecondsOf(SourceRow row, ClockRange? clock) =>
        row.Seconds ?? (clock is { } c ? (int)(c.End - c.Start).TotalSeconds : 0);
}
