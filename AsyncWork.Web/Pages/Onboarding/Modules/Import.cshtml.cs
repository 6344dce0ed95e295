using AsyncWork.Domain.Onboarding;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Importing;
using AsyncWork.Web.Importing.Onboarding;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.Modules;

/// <summary>Makes a module of a checklist: look first, then all of it or nothing (product.md O13).</summary>
public sealed class ImportModel(AppDbContext db, AuditTrail audit, IClock clock) : PageModel
{
    /// <summary>What was sent; the preview carries it along.</summary>
    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public bool IsCsv { get; set; }

    /// <summary>Of the headings in their order, where the file does not say it.</summary>
    [BindProperty]
    public List<int?> Due { get; set; } = [];

    [BindProperty]
    public ModuleInput Input { get; set; } = new();

    [BindProperty]
    public Guid FormKey { get; set; }
    public ReadChecklist? Found { get; private set; }
    public IReadOnlyList<string> Notes { get; private set; } = [];

    public NamedOwners Owners { get; private set; } = new();

    public void OnGet() { }

    /// <summary>Shows what a file holds; stores nothing.</summary>
    public async Task<IActionResult> OnPostAsync(IFormFile? file, CancellationToken cancellation)
    {
        var name = "";
        if (file is { Length: > 0 })
        {
            if (file.Length > ReadChecklist.MostBytes)
                return this.RefusePage("The file is larger than 1 MB. Leave out what is no checklist, or import it in parts.");
            name = Path.GetFileNameWithoutExtension(UploadedFiles.NameOf(file.FileName, "checklist"));
            IsCsv = file.FileName.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);
            if (await ChecklistFile.TextOfAsync(file, cancellation) is not { } text)
                return this.RefusePage("This file is no text. Choose a Markdown file (.md) or a CSV file.");
            Text = text;
        }
        else
            IsCsv = false;
        if (await ReadAsync(cancellation) is { } reason)
            return this.RefusePage(reason);
        ModelState.Clear();
        Input = new() { Name = Found!.Name.Length > 0 ? Found.Name : name };
        return Page();
    }

    public async Task<IActionResult> OnPostMakeAsync(CancellationToken cancellation)
    {
        if (await ReadAsync(cancellation) is { } unread)
            return this.RefusePage(unread);
        if (!ModelState.IsValid)
            return this.RefusePage("Choose for whom the module is, and give due days as whole numbers.");
        if (Input.WhyNot() is { } unnamed)
            return this.RefusePage(unnamed);
        var module = new OnboardingModule(Input.Name!, Input.Scope, Input.ScopeName);
        var phases = Found!.Phases.ToList();
        List<StepContent> steps =
        [
            .. Found.Steps.Select(s =>
                Owners.Give(
                    s,
                    Due.ElementAtOrDefault(phases.FindIndex(p => p.Equals(s.Content.Phase, StringComparison.OrdinalIgnoreCase)))
                        ?? 0
                )
            ),
        ];
        if (module.WhyNotAddAll(steps) is { } reason)
            return this.RefusePage(reason);
        module.AddAll([.. steps.Select(StepInput.Rendered)], Guid.CreateVersion7);
        db.Add(module);
        audit.Record("imported an onboarding module", module.Name, $"{steps.Count} steps");
        if (!await db.SaveOnceAsync(FormKey, clock.GetCurrentInstant(), cancellation))
            return this.GoTo("/onboarding/templates");
        this.Toast($"The module is made, with {steps.Count} steps. Look through its owners and days, then publish it.");
        return this.GoTo(module.Url);
    }

    async Task<string?> ReadAsync(CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(Text))
            return "Choose a file or paste a checklist first.";
        try
        {
            Found = await ChecklistFile.ReadAsync(Text, IsCsv, cancellation);
        }
        catch (ImportRefusedException refused)
        {
            return refused.Message;
        }
        var today = clock.GetCurrentInstant().InZone(User.Viewer().Zone).Date;
        Owners = await NamedOwners.LoadAsync(db, Found, today, cancellation);
        Notes = Owners.NoteOn(Found) is { } note ? [.. Found.Notes, note] : Found.Notes;
        return null;
    }
}
