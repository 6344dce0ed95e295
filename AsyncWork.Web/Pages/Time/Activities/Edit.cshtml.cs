using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Time.Projects;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AsyncWork.Web.Pages.Time.Activities;

/// <summary>Rename, archive or reopen an activity.</summary>
public sealed class EditModel(AppDbContext db) : PageModel
{
    [BindProperty]
    public ActivityInput Input { get; set; } = new();
    public Activity Activity { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(int id)
    {
        if (await RefuseAsync(id) is { } refused)
            return refused;
        Input = new() { Name = Activity.Name, Kind = Activity.Kind };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int id)
    {
        if (await RefuseAsync(id) is { } refused)
            return refused;
        if (!ModelState.IsValid)
            return Refuse("", StatusCodes.Status422UnprocessableEntity);
        if (await db.WhyNotActivityAsync(id, Input) is { } reason)
            return Refuse(reason, StatusCodes.Status422UnprocessableEntity);
        db.Entry(Activity).Property(a => a.Version).OriginalValue = Input.Version; // the activity as it was on the screen
        Activity.Rename(Input.Name!, Input.Kind);
        if (await db.SaveNameAsync(() => db.WhyNotActivityAsync(id, Input)) is { } taken)
            return await RefuseAsync(id) ?? Refuse(taken, StatusCodes.Status409Conflict);
        return Done($"Saved “{Activity.Name}”");
    }

    public async Task<IActionResult> OnPostArchiveAsync(int id)
    {
        if (await RefuseAsync(id) is { } refused)
            return refused;
        Activity.Archive();
        await db.SaveChangesAsync();
        return Done($"Archived “{Activity.Name}”. It takes no new hours.");
    }

    public async Task<IActionResult> OnPostReopenAsync(int id)
    {
        if (await RefuseAsync(id) is { } refused)
            return refused;
        Activity.Reopen();
        await db.SaveChangesAsync();
        return Done($"Reopened “{Activity.Name}”");
    }

    async Task<IActionResult?> RefuseAsync(int id)
    {
        if (!User.Viewer().KeepsProjects())
            return Forbid();
        if (await db.Activities.FindAsync(id) is not { } activity)
            return NotFound();
        Activity = activity;
        return null;
    }

    PageResult Refuse(string reason, int status)
    {
        if (reason != "")
            ModelState.AddModelError("Input.Name", reason);
        Response.StatusCode = status;
        return Page();
    }

    RedirectResult Done(string text)
    {
        this.Toast(text);
        return Redirect("/time/projects");
    }
}
