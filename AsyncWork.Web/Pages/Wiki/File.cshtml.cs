using AsyncWork.Web.Data;
using AsyncWork.Web.Files;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Pages.Files;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace AsyncWork.Web.Pages.Wiki;

/// <summary>A file of a page with its preview and its versions (product.md F2, F6).</summary>
[TypeFilter<FileLimit>]
public sealed class FileModel(AppDbContext db, IClock clock, FileDesk desk, FileStore store, IOptions<FileSettings> settings)
    : PageFiles(db, clock, desk, settings)
{
    [FromRoute(Name = "file")]
    public int FileId { get; set; }

    /// <summary>The versions that are compared; null for none.</summary>
    [BindProperty(SupportsGet = true)]
    public int? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? To { get; set; }
    public FileView Opened { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync() => await FindPageAsync() ? await SeeAsync(StatusCodes.Status200OK) : NotFound();

    public async Task<IActionResult> OnPostAddAsync(IFormFile? version, string? note)
    {
        if (await OfferAsync() is { } no)
            return no;
        if (await TakeAsync(version is null ? null : [version], "version") is not { } taken)
            return await SeeAsync(StatusCodes.Status422UnprocessableEntity);
        var answer = await ChangeFilesAsync((desk, token) => desk.AddVersionAsync(FileId, taken[0], note, token), taken);
        return await EndAsync(answer, "The new version is stored.");
    }

    /// <summary>Makes an older version the newest again; those between stay.</summary>
    public async Task<IActionResult> OnPostReturnAsync(int number) =>
        await OfferAsync() is { } no
            ? no
            : await EndAsync(
                await ChangeFilesAsync((desk, token) => desk.MakeNewestAsync(FileId, number, token)),
                $"Version {number} is the newest again."
            );

    public async Task<IActionResult> OnPostDeleteAsync()
    {
        if (await OfferAsync() is { } no)
            return no;
        var answer = await ChangeFilesAsync((desk, token) => desk.DeleteAsync(FileId, token));
        if (!answer.IsDone)
            return await EndAsync(answer, "");
        var files = $"{Shown.Url}/files";
        this.Toast(
            new Toast(
                "The file is deleted.",
                UndoUrl: $"{files}?handler=Restore",
                UndoFields: new Dictionary<string, string>(StringComparer.Ordinal) { ["file"] = $"{FileId}" }
            )
        );
        return LocalRedirect(files);
    }

    async Task<IActionResult> EndAsync(PageAnswer answer, string done) =>
        await AnswerAsync(
            answer,
            () =>
            {
                this.Toast(done);
                return LocalRedirect($"{Shown.Url}/files/{FileId}");
            },
            SeeAsync
        );

    async Task<IActionResult> SeeAsync(int status)
    {
        if (await Db.FindName(Subject, FileId).SingleOrDefaultAsync() is not { } name)
            return NotFound();
        var address = $"{Shown.Url}/files/{FileId}";
        Opened = await FileView.LoadAsync(
            Db,
            store,
            FileId,
            name,
            address,
            (From, To),
            Shown.MayChange,
            HttpContext.RequestAborted
        );
        Response.StatusCode = status;
        return Page();
    }
}
