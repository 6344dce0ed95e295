using System.Net;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.HttpOverrides;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace AsyncWork.Web.Hosting;

/// <summary>How the app stands in its surroundings: proxy, limits, health, memory, telemetry. See OPERATIONS.md.</summary>
public static class HostingSetup
{
    /// <summary>The largest request in bytes. Pages that take files raise it for themselves, up to what web.config lets through.</summary>
    public const int LargestForm = 1024 * 1024;

    /// <summary>
    /// The arguments by which a published app finds its pages and <c>App_Data</c> beside itself, from whatever folder it is started: a
    /// command of an administrator works on the database of the server. None for a build that was not published, whose files are in the
    /// folder of the project.
    /// </summary>
    /// <param name="program">The folder of the program.</param>
    public static string[] RootArguments(string program) =>
        Directory.Exists(Path.Combine(program, "wwwroot")) ? ["--contentRoot", program] : [];

    public static WebApplicationBuilder AddHosting(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = LargestForm;
            kestrel.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        });
        builder.Services.Configure<IISServerOptions>(iis => iis.MaxRequestBodySize = LargestForm);
        builder.Services.Configure<ForwardedHeadersOptions>(forwarded => Trust(forwarded, builder.Configuration));
        builder.Services.AddHostedService<IdleMemory>();
        builder.AddTelemetry();
        return builder;
    }

    /// <summary>
    /// First of all: the address and scheme of who asks, from the proxies that are named in the settings; and the answers to monitors.
    /// </summary>
    public static void UseHosting(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.MapHealth();
    }

    /// <summary>405 for methods that no page knows: a page asked by one would be shown without having been filled.</summary>
    public static IApplicationBuilder UseKnownMethods(this IApplicationBuilder app) =>
        app.Use(
            (http, next) =>
            {
                var method = http.Request.Method;
                if (HttpMethods.IsGet(method) || HttpMethods.IsPost(method) || HttpMethods.IsHead(method))
                    return next(http);
                http.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
                http.Response.Headers.Allow = "GET, HEAD, POST";
                return Task.CompletedTask;
            }
        );

    /// <summary>Answers to monitors, without details: <c>live</c> says the process runs, <c>ready</c> that the database answers.</summary>
    static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready") })
            .AllowAnonymous();
    }

    /// <exception cref="InvalidOperationException">A name that is neither an address nor a network stops the start.</exception>
    static void Trust(ForwardedHeadersOptions forwarded, ConfigurationManager configuration)
    {
        // Nobody is believed but who is named: the defaults would believe everything on this machine.
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        var names = (configuration["Proxy:KnownProxies"] ?? "").Split(
            [',', ';', ' '],
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
        foreach (var name in names)
            if (IPAddress.TryParse(name, out var address))
                forwarded.KnownProxies.Add(address);
            else if (System.Net.IPNetwork.TryParse(name, out var network))
                forwarded.KnownIPNetworks.Add(network);
            else
                throw new InvalidOperationException(
                    $"Proxy:KnownProxies names “{name}”. Write addresses (10.0.0.5) or networks (10.0.0.0/24), separated by commas."
                );
        forwarded.ForwardedHeaders =
            names.Length == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        forwarded.ForwardLimit = configuration.GetValue("Proxy:Hops", 1);
    }

    /// <summary>Traces and metrics by OTLP, when <c>Otel:Endpoint</c> or the usual environment variable names a collector.</summary>
    static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var endpoint = builder.Configuration["Otel:Endpoint"];
        if (string.IsNullOrEmpty(endpoint) && string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
            return;
        void To(OpenTelemetry.Exporter.OtlpExporterOptions otlp)
        {
            if (!string.IsNullOrEmpty(endpoint))
                otlp.Endpoint = new Uri(endpoint);
        }
        builder
            .Services.AddOpenTelemetry()
            .ConfigureResource(r => r.AddService("AsyncWork", serviceVersion: AppVersion.Text))
            .WithTracing(t => t.AddAspNetCoreInstrumentation(web => web.Filter = NotHealth).AddOtlpExporter(To))
            .WithMetrics(m =>
                m.AddAspNetCoreInstrumentation()
                    .AddMeter("System.Runtime", "Microsoft.AspNetCore.Server.Kestrel")
                    .AddOtlpExporter(To)
            );
    }

    static bool NotHealth(HttpContext http) => !http.Request.Path.StartsWithSegments("/health");
}
