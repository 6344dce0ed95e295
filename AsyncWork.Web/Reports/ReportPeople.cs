using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Reports;

namespace AsyncWork.Web.Reports;

/// <summary>A person's scheduled and logged minutes of a month, and what became of its weeks.</summary>
public sealed record PersonHours(PersonId Id, string Name, int Scheduled, int Logged, Timeliness Weeks = default)
{
    readonly int? loggedOver;

    /// <summary>The part of <see cref="Logged"/> on days that are over, as scheduled minutes are counted: all of it unless said otherwise.</summary>
    public int LoggedOver
    {
        get => loggedOver ?? Logged;
        init => loggedOver = value;
    }
}

/// <summary>What capacity, coverage and weeks on time are made of (kpis.md K23, K23b), for the page and the workbook.</summary>
public static class ReportPeople
{
    /// <summary>Everyone who was scheduled or logged time, by name and never ranked.</summary>
    public static async Task<IReadOnlyList<PersonHours>> ListPersonHoursAsync(
        this AppDbContext db,
        ReportPlace place,
        CancellationToken cancellation
    )
    {
        var (_, scope, _, period, now) = place;
        var capacity = await CapacityOf.LoadAsync(db, scope, period, cancellation);
        var weeks = await WeeksOf.LoadAsync(db, scope, period, capacity, now, cancellation);
        var logged = (await db.ListLoggedByPersonAsync(scope, period, cancellation)).ToDictionary(l => l.Person);
        return
        [
            .. capacity
                .People.Select(p => (p.Id, p.Name))
                .Union(logged.Values.Select(l => (Id: l.Person, l.Name)))
                .Select(p => new PersonHours(
                    p.Id,
                    p.Name,
                    capacity.OfPerson(p.Id, period),
                    logged.TryGetValue(p.Id, out var l) ? l.Minutes : 0,
                    capacity.Knows(p.Id) ? weeks.OfPerson(p.Id, period) : Timeliness.None
                )
                {
                    LoggedOver = l?.MinutesOver ?? 0,
                })
                .Where(p => p.Scheduled + p.Weeks.Due > 0 || p.Logged != 0)
                .OrderBy(p => p.Name, StringComparer.CurrentCulture),
        ];
    }
}
