using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Htmx;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.Modules;

/// <summary>Renames a module, archives it, and takes it out of the archive.</summary>
public sealed class EditModel(AppDbContext db, AuditTrail audit, IClock clock) : ModulePage(db, clock)
{
    [BindProperty]
    public ModuleInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        Input = ModuleInput.Of(Module);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        if ((ModelState.IsValid ? Input.WhyNot() : "Choose for whom the module is.") is { } reason)
            return this.RefusePage(reason, field: Input.FieldOf(reason));
        Module.Rename(Input.Name!, Input.Scope, Input.ScopeName);
        return await EndAsync(Input.Version, "renamed an onboarding module", "The module is saved.");
    }

    public async Task<IActionResult> OnPostArchiveAsync(int version)
    {
        if (!await LoadAsync())
            return NotFound();
        Input = ModuleInput.Of(Module);
        var usedIn = (await Db.ListTemplatesWith(ModuleId).FirstOrDefaultAsync())?.Name;
        if (Module.WhyNotArchive(usedIn) is { } reason)
            return this.RefusePage(reason);
        Module.Archive(usedIn, Now);
        return await EndAsync(version, "archived an onboarding module", "The module is archived.");
    }

    public async Task<IActionResult> OnPostBringAsync(int version)
    {
        if (!await LoadAsync())
            return NotFound();
        Module.Bring();
        return await EndAsync(version, "took an onboarding module out of the archive", "The module is in use again.");
    }

    async Task<IActionResult> EndAsync(int version, string did, string said)
    {
        ExpectVersion(version);
        audit.Record(did, Module.Name);
        if (!await SaveAsync())
        {
            if (Module is null)
                return NotFound();
            Input = ModuleInput.Of(Module);
            return this.RefusePage(Refusals.SomebodyElse, StatusCodes.Status409Conflict);
        }
        this.Toast(said);
        return this.GoTo(Module.Url);
    }
}
