using AsyncWork.Domain.Boards;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Importing.Boards;
using AsyncWork.Web.Pages.Boards.Templates;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Boards.Recurring;

/// <summary>What the pages of recurring cards share.</summary>
public abstract class RecurringPage(AppDbContext db, RecurringCards cards, IClock clock) : PageModel
{
    protected const int Shown = 5;
    protected AppDbContext Db { get; } = db;
    protected RecurringCards Cards { get; } = cards;
    protected Instant Now => clock.GetCurrentInstant();

    [BindProperty]
    public RecurrenceInput Input { get; set; } = new();
    public Board Board { get; private set; } = null!;
    public IReadOnlyList<CardTemplate> Templates { get; private set; } = [];
    public IReadOnlyList<Column> Columns { get; private set; } = [];

    /// <summary>When the next cards appear, by the rule that is stored or by the one in the form.</summary>
    public IReadOnlyList<NextCard> Next { get; protected set; } = [];

    /// <summary>The days on which cards would appear by what the form says; nothing is stored.</summary>
    protected async Task<IActionResult> PreviewAsync(int id, CancellationToken cancellation)
    {
        var asked = new Recurrence(id, Input.Template, Input.Column, User.Viewer().Person, Now);
        if (!await TakeAsync(asked, cancellation))
            return this.PageOrFragment("_Next", StatusCodes.Status422UnprocessableEntity);
        Next = await Cards.PreviewAsync(asked, Template(asked), Board.Zone, Now, Shown, cancellation);
        return this.PageOrFragment("_Next");
    }

    protected CardTemplate Template(Recurrence recurrence) => Templates.Single(t => t.Id == recurrence.TemplateId);

    protected async Task<bool> FindBoardAsync(int id, CancellationToken cancellation)
    {
        if (await Db.BoardToImportInto(User.Viewer(), id).AsNoTracking().SingleOrDefaultAsync(cancellation) is not { } board)
            return false;
        Board = board;
        Columns = [.. board.Columns.Where(c => !c.IsRemoved).OrderBy(c => c.Place)];
        Templates = await Db.ListCardTemplates(id).ToListAsync(cancellation);
        return true;
    }

    /// <summary>Takes what the form says; notes what is wrong with it.</summary>
    protected async Task<bool> TakeAsync(Recurrence recurrence, CancellationToken cancellation)
    {
        var template = Templates.FirstOrDefault(t => t.Id == Input.Template);
        var why =
            Input.WhyNot()
            ?? (template is null ? "Choose a template." : null)
            ?? (Columns.Any(c => c.Id == Input.Column) ? null : "Choose a column of the board.");
        if (ModelState.IsValid && why is not null)
            ModelState.AddModelError("", why);
        if (ModelState.IsValid)
        {
            Input.Apply(recurrence);
            await Cards.ExpectNextAsync(recurrence, template!, Board.Zone, Now, cancellation);
            if (recurrence.NextAt is null)
                ModelState.AddModelError("", "The rule never falls on a day to come. Change it or the first day.");
        }
        if (ModelState.IsValid)
            return true;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return false;
    }
}
