using AsyncWork.Web.Data;
using AsyncWork.Web.Files;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using NodaTime;

namespace AsyncWork.Web.Pages.Posts;

/// <summary>The files of a post (product.md F1).</summary>
[TypeFilter<FileLimit>]
public sealed class FilesModel(AppDbContext db, IClock clock, FileDesk desk, IOptions<FileSettings> settings)
    : FilesPage(db, clock, desk, settings)
{
    public Task<IActionResult> OnGetAsync() => ShowAsync("_Files");

    public async Task<IActionResult> OnPostAddAsync(List<IFormFile>? files, string? note)
    {
        if (await TakeAsync(files, "files") is not { } taken)
            return await AnswerWithAsync(new(StatusCodes.Status422UnprocessableEntity), "_Files", "#files");
        var changed = await ChangeFilesAsync((desk, token) => desk.AddAsync(taken, note, token), "files", taken);
        return await AnswerWithAsync(changed, "_Files", "#files");
    }

    public async Task<IActionResult> OnPostAddLinkAsync(string? url, string? title, string? owner)
    {
        TypedLink = new(url, title, owner);
        var changed = await ChangeFilesAsync((desk, token) => desk.AddLinkAsync(url, title, owner, token), "file-link-url");
        if (changed.IsDone)
            TypedLink = null;
        return await AnswerWithAsync(changed, "_Files", "#files");
    }

    public async Task<IActionResult> OnPostRemoveLinkAsync(int link) =>
        await AnswerWithAsync(await ChangeFilesAsync((desk, token) => desk.RemoveLinkAsync(link, token)), "_Files", "#files");

    public async Task<IActionResult> OnPostRestoreAsync(int file) =>
        await AnswerWithAsync(await ChangeFilesAsync((desk, token) => desk.RestoreAsync(file, token)), "_Files", "#files");

    protected override Task LoadPartsAsync() => LoadFilesAsync();
}
