using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace AsyncWork.Web.Browser;

/// <summary>
/// Answers 413 to a form that turns out too large while it is read, as one sent without its length does. Otherwise the check of its token,
/// which reads it first, would call it out of date.
/// </summary>
sealed class LargeForms : IAsyncAuthorizationFilter, IOrderedFilter
{
    /// <summary>After pages have raised their limits (0), before the check of the token (1000).</summary>
    public int Order => 500;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var request = context.HttpContext.Request;
        if (context.Result is not null || !HttpMethods.IsPost(request.Method) || !request.HasFormContentType)
            return;
        try
        {
            await request.ReadFormAsync(context.HttpContext.RequestAborted);
        }
        catch (BadHttpRequestException refused) when (refused.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            context.Result = new StatusCodeResult(StatusCodes.Status413PayloadTooLarge);
        }
        catch (InvalidDataException refused) when (refused.Message.Contains("limit", StringComparison.Ordinal))
        {
            context.Result = new StatusCodeResult(StatusCodes.Status413PayloadTooLarge);
        }
        catch (InvalidDataException) { } // a form that cannot be read has no token either: refused there
        catch (IOException) { }
    }
}
