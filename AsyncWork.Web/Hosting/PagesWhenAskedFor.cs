using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing.Matching;

namespace AsyncWork.Web.Hosting;

/// <summary>
/// Reads a page, with all that its model binds and who may open it, when it is first asked for, as the framework does where pages are compiled
/// while the app runs. All of them at start take a fifth of a second and 25 MB, for the few that are asked for.
/// </summary>
sealed class PagesWhenAskedFor(PageLoader loader) : MatcherPolicy, IEndpointSelectorPolicy
{
    /// <summary>Before everything that asks what an endpoint allows.</summary>
    public override int Order => int.MinValue + 100;

    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) => endpoints.Any(e => UnreadPage(e) is not null);

    public async Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
    {
        for (var i = 0; i < candidates.Count; i++)
        {
            var endpoint = candidates[i].Endpoint;
            if (!candidates.IsValidCandidate(i) || UnreadPage(endpoint) is not { } page)
                continue;
            var read = await loader.LoadAsync(page, endpoint.Metadata);
            candidates.ReplaceEndpoint(i, read.Endpoint, candidates[i].Values);
        }
    }

    static PageActionDescriptor? UnreadPage(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<PageActionDescriptor>() is var page && page is CompiledPageActionDescriptor ? null : page;
}

static class PageReading
{
    /// <summary>After <c>AddRazorPages</c>, which would have every page read at start.</summary>
    /// <exception cref="InvalidOperationException">The framework names it otherwise now.</exception>
    public static IServiceCollection ReadPagesWhenAskedFor(this IServiceCollection services)
    {
        services.Remove(services.Single(s => s.ImplementationType?.Name == "CompiledPageActionDescriptorProvider"));
        return services
            .AddSingleton<IActionDescriptorProvider, PageActionDescriptorProvider>()
            .AddSingleton<MatcherPolicy, PagesWhenAskedFor>();
    }

    /// <summary>
    /// There are pages only, and these are listed elsewhere: to find controllers every class of the app would be loaded at start, ten thousand with
    /// what the compiler makes, for ten megabytes.
    /// </summary>
    public static IMvcBuilder LookForNoControllers(this IMvcBuilder mvc) =>
        mvc.ConfigureApplicationPartManager(parts =>
        {
            foreach (var part in parts.ApplicationParts.OfType<AssemblyPart>().ToList())
                parts.ApplicationParts.Remove(part);
        });
}
