using AsyncWork.Web.Importing;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Options;

namespace AsyncWork.Web.Pages.Time.Import;

/// <summary>
/// Lets files up to <c>Imports:MaxMegabytes</c> in, and answers 413 to larger ones before a byte of them is read: it comes before the
/// antiforgery check, which reads the form. A type filter has the order of its attribute, 0; the check has 1000.
/// </summary>
sealed class UploadLimit(IOptions<ImportOptions> options) : IAuthorizationFilter
{
    // What a form has beside its file: boundaries and the token.
    const long Around = 64 * 1024;

    public void OnAuthorization(AuthorizationFilterContext context) => LetIn(context, options.Value.MaxBytes);

    /// <summary>The same for a page with a limit of its own.</summary>
    internal static void LetIn(AuthorizationFilterContext context, long maxBytes)
    {
        var (http, max) = (context.HttpContext, maxBytes + Around);
        if (http.Request.ContentLength > max)
        {
            context.Result = new StatusCodeResult(StatusCodes.Status413PayloadTooLarge);
            return;
        }
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body)
            body.MaxRequestBodySize = max;
        if (http.Features.Get<IFormFeature>() is not { Form: not null })
            http.Features.Set<IFormFeature>(new FormFeature(http.Request, new FormOptions { MultipartBodyLengthLimit = max }));
    }
}
