using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.Modules;

/// <summary>Gives a heading of a module another name.</summary>
public sealed class HeadingModel(AppDbContext db, IClock clock) : ModulePage(db, clock)
{
    [BindProperty(SupportsGet = true, Name = "of")]
    public string? Of { get; set; }

    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync() || Module.WhyNotRenamePhase(Of, Of) is not null)
            return NotFound();
        Name = Of;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int version)
    {
        if (!await LoadAsync())
            return NotFound();
        if (Module.Version != version)
            return this.RefusePage(Refusals.SomebodyElse, StatusCodes.Status409Conflict);
        if (Module.WhyNotRenamePhase(Of, Name) is { } reason)
            return this.RefusePage(reason);
        Module.RenamePhase(Of!, Name!);
        ExpectVersion(version);
        if (!await SaveAsync())
            return Module is null ? NotFound() : this.RefusePage(Refusals.SomebodyElse, StatusCodes.Status409Conflict);
        this.Toast("The heading is saved.");
        return this.GoTo(Module.Url);
    }
}
