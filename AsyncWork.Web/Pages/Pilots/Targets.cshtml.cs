using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Htmx;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace AsyncWork.Web.Pages.Pilots;

/// <summary>What a pilot aims for; once it runs, a change needs a reason that is kept.</summary>
public sealed class TargetsModel(AppDbContext db, AuditTrail audit, IClock clock) : PilotPage(db, clock)
{
    /// <summary>What was typed, by measure.</summary>
    public Dictionary<int, string?> Typed { get; private set; } = [];
    public string? Reason { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await WhyNotAsync() ?? Page();

    public async Task<IActionResult> OnPostAsync(Dictionary<int, string?> targets, string? reason, int version)
    {
        if (await WhyNotAsync() is { } refused)
            return refused;
        (Typed, Reason) = (targets, reason);
        foreach (var measure in Pilot.Measures)
            if (
                Pilot.WhyNotAim(measure.Kind, PilotInput.ReadNumber(targets.GetValueOrDefault((int)measure.Kind)), reason) is
                { } why
            )
                return Refuse(why);
        ExpectVersion(version);
        foreach (var measure in Pilot.Measures.ToList())
            Pilot.Aim(measure.Kind, PilotInput.ReadNumber(targets[(int)measure.Kind])!.Value, reason);
        audit.Record("changed the targets of a pilot", $"Pilot {Pilot.Name}", reason ?? "");
        if (!await SaveAsync())
        {
            Typed = [];
            return Refuse(SomebodyElse, StatusCodes.Status409Conflict);
        }
        this.Toast("The targets are kept.");
        return LocalRedirect(Pilot.Url);
    }

    async Task<IActionResult?> WhyNotAsync() => await WhyNotRunAsync() ?? (Pilot.HasEnded ? LocalRedirect(Pilot.Url) : null);

    PageResult Refuse(string reason, int status = StatusCodes.Status422UnprocessableEntity)
    {
        ModelState.Clear();
        ModelState.AddModelError("", reason);
        Response.StatusCode = status;
        return Page();
    }
}
