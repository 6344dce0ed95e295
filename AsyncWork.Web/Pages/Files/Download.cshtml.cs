using AsyncWork.Web.Data;
using AsyncWork.Web.Files;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace AsyncWork.Web.Pages.Files;

/// <summary>Sends a version of a file to those who see its card: as a download, or shown when it is proven to be harmless (product.md F5, F6).</summary>
public sealed class DownloadModel(AppDbContext db, FileStore store) : PageModel
{
    /// <param name="id">Of the version.</param>
    /// <param name="show">In the browser instead of as a download.</param>
    public async Task<IActionResult> OnGetAsync(int id, bool show)
    {
        if (
            !ModelState.IsValid
            || await db.FindFile(User.Viewer(), id).SingleOrDefaultAsync() is not { } file
            || !store.Has(file.Hash)
        )
            return NotFound();
        var isShown = show && FileKind.IsShown(file.ContentType);
        // A browser's reader of PDF does not work in a sandbox; nothing else of ours is reached from there.
        Response.Headers.ContentSecurityPolicy =
            "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'"
            + (file.ContentType == "application/pdf" ? "" : "; sandbox");
        Response.Headers.ContentDisposition = new ContentDispositionHeaderValue(isShown ? "inline" : "attachment")
        {
            FileNameStar = file.Name,
        }.ToString();
        // Shown, any text is only text.
        var type = FileKind.IsText(file.ContentType) ? "text/plain; charset=utf-8" : file.ContentType;
        return new FileStreamResult(store.Open(file.Hash), isShown ? type : "application/octet-stream")
        {
            EnableRangeProcessing = true,
        };
    }
}
