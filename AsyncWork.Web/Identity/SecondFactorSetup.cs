using Microsoft.AspNetCore.Authorization;

namespace AsyncWork.Web.Identity;

/// <summary>On a page that is open to who is signed in without the second factor that the company asks for.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class WithoutSecondFactorAttribute : Attribute;

static class SecondFactorSetup
{
    public const string Page = "/account/second-factor";

    /// <summary>Leads who owes a second factor to the page that sets it up, from every other one (ASVS 6.3.3).</summary>
    public static WebApplication UseSecondFactorRule(this WebApplication app)
    {
        app.Use(
            (http, next) =>
            {
                if (
                    !http.User.HasClaim(c => c.Type == ViewerClaims.OwesSecondFactor)
                    || http.GetEndpoint()?.Metadata is not { } page
                    || page.GetMetadata<IAllowAnonymous>() is not null
                    || page.GetMetadata<WithoutSecondFactorAttribute>() is not null
                )
                    return next(http);
                SignedOut.LeadTo(http, Page, StatusCodes.Status403Forbidden);
                return Task.CompletedTask;
            }
        );
        return app;
    }
}
