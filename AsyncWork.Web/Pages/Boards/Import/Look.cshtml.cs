using AsyncWork.Domain.Boards;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Importing;
using AsyncWork.Web.Importing.Boards;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Boards.Import;

/// <summary>What a file holds, what becomes of its lists and people, and the import itself.</summary>
sealed class LookModel(AppDbContext db, BoardUploads uploads, BoardImporter importer, IClock clock) : PageModel
{
    public const int MostShown = 100;
    public const int MostPeople = 200;
    public static readonly (FlowState State, string Words)[] States =
    [
        (FlowState.Queue, "Not begun"),
        (FlowState.Active, "In progress"),
        (FlowState.Waiting, "Waiting"),
        (FlowState.Done, "Done"),
    ];

    [BindProperty(SupportsGet = true, Name = "file")]
    public string Token { get; set; } = "";

    [BindProperty]
    public LookInput Input { get; set; } = new();

    [BindProperty]
    public Guid FormKey { get; set; }
    public BoardUpload Upload { get; private set; } = null!;
    public ForeignBoard Found { get; private set; } = null!;
    public IReadOnlyList<ForeignList> OpenLists { get; private set; } = [];
    public IReadOnlyList<Column> Columns { get; private set; } = [];
    public IReadOnlyList<PersonHere> People { get; private set; } = [];
    public IReadOnlyList<TeamChoice> Teams { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
            return NotFound();
        Input.Name = Found.Name;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
            return NotFound();
        if (!ModelState.IsValid)
            return Refuse();
        var choices = Input.Choices(OpenLists, Found.People, People.Select(p => p.Id.Value).ToHashSet());
        try
        {
            var import = await importer.ImportAsync(
                User.Viewer(),
                Upload.Board,
                Found,
                Upload.FileName,
                choices,
                FormKey,
                cancellation
            );
            if (import is null)
                return NotFound();
            uploads.Forget(Upload);
            this.Toast(
                $"{import.Added:N0} {(import.Added == 1 ? "card" : "cards")} imported{(import.Known > 0 ? $"; {import.Known:N0} were here already" : "")}. {importer.Said}".TrimEnd()
            );
            return LocalRedirect($"/boards/{import.BoardId}/import");
        }
        catch (ImportRefusedException refused)
        {
            ModelState.AddModelError("", refused.Message);
            return Refuse();
        }
    }

    async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        var viewer = User.Viewer();
        if (uploads.Find(viewer, Token) is not { } upload)
            return false;
        Upload = upload;
        if (upload.Board is { } id)
        {
            if (await db.BoardToImportInto(viewer, id).AsNoTracking().SingleOrDefaultAsync(cancellation) is not { } board)
                return false;
            Columns = [.. board.Columns.Where(c => !c.IsRemoved).OrderBy(c => c.Place)];
        }
        else
            Teams = await db.TeamsForNewBoards(viewer).ToListAsync(cancellation);
        Found = await uploads.ReadAsync(upload, cancellation);
        OpenLists = [.. Found.Lists.Where(l => !l.IsArchived).DefaultIfEmpty(Found.Lists[0])];
        People = await db.PeopleForCards(clock.GetCurrentInstant().InZone(viewer.Zone).Date).ToListAsync(cancellation);
        return true;
    }

    PageResult Refuse()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
