using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;

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
                options.User.AllowedUserNameCharacters = ""; // any that an address may have; Person checks the address
            })
            .AddEntityFrameworkStores<AppDbContext>()
            .AddUserStore<AccountStore>()
            .AddDefaultTokenProviders()
            .AddClaimsPrincipalFactory<AccountClaims>();
        services.AddHttpContextAccessor();
        services.RemoveAll<TimeProvider>().AddSingleton<TimeProvider, ClockTime>();
        services.RemoveAll<IPasswordValidator<Account>>().AddScoped<IPasswordValidator<Account>, PasswordRules>();
        services.AddScoped<AuditTrail>().AddScoped<AuditChecks>().AddScoped<AuditSealing>().AddHostedService<AuditSealRounds>();
        services.AddScoped<AccountSessions>().AddScoped<PasswordCheck>();
        services.AddScoped<Passwords>().AddScoped<PasswordLinks>().AddScoped<Invitations>().AddScoped<ForgottenPasswords>();
        services.AddScoped<SecondFactors>().AddScoped<HalfSignIns>().AddScoped<Passkeys>().AddScoped<OwnerCheck>();
        services.Configure<IdentityPasskeyOptions>(passkeys =>
        {
            // The device names the account by itself, and asks for a finger, a face or a PIN: that is what makes it two factors.
            (passkeys.ResidentKeyRequirement, passkeys.UserVerificationRequirement) = ("required", "required");
            passkeys.ValidateOrigin = asked =>
                new(
                    !asked.CrossOrigin && asked.Origin == $"{asked.HttpContext.Request.Scheme}://{asked.HttpContext.Request.Host}"
                );
        });
        services.AddScoped<SetupLinks>().AddHostedService<SetupOffer>();
        services.AddScoped<ISecurityStampValidator, SessionCheck>();
        services.Configure<SecurityStampValidatorOptions>(options =>
        {
            options.ValidationInterval = TimeSpan.FromMinutes(1);
            options.OnRefreshingPrincipal = SessionCheck.KeepSession;
        });
        services.AddCookies(configuration, environment);
        services.AddAttemptLimits(configuration);
        return services;
    }

    /// <summary>Who asks, how often, and whether they may. After routing, as that depends on the page.</summary>
    public static WebApplication UseAccounts(this WebApplication app)
    {
        app.UseHttpsOnly();
        app.UseAttemptLimits();
        app.UseAuthentication();
        app.UseRequestLimits();
        app.UseAuthorization();
        app.UseSecondFactorRule();
        return app;
    }
}
