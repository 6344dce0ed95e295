using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace AsyncWork.Web.Pages.Time.Projects;

/// <summary>Rename, archive or reopen a project.</summary>
public sealed class EditModel(AppDbContext db, IClock clock) : PageModel
{
    [BindProperty]
    public ProjectInput Input { get; set; } = new();
    public Project Project { get; private set; } = null!;

    /// <summary>This month until today, of the hours on this project.</summary>
    public ExportForm Export
    {
        get
        {
            var today = clock.GetCurrentInstant().InZone(User.Viewer().Zone).Date;
            return new("Hours as a file", $"/time/projects/{Project.Id}/hours", today.With(DateAdjusters.StartOfMonth), today);
        }
    }

    public async Task<IActionResult> OnGetAsync(int id)
    {
        if (await RefuseAsync(id) is { } refused)
            return refused;
        Input = new()
        {
            Name = Project.Name,
            Client = Project.Client,
            Budget = Project.BudgetMinutes is { } minutes ? WorkDuration.Text(minutes) : null,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int id)
    {
        if (await RefuseAsync(id) is { } refused)
            return refused;
        if (await db.WhyNotProjectAsync(id, Input) is { } reason)
            return Refuse(reason, StatusCodes.Status422UnprocessableEntity);
        if (Input.WhyNotBudget() is { } notBudget)
            return Refuse(notBudget, StatusCodes.Status422UnprocessableEntity, "Input.Budget");
        db.Entry(Project).Property(p => p.Version).OriginalValue = Input.Version; // the project as it was on the screen
        Project.Rename(Input.Name!, Input.Client);
        Project.PlanFor(Input.BudgetMinutes);
        if (await db.SaveNameAsync(() => db.WhyNotProjectAsync(id, Input)) is { } taken)
            return await RefuseAsync(id) ?? Refuse(taken, StatusCodes.Status409Conflict);
        return Done($"Saved “{Project.Name}”");
    }

    public async Task<IActionResult> OnPostArchiveAsync(int id)
    {
        if (await RefuseAsync(id) is { } refused)
            return refused;
        Project.Archive();
        await db.SaveChangesAsync();
        return Done($"Archived “{Project.Name}”. It takes no new hours.");
    }

    public async Task<IActionResult> OnPostReopenAsync(int id)
    {
        if (await RefuseAsync(id) is { } refused)
            return refused;
        Project.Reopen();
        await db.SaveChangesAsync();
        return Done($"Reopened “{Project.Name}”");
    }

    async Task<IActionResult?> RefuseAsync(int id)
    {
        if (!User.Viewer().KeepsProjects())
            return Forbid();
        if (await db.Projects.FindAsync(id) is not { } project)
            return NotFound();
        Project = project;
        return null;
    }

    PageResult Refuse(string reason, int status, string field = "Input.Name")
    {
        ModelState.AddModelError(field, reason);
        Response.StatusCode = status;
        return Page();
    }

    RedirectResult Done(string text)
    {
        this.Toast(text);
        return Redirect("/time/projects");
    }
}
