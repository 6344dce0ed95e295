using AsyncWork.Domain.Calendar;
using AsyncWork.Web.Calendar;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Reports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.Web.Pages.People.Absences;

/// <summary>My absences, those that wait for my decision, and who of a team is away when (product.md T12).</summary>
public sealed class IndexModel(AppDbContext db, IClock clock) : PageModel
{
    const int MostPeople = 100;
    const int MostMine = 50;

    public Viewer Viewer => User.Viewer();
    public LocalDate Today => clock.GetCurrentInstant().InZone(Viewer.Zone).Date;
    public string? Team { get; private set; }
    public AbsenceMonth Calendar { get; private set; } = null!;
    public IReadOnlyList<TeamName> Teams { get; private set; } = [];
    public IReadOnlyList<AbsenceLine> Mine { get; private set; } = [];
    public IReadOnlyList<AbsenceLine> ToDecide { get; private set; } = [];

    /// <summary>Public holidays of my location and company days of the calendar's year.</summary>
    public IReadOnlyList<Holiday> Holidays { get; private set; } = [];
    public string? Location { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? month, string? team, CancellationToken cancellation)
    {
        Team = team;
        Teams = await db.ListTeamNames().ToListAsync(cancellation);
        await LoadCalendarAsync(ReportPeriod.Read(month) ?? Today.ToYearMonth(), cancellation);
        if (Request.IsHtmx())
            return this.PageOrFragment("_Calendar");
        Mine = await db.ListAbsencesOf(Viewer.Person).Take(MostMine).ToListAsync(cancellation);
        ToDecide = await db.ListAbsencesToDecide(Viewer, Today).Take(MostPeople).ToListAsync(cancellation);
        return this.PageOrFragment("_Calendar");
    }

    async Task LoadCalendarAsync(YearMonth month, CancellationToken cancellation)
    {
        var (first, last) = (month.OnDayOfMonth(1), month.OnDayOfMonth(1).With(DateAdjusters.EndOfMonth));
        var people = await db.ListPeopleOfCalendar(Viewer.Person, Team, Today).Take(MostPeople).ToListAsync(cancellation);
        var times = await WorkingTimes.LoadAsync(db, [.. people.Select(p => p.Id)], first, last, cancellation);
        var seen = await db.ListAbsencesSeen(Viewer, Today, first, last).ToListAsync(cancellation);
        Calendar = AbsenceMonth.Of(month, people, times, seen);
        Location = await db.People.Where(p => p.Id == Viewer.Person).Select(p => p.Location).SingleOrDefaultAsync(cancellation);
        Holidays =
        [
            .. (
                await WorkingTimeQueries
                    .ListHolidays(db, new(month.Year, 1, 1), new(month.Year, 12, 31))
                    .ToListAsync(cancellation)
            ).Where(h => h.HoldsFor(Location)),
        ];
    }

    public string Address(YearMonth month) =>
        QueryHelpers.AddQueryString(
            "/people/absences",
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["month"] = YearMonthPattern.Iso.Format(month),
                ["team"] = string.IsNullOrEmpty(Team) ? null : Team,
            }
        );
}
