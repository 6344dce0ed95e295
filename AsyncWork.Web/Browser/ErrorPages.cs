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
        app.UseExceptionHandler(failed =>
            failed.Run(http =>
                http.WriteFailureAsync(
                    "Something went wrong on our side",
                    "Your last change was not made. Try again in a moment; if it happens twice, tell an administrator the request id."
                )
            )
        );
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

    /// <summary>Says that a request failed. Needs neither database, sign-in nor layout: any of them may be what failed.</summary>
    /// <param name="title">What happened, without a stop.</param>
    /// <param name="sentence">What of it was stored, and what to do.</param>
    public static Task WriteFailureAsync(this HttpContext http, string title, string sentence)
    {
        http.Response.ContentType = "text/html; charset=utf-8";
        if (http.Request.Headers["HX-Request"] != "true")
            return http.Response.WriteAsync(Filled(FailurePage));
        http.Response.Headers["HX-Retarget"] = "#toasts";
        http.Response.Headers["HX-Reswap"] = "beforeend";
        return http.Response.WriteAsync(Filled(FailureToast));

        string Filled(string text) =>
            text.Replace("{title}", title, StringComparison.Ordinal)
                .Replace("{sentence}", sentence, StringComparison.Ordinal)
                .Replace("{id}", WebUtility.HtmlEncode(http.RequestId()), StringComparison.Ordinal);
    }

    const string FailureToast =
        """<div class="toast toast--error" role="alert"><p>{title}. {sentence} <small class="quiet">Request {id}</small></p><button type="button" class="toast__close" data-close aria-label="Close">×</button></div>""";

    const string FailurePage = """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{title} – AsyncWork</title>
        <link rel="stylesheet" href="/css/app.css"><link rel="stylesheet" href="/css/tokens.css"><link rel="stylesheet" href="/css/base.css">
        <link rel="stylesheet" href="/css/frame.css"><link rel="stylesheet" href="/css/parts.css">
        <script src="/js/app.js" defer></script>
        </head>
        <body class="alone">
        <header><a class="brand" href="/">AsyncWork</a></header>
        <main class="failure">
        <h1>{title}</h1>
        <p>{sentence}</p>
        <p><a href="/">Go to Today</a></p>
        <p class="quiet small">Request {id}</p>
        </main>
        </body>
        </html>
        """;
}
