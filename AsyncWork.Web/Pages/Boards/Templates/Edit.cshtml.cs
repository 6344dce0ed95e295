using AsyncWork.Domain.Boards;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Boards.Templates;

/// <summary>Change or delete a card template (product.md B14).</summary>
public sealed class EditModel(AppDbContext db, IClock clock) : TemplatePage(db, clock)
{
    public CardTemplate Template { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(int id, int template, CancellationToken cancellation)
    {
        if (!await FindAsync(id, template, cancellation))
            return NotFound();
        Input = TemplateInput.Of(Template);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int id, int template, CancellationToken cancellation)
    {
        if (!await FindAsync(id, template, cancellation))
            return NotFound();
        if (!IsFine())
            return Page();
        Db.Entry(Template).Property(t => t.Version).OriginalValue = Input.Version;
        Input.Fill(Template, Board.Labels.Select(l => l.Id));
        try
        {
            await Db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            ModelState.AddModelError("", "Somebody else changed the template meanwhile. Open it again to see what it says now.");
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }
        this.Toast("Template saved.");
        return RedirectToPage("Index", new { id });
    }

    public async Task<IActionResult> OnPostDeleteAsync(int id, int template, CancellationToken cancellation)
    {
        if (!await FindAsync(id, template, cancellation))
            return NotFound();
        if (await Db.Recurrences.AnyAsync(r => r.TemplateId == template, cancellation))
            this.Toast(new Toast("Recurring cards are made from this template. Change or delete those first.", IsError: true));
        else
        {
            Db.CardTemplates.Remove(Template);
            await Db.SaveChangesAsync(cancellation);
            this.Toast($"Template “{Template.Name}” deleted.");
        }
        return RedirectToPage("Index", new { id });
    }

    async Task<bool> FindAsync(int id, int template, CancellationToken cancellation)
    {
        if (!await FindBoardAsync(id, cancellation))
            return false;
        var found = await Db.CardTemplates.SingleOrDefaultAsync(t => t.Id == template && t.BoardId == id, cancellation);
        Template = found!;
        return found is not null;
    }
}
