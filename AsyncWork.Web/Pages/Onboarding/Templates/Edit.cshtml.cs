using AsyncWork.Domain.Onboarding;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Htmx;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.Templates;

/// <summary>Renames a template, archives it, and takes it out of the archive.</summary>
public sealed class EditModel(AppDbContext db, AuditTrail audit, IClock clock) : PageModel
{
    [FromRoute(Name = "id")]
    public int TemplateId { get; set; }

    [BindProperty]
    public TemplateInput Input { get; set; } = new();
    public OnboardingTemplate Template { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        Input = TemplateInput.Of(Template);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        if ((ModelState.IsValid ? Input.WhyNot() : "Choose whether somebody comes or leaves.") is { } reason)
            return this.RefusePage(reason, field: Input.FieldOf(reason));
        Template.Rename(Input.Name!, Input.Kind, Input.Summary);
        return await SaveAsync(Input.Version, "renamed an onboarding template", "The template is saved.");
    }

    public async Task<IActionResult> OnPostArchiveAsync(int version)
    {
        if (!await LoadAsync())
            return NotFound();
        Template.Archive(clock.GetCurrentInstant());
        return await SaveAsync(version, "archived an onboarding template", "The template is archived.");
    }

    public async Task<IActionResult> OnPostBringAsync(int version)
    {
        if (!await LoadAsync())
            return NotFound();
        Template.Bring();
        return await SaveAsync(version, "took an onboarding template out of the archive", "The template is in use again.");
    }

    async Task<IActionResult> SaveAsync(int version, string did, string said)
    {
        db.Entry(Template).Property(t => t.Version).OriginalValue = version;
        audit.Record(did, Template.Name);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateConcurrencyException)
        {
            if (!await LoadAsync())
                return NotFound();
            Input = TemplateInput.Of(Template);
            return this.RefusePage(Refusals.SomebodyElse, StatusCodes.Status409Conflict);
        }
        this.Toast(said);
        return this.GoTo(Template.Url);
    }

    async Task<bool> LoadAsync()
    {
        db.ChangeTracker.Clear();
        Template = (await db.FindTemplate(TemplateId).SingleOrDefaultAsync())!;
        return Template is not null;
    }
}
