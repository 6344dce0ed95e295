using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using Microsoft.AspNetCore.Identity;

namespace AsyncWork.Web.Identity;

/// <summary>Sign-in: what holds for accounts, passwords and the session cookie.</summary>
public static class IdentitySetup
{
    public static IServiceCollection AddAccounts(
        this IServiceCollection services,
        IConfiguration configuration,
        IHostEnvironment environment
    )
    {
        services
            .AddIdentity<Account, IdentityRole<int>>(options =>
            {
                options.User.RequireUniqueEmail = true;
                options.Password.RequiredLength = 12;
                options.Password.RequireDigit = false;
                options.Password.RequireLowercase = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireNonAlphanumeric = false;
                options.Password.RequiredUniqueChars = 1;
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            })
            .AddEntityFrameworkStores<AppDbContext>()
            .AddDefaultTokenProviders()
            .AddClaimsPrincipalFactory<AccountClaims>();
        services.AddHttpContextAccessor();
        services.AddScoped<AuditTrail>().AddScoped<AccountSessions>().AddScoped<PasswordCheck>();
        services.AddScoped<ISecurityStampValidator, SessionCheck>();
        services.Configure<SecurityStampValidatorOptions>(options =>
        {
            options.ValidationInterval = TimeSpan.FromMinutes(1);
            options.OnRefreshingPrincipal = SessionCheck.KeepSession;
        });
        services.AddCookies(configuration, environment);
        return services;
    }
}
