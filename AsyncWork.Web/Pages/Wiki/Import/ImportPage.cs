using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Importing;
using AsyncWork.Web.Pages.Time.Import;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AsyncWork.Web.Pages.Wiki.Import;

/// <summary>A page about imports into one space: for those who may write in it.</summary>
abstract class ImportPage(AppDbContext db) : PageModel
{
    [FromRoute(Name = "space")]
    public string SpaceSlug { get; set; } = "";
    public SpaceView Space { get; private set; } = null!;
    protected Viewer Viewer => User.Viewer();
    protected AppDbContext Db => db;

    /// <summary>Where imports into the space begin.</summary>
    public string Address => $"{Space.Url}/import";

    /// <returns>404 for who does not see the space, 403 for who may not write in it; null when it was found.</returns>
    protected async Task<IActionResult?> FindSpaceAsync(CancellationToken cancellation)
    {
        if (await db.FindSpace(Viewer, SpaceSlug).SingleOrDefaultAsync(cancellation) is not { } space)
            return NotFound();
        Space = space;
        return space.MayWrite ? null : Forbid();
    }
}

/// <summary>Answers 413 to files that are too large before a byte of them is read.</summary>
sealed class PageUploadLimit(IOptions<ImportOptions> options) : IAuthorizationFilter
{
    public void OnAuthorization(AuthorizationFilterContext context) => UploadLimit.LetIn(context, options.Value.MaxBytes);
}
