using AsyncWork.Domain.Onboarding;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Data.Demo;
using AsyncWork.Web.Pages.Onboarding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AsyncWork.Tests.Onboarding;

/// <summary>The demo company has five templates that one can start with (product.md O1).</summary>
public sealed class DemoOnboardingTests
{
    [Fact]
    public async Task O1_the_demo_has_five_templates_of_published_modules()
    {
        await using var host = new AppHost();
        await using (var scope = host.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<DemoCompany>().FillAsync(new DemoSize(People: 8, Months: 3));

        var templates = await host.Database(db => db.ListTemplates(null, archived: false).ToListAsync());
        var modules = await host.Database(db => db.ListModules(null, archived: false).ToListAsync());
        var versions = await host.Database(db => db.ModuleVersions.ToListAsync());
        var slugs = await host.Database(db => db.WikiPages.Select(p => p.Slug).ToListAsync());

        Assert.Equal(
            ["Any role, remote", "Engineer, Berlin", "Product, New York", "Support, Kathmandu", "Off-boarding"],
            templates.Select(t => t.Name)
        );
        Assert.All(templates, t => Assert.InRange(t.Steps, 8, 80));
        Assert.All(modules, m => Assert.InRange(m.Steps, 8, 15));
        Assert.All(modules, m => Assert.True(m.PublishedNumber > 0));
        var steps = versions.SelectMany(v => v.Read()).Select(s => s.Content).ToList();
        Assert.Equal(Enum.GetValues<StepKind>(), steps.Select(s => s.Kind).Distinct().Order());
        // What is linked of the playbook is there.
        Assert.All(
            steps.Where(s => s.Url.StartsWith("/playbook/", StringComparison.Ordinal)),
            s => Assert.Contains(s.Url["/playbook/".Length..], slugs)
        );
    }
}
