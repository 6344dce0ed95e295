using AsyncWork.Domain.Pilots;
using AsyncWork.Web.Data;
using NodaTime;

namespace AsyncWork.Web.Pages.Pilots;

/// <summary>The report of a pilot, as a page and as a file.</summary>
public abstract class PilotReportPage(AppDbContext db, IClock clock) : PilotPage(db, clock)
{
    /// <summary>In a line.</summary>
    public string Outcome =>
        Pilot switch
        {
            { State: PilotState.Finished, Verdict: { } verdict } => $"{verdict.Text()}, says {NameOf(Pilot.EndedBy)}",
            { State: PilotState.Stopped } => $"Ended early by {NameOf(Pilot.EndedBy)}",
            _ => "The pilot is not over; this is how it stands.",
        };

    public string OutcomeReason => Pilot.State == PilotState.Stopped ? Pilot.StopReason : Pilot.VerdictReason;
}
