using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Tests.Onboarding;

/// <summary>A plan of somebody who starts on a Monday, with the fact that matters; the rest is filled in.</summary>
static class SomePlan
{
    public static readonly LocalDate Monday = new(2026, 11, 16);
    public static readonly Instant Now = Instant.FromUtc(2026, 11, 12, 8, 0);
    public static readonly PersonId Ana = new(1);
    public static readonly PersonId Manager = new(2);
    public static readonly PersonId Buddy = new(3);
    public static readonly PersonId HR = new(4);
    public static readonly PersonId Stranger = new(9);
    public static readonly PlanPeople Helpers = new(Manager, Buddy, HR, null);
    public static readonly IReadOnlySet<PersonId> Here = new HashSet<PersonId> { Ana, Manager, Buddy, HR, Stranger };
    public const int ModuleId = 5;

    /// <summary>Long before day 0, so that nothing is due in the past; all work Monday to Friday.</summary>
    public static readonly PlanCalendar Weekdays = new(new(2026, 11, 2), (_, day) => DueDay.IsWeekday(day));

    public static OnboardingTemplate Template(TemplateKind kind = TemplateKind.Onboarding) => new("Engineer", kind, null);

    public static StepSnapshot[] Snapshots(params StepContent[] steps) =>
        [.. steps.Select(s => new StepSnapshot(Guid.NewGuid(), s))];

    public static OnboardingPlan Of(params StepContent[] steps) => Of(TemplateKind.Onboarding, Snapshots(steps));

    public static OnboardingPlan Of(TemplateKind kind, params StepSnapshot[] steps)
    {
        var plan = new OnboardingPlan(Ana, Template(kind), "Engineer", Monday, Helpers, HR, Now);
        plan.Begin(ComposedTemplate.Of([new(ModuleId, "Everybody", steps)]), [(ModuleId, 1)], [], Here, Weekdays);
        return plan;
    }

    public static PlanStep Step(this OnboardingPlan plan, string title) => plan.Steps.Single(s => s.Title == title);

    public static void Do(this OnboardingPlan plan, string title, LocalDate? on = null) =>
        plan.Complete(plan.Step(title), StepAnswer.None, plan.Step(title).DoerId, false, on ?? Monday, Now);
}
