using System.IO.Compression;
using AsyncWork.Web.Data;
using AsyncWork.Web.Hosting;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Time.Timer;
using AsyncWork.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.ResponseCompression;

namespace AsyncWork.Web.Browser;

/// <summary>What every page stands in: headers, error pages, compression, static files.</summary>
public static class FrameSetup
{
    public static WebApplicationBuilder AddFrame(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddScoped<CurrentTimer>();
        builder.Services.AddSingleton<IHtmlGenerator, FieldHtmlGenerator>();
        builder.Services.AddHtmx(builder.Configuration, builder.Environment);
        builder.Services.AddHsts(hsts => (hsts.MaxAge, hsts.IncludeSubDomains) = (TimeSpan.FromDays(365), true));
        // Over https too: no page repeats what a request brought beside a secret; antiforgery tokens are masked anew each time (BREACH).
        builder.Services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            // At its fastest gzip makes pages as small as Brotli does, in half the time. Static files were compressed when published.
            compression.Providers.Add<GzipCompressionProvider>();
        });
        builder.Services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Fastest);
        builder.Services.Configure<MvcOptions>(mvc =>
        {
            mvc.ModelBinderProviders.Insert(0, new CheckboxBinderProvider());
            mvc.Filters.Add(new LargeForms());
            mvc.Filters.Add(new RedirectsInAscii());
        });
        return builder;
    }

    /// <summary>First in the pipeline, before anything that may fail or refuse.</summary>
    public static WebApplication UseFrame(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
            app.UseHsts();
        app.UseSecurityHeaders();
        app.UseResponseCompression();
        app.UseErrorPages();
        app.UseRefusalLog();
        app.UseBusyAnswers();
        app.UseKnownMethods();
        app.UseRouting(); // here, so that an error page is routed again
        return app;
    }

    /// <summary>Static files, reachable signed out, and the pages, which link to them by fingerprint.</summary>
    public static PageActionEndpointConventionBuilder MapFrame(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        return app.MapRazorPages().WithStaticAssets();
    }
}
