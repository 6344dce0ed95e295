using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Wiki;

/// <summary>Pages of a space that are out of use: archived, and for those who keep it what lies in the trash.</summary>
public sealed class ArchiveModel(AppDbContext db, IClock clock) : InSpace(db, clock)
{
    public IReadOnlyList<TreeRow> Archived { get; private set; } = [];
    public IReadOnlyList<TrashedPage> Trash { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync() => await ShowAsync(StatusCodes.Status200OK);

    public async Task<IActionResult> OnPostRestoreAsync(int id)
    {
        var (answer, url) = await Db.RestorePageAsync(Viewer, SpaceSlug, id, Now);
        return await AnswerAsync(
            answer,
            () =>
            {
                this.Toast("The page is back.");
                return this.GoTo(url);
            },
            ShowAsync
        );
    }

    async Task<IActionResult> ShowAsync(int status)
    {
        if (!await FindSpaceAsync())
            return NotFound();
        Archived = await Db.ListArchived(Viewer, Space.Id).ToListAsync();
        Trash = await Db.ListTrash(Viewer, Space.Id).ToListAsync();
        Response.StatusCode = status;
        return Page();
    }
}
