namespace AsyncWork.Web.Pages.Wiki;

/// <summary>What the wiki does by itself.</summary>
public static class WikiJobs
{
    public static IServiceCollection AddWikiJobs(this IServiceCollection services) => services.AddScoped<PageOwners>();
}
