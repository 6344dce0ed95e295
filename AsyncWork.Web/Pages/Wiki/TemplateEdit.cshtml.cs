using AsyncWork.Domain;
using AsyncWork.Domain.Wiki;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Wiki;

/// <summary>A pattern for pages: its text, and the sections that must not be empty (product.md D13). Administrators make those of all spaces.</summary>
public sealed class TemplateEditModel(AppDbContext db, IClock clock) : InSpace(db, clock)
{
    /// <summary>Null for a new one.</summary>
    [FromRoute(Name = "id")]
    public int? Id { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? RequiredSections { get; set; }

    [BindProperty]
    public bool IsForAll { get; set; }
    public int Version { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await FindAsync() is { } no)
            return no;
        if (Id is null)
            Text = "## Purpose\n\n## Steps\n";
        else
            (Name, Text, RequiredSections) = (template!.Name, template.Text, template.RequiredSections);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int version)
    {
        if (await FindAsync() is { } no)
            return no;
        var (text, sections) = (StoredText.Lines(Text), StoredText.Lines(RequiredSections));
        var wrong = PageTemplate.Wrong(Name, text, sections);
        if (wrong is not null || !ModelState.IsValid)
            return Refuse(wrong?.Reason ?? "Something in the form could not be read.", field: wrong?.Part ?? "");
        if (template is null)
            Db.PageTemplates.Add(new PageTemplate(IsForAll && Viewer.IsAdministrator ? null : Space.Id, Name!, text, sections));
        else
        {
            Db.Entry(template).Property(t => t.Version).OriginalValue = version;
            template.Fill(Name!, text, sections);
        }
        try
        {
            await Db.SaveOnceAsync(FormKey, Now);
        }
        catch (DbUpdateConcurrencyException)
        {
            Db.ChangeTracker.Clear();
            if (await FindAsync() is { } gone)
                return gone;
            return Refuse(
                "Somebody changed the template meanwhile. What you typed is kept below; save again to put it in place of theirs.",
                StatusCodes.Status409Conflict
            );
        }
        this.Toast($"Template “{Name!.Trim()}” saved.");
        return this.GoTo($"{Space.Url}/templates");
    }

    public async Task<IActionResult> OnPostDeleteAsync()
    {
        if (await FindAsync() is { } no)
            return no;
        if (template is null)
            return NotFound();
        var id = template.Id;
        await Db.InTransactionAsync(async token =>
        {
            // Pages that were made from it are pages as others from here on.
            await Db
                .WikiPages.Where(p => p.TemplateId == id)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.TemplateId, (int?)null), token);
            await Db.PageTemplates.Where(t => t.Id == id).ExecuteDeleteAsync(token);
        });
        this.Toast($"Template “{template.Name}” is deleted. Pages that were made from it stay.");
        return this.GoTo($"{Space.Url}/templates");
    }

    PageTemplate? template;

    async Task<IActionResult?> FindAsync()
    {
        if (!await FindSpaceAsync())
            return NotFound();
        if (!Space.MayKeep)
            return Forbid();
        if (Id is not { } id)
            return null;
        if (
            await Db.PageTemplates.SingleOrDefaultAsync(t => t.Id == id && (t.SpaceId == Space.Id || t.SpaceId == null))
            is not { } found
        )
            return NotFound();
        (template, Version, IsForAll) = (found, found.Version, found.SpaceId is null);
        return IsForAll && !Viewer.IsAdministrator ? Forbid() : null;
    }

    PageResult Refuse(string reason, int status = StatusCodes.Status422UnprocessableEntity, string field = "")
    {
        ModelState.AddModelError(field, reason);
        Response.StatusCode = status;
        return Page();
    }
}
