using System.Net;
using AsyncWork.Domain.People;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using NodaTime;

namespace AsyncWork.Tests.Identity;

[Trait("Feature", "A10")]
public sealed class StartRulesTests
{
    [Theory]
    [InlineData("Demo:Enabled", "Demo:Enabled is for Development only")]
    [InlineData("Cookies:AllowPlainHttp", "Cookies:AllowPlainHttp is for Development only")]
    public async Task Production_does_not_start_with_a_setting_of_development(string setting, string reason)
    {
        await using var host = new AppHost();

        Assert.StartsWith(reason, await WhyNotAsync(host, (setting, "true")), StringComparison.Ordinal);
        Assert.Null(await WhyNotAsync(host));
    }

    [Fact]
    public async Task Production_does_not_start_on_the_demo_company()
    {
        await using var host = new AppHost();
        await host.Database(db =>
        {
            var company = new Company("Meridian Works", DateTimeZone.Utc);
            company.MarkAsDemo();
            db.Add(company);
            return db.SaveChangesAsync();
        });

        Assert.StartsWith("The database holds the demo company", await WhyNotAsync(host), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Production_does_not_start_while_an_administrator_has_the_password_of_the_demo()
    {
        await using var host = new AppHost();
        var given = host.Given();
        given.Person("mia@example.com").Is(Role.Administrator);
        await given.SaveAsync();

        Assert.StartsWith("The account mia@example.com has the password", await WhyNotAsync(host), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Over_plain_http_only_monitors_are_answered()
    {
        await using var host = new AppHost();
        var browser = host.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new("http://localhost") });

        var page = await browser.GetAsync("/account/sign-in");

        Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
        Assert.Contains("over HTTPS only", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/health/live")).StatusCode);
    }

    static async Task<string?> WhyNotAsync(AppHost host, params (string Name, string Value)[] settings)
    {
        await using var services = new Production(host.Services, settings);
        return await StartRules.WhyNotStartAsync(services);
    }

    /// <summary>The services of the host, in Production and with other settings.</summary>
    sealed class Production(IServiceProvider host, (string Name, string Value)[] settings) : IServiceProvider, IAsyncDisposable
    {
        readonly ConfigurationManager configuration = new();

        public object? GetService(Type serviceType)
        {
            foreach (var (name, value) in settings)
                configuration[name] = value;
            return serviceType == typeof(IHostEnvironment) ? new ProductionEnvironment()
                : serviceType == typeof(IConfiguration) ? configuration
                : host.GetService(serviceType);
        }

        public ValueTask DisposeAsync()
        {
            configuration.Dispose();
            return ValueTask.CompletedTask;
        }
    }

    sealed class ProductionEnvironment : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = Environments.Production;
        public string ApplicationName { get; set; } = "AsyncWork.Web";
        public string ContentRootPath { get; set; } = "";
        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
