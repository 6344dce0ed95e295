using AsyncWork.Domain.Norms;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Reports;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Reports;

/// <summary>That somebody of a report's scope was asked by a question.</summary>
/// <param name="Team">Whose member they were on the day on which it was asked.</param>
public sealed record AskedPerson(int Request, int? Channel, Urgency Urgency, PersonId Person, int? Team);

/// <summary>
/// Who was asked by the questions of a report's scope. A question counts for each team of which somebody was asked who was a member on the day:
/// later moves change nothing in the past.
/// </summary>
public sealed class AskedPeople
{
    readonly HashSet<int> questions;

    AskedPeople(IReadOnlyList<AskedPerson> people)
    {
        People = people;
        questions = [.. people.Select(p => p.Request)];
    }

    public IReadOnlyList<AskedPerson> People { get; }

    public static async Task<AskedPeople> LoadAsync(
        AppDbContext db,
        ReportScope scope,
        Instant from,
        Instant to,
        DateTimeZone zone,
        CancellationToken cancellation
    )
    {
        var rows = await db.ListAsked(scope, from, to).ToListAsync(cancellation);
        return new([
            .. from row in rows
            group row by (row.Request, row.Person) into person
            let first = person.First()
            let team = first.IsOfTeam
                ? scope.TeamId
                : TeamOn(first.AskedAt.InZone(zone).Date, person.Select(p => (p.Team, p.JoinedOn, p.LeftOn)))
            where scope.TeamId is null || team is not null
            select new AskedPerson(first.Request, first.Channel, first.Urgency, first.Person, team),
        ]);
    }

    /// <summary>Whether a question is one of the scope.</summary>
    public bool Has(int question) => questions.Contains(question);

    /// <summary>Who was asked by some of the questions, with the team of each.</summary>
    public IReadOnlyCollection<(PersonId Person, int? Team)> Of(IEnumerable<int> some)
    {
        var which = some.ToHashSet();
        return [.. People.Where(p => which.Contains(p.Request)).Select(p => (p.Person, p.Team))];
    }

    /// <summary>The team that somebody belonged to on a day, of several the one they joined last; null for none.</summary>
    public static int? TeamOn(LocalDate day, IEnumerable<(int? Team, LocalDate? JoinedOn, LocalDate? LeftOn)> memberships) =>
        memberships.Where(m => m.JoinedOn <= day && !(m.LeftOn <= day)).OrderByDescending(m => m.JoinedOn).FirstOrDefault().Team;
}
