using AsyncWork.Web.Identity;
using AsyncWork.Web.Importing;
using AsyncWork.Web.Importing.Boards;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AsyncWork.Web.Pages.Boards.Import;

/// <summary>Send a file that becomes a new board.</summary>
[TypeFilter<BoardUploadLimit>]
sealed class NewModel(BoardUploads uploads) : PageModel
{
    public async Task<IActionResult> OnPostAsync(IFormFile? file, CancellationToken cancellation)
    {
        if (file is null)
            return Refuse("Choose a file first.");
        try
        {
            return RedirectToPage("Look", new { file = await uploads.ReceiveAsync(User.Viewer(), null, file, cancellation) });
        }
        catch (ImportRefusedException refused)
        {
            return Refuse(refused.Message);
        }
    }

    PageResult Refuse(string reason)
    {
        ModelState.AddModelError("file", reason);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
