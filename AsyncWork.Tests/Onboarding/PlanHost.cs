using System.Net;
using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.People;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Tests.Onboarding;

/// <summary>A company with the usual people, and a plan of Kathmandu, who starts on Monday 16 November: manager Manager, buddy Berlin.</summary>
static class PlanHost
{
    public static readonly LocalDate Monday = new(2026, 11, 16);

    public static async Task<AppHost> EveryoneAsync(Action<Given>? more = null)
    {
        var host = new AppHost();
        var given = host.Given().Everyone();
        more?.Invoke(given);
        await given.SaveAsync();
        return host;
    }

    public static Task<PersonId> IdAsync(this AppHost host, string name) =>
        host.Database(db => db.People.Where(p => p.Name == name).Select(p => p.Id).SingleAsync());

    /// <summary>A plan that runs, made of a template of these steps.</summary>
    public static async Task<(string Url, int Template, int Module)> PlanAsync(
        this AppHost host,
        TemplateKind kind,
        params StepContent[] steps
    )
    {
        var (module, template) = await host.TemplateAsync(steps);
        if (kind == TemplateKind.Offboarding)
            await host.Database(async db =>
            {
                var found = await db.OnboardingTemplates.SingleAsync(t => t.Id == template);
                found.Rename("Off-boarding", kind, null);
                await db.SaveChangesAsync();
            });
        var hr = await host.SignedInAsync("hr");
        var (person, manager, buddy) = (
            await host.IdAsync("Kathmandu"),
            await host.IdAsync("Manager"),
            await host.IdAsync("Berlin")
        );
        using var started = await hr.SubmitAsync(
            kind == TemplateKind.Onboarding ? "/onboarding/plans/new" : "/onboarding/plans/new?kind=Offboarding",
            new Submission([
                ("Input.Person", $"{person}"),
                ("Input.Template", $"{template}"),
                ("Input.StartsOn", "2026-11-16"),
                ("Input.Manager", $"{manager}"),
                .. kind == TemplateKind.Onboarding
                    ? new (string, string?)[] { ("Input.Buddy", $"{buddy}"), ("Input.HasTrack", "false") }
                    : [],
            ])
        );
        Assert.True(started.StatusCode == HttpStatusCode.Redirect, await started.Content.ReadAsStringAsync());
        return (started.Headers.Location!.ToString(), template, module);
    }

    public static Task<(string Url, int Template, int Module)> PlanAsync(this AppHost host, params StepContent[] steps) =>
        host.PlanAsync(TemplateKind.Onboarding, steps);

    /// <summary>The only plan, with its steps.</summary>
    public static Task<OnboardingPlan> ThePlanAsync(this AppHost host) =>
        host.Database(db => db.OnboardingPlans.Include(p => p.Steps).Include(p => p.CheckIns).AsNoTracking().SingleAsync());

    public static async Task<string> StepUrlAsync(this AppHost host, string title) =>
        await host.Database(db =>
            db.PlanSteps.Where(s => s.Title == title).Select(s => $"/onboarding/plans/{s.PlanId}/steps/{s.Id}").SingleAsync()
        );

    public static async Task<string> MainAsync(this HttpResponseMessage answer) =>
        (await answer.HtmlAsync()) is var page ? (page.QuerySelector("main") ?? page.Body!).Reads() : "";
}
