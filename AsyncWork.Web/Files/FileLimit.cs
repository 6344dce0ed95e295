using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Options;

namespace AsyncWork.Web.Files;

/// <summary>
/// Lets a form with files up to <c>Files:MaxMegabytes</c> in, and answers 413 to larger ones before a byte of them is read: it comes before the
/// antiforgery check, which reads the form.
/// </summary>
sealed class FileLimit(IOptions<FileSettings> settings) : IAuthorizationFilter
{
    // What a form has beside its files.
    const long Around = 64 * 1024;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var (http, max) = (context.HttpContext, settings.Value.MaxBytes + Around);
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
