using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Admin.People;
using AsyncWork.Web.Pages.Admin.Teams;
using AsyncWork.Web.Pages.People.Absences;
using AsyncWork.Web.Pages.Playbook;

namespace AsyncWork.Web.Pages.Admin;

/// <summary>What the pages of administrators work with.</summary>
public static class AdminSetup
{
    public static IServiceCollection AddAdministration(this IServiceCollection services) =>
        services
            .AddScoped<AccountAdministration>()
            .AddScoped<Erasure>()
            .AddScoped<Memberships>()
            .AddScoped<NewPeople>()
            .AddScoped<TeamChanges>()
            .AddScoped<NormDesk>()
            .AddScoped<AbsenceChanges>()
            .AddScoped<DeputyLeavers>()
            .AddScoped<HealthFacts>();
}
