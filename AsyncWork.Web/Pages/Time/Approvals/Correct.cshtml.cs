using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Time.Approvals;

/// <summary>Corrects one locked entry of somebody else, with a reason (product.md T7).</summary>
public sealed class CorrectModel(AppDbContext db, IClock clock, Corrections corrections) : ApprovalPage(db, clock)
{
    public sealed record CorrectionInput(string? Duration, int? ProjectId, int? ActivityId, string? Reason);

    [BindProperty]
    public CorrectionInput Input { get; set; } = new(null, null, null, null);
    public TimeEntry Entry { get; private set; } = null!;
    public ApprovedPerson Person { get; private set; } = null!;
    public WorkChoices Choices { get; private set; } = null!;

    /// <summary>Why the entry is not corrected; null when it can be.</summary>
    public string? WhyNot { get; private set; }
    public string WeekUrl => $"/time/approvals/{Person.Id}/{Timesheet.MondayOf(Entry.Date).WeekAddress()}";

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
            return NotFound();
        Input = new(WorkDuration.Text(Entry.Minutes), Entry.ProjectId, Entry.ActivityId, null);
        return Page();
    }

    /// <summary>Other hours or other work.</summary>
    public async Task<IActionResult> OnPostAsync(long id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
            return NotFound();
        var minutes = WorkDuration.Read(Input.Duration);
        if (minutes is not { } read)
            ModelState.AddModelError("Input.Duration", "Write the duration as 1:30, 1.5 or 90m.");
        else if (WorkedTime.WhyNotFor(read) is { } wrong)
            ModelState.AddModelError("Input.Duration", wrong);
        if (Input.ProjectId is { } project && Choices.WhyNotProject(project, Entry.ProjectId) is { } noProject)
            ModelState.AddModelError("Input.ProjectId", noProject);
        if (Input.ActivityId is { } activity && Choices.WhyNotActivity(activity, Entry.ActivityId) is { } noActivity)
            ModelState.AddModelError("Input.ActivityId", noActivity);
        var same = (minutes, Input.ProjectId, Input.ActivityId) == (Entry.Minutes, Entry.ProjectId, Entry.ActivityId);
        if (same)
            ModelState.AddModelError("Input.Duration", "Nothing is changed. Give other hours or other work.");
        return await CorrectAsync(new(minutes ?? 0, Input.ProjectId, Input.ActivityId), cancellation);
    }

    /// <summary>Nothing remains.</summary>
    public async Task<IActionResult> OnPostNothingAsync(long id, CancellationToken cancellation) =>
        await LoadAsync(id, cancellation) ? await CorrectAsync(null, cancellation) : NotFound();

    async Task<IActionResult> CorrectAsync(CorrectedWork? instead, CancellationToken cancellation)
    {
        if (Entry.WhyNotReverse(Input.Reason) is { } reason)
            ModelState.AddModelError("Input.Reason", reason);
        if (!ModelState.IsValid)
            return Refuse(StatusCodes.Status422UnprocessableEntity);
        var result = await corrections.CorrectAsync(Scope, Entry.Id, instead, Input.Reason!);
        if (result.Reason is null)
        {
            this.Toast($"The hours of {Entry.Date.Text()} are corrected. {Person.Name} is told.");
            return Redirect(WeekUrl);
        }
        await LoadAsync(Entry.Id, cancellation);
        WhyNot ??= result.Reason;
        return Refuse(result.WasCorrected ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity);
    }

    PageResult Refuse(int status)
    {
        Response.StatusCode = status;
        return Page();
    }

    async Task<bool> LoadAsync(long id, CancellationToken cancellation)
    {
        if (await Db.FindApprovedEntry(Scope, id).AsNoTracking().SingleOrDefaultAsync(cancellation) is not { } entry)
            return false;
        Entry = entry;
        Person = await Db.FindApprovedPerson(Scope, entry.PersonId).SingleAsync(cancellation);
        Choices = await WorkChoices.LoadAsync(Db);
        WhyNot = await Db.TimeEntries.AnyAsync(e => e.ReversalOfId == id, cancellation)
            ? Corrections.WhyNotAgain
            : entry.WhyNotReverse("asked") ?? await corrections.WhyNotAsync(Scope, entry, cancellation);
        return true;
    }
}
