using AsyncWork.Domain.Boards;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Importing.Boards;
using AsyncWork.Web.Pages.Cards;
using AsyncWork.Web.Pages.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Boards.Templates;

/// <summary>What the pages of card templates share: the board and whom its cards can be given to.</summary>
public abstract class TemplatePage(AppDbContext db, IClock clock) : PageModel
{
    protected AppDbContext Db { get; } = db;
    protected Instant Now => clock.GetCurrentInstant();

    [BindProperty]
    public TemplateInput Input { get; set; } = new();
    public Board Board { get; private set; } = null!;

    /// <summary>Who works on the board: its cards are theirs to own.</summary>
    public IReadOnlyList<PersonName> People { get; private set; } = [];

    /// <summary>False when this person does not work on the board, or nothing changes on it any more.</summary>
    protected async Task<bool> FindBoardAsync(int id, CancellationToken cancellation)
    {
        var viewer = User.Viewer();
        if (await Db.BoardToImportInto(viewer, id).AsNoTracking().SingleOrDefaultAsync(cancellation) is not { } board)
            return false;
        Board = board;
        People = await Db.ListPeopleOf(id, Now.InZone(viewer.Zone).Date).ToListAsync(cancellation);
        return true;
    }

    /// <summary>Notes what is wrong with the fields.</summary>
    protected bool IsFine()
    {
        if (ModelState.IsValid && Input.WhyNot() is { } why)
            ModelState.AddModelError("", why);
        if (ModelState.IsValid && Input.Owner is > 0 and var owner && !People.Any(p => p.Id.Value == owner))
            ModelState.AddModelError("Input.Owner", "Choose somebody who works on the board.");
        if (ModelState.IsValid)
            return true;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return false;
    }
}
