using System.Security.Cryptography;
using System.Text;
using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.People;
using AsyncWork.Web.Importing.Onboarding;
using AsyncWork.Web.Pages.Onboarding.Modules;
using NodaTime;

namespace AsyncWork.Web.Data.Demo;

/// <summary>Five templates of the demo company, composed of modules that were published, one of them twice, and the plans made of them.</summary>
static class DemoOnboarding
{
    static readonly (string Name, TemplateKind Kind, string Summary, DemoModule[] Modules)[] Templates =
    [
        (
            "Engineer, Berlin",
            TemplateKind.Onboarding,
            "For engineers who work in or near Berlin.",
            [
                DemoOnboardingTexts.Everybody,
                DemoOnboardingTexts.Async,
                DemoOnboardingTexts.Engineer,
                DemoOnboardingTexts.Berlin,
                DemoOnboardingTexts.Months,
            ]
        ),
        (
            "Support, Kathmandu",
            TemplateKind.Onboarding,
            "For the desk that answers while Europe sleeps.",
            [
                DemoOnboardingTexts.Everybody,
                DemoOnboardingTexts.Async,
                DemoOnboardingTexts.Support,
                DemoOnboardingTexts.Kathmandu,
                DemoOnboardingTexts.Months,
            ]
        ),
        (
            "Product, New York",
            TemplateKind.Onboarding,
            "For product managers who work from New York.",
            [
                DemoOnboardingTexts.Everybody,
                DemoOnboardingTexts.Async,
                DemoOnboardingTexts.Product,
                DemoOnboardingTexts.NewYork,
                DemoOnboardingTexts.Months,
            ]
        ),
        (
            "Any role, remote",
            TemplateKind.Onboarding,
            "What all go through, wherever they are. Begin with it when no other fits.",
            [DemoOnboardingTexts.Everybody, DemoOnboardingTexts.Async, DemoOnboardingTexts.Months]
        ),
        (
            "Off-boarding",
            TemplateKind.Offboarding,
            "So that nothing is left without somebody who keeps it. The start date is the last day.",
            [DemoOnboardingTexts.Leaving]
        ),
    ];

    public static async Task AddAsync(
        AppDbContext db,
        IReadOnlyList<DemoWorker> workers,
        LocalDate first,
        Instant now,
        int seed,
        CancellationToken cancellation
    )
    {
        // Who leads Operations keeps the templates, and thanks those who leave.
        var keeper = workers[^1].Lead;
        var here = new HashSet<PersonId> { keeper };
        // Before the first of the plans, which go back two years.
        var begun = LocalDate.Min(first, now.InUtc().Date.PlusDays(-780)).At(new LocalTime(9, 0)).InUtc().ToInstant();
        var modules = Templates.SelectMany(t => t.Modules).Distinct().ToDictionary(m => m, m => ModuleOf(m, keeper));
        db.AddRange(modules.Values);
        await db.SaveChangesAsync(cancellation);
        var versions = modules.ToDictionary(m => m.Key, m => m.Value.Publish(null, "The first version", here, keeper, begun));
        db.AddRange(versions.Values);
        await db.SaveChangesAsync(cancellation);

        var (improved, quiz) = (
            modules[DemoOnboardingTexts.Async],
            modules[DemoOnboardingTexts.Async].Steps.Single(s => s.Kind == StepKind.Quiz)
        );
        improved.Rewrite(quiz.Id, quiz.Content with { DueDays = quiz.DueDays + 1 });
        db.Add(
            improved.Publish(
                versions[DemoOnboardingTexts.Async],
                "The questions a day later: new people wanted time to read",
                here,
                keeper,
                begun + Duration.FromDays(300)
            )
        );
        foreach (var (name, kind, summary, parts) in Templates)
        {
            var template = new OnboardingTemplate(name, kind, summary);
            foreach (var part in parts)
                template.Add(modules[part]);
            db.Add(template);
        }
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        await new DemoOnboardingPlans(db, workers, now, seed).AddAsync(cancellation);
    }

    static OnboardingModule ModuleOf(DemoModule written, PersonId keeper)
    {
        var module = new OnboardingModule(written.Name, written.Scope, written.ScopeName);
        var keys = 0;
        module.AddAll(
            [
                .. ChecklistMarkdown
                    .Read(written.Steps)
                    .Steps.Select(s => StepInput.Rendered(s.OwnerName is null ? s.Content : s.Content with { OwnerId = keeper })),
            ],
            () => KeyOf(written.Name, keys++)
        );
        return module;
    }

    /// <summary>The same in each demo.</summary>
    static Guid KeyOf(string module, int number) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{module} {number}")).AsSpan(0, 16));
}
