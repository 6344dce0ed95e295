using AsyncWork.Web.Identity;

namespace AsyncWork.Web.Identity;

/// <summary>Notes what was refused: a page that is not this person's, a form of somebody else's making, too many attempts (ASVS 16.3.2, 16.3.3).</summary>
public static partial class RefusalLog
{
    /// <summary>Inside the error pages, so that it sees the answer as it was given.</summary>
    public static IApplicationBuilder UseRefusalLog(this IApplicationBuilder app)
    {
        var log = app.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger("AsyncWork.Web.Refusals");
        return app.Use(
            async (http, next) =>
            {
                await next(http);
                if (
                    http.Response.StatusCode
                    is StatusCodes.Status400BadRequest
                        or StatusCodes.Status403Forbidden
                        or StatusCodes.Status429TooManyRequests
                )
                    LogRefused(
                        log,
                        http.Response.StatusCode,
                        http.Request.Method,
                        http.Request.Path.ToUriComponent(),
                        http.User.Identity?.IsAuthenticated == true ? http.User.Viewer().Person.Value : 0,
                        http.Connection.RemoteIpAddress?.ToString() ?? ""
                    );
            }
        );
    }

    [LoggerMessage(
        LogLevel.Warning,
        "Refused with {Status}: {Method} {Path}, asked by person {Person} from {Address}; 0 is a stranger."
    )]
    static partial void LogRefused(ILogger log, int status, string method, string path, int person, string address);
}
