using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Importing;

/// <summary>Makes entries of rows, in the order of the file.</summary>
sealed class ImportEntries(TimeImport import, ImportNames names, TeamsOverTime teams, RepeatedRows repeated, Instant now)
{
    readonly Dictionary<int, MinuteCarry> carries = [];

    public TimeEntry Of(ResolvedRow resolved)
    {
        var (row, target, clock, seconds, _) = resolved;
        if (!carries.TryGetValue(target.Token, out var carry))
            carries[target.Token] = carry = new();
        var person = names.PersonOf(target);
        var content = ImportKey.Content(row, seconds);
        return new TimeEntry(
            person,
            teams.On(person, row.Date),
            WorkedTime.Imported(row.Date, target.Zone, carry.Next(seconds), clock),
            new WorkDetails(names.ProjectOf(row), names.ActivityOf(row), row.Description, row.Tags, row.IsBillable),
            import.By,
            now
        ).From(import.Id, ImportKey.Of(person, content, repeated.Ordinal(target.Token, content)));
    }
}

/// <summary>Who was in which team when.</summary>
sealed class TeamsOverTime
{
    readonly Dictionary<PersonId, List<Membership>> memberships;

    TeamsOverTime(Dictionary<PersonId, List<Membership>> memberships) => this.memberships = memberships;

    public static async Task<TeamsOverTime> LoadAsync(AppDbContext db, CancellationToken cancellation) =>
        new(
            (await db.Memberships().ToListAsync(cancellation))
                .GroupBy(m => m.Person)
                .ToDictionary(p => p.Key, p => p.OrderBy(m => m.Joined).ToList())
        );

    /// <summary>The team of a person on a day; before the first membership that of the first, without any none.</summary>
    public int? On(PersonId person, LocalDate day)
    {
        if (!memberships.TryGetValue(person, out var own))
            return null;
        foreach (var m in own)
            if (m.Joined <= day && (m.Left is not { } left || day < left))
                return m.Team;
        return day < own[0].Joined ? own[0].Team : null;
    }
}
