using AsyncWork.Domain.Decisions;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Importing;
using AsyncWork.Web.Importing.Decisions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Decisions.Import;

/// <summary>What files of records hold and what becomes of each, and the import itself.</summary>
sealed class LookModel(AppDbContext db, DecisionUploads uploads, DecisionImporter importer) : PageModel
{
    public const int MostShown = 200;

    [BindProperty(SupportsGet = true, Name = "file")]
    public string Token { get; set; } = "";

    /// <summary>Whose decisions they become; null for the company's.</summary>
    [BindProperty]
    public int? Team { get; set; }

    [BindProperty]
    public Guid FormKey { get; set; }
    public DecisionUpload Upload { get; private set; } = null!;
    public RecordPlan Plan { get; private set; } = null!;
    public IReadOnlyList<TeamOfDecisions> Teams { get; private set; } = [];
    IReadOnlyList<RecordFile> files = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await LoadAsync(cancellation) is { } no)
            return no;
        if (!ModelState.IsValid || (Team is { } team && !Teams.Any(t => t.Id == team)))
            return Refuse("Choose a team that you lead, or the company.");
        try
        {
            var import = await importer.ImportAsync(User.Viewer(), files, Upload.FileName, Team, FormKey, cancellation);
            if (import is not null)
            {
                uploads.Forget(Upload);
                this.Toast($"{import.Added:N0} {(import.Added == 1 ? "decision" : "decisions")} imported.");
            }
            return LocalRedirect("/decisions/import");
        }
        catch (ImportRefusedException refused)
        {
            return Refuse(refused.Message);
        }
    }

    public int Count(RecordFate fate) => Plan.Records.Count(r => r.Fate == fate);

    public static string WordsOf(RecordFate fate) =>
        fate switch
        {
            RecordFate.New => "New decision",
            RecordFate.Known => "Here already",
            RecordFate.Differs => "Stays as it is here",
            RecordFate.Bad => "Cannot be taken",
            _ => "Left out",
        };

    public static string SignOf(RecordFate fate) =>
        fate switch
        {
            RecordFate.New => "tag--good",
            RecordFate.Differs => "tag--attention",
            RecordFate.Bad => "tag--late",
            _ => "",
        };

    public static string StateOf(RecordToBring record) =>
        record.Status?.State switch
        {
            null => "–",
            DecisionState.Superseded when record.Status.By is null => "No longer holds",
            { } state => $"{state}",
        };

    async Task<IActionResult?> LoadAsync(CancellationToken cancellation)
    {
        var viewer = User.Viewer();
        if (!await db.MayImportDecisionsAsync(viewer, cancellation))
            return Forbid();
        if (uploads.Find(viewer, Token) is not { } upload)
            return NotFound();
        Upload = upload;
        files = uploads.Read(upload);
        Plan = await importer.LookAsync(files, cancellation);
        Teams = await db.ListTeamsOfDecisions(viewer).ToListAsync(cancellation);
        return null;
    }

    PageResult Refuse(string reason)
    {
        ModelState.AddModelError("", reason);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
