using AsyncWork.Web.Data;
using AsyncWork.Web.Files;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace AsyncWork.Web.Pages.Cards;

/// <summary>The files of a card (product.md B10, F1).</summary>
[TypeFilter<FileLimit>]
public sealed class FilesModel(AppDbContext db, IClock clock, FileDesk desk, IOptions<FileSettings> settings)
    : FilesPage(db, clock, desk, settings)
{
    /// <summary>A file with more versions than this has a few too many.</summary>
    const int MostFiles = 200;

    public Task<IActionResult> OnGetAsync() => ShowAsync("_Files");

    public async Task<IActionResult> OnPostAddAsync(List<IFormFile>? files, string? note)
    {
        if (await TakeAsync(files, "files") is not { } taken)
            return await AnswerAsync(new(StatusCodes.Status422UnprocessableEntity), "_Files", Address);
        var answer = await ChangeAsync(
            async (card, token) =>
            {
                if (await WhyNotRoomAsync(card, taken, token) is { } full)
                    return full;
                var present = await Db.AttachmentsOf(CardId).ToListAsync(token);
                if (present.Count + taken.Count > MostFiles)
                    return $"A card has at most {MostFiles} files.";
                foreach (var file in taken)
                    Add(card, present, file, note);
                return null;
            },
            CountFilesAsync,
            "files"
        );
        return await AnswerAsync(answer, "_Files", $"{Address}#files");
    }

    public async Task<IActionResult> OnPostRestoreAsync(int file)
    {
        var answer = await ChangeAsync(
            async (card, token) =>
            {
                if (await Db.AttachmentsOf(CardId).SingleOrDefaultAsync(a => a.Id == file, token) is not { } found)
                    return "The file is not there any more.";
                found.Restore();
                Tell(card, $"restored the file “{found.Name}”");
                return null;
            },
            CountFilesAsync
        );
        return await AnswerAsync(answer, "_Files", $"{Address}#files");
    }

    protected override async Task LoadPartsAsync() => Files = await Db.ListAttachments(CardId).ToListAsync();
}
