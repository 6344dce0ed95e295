using AsyncWork.Domain.Pilots;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Pages.Inbox;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Pilots;

/// <summary>Ends a pilot: with what follows when its four weeks are over, with a reason before.</summary>
public sealed class EndModel(AppDbContext db, PilotDesk desk, AuditTrail audit, IClock clock) : PilotPage(db, clock)
{
    public PilotVerdict? Verdict { get; private set; }
    public string? Reason { get; private set; }

    /// <summary>How many are asked how content they are.</summary>
    public int Members { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await WhyNotAsync() ?? Page();

    public async Task<IActionResult> OnPostFinishAsync(PilotVerdict? verdict, string? reason, int version)
    {
        if (await WhyNotAsync() is { } refused)
            return refused;
        (Verdict, Reason) = (verdict, reason);
        if (Pilot.WhyNotFinish(verdict, reason, Today) is { } why)
            return Refuse(why);
        var result = await desk.ResultOfAsync(Pilot, Today);
        ExpectVersion(version);
        await Db.Entry(Pilot).Collection(p => p.Answers).LoadAsync();
        Pilot.Finish(verdict!.Value, reason!, result, Viewer.Person, Today, Now);
        return await EndAsync("finished a pilot", verdict.Value.Text(), $"{Pilot.Url}/report");
    }

    public async Task<IActionResult> OnPostStopAsync(string? reason, int version)
    {
        if (await WhyNotAsync() is { } refused)
            return refused;
        Reason = reason;
        if (Pilot.WhyNotStop(reason, Today) is { } why)
            return Refuse(why);
        ExpectVersion(version);
        Pilot.Stop(reason!, Viewer.Person, Today, Now);
        return await EndAsync("ended a pilot early", reason!, Pilot.Url);
    }

    async Task<IActionResult> EndAsync(string what, string details, string url)
    {
        audit.Record(what, $"Pilot {Pilot.Name}", details);
        if (!await SaveAsync())
            return Pilot.HasEnded ? LocalRedirect(Pilot.Url) : Refuse(SomebodyElse, StatusCodes.Status409Conflict);
        // Nobody is asked any more how content they are, nor what follows.
        foreach (var asked in (string[])[Pilot.Url, $"{Pilot.Url}/satisfaction"])
            await Db.FinishAskedSinceAsync(Pilot.PlannedAt, asked, Now, default);
        this.Toast("The pilot has ended.");
        return LocalRedirect(url);
    }

    async Task<IActionResult?> WhyNotAsync()
    {
        if (await WhyNotRunAsync() is { } refused)
            return refused;
        if (Pilot.HasEnded)
            return LocalRedirect(Pilot.Url);
        Members = await Db.ListPilotMembers(Pilot.TeamId, Pilot.EndsOn.PlusDays(-1)).CountAsync();
        return null;
    }

    PageResult Refuse(string reason, int status = StatusCodes.Status422UnprocessableEntity)
    {
        ModelState.Clear();
        ModelState.AddModelError("", reason);
        Response.StatusCode = status;
        return Page();
    }
}
