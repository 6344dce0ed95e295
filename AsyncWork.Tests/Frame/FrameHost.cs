using System.Security.Claims;
using System.Text.Encodings.Web;
using AsyncWork.Web.Browser;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;

namespace AsyncWork.Tests.Frame;

/// <summary>The frame alone: an empty database for the timer in the top bar, no real sign-in. The header <c>Signed-In</c> says whose browser it is: a role, or <c>Nobody</c>.</summary>
public static class FrameHost
{
    public static readonly string Root = FindRoot();
    public static string WebRoot => Path.Combine(Root, "AsyncWork.Web", "wwwroot");

    // One for all hosts, and empty: nobody's timer runs.
    static readonly Lazy<SqliteConnection> Database = new(() =>
    {
        var connection = new SqliteConnection("Data Source=frame;Mode=Memory;Cache=Shared");
        connection.Open();
        using var db = new SqliteDbContext(new DbContextOptionsBuilder<SqliteDbContext>().UseSqlite(connection).Options);
        db.Database.EnsureCreated();
        return connection;
    });

    public static async Task<HttpClient> StartAsync(string role = "Employee", string? cdn = "")
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                ApplicationName = "AsyncWork.Web",
                ContentRootPath = Path.Combine(Root, "AsyncWork.Web"),
                EnvironmentName = "Testing",
            }
        );
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Configuration["Htmx:CdnUrl"] = cdn;
        builder.Configuration["EnableStaticAssetsDevelopmentCaching"] = "true"; // as published; a build turns it off
        builder.Services.AddRazorPages();
        builder.Services.AddAuthentication("header").AddScheme<AuthenticationSchemeOptions, ByHeader>("header", null);
        builder
            .Services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        builder.Services.AddSingleton<IClock>(NodaTime.SystemClock.Instance);
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddDbContext<AppDbContext, SqliteDbContext>(options =>
            options.UseSqlite(Database.Value.ConnectionString)
        );
        builder.AddFrame();
        var app = builder.Build();
        app.UseFrame();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapFrame();
        app.MapGet("/test/throws", string () => throw new InvalidOperationException("secret detail"));
        app.Map("/test/status/{status:int}", (int status) => Microsoft.AspNetCore.Http.TypedResults.StatusCode(status));
        await app.StartAsync();
        var browser = app.GetTestClient();
        browser.BaseAddress = new("https://localhost");
        browser.DefaultRequestHeaders.Add("Signed-In", role);
        return browser;
    }

    static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "AsyncWork.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("AsyncWork.sln is nowhere above the tests.");
        return folder.FullName;
    }

    sealed class ByHeader(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            var role = Request.Headers["Signed-In"].ToString();
            if (role == "Nobody")
                return Task.FromResult(AuthenticateResult.NoResult());
            Claim[] claims =
            [
                new(ViewerClaims.Person, "7"),
                new(ClaimTypes.GivenName, "Mia <b>Novak"),
                new(ViewerClaims.Zone, "Europe/Berlin"),
                new(ViewerClaims.Day, "2026-11-12"),
                new(ViewerClaims.Theme, "dark"),
                new(ClaimTypes.Role, role),
            ];
            var ticket = new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(claims, "header")), "header");
            return Task.FromResult(AuthenticateResult.Success(ticket));
        }
    }
}
