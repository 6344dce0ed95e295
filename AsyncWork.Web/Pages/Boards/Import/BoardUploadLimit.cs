using AsyncWork.Web.Importing.Boards;
using AsyncWork.Web.Pages.Time.Import;
using Microsoft.AspNetCore.Mvc.Filters;

namespace AsyncWork.Web.Pages.Boards.Import;

/// <summary>Answers 413 to files that are too large before a byte of them is read.</summary>
sealed class BoardUploadLimit : IAuthorizationFilter
{
    public void OnAuthorization(AuthorizationFilterContext context) =>
        UploadLimit.LetIn(context, BoardUploads.MaxMegabytes * 1024L * 1024);
}
