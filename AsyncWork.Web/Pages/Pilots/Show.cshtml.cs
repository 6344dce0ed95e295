using AsyncWork.Domain.Pilots;
using AsyncWork.Web.Data;
using AsyncWork.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace AsyncWork.Web.Pages.Pilots;

/// <summary>A pilot: its measures, tasks and weeks (product.md P14).</summary>
public sealed class ShowModel(AppDbContext db, IClock clock) : PilotTasksPage(db, clock)
{
    public string StateText =>
        Pilot.State switch
        {
            PilotState.Planned =>
                $"Planned; it starts by itself on {Pilot.StartsOn.Text()}, when the four weeks before are measured.",
            PilotState.Running when Pilot.Asks(Today) =>
                "The four weeks are over. The team says how content it is, and who runs it what follows.",
            PilotState.Running =>
                $"Running, week {Period.Between(Pilot.StartsOn, Today, PeriodUnits.Weeks).Weeks + 1} of {Pilot.Weeks}.",
            PilotState.Finished => $"Finished: {Pilot.Verdict!.Value.Text()}.",
            _ => $"Ended early by {NameOf(Pilot.EndedBy)}: {Pilot.StopReason}",
        };

    public async Task<IActionResult> OnGetAsync() => await LoadAllAsync() ? Page() : NotFound();
}
