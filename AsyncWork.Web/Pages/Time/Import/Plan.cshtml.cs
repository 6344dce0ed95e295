using AsyncWork.Domain;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Importing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Time.Import;

/// <summary>What a file holds, what its names mean, and the decision to bring it in.</summary>
sealed class PlanModel(AppDbContext db, ImportDesk desk) : PageModel
{
    /// <summary>The most people, activities and projects that are shown one by one.</summary>
    public const int MostShown = 40;

    public TimeImport Import { get; private set; } = null!;
    public ImportPlan Plan { get; private set; } = null!;
    public Inspection Found => Plan.Found!;
    public PlanChoices Choices { get; private set; } = null!;
    public IEnumerable<FoundPerson> ShownPeople => Found.People.Take(MostShown);
    public IEnumerable<FoundActivity> NewActivities =>
        Found.Activities.Where(a => a.IsNew && a.Name != MeetingTags.Meeting).Take(MostShown);

    [BindProperty]
    public PlanInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancellation) =>
        await LoadAsync(id, cancellation) ?? Page();

    public async Task<IActionResult> OnPostDiscardAsync(int id, CancellationToken cancellation)
    {
        if (await LoadAsync(id, cancellation) is NotFoundResult missing)
            return missing;
        if (Import.State == ImportState.Uploaded)
            await desk.DiscardAsync(Import, cancellation);
        return RedirectToPage("Index");
    }

    public async Task<IActionResult> OnPostAsync(int id, CancellationToken cancellation)
    {
        if (await LoadAsync(id, cancellation) is { } elsewhere)
            return elsewhere;
        try
        {
            Plan = await desk.LookAsync(Import, Input.DecideOn(Plan, NewActivities, Choices), cancellation);
        }
        catch (ImportRefusedException refused)
        {
            return Refuse(refused.Message);
        }
        if (Input.Begin && ImportDesk.WhyNotStart(Plan) is null)
        {
            await desk.StartAsync(Import, Plan, cancellation);
            return this.GoTo($"/time/import/{id}/progress");
        }
        Import.PlanAs(Plan.ToJson());
        await db.SaveChangesAsync(cancellation);
        return Input.Begin
            ? Refuse(ImportDesk.WhyNotStart(Plan)!)
            : this.FragmentOrRedirect("_Plan", RedirectToPage("Plan", new { id }));
    }

    IActionResult Refuse(string reason)
    {
        ModelState.AddModelError("", reason);
        return this.PageOrFragment("_Plan", StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>Null when the plan of this import can be looked at, else the answer.</summary>
    async Task<IActionResult?> LoadAsync(int id, CancellationToken cancellation)
    {
        var viewer = User.Viewer();
        if (await db.ImportFor(id, viewer.Person, viewer.IsAdministrator).SingleOrDefaultAsync(cancellation) is not { } import)
            return NotFound();
        Import = import;
        // Only who sent a file decides on it: the rights that count are theirs.
        if (import.State != ImportState.Uploaded)
            return RedirectToPage("Progress", new { id });
        if (import.By != viewer.Person || import.Plan is null || !desk.HasFile(import))
            return NotFound();
        Plan = ImportPlan.FromJson(import.Plan);
        if (Plan.Found is null)
            return RedirectToPage("Columns", new { id });
        Choices = await PlanChoices.LoadAsync(db, import.By, desk.Today, cancellation);
        return null;
    }
}
