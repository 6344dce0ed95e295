using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.People;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Tests.Onboarding;

/// <summary>Modules and templates with the fact that matters; the rest is filled in.</summary>
static class SomeSteps
{
    public static readonly IReadOnlySet<PersonId> Nobody = new HashSet<PersonId>();

    public static StepContent Step(string title, string phase = "First week", int due = 0, int depth = 0) =>
        new()
        {
            Title = title,
            Phase = phase,
            DueDays = due,
            Depth = depth,
        };

    public static OnboardingModule Module(params ReadOnlySpan<StepContent> steps)
    {
        var module = new OnboardingModule("Everybody", ModuleScope.Everybody, null);
        foreach (var step in steps)
            module.Add(step, Guid.NewGuid());
        return module;
    }

    /// <summary>As if it had been stored: each step has an id, in their order from 1.</summary>
    public static OnboardingModule Stored(params ReadOnlySpan<StepContent> steps)
    {
        var module = Module(steps);
        foreach (var (i, step) in module.Ordered.Index())
            typeof(WrittenStep).GetProperty(nameof(WrittenStep.Id))!.SetValue(step, i + 1);
        return module;
    }

    public static IEnumerable<string> Titles(this OnboardingModule module) => module.Ordered.Select(s => s.Title);

    public static int IdOf(this OnboardingModule module, string title) => module.Steps.Single(s => s.Title == title).Id;

    /// <summary>A module that is published once, and a template of it.</summary>
    public static async Task<(int Module, int Template)> TemplateAsync(this AppHost host, params StepContent[] steps) =>
        await host.Database(async db =>
        {
            var by = await db.People.OrderBy(p => p.Id).Select(p => p.Id).FirstAsync();
            var here = (await db.People.Select(p => p.Id).ToListAsync()).ToHashSet();
            var module = new OnboardingModule("Everybody", ModuleScope.Everybody, null);
            module.AddAll(steps.Length > 0 ? steps : [Step("Read the playbook")], Guid.NewGuid);
            db.Add(module);
            await db.SaveChangesAsync();
            db.Add(module.Publish(null, "First", here, by, host.Clock.GetCurrentInstant()));
            var template = new OnboardingTemplate("Engineer, Berlin", TemplateKind.Onboarding, "For engineers");
            template.Add(module);
            db.Add(template);
            await db.SaveChangesAsync();
            return (module.Id, template.Id);
        });
}
