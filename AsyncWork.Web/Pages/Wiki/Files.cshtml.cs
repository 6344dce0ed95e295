using AsyncWork.Web.Data;
using AsyncWork.Web.Files;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Pages.Files;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace AsyncWork.Web.Pages.Wiki;

/// <summary>The files of a page, and pictures that are pasted into its text (product.md D11, F1, F4).</summary>
[TypeFilter<FileLimit>]
public sealed class FilesModel(AppDbContext db, IClock clock, FileDesk desk, IOptions<FileSettings> settings)
    : PageFiles(db, clock, desk, settings)
{
    FileLinkInput? typed;

    public FilesView Files { get; private set; } = null!;

    /// <summary>What is put into the text for a picture that was pasted.</summary>
    public string Pasted { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync() =>
        await FindPageAsync() ? await ShowAsync(StatusCodes.Status200OK) : NotFound();

    public async Task<IActionResult> OnPostAddAsync(List<IFormFile>? files, string? note)
    {
        if (await OfferAsync() is { } no)
            return no;
        if (await TakeAsync(files, "files") is not { } taken)
            return await ShowAsync(StatusCodes.Status422UnprocessableEntity);
        return await EndAsync(await ChangeFilesAsync((desk, token) => desk.AddAsync(taken, note, token), taken));
    }

    /// <summary>Keeps pictures as files of the page and answers with what stands for them in the text.</summary>
    public async Task<IActionResult> OnPostPasteAsync(List<IFormFile>? files)
    {
        if (await OfferAsync() is { } no)
            return no;
        var answer = new PageAnswer(StatusCodes.Status422UnprocessableEntity);
        if (await TakeAsync(files, "files") is { } taken)
        {
            if (taken.All(t => FileKind.IsImage(t.File!.ContentType)))
                answer = await ChangeFilesAsync((desk, token) => desk.AddAsync(taken, null, token), taken);
            else
                ModelState.AddModelError("files", "Only pictures are put into the text. Attach other files under “Files”.");
            if (answer.Refused is { } reason)
                ModelState.AddModelError("files", reason);
            if (answer.IsDone)
                Pasted = await MarkdownOfAsync(taken);
        }
        return answer.IsDone && !Request.IsHtmx()
            ? LocalRedirect($"{Shown.Url}/files")
            : this.PageOrFragment("_Pasted", answer.Status);
    }

    public async Task<IActionResult> OnPostRestoreAsync(int file) =>
        await OfferAsync() is { } no
            ? no
            : await EndAsync(await ChangeFilesAsync((desk, token) => desk.RestoreAsync(file, token)));

    public async Task<IActionResult> OnPostAddLinkAsync(string? url, string? title, string? owner)
    {
        if (await OfferAsync() is { } no)
            return no;
        typed = new(url, title, owner);
        return await EndAsync(await ChangeFilesAsync((desk, token) => desk.AddLinkAsync(url, title, owner, token)));
    }

    public async Task<IActionResult> OnPostRemoveLinkAsync(int link) =>
        await OfferAsync() is { } no
            ? no
            : await EndAsync(await ChangeFilesAsync((desk, token) => desk.RemoveLinkAsync(link, token)));

    async Task<string> MarkdownOfAsync(IReadOnlyList<TakenFile> taken)
    {
        var rows = await Db.ListAttachments(Subject).ToListAsync();
        return string.Join(
            '\n',
            taken
                .Select(t => rows.Find(r => r.DeletedAt is null && r.Name.Equals(t.Name, StringComparison.OrdinalIgnoreCase)))
                .OfType<AttachmentRow>()
                .Select(r =>
                    $"![{Path.GetFileNameWithoutExtension(r.Name).Replace("]", "", StringComparison.Ordinal)}](/files/{r.VersionId}?show=true)"
                )
        );
    }

    async Task<IActionResult> EndAsync(PageAnswer answer) =>
        await AnswerAsync(
            answer,
            () => LocalRedirect($"{Shown.Url}/files"),
            async status => await OfferAsync() ?? await ShowAsync(status)
        );

    async Task<IActionResult> ShowAsync(int status)
    {
        Files = new(
            $"{Shown.Url}/files",
            await Db.ListAttachments(Subject).ToListAsync(),
            await Db.ListFileLinks(Subject).ToListAsync(),
            Shown.MayChange,
            typed
        );
        Response.StatusCode = status;
        return Page();
    }
}
