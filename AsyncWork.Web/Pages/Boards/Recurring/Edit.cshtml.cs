using AsyncWork.Domain.Boards;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Boards.Recurring;

/// <summary>A recurring card: its next five, change, pause, delete (product.md B13).</summary>
public sealed class EditModel(AppDbContext db, RecurringCards cards, IClock clock) : RecurringPage(db, cards, clock)
{
    public Recurrence Found { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(int id, int recurrence, CancellationToken cancellation)
    {
        if (!await FindAsync(id, recurrence, cancellation))
            return NotFound();
        Input = RecurrenceInput.Of(Found);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int id, int recurrence, CancellationToken cancellation)
    {
        if (!await FindAsync(id, recurrence, cancellation))
            return NotFound();
        Db.Entry(Found).Property(r => r.Version).OriginalValue = Input.Version;
        if (!await TakeAsync(Found, cancellation))
            return Page();
        if (Found.IsPaused)
            Found.Pause();
        return await SaveAsync("Saved.", id, cancellation);
    }

    public async Task<IActionResult> OnPostPreviewAsync(int id, int recurrence, CancellationToken cancellation) =>
        await FindAsync(id, recurrence, cancellation) ? await PreviewAsync(id, cancellation) : NotFound();

    public async Task<IActionResult> OnPostPauseAsync(int id, int recurrence, CancellationToken cancellation)
    {
        if (!await FindAsync(id, recurrence, cancellation))
            return NotFound();
        if (!Found.IsPaused)
            Found.Pause();
        else
        {
            Found.Resume();
            await Cards.ExpectNextAsync(Found, Template(Found), Board.Zone, Now, cancellation);
        }
        return await SaveAsync(Found.IsPaused ? "Paused. No card appears until it goes on." : "It goes on.", id, cancellation);
    }

    public async Task<IActionResult> OnPostDeleteAsync(int id, int recurrence, CancellationToken cancellation)
    {
        if (!await FindAsync(id, recurrence, cancellation))
            return NotFound();
        if (await Db.Cards.AnyAsync(c => c.RecurrenceId == recurrence, cancellation))
        {
            // Its cards say where they come from.
            Found.Pause();
            return await SaveAsync("Cards were made by it, so it stays, paused.", id, cancellation);
        }
        Db.Recurrences.Remove(Found);
        return await SaveAsync("Deleted.", id, cancellation);
    }

    async Task<IActionResult> SaveAsync(string done, int id, CancellationToken cancellation)
    {
        try
        {
            await Db.SaveChangesAsync(cancellation);
            this.Toast(done);
        }
        catch (DbUpdateConcurrencyException)
        {
            this.Toast(new Toast("Somebody changed it, or a card was made at this moment. Look again.", IsError: true));
        }
        return RedirectToPage("Index", new { id });
    }

    async Task<bool> FindAsync(int id, int recurrence, CancellationToken cancellation)
    {
        if (!await FindBoardAsync(id, cancellation))
            return false;
        Found = (await Db.Recurrences.SingleOrDefaultAsync(r => r.Id == recurrence && r.BoardId == id, cancellation))!;
        if (Found is null)
            return false;
        if (!Found.IsPaused)
            Next = await Cards.PreviewAsync(Found, Template(Found), Board.Zone, Now, Shown, cancellation);
        return true;
    }
}
