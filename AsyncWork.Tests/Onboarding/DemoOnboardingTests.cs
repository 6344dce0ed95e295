using AsyncWork.Domain.Onboarding;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Data.Demo;
using AsyncWork.Web.Pages.Onboarding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace AsyncWork.Tests.Onboarding;

/// <summary>The demo company has five templates that one can start with, and two years of plans made of them (product.md O1, O14).</summary>
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

    [Fact]
    public async Task O14_the_demo_has_two_years_of_plans_of_which_three_run()
    {
        await using var host = new AppHost();
        await using (var scope = host.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<DemoCompany>().FillAsync(new DemoSize(Months: 2));

        var today = AppHost.Start.InUtc().Date;
        var plans = await host.Database(db =>
            db.OnboardingPlans.Include(p => p.Steps).Include(p => p.CheckIns).Include(p => p.Events).AsSplitQuery().ToListAsync()
        );

        Assert.InRange(plans.Count, 12, 40);
        Assert.True(plans.Min(p => p.StartsOn) < today.PlusDays(-500));
        Assert.Single(plans, p => p.State == PlanState.Stopped);
        Assert.Single(plans, p => p.Kind == TemplateKind.Offboarding && p.State == PlanState.Finished);
        // One is to come, one began this week, one is stuck.
        var running = plans.Where(p => p.IsRunning).OrderByDescending(p => p.StartsOn).ToList();
        Assert.Equal(3, running.Count);
        Assert.True(running[0].StartsOn > today && running[0].InviteOn is not null && running[0].PreboardingKey is not null);
        Assert.NotEmpty(running[0].PreboardingSteps);
        Assert.False(await host.Database(db => db.Users.AnyAsync(a => a.PersonId == running[0].PersonId)));
        Assert.InRange(Period.DaysBetween(running[1].StartsOn, today), 0, 6);
        Assert.InRange(Period.DaysBetween(running[2].NextDueOn!.Value, today), 6, 30);
        // What happened is past, in order, and told in words; some of it late, some not for that person.
        Assert.All(plans, p => Assert.All(p.Steps, s => Assert.True(s.SettledAt is null || s.SettledAt <= AppHost.Start)));
        Assert.All(plans, p => Assert.Equal(p.Events.Select(e => e.At).Order(), p.Events.OrderBy(e => e.Id).Select(e => e.At)));
        Assert.All(plans, p => Assert.True(p.Events.Count > p.Steps.Count(s => !s.IsOpen)));
        var steps = plans.SelectMany(p => p.Steps).ToList();
        Assert.Contains(steps, s => s.DoneOn > s.DueOn);
        Assert.All(steps.Where(s => s.State == PlanStepState.NotApplicable), s => Assert.NotEmpty(s.Reason));
        var answers = plans.SelectMany(p => p.CheckIns).Where(c => c.AnsweredAt is not null).ToList();
        Assert.True(answers.Select(c => c.Helped).Distinct().Count() > 8);
    }
}
