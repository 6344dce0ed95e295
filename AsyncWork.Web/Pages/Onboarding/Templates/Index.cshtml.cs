using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Onboarding.Templates;

/// <summary>Templates and the modules that they are composed of (product.md O1).</summary>
public sealed class IndexModel(AppDbContext db) : PageModel
{
    /// <summary>So many of each are listed; the others are found by their name.</summary>
    public const int Most = 100;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Words { get; set; }

    [BindProperty(SupportsGet = true, Name = "show")]
    public string? Show { get; set; }
    public bool Archived => Show == "archived";
    public IReadOnlyList<TemplateRow> Templates { get; private set; } = [];
    public IReadOnlyList<ModuleRow> Modules { get; private set; } = [];
    public bool HasMore { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Words = Words is { Length: > 100 } words ? words[..100] : Words;
        Templates = await db.ListTemplates(Words, Archived).Take(Most + 1).ToListAsync(cancellation);
        Modules = await db.ListModules(Words, Archived).Take(Most + 1).ToListAsync(cancellation);
        HasMore = Templates.Count > Most || Modules.Count > Most;
        (Templates, Modules) = ([.. Templates.Take(Most)], [.. Modules.Take(Most)]);
        return this.PageOrFragment("_Templates");
    }
}
