using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.People;
using AsyncWork.Domain.Pilots;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Inbox;
using AsyncWork.Web.Pages.Reports;
using AsyncWork.Web.Reports;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Pilots;

/// <summary>
/// Brings pilots on by themselves: starts them on their Monday with the baseline, measures each week when it is over, and tells those who have to
/// act then. Noted in one with what is told, so that several nodes do it once (product.md P14).
/// </summary>
public sealed class PilotDesk(AppDbContext db, IClock clock)
{
    /// <returns>How many steps were made.</returns>
    public async Task<int> BringOnAsync(CancellationToken cancellation = default)
    {
        if (!await db.Pilots.AnyAsync(p => p.State == PilotState.Planned || p.State == PilotState.Running, cancellation))
            return 0;
        var today = await TodayAsync(cancellation);
        var steps = 0;
        foreach (var pilot in await db.ListPilotsToLookAt(today).ToListAsync(cancellation))
            while (await StepAsync(pilot, today, cancellation))
                steps++;
        return steps;
    }

    /// <summary>What its measures came to in its four weeks, and in each that was not measured yet.</summary>
    public async Task<IReadOnlyList<PilotFigure>> ResultOfAsync(
        Pilot pilot,
        LocalDate today,
        CancellationToken cancellation = default
    )
    {
        var figures = new List<PilotFigure>(
            await CountAsync(pilot, PilotFigure.Result, pilot.StartsOn, pilot.EndsOn, cancellation)
        );
        for (var week = pilot.MeasuredWeeks + 1; week <= Pilot.Weeks; week++)
            figures.AddRange(await CountAsync(pilot, week, pilot.MondayOf(week), pilot.MondayOf(week + 1), cancellation));
        return figures;
    }

    /// <summary>False when nothing is to be done, or somebody else did it.</summary>
    async Task<bool> StepAsync(int id, LocalDate today, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        var pilot = await db.FindPilot(id).SingleAsync(cancellation);
        if (pilot.WhyNotStart(today) is null)
            pilot.Start(
                await CountAsync(pilot, PilotFigure.Baseline, pilot.BaselineFrom, pilot.StartsOn, cancellation),
                today,
                clock.GetCurrentInstant()
            );
        else if (pilot.WeekToMeasure(today) is { } week)
        {
            pilot.Measure(
                week,
                await CountAsync(pilot, week, pilot.MondayOf(week), pilot.MondayOf(week + 1), cancellation),
                today
            );
            await TellAsync(pilot, week, cancellation);
        }
        else
            return false;
        try
        {
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException) // another node, or somebody who ended it, was first
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    async Task TellAsync(Pilot pilot, int week, CancellationToken cancellation)
    {
        if (pilot.Checks.All(c => c.Week != week))
            foreach (var lead in await db.TeamLeads.Where(l => l.TeamId == pilot.TeamId).ToListAsync(cancellation))
                Tell(
                    lead.PersonId,
                    $"Week {week} of the pilot “{pilot.Name}” is over and measured. Write its check with the team.",
                    $"{pilot.Url}/weeks/{week}"
                );
        if (week < Pilot.Weeks)
            return;
        Tell(pilot.SponsorId, $"The four weeks of the pilot “{pilot.Name}” are over. Say what follows.", pilot.Url);
        foreach (
            var member in await db.ListPilotMembers(pilot.TeamId, pilot.EndsOn.PlusDays(-1)).Distinct().ToListAsync(cancellation)
        )
            Tell(
                member,
                $"The four weeks of the pilot “{pilot.Name}” are over. Say how content you are; nobody sees who said what.",
                $"{pilot.Url}/satisfaction"
            );

        void Tell(PersonId person, string text, string url) =>
            db.Tell(new(person, NotificationReason.Due, null, text, url, clock.GetCurrentInstant()));
    }

    async Task<IReadOnlyList<PilotFigure>> CountAsync(
        Pilot pilot,
        int part,
        LocalDate first,
        LocalDate end,
        CancellationToken cancellation
    )
    {
        var team = await db.Teams.AsNoTracking().SingleAsync(t => t.Id == pilot.TeamId, cancellation);
        return await PilotFigures.CountAsync(
            db,
            new ReportScope(team.Id, team.Slug, team.Name),
            [.. pilot.Measures.Select(m => m.Kind)],
            part,
            first,
            end,
            clock.GetCurrentInstant(),
            cancellation
        );
    }

    async Task<LocalDate> TodayAsync(CancellationToken cancellation) =>
        clock.GetCurrentInstant().InZone((await db.GetCompanyAsync(cancellation)).Zone).Date;
}
