using AsyncWork.Domain.Boards;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Boards.Templates;

/// <summary>The card templates of a board (product.md B14).</summary>
public sealed class IndexModel(AppDbContext db, IClock clock) : TemplatePage(db, clock)
{
    [BindProperty]
    public Guid FormKey { get; set; }
    public IReadOnlyList<CardTemplate> Templates { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancellation)
    {
        if (!await FindBoardAsync(id, cancellation))
            return NotFound();
        Templates = await Db.ListCardTemplates(id).ToListAsync(cancellation);
        return this.PageOrFragment("_Templates");
    }

    public async Task<IActionResult> OnPostAsync(int id, CancellationToken cancellation)
    {
        if (await OnGetAsync(id, cancellation) is NotFoundResult gone)
            return gone;
        if (!IsFine())
            return this.PageOrFragment("_Templates", StatusCodes.Status422UnprocessableEntity);
        var template = new CardTemplate(id, Input.Name!, Input.Title!);
        Input.Fill(template, Board.Labels.Select(l => l.Id));
        Db.CardTemplates.Add(template);
        await Db.SaveOnceAsync(FormKey, Now, cancellation);
        this.Toast($"Template “{template.Name}” added.");
        if (!Request.IsHtmx())
            return RedirectToPage(new { id });
        ModelState.Clear();
        Input = new();
        return await OnGetAsync(id, cancellation);
    }
}
