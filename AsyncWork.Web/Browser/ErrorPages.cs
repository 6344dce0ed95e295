using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Diagnostics;

namespace AsyncWork.Web.Browser;

/// <summary>What a person sees when a request cannot be answered. The status is always kept.</summary>
public static class ErrorPages
{
    /// <summary>Empty answers with an error status get a page (or a toast, for htmx); what was thrown gets the plain failure page.</summary>
    public static IApplicationBuilder UseErrorPages(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(failed => failed.Run(WriteFailureAsync));
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        return app.Use(
            (http, next) =>
            {
                // The page is shown, not acted on: nothing of the refused form may be read again (it may be the very thing that is too large).
                if (http.Features.Get<IStatusCodeReExecuteFeature>() is not null)
                {
                    http.Request.Method = HttpMethods.Get;
                    http.Request.ContentType = null;
                }
                return next(http);
            }
        );
    }

    /// <summary>The id that the log of this request carries.</summary>
    public static string RequestId(this HttpContext http) => Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;

    /// <summary>Needs neither database, sign-in nor layout: any of them may be what failed.</summary>
    static Task WriteFailureAsync(HttpContext http)
    {
        var id = WebUtility.HtmlEncode(http.RequestId());
        http.Response.ContentType = "text/html; charset=utf-8";
        if (http.Request.Headers["HX-Request"] != "true")
            return http.Response.WriteAsync(FailurePage.Replace("{id}", id, StringComparison.Ordinal));
        http.Response.Headers["HX-Retarget"] = "#toasts";
        http.Response.Headers["HX-Reswap"] = "beforeend";
        return http.Response.WriteAsync(FailureToast.Replace("{id}", id, StringComparison.Ordinal));
    }

    const string FailureToast =
        """<div class="toast toast--error" role="alert"><p>Something went wrong on our side and nothing was changed. Try again in a moment. <small class="quiet">Request {id}</small></p><button type="button" class="toast__close" data-close aria-label="Close">×</button></div>""";

    const string FailurePage = """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Something went wrong – AsyncWork</title>
        <link rel="stylesheet" href="/css/app.css"><link rel="stylesheet" href="/css/tokens.css"><link rel="stylesheet" href="/css/base.css">
        <link rel="stylesheet" href="/css/frame.css"><link rel="stylesheet" href="/css/parts.css">
        <script src="/js/app.js" defer></script>
        </head>
        <body class="alone">
        <header><a class="brand" href="/">AsyncWork</a></header>
        <main class="failure">
        <h1>Something went wrong on our side</h1>
        <p>Your last change was not made. Go back and try again; if it happens twice, tell an administrator the request id.</p>
        <p><a href="/">Go to Today</a></p>
        <p class="quiet small">Request {id}</p>
        </main>
        </body>
        </html>
        """;
}
