using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Data.Demo;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Identity;

/// <summary>What must hold before the app opens its doors in Production.</summary>
public static partial class StartRules
{
    /// <summary>Why the app does not start, in one sentence; null when it may.</summary>
    public static async Task<string?> WhyNotStartAsync(IServiceProvider services)
    {
        if (!services.GetRequiredService<IHostEnvironment>().IsProduction())
            return null;
        var configuration = services.GetRequiredService<IConfiguration>();
        if (configuration.GetValue<bool>(CookieSetup.PlainHttpSetting))
            return $"{CookieSetup.PlainHttpSetting} is for Development only: in Production the session cookie is sent over HTTPS, or anybody on the way could use it.";
        if (configuration.IsDemoEnabled())
            return "Demo:Enabled is for Development only: everybody knows the passwords of the demo accounts.";
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        if ((await db.Database.GetPendingMigrationsAsync()).Any())
            return "The database is not up to date: run the command migrate first.";
        if (await db.Companies.AnyAsync(c => c.IsDemo))
            return "The database holds the demo company: start with an empty database, as everybody knows the passwords of the demo accounts.";
        return
            await HolderOfDemoPasswordAsync(db, scope.ServiceProvider.GetRequiredService<IPasswordHasher<Account>>()) is { } email
            ? $"The account {email} has the password of the demo accounts, which everybody knows: set another one first."
            : null;
    }

    /// <summary>
    /// Looked for among the demo addresses and the administrators only: comparing is slow on purpose, and nobody else can have it, because
    /// the rules refuse it wherever a password is set.
    /// </summary>
    static async Task<string?> HolderOfDemoPasswordAsync(AppDbContext db, IPasswordHasher<Account> hasher)
    {
        const int administrator = (int)Role.Administrator + 1; // as the roles are stored
        var suspects = await db
            .Users.AsNoTracking()
            .Where(a =>
                a.PasswordHash != null
                && (
                    a.Email!.EndsWith("@" + DemoCompany.Domain)
                    || db.UserRoles.Any(r => r.UserId == a.Id && r.RoleId == administrator)
                )
            )
            .OrderBy(a => a.Id)
            .Take(50)
            .ToListAsync();
        return suspects
            .FirstOrDefault(a =>
                hasher.VerifyHashedPassword(a, a.PasswordHash!, DemoCompany.Password) != PasswordVerificationResult.Failed
            )
            ?.Email;
    }

    /// <summary>Says in the log why the app does not start; true when it may.</summary>
    public static async Task<bool> MayStartAsync(this WebApplication app)
    {
        if (await WhyNotStartAsync(app.Services) is not { } reason)
            return true;
        LogRefusal(app.Logger, reason);
        Environment.ExitCode = 1;
        return false;
    }

    [LoggerMessage(LogLevel.Critical, "AsyncWork does not start. {Reason}")]
    static partial void LogRefusal(ILogger log, string reason);
}
