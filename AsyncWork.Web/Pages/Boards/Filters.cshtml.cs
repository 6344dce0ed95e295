using AsyncWork.Domain.Boards;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Boards;

/// <summary>Saves a filter of a board under a name, or forgets it (product.md B11).</summary>
public sealed class FiltersModel(AppDbContext db) : PageModel
{
    const int Most = 30;
    Viewer Viewer => User.Viewer();

    public IActionResult OnGet(int id) => LocalRedirect($"/boards/{id}");

    public async Task<IActionResult> OnPostAsync(int id, string? name, string? query, bool shared)
    {
        if (!await db.BoardsSeenBy(Viewer).AnyAsync(b => b.Id == id && b.DeletedAt == null))
            return NotFound();
        if (shared && !await db.BoardsOf(Viewer).AnyAsync(b => b.Id == id))
            return Forbid();
        // Only what an address can hold.
        query = new QueryBuilder(QueryHelpers.ParseQuery(query ?? "")).ToString().TrimStart('?');
        var why =
            SavedFilter.WhyNot(name, query)
            ?? (
                await db.SavedFilters.CountAsync(f => f.BoardId == id && (f.PersonId == null || f.PersonId == Viewer.Person))
                >= Most
                    ? $"There are {Most} filters already. Forget one first."
                    : null
            );
        if (why is null)
        {
            db.SavedFilters.Add(new SavedFilter(id, shared ? null : Viewer.Person, name!, query));
            await db.SaveChangesAsync();
        }
        this.Toast(why is null ? new Toast($"Filter “{name!.Trim()}” saved.") : new Toast(why, IsError: true));
        return this.GoTo(query.Length == 0 ? $"/boards/{id}" : $"/boards/{id}?{query}");
    }

    public async Task<IActionResult> OnPostDeleteAsync(int id, int filter)
    {
        var works = await db.BoardsOf(Viewer).AnyAsync(b => b.Id == id);
        var found = await db.SavedFilters.SingleOrDefaultAsync(f =>
            f.Id == filter && f.BoardId == id && (f.PersonId == Viewer.Person || (f.PersonId == null && works))
        );
        if (found is null)
            return NotFound();
        db.SavedFilters.Remove(found);
        await db.SaveChangesAsync();
        this.Toast($"Filter “{found.Name}” forgotten.");
        return this.GoTo($"/boards/{id}");
    }
}
