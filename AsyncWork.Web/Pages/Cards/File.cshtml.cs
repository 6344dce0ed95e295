using AsyncWork.Domain.Boards;
using AsyncWork.Domain.Files;
using AsyncWork.Web.Data;
using AsyncWork.Web.Files;
using AsyncWork.Web.Htmx;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace AsyncWork.Web.Pages.Cards;

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
    public string Name { get; private set; } = "";
    public IReadOnlyList<VersionRow> Versions { get; private set; } = [];
    public VersionRow Newest => Versions[0];

    /// <summary>The beginning of a text; null when it is none.</summary>
    public string? Text { get; private set; }
    public IReadOnlyList<ComparedLine>? Compared { get; private set; }

    public Task<IActionResult> OnGetAsync() => SeeAsync(StatusCodes.Status200OK);

    public async Task<IActionResult> OnPostAddAsync(IFormFile? version, string? note)
    {
        if (await TakeAsync(version is null ? null : [version], "version") is not { } taken)
            return await SeeAsync(StatusCodes.Status422UnprocessableEntity);
        var answer = await ChangeFileAsync(
            async (card, file, token) =>
            {
                if (await WhyNotRoomAsync(card, taken, token) is { } full)
                    return full;
                var added = file.Add(taken[0].File!, note, Viewer.Person, Now);
                Tell(card, $"attached version {added.Number} of “{file.Name}”");
                return null;
            },
            "version"
        );
        return await EndAsync(answer, "The new version is stored.");
    }

    /// <summary>Makes an older version the newest again; those between stay.</summary>
    public async Task<IActionResult> OnPostReturnAsync(int number)
    {
        var answer = await ChangeFileAsync((card, file, _) => Task.FromResult(MakeNewest(card, file, number)));
        return await EndAsync(answer, $"Version {number} is the newest again.");
    }

    public async Task<IActionResult> OnPostDeleteAsync()
    {
        var answer = await ChangeFileAsync(
            (card, file, _) =>
            {
                file.Delete(Now);
                Tell(card, $"deleted the file “{file.Name}”");
                return Task.FromResult<string?>(null);
            }
        );
        if (!answer.IsDone)
            return await EndAsync(answer, "");
        this.Toast(
            new Toast(
                "The file is deleted.",
                UndoUrl: $"{Address}/files?handler=Restore",
                UndoFields: new Dictionary<string, string>(StringComparer.Ordinal) { ["file"] = $"{FileId}" }
            )
        );
        return Redirect($"{Address}#files");
    }

    Task<CardAnswer> ChangeFileAsync(Func<Card, Attachment, CancellationToken, Task<string?>> change, string field = "") =>
        ChangeAsync(
            async (card, token) =>
                await Db.AttachmentsOf(CardId).SingleOrDefaultAsync(a => a.Id == FileId && a.DeletedAt == null, token) is { } file
                    ? await change(card, file, token)
                    : "The file is not there any more.",
            CountFilesAsync,
            field
        );

    async Task<IActionResult> EndAsync(CardAnswer answer, string done)
    {
        if (answer.Status == StatusCodes.Status403Forbidden)
            return Forbid();
        if (!answer.IsDone)
            return await SeeAsync(answer.Status);
        this.Toast(done);
        return Redirect($"{Address}/files/{FileId}");
    }

    async Task<IActionResult> SeeAsync(int status)
    {
        if (!await LoadCardAsync())
            return NotFound();
        if (await Db.FindName(CardId, FileId).SingleOrDefaultAsync() is not { } name)
            return NotFound();
        (Name, Versions) = (name, await Db.ListVersions(FileId).ToListAsync());
        var reading = new FileTexts(store);
        Text = FileKind.IsText(Newest.ContentType) ? await reading.BeginningAsync(Newest.Hash, HttpContext.RequestAborted) : null;
        if (Find(From) is { } from && Find(To) is { } to)
            Compared = await reading.CompareAsync(from.Hash, to.Hash, HttpContext.RequestAborted);
        Response.StatusCode = status;
        return Page();
    }

    VersionRow? Find(int? number) => Versions.FirstOrDefault(v => v.Number == number && FileKind.IsText(v.ContentType));
}
