using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Boards;

/// <summary>The boards that a person may see: their own first.</summary>
public sealed class IndexModel(AppDbContext db, IClock clock) : PageModel
{
    public IReadOnlyList<BoardLine> Mine { get; private set; } = [];
    public IReadOnlyList<BoardLine> Others { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var boards = await db.ListBoards(User.Viewer(), templates: false, clock.GetCurrentInstant()).ToListAsync(cancellation);
        (Mine, Others) = ([.. boards.Where(b => b.IsMine)], [.. boards.Where(b => !b.IsMine)]);
    }
}
