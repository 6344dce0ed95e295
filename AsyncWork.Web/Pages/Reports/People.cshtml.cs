using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Reports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Reports;

/// <summary>What capacity and coverage are made of: each person's scheduled and logged time, by name and never ranked.</summary>
public sealed class PeopleModel(MonthlyReports reports, AppDbContext db) : ReportPage(reports)
{
    public IReadOnlyList<(PersonId Id, string Name, int Scheduled, int Logged)> People { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string month, CancellationToken cancellation)
    {
        if (await WhyNotAsync(month, cancellation) is { } refusal)
            return refusal;
        var (scope, period) = (View.Scope, View.Period);
        var scheduled = await db.ListScheduledPeopleAsync(scope, period, cancellation);
        var capacity = new CapacityOf(
            scheduled,
            await db.ListSchedulesAsync(period, cancellation),
            await db.ListMembershipsAsync(scope, period, cancellation),
            scope
        );
        var logged = await db.ListLoggedByPersonAsync(scope, period, cancellation);
        People =
        [
            .. scheduled
                .Select(p => (p.Id, p.Name))
                .Union(logged.Select(l => (Id: l.Person, l.Name)))
                .Select(p => (p.Id, p.Name, capacity.OfPerson(p.Id, period), logged.Find(l => l.Person == p.Id)?.Minutes ?? 0))
                .Where(p => p.Item3 + p.Item4 > 0)
                .OrderBy(p => p.Name, StringComparer.CurrentCulture),
        ];
        return Page();
    }
}
