using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Time.Projects;

/// <summary>What hours are logged on: projects and activities (product.md T4). Everybody reads; managers, HR and administrators change.</summary>
public sealed class IndexModel(AppDbContext db) : PageModel
{
    const int PageSize = 50;

    public string Search { get; private set; } = "";
    public IReadOnlyList<ProjectRow> Projects { get; private set; } = [];
    public IReadOnlyList<ActivityRow> Activities { get; private set; } = [];
    public Pager Pager { get; private set; } = null!;
    public bool MayChange => User.Viewer().KeepsProjects();

    /// <summary>What was typed, shown again after a refusal.</summary>
    public ProjectInput Project { get; private set; } = new();
    public ActivityInput Activity { get; private set; } = new();

    public async Task<IActionResult> OnGetAsync(string? q, int p = 1)
    {
        await LoadAsync(q, p);
        return Page();
    }

    public async Task<IActionResult> OnPostProjectAsync([Bind(Prefix = "Project")] ProjectInput input)
    {
        if (!MayChange)
            return Forbid();
        Project = input;
        if (await db.WhyNotProjectAsync(0, input) is { } reason)
            return await RefuseAsync("Project.Name", reason, StatusCodes.Status422UnprocessableEntity);
        if (input.WhyNotBudget() is { } notBudget)
            return await RefuseAsync("Project.Budget", notBudget, StatusCodes.Status422UnprocessableEntity);
        var project = new Project(input.Name!, input.Client);
        project.PlanFor(input.BudgetMinutes);
        db.Add(project);
        if (await db.SaveNameAsync(() => db.WhyNotProjectAsync(0, input)) is { } taken)
            return await RefuseAsync("Project.Name", taken, StatusCodes.Status409Conflict);
        this.Toast($"Added “{input.Name!.Trim()}”");
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostActivityAsync([Bind(Prefix = "Activity")] ActivityInput input)
    {
        if (!MayChange)
            return Forbid();
        Activity = input;
        if (!ModelState.IsValid)
            return await RefuseAsync(null, "", StatusCodes.Status422UnprocessableEntity);
        if (await db.WhyNotActivityAsync(0, input) is { } reason)
            return await RefuseAsync("Activity.Name", reason, StatusCodes.Status422UnprocessableEntity);
        db.Add(new Activity(input.Name!, input.Kind));
        if (await db.SaveNameAsync(() => db.WhyNotActivityAsync(0, input)) is { } taken)
            return await RefuseAsync("Activity.Name", taken, StatusCodes.Status409Conflict);
        this.Toast($"Added “{input.Name!.Trim()}”");
        return RedirectToPage();
    }

    async Task<IActionResult> RefuseAsync(string? field, string reason, int status)
    {
        if (field is not null)
            ModelState.AddModelError(field, reason);
        await LoadAsync("", 1);
        Response.StatusCode = status;
        return Page();
    }

    async Task LoadAsync(string? search, int page)
    {
        Search = search is { Length: > Domain.TimeLogs.Project.LongestName } ? "" : search?.Trim() ?? "";
        var projects = db.ListProjects(Search);
        Pager = new(page, PageSize, await projects.CountAsync(), p => $"/time/projects?q={Uri.EscapeDataString(Search)}&p={p}");
        Projects = await projects.Skip(Pager.Skip).Take(PageSize).ToListAsync();
        Activities = await db.ListActivities().ToListAsync();
    }
}
