using AsyncWork.Domain.People;
using AsyncWork.Web.Hosting;
using AsyncWork.Web.Pages.Boards;
using AsyncWork.Web.Pages.Decisions;
using AsyncWork.Web.Pages.HandOffs;
using AsyncWork.Web.Pages.Onboarding.Plans;
using AsyncWork.Web.Pages.Pilots;
using AsyncWork.Web.Pages.Playbook;
using AsyncWork.Web.Pages.Playbook.Escalation;
using AsyncWork.Web.Pages.Playbook.Reviews;
using AsyncWork.Web.Pages.Time.Approvals;
using AsyncWork.Web.Pages.Wiki;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace AsyncWork.Web.Pages;

/// <summary>Who may open which folder: the whole list. What is not named here is for everybody who is signed in.</summary>
public static class PageRules
{
    public const string Administrators = nameof(Administrators);

    /// <summary>HR and administrators.</summary>
    public const string CompanyFigures = nameof(CompanyFigures);

    /// <summary>The pages that answer a stranger. Beside them only static files and <c>/health/*</c> do.</summary>
    public static readonly IReadOnlyList<string> OpenToStrangers =
    [
        "/Account/SignIn",
        "/Account/SignInCode",
        "/Account/Forgotten",
        "/Account/SetPassword",
        "/Setup",
        "/Feeds/Show",
        "/Welcome/Index",
        "/Error",
    ];

    public static IServiceCollection AddPageRules(this IServiceCollection services)
    {
        services
            .AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(Administrators, policy => policy.RequireRole(nameof(Role.Administrator)))
            .AddPolicy(CompanyFigures, policy => policy.RequireRole(nameof(Role.Administrator), nameof(Role.HR)));
        services.AddRazorPages(pages => Apply(pages.Conventions)).LookForNoControllers();
        return services
            .ReadPagesWhenAskedFor()
            .AddApprovals()
            .AddBoardJobs()
            .AddWikiJobs()
            .AddDecisionJobs()
            .AddReviewJobs()
            .AddPilotJobs()
            .AddOnboarding()
            .AddScoped<HandOffLeavers>()
            .AddScoped<Playbooks>()
            .AddScoped<EscalationDesk>();
    }

    static void Apply(PageConventionCollection pages)
    {
        foreach (var page in OpenToStrangers)
            pages.AllowAnonymousToPage(page);
        pages.AddPageRoute("/Account/SetPassword", "/account/join");
        pages.AddPageRoute("/Wiki/TemplateEdit", "/wiki/{space}/templates/new");
        pages.AddPageRoute("/Playbook/Channels/Edit", "/playbook/channels/new");
        pages.AuthorizePage("/Playbook/Channels/Edit", CompanyFigures);
        pages.AuthorizeFolder("/Admin", Administrators);
        pages.AuthorizePage("/Time/Approvals/Months", CompanyFigures);
        pages.AuthorizeFolder("/People/Holidays", CompanyFigures);
        pages.AuthorizePage("/Onboarding/Evidence", CompanyFigures);
        pages.AuthorizeFolder("/Onboarding/Modules", CompanyFigures);
        pages.AuthorizeFolder("/Onboarding/Templates", CompanyFigures);
    }
}
