using AsyncWork.Tests.Support;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace AsyncWork.Tests.House;

/// <summary>An address of the app that is not a file, and what it takes.</summary>
/// <param name="Page">Null for what is mapped without a page.</param>
sealed record SiteAddress(RoutePattern Pattern, IReadOnlyList<string> Methods, CompiledPageActionDescriptor? Page)
{
    public bool Posts => Page is null ? Methods.Contains("POST") : Page.HandlerMethods.Any(h => h.HttpMethod == "Post");

    public bool HasParameters => Pattern.Parameters.Count > 0;

    /// <summary>Names of what it reads from the query.</summary>
    public IEnumerable<string> QueryNames =>
        Page is null
            ? []
            : Page
                .BoundProperties.Select(p => p.Name)
                .Concat(Page.HandlerMethods.Where(h => h.HttpMethod == "Get").SelectMany(h => h.Parameters).Select(p => p.Name))
                .Except(Pattern.Parameters.Select(p => p.Name), StringComparer.OrdinalIgnoreCase);

    public IEnumerable<string> PostHandlers =>
        Page?.HandlerMethods.Where(h => h.HttpMethod == "Post").Select(h => h.Name ?? "") ?? [""];

    /// <summary>The address with its parameters filled in, already escaped.</summary>
    public string With(Func<string, string> value) =>
        "/"
        + string.Join(
            '/',
            Pattern.PathSegments.Select(segment =>
                string.Concat(
                    segment.Parts.Select(part =>
                        part switch
                        {
                            RoutePatternLiteralPart literal => literal.Content,
                            RoutePatternSeparatorPart separator => separator.Content,
                            RoutePatternParameterPart parameter => value(parameter.Name),
                            _ => "",
                        }
                    )
                )
            )
        );

    /// <summary>With ids of what the usual people have: the first row of each table, the team Product, this month.</summary>
    public string Plausible(long id = 1) =>
        With(name =>
            name switch
            {
                "slug" or "team" => "product",
                "space" => "handbook",
                "week" => ToString().StartsWith("/pilots/", StringComparison.Ordinal) ? "1" : "2026-W46",
                "number" => ToString().StartsWith("/decisions/", StringComparison.Ordinal) ? "D-0001" : "1",
                "month" => "2026-10",
                "format" => "csv",
                "status" or "code" => "404",
                _ => id.ToString(System.Globalization.CultureInfo.InvariantCulture),
            }
        );

    public override string ToString() => "/" + Pattern.RawText?.TrimStart('/');

    public static async Task<IReadOnlyList<SiteAddress>> AllAsync(AppHost host)
    {
        var loader = host.Services.GetRequiredService<PageLoader>();
        var all = new List<SiteAddress>();
        foreach (var endpoint in host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
                continue;
            var page = endpoint.Metadata.GetMetadata<PageActionDescriptor>();
            all.Add(
                new(
                    endpoint.RoutePattern,
                    endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [],
                    page is null ? null : await loader.LoadAsync(page, endpoint.Metadata)
                )
            );
        }
        return all;
    }
}
