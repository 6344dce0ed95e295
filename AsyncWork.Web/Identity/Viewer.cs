using System.Globalization;
using System.Security.Claims;
using AsyncWork.Domain.People;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.Web.Identity;

/// <summary>
/// The signed-in person of a request, as the cookie knows them: enough for every page's frame without asking the database. Who may see
/// what is asked of the database (the query takes the person); these flags only decide what is offered.
/// </summary>
/// <param name="Zone">The zone in which this person reads times.</param>
/// <param name="Today">The day by this person's own clock: they see what the teams see whose member they are on it.</param>
/// <param name="LeadsTeam">Leads at least one team, and so is a manager.</param>
public sealed record Viewer(
    PersonId Person,
    string Name,
    DateTimeZone Zone,
    LocalDate Today,
    string Theme,
    bool IsHr,
    bool IsAdministrator,
    bool LeadsTeam
)
{
    /// <summary>
    /// Somebody who is not at the page: who published a text, whose feed is read, who would take over. They see what they see as a member of
    /// their teams; HR and managers see no more here.
    /// </summary>
    public static Viewer Of(PersonId person, string name, DateTimeZone zone, LocalDate today, bool isAdministrator = false) =>
        new(person, name, zone, today, Theme: "", IsHr: false, isAdministrator, LeadsTeam: false);

    /// <summary>HR and administrators see the figures of the whole company.</summary>
    public bool SeesCompany => IsHr || IsAdministrator;

    /// <summary>May open the monthly report at all.</summary>
    public bool SeesReports => SeesCompany || LeadsTeam;
}

/// <summary>The names of the claims that carry a <see cref="Viewer"/>.</summary>
public static class ViewerClaims
{
    public const string Person = "person";
    public const string Zone = "zone";
    public const string Day = "day";
    public const string Theme = "theme";
    public const string Lead = "lead";
    public const string Session = "session";

    /// <summary>There while the company asks for a second factor that the account does not have.</summary>
    public const string OwesSecondFactor = "owes-second-factor";

    /// <summary>The zone by whose clocks somebody reads, UTC when signed out: without the rest, for what stands on a page a hundred times.</summary>
    public static DateTimeZone ReadingZone(this ClaimsPrincipal user) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(user.FindFirstValue(Zone) ?? "") ?? DateTimeZone.Utc;

    /// <summary>The day by somebody's own clock when their claims were written; null when they do not say so.</summary>
    public static LocalDate? ReadingDay(this ClaimsPrincipal user) =>
        LocalDatePattern.Iso.Parse(user.FindFirstValue(Day) ?? "").TryGetValue(default, out var day) ? day : null;

    /// <summary>The viewer behind a signed-in principal.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in.</exception>
    public static Viewer Viewer(this ClaimsPrincipal user)
    {
        var id = user.FindFirstValue(Person) ?? throw new InvalidOperationException("Nobody is signed in.");
        return new(
            new PersonId(int.Parse(id, CultureInfo.InvariantCulture)),
            user.FindFirstValue(ClaimTypes.GivenName) ?? "",
            user.ReadingZone(),
            user.ReadingDay() ?? throw new InvalidOperationException("The claims do not say which day it is."),
            user.FindFirstValue(Theme) ?? "system",
            user.IsInRole(nameof(Role.HR)),
            user.IsInRole(nameof(Role.Administrator)),
            user.HasClaim(c => c.Type == Lead)
        );
    }
}
