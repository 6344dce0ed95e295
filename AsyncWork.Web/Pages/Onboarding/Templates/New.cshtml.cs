using AsyncWork.Domain.Onboarding;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Htmx;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.Templates;

/// <summary>Begins a template (product.md O1).</summary>
public sealed class NewModel(AppDbContext db, AuditTrail audit, IClock clock) : PageModel
{
    [BindProperty]
    public TemplateInput Input { get; set; } = new();

    [BindProperty]
    public Guid FormKey { get; set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if ((ModelState.IsValid ? Input.WhyNot() : "Choose whether somebody comes or leaves.") is { } reason)
            return this.RefusePage(reason, field: Input.FieldOf(reason));
        var template = new OnboardingTemplate(Input.Name!, Input.Kind, Input.Summary);
        db.Add(template);
        audit.Record("made an onboarding template", template.Name);
        if (!await db.SaveOnceAsync(FormKey, clock.GetCurrentInstant(), cancellation))
            return this.GoTo("/onboarding/templates");
        this.Toast("The template is made. Add its modules.");
        return this.GoTo(template.Url);
    }
}
