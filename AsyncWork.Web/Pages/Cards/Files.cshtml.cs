using AsyncWork.Web.Data;
using AsyncWork.Web.Files;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using NodaTime;

namespace AsyncWork.Web.Pages.Cards;

/// <summary>The files of a card (product.md B10, F1, F4).</summary>
[TypeFilter<FileLimit>]
public sealed class FilesModel(AppDbContext db, IClock clock, FileDesk desk, IOptions<FileSettings> settings)
    : FilesPage(db, clock, desk, settings)
{
    public Task<IActionResult> OnGetAsync() => ShowAsync("_Files");

    public async Task<IActionResult> OnPostAddAsync(List<IFormFile>? files, string? note)
    {
        if (await TakeAsync(files, "files") is not { } taken)
            return await AnswerAsync(new(StatusCodes.Status422UnprocessableEntity), "_Files", Address);
        var answer = await ChangeFilesAsync((desk, token) => desk.AddAsync(taken, note, token), "files", taken);
        return await AnswerAsync(answer, "_Files", $"{Address}#files");
    }

    public async Task<IActionResult> OnPostRestoreAsync(int file) =>
        await AnswerAsync(await ChangeFilesAsync((desk, token) => desk.RestoreAsync(file, token)), "_Files", $"{Address}#files");

    public async Task<IActionResult> OnPostAddLinkAsync(string? url, string? title, string? owner)
    {
        TypedLink = new(url, title, owner);
        var answer = await ChangeFilesAsync((desk, token) => desk.AddLinkAsync(url, title, owner, token), "file-link-url");
        if (answer.IsDone)
            TypedLink = null;
        return await AnswerAsync(answer, "_Files", $"{Address}#files");
    }

    public async Task<IActionResult> OnPostRemoveLinkAsync(int link) =>
        await AnswerAsync(
            await ChangeFilesAsync((desk, token) => desk.RemoveLinkAsync(link, token)),
            "_Files",
            $"{Address}#files"
        );

    protected override Task LoadPartsAsync() => LoadFilesAsync();
}
