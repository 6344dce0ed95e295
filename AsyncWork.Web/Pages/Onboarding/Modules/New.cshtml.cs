using AsyncWork.Domain.Onboarding;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Htmx;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.Modules;

/// <summary>Begins a module (product.md O1).</summary>
public sealed class NewModel(AppDbContext db, AuditTrail audit, IClock clock) : PageModel
{
    [BindProperty]
    public ModuleInput Input { get; set; } = new();

    [BindProperty]
    public Guid FormKey { get; set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if ((ModelState.IsValid ? Input.WhyNot() : "Choose for whom the module is.") is { } reason)
            return this.RefusePage(reason, field: Input.FieldOf(reason));
        var module = new OnboardingModule(Input.Name!, Input.Scope, Input.ScopeName);
        db.Add(module);
        audit.Record("made an onboarding module", module.Name);
        if (!await db.SaveOnceAsync(FormKey, clock.GetCurrentInstant(), cancellation))
            return this.GoTo("/onboarding/templates");
        this.Toast("The module is made. Add its steps.");
        return this.GoTo(module.Url);
    }
}
