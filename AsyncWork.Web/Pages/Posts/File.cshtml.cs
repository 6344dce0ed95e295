using AsyncWork.Web.Data;
using AsyncWork.Web.Files;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Pages.Files;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace AsyncWork.Web.Pages.Posts;

/// <summary>A file with its preview and its versions; texts can be compared (product.md F2, F6).</summary>
[TypeFilter<FileLimit>]
public sealed class FileModel(AppDbContext db, IClock clock, FileDesk desk, FileStore store, IOptions<FileSettings> settings)
    : FilesPage(db, clock, desk, settings)
{
    [FromRoute(Name = "file")]
    public int FileId { get; set; }

    /// <summary>The versions that are compared; null for none.</summary>
    [BindProperty(SupportsGet = true)]
    public int? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? To { get; set; }
    public FileView Opened { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync() => SeeAsync(StatusCodes.Status200OK);

    public async Task<IActionResult> OnPostAddAsync(IFormFile? version, string? note)
    {
        if (await TakeAsync(version is null ? null : [version], "version") is not { } taken)
            return await SeeAsync(StatusCodes.Status422UnprocessableEntity);
        var changed = await ChangeFilesAsync(
            (desk, token) => desk.AddVersionAsync(FileId, taken[0], note, token),
            "version",
            taken
        );
        return await EndAsync(changed, "The new version is stored.");
    }

    /// <summary>Makes an older version the newest again; those between stay.</summary>
    public async Task<IActionResult> OnPostReturnAsync(int number) =>
        await EndAsync(
            await ChangeFilesAsync((desk, token) => desk.MakeNewestAsync(FileId, number, token)),
            $"Version {number} is the newest again."
        );

    public async Task<IActionResult> OnPostDeleteAsync()
    {
        var changed = await ChangeFilesAsync((desk, token) => desk.DeleteAsync(FileId, token));
        if (!changed.IsDone)
            return await EndAsync(changed, "");
        var address = Address;
        this.Toast(
            new Toast(
                "The file is deleted.",
                UndoUrl: $"{address}/files?handler=Restore",
                UndoFields: new Dictionary<string, string>(StringComparer.Ordinal) { ["file"] = $"{FileId}" }
            )
        );
        return Redirect($"{address}#files");
    }

    async Task<IActionResult> EndAsync(PostChanged changed, string done)
    {
        if (changed.Status == StatusCodes.Status403Forbidden)
            return Forbid();
        if (!changed.IsDone)
            return await SeeAsync(changed.Status);
        this.Toast(done);
        return Redirect($"{Address}/files/{FileId}");
    }

    async Task<IActionResult> SeeAsync(int status)
    {
        if (!await LoadPostAsync() || await Db.FindName(Subject, FileId).SingleOrDefaultAsync() is not { } name)
            return NotFound();
        Opened = await FileView.LoadAsync(
            Db,
            store,
            FileId,
            name,
            $"{Address}/files/{FileId}",
            (From, To),
            MayKeep,
            HttpContext.RequestAborted
        );
        Response.StatusCode = status;
        return Page();
    }
}
