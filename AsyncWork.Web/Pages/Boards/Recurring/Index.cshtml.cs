using AsyncWork.Domain.Boards;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Boards.Recurring;

/// <summary>The recurring cards of a board (product.md B13).</summary>
public sealed class IndexModel(AppDbContext db, RecurringCards cards, IClock clock) : RecurringPage(db, cards, clock)
{
    [BindProperty]
    public Guid FormKey { get; set; }
    public IReadOnlyList<RecurrenceItem> Items { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
            return NotFound();
        Input.FirstOn = Now.InZone(Board.Zone).Date;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
            return NotFound();
        var recurrence = new Recurrence(id, Input.Template, Input.Column, User.Viewer().Person, Now);
        if (!await TakeAsync(recurrence, cancellation))
            return Page();
        Db.Recurrences.Add(recurrence);
        await Db.SaveOnceAsync(FormKey, Now, cancellation);
        this.Toast("The cards appear by themselves from now on.");
        return RedirectToPage(new { id });
    }

    public async Task<IActionResult> OnPostPreviewAsync(int id, CancellationToken cancellation) =>
        await FindAsync(id, cancellation) ? await PreviewAsync(id, cancellation) : NotFound();

    async Task<bool> FindAsync(int id, CancellationToken cancellation)
    {
        if (!await FindBoardAsync(id, cancellation))
            return false;
        Items = await Db.ListRecurrences(User.Viewer(), id).ToListAsync(cancellation);
        return true;
    }
}
