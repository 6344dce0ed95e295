using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Filters;

namespace AsyncWork.Web.Pages.Wiki;

/// <summary>
/// Lets forms with a whole page in: half a million characters of any script, as a browser sends them. A little more is told by the page
/// itself, far more is answered with 413 before it is read.
/// </summary>
sealed class TextLimit : IAuthorizationFilter
{
    const int MostBytes = 12 * 1024 * 1024;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body)
            body.MaxRequestBodySize = MostBytes;
        if (http.Features.Get<IFormFeature>() is not { Form: not null })
            http.Features.Set<IFormFeature>(
                new FormFeature(http.Request, new FormOptions { ValueLengthLimit = MostBytes, BufferBodyLengthLimit = MostBytes })
            );
    }
}
