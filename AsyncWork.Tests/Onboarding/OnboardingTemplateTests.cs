using AsyncWork.Domain.Onboarding;
using NodaTime;
using static AsyncWork.Tests.Onboarding.SomeSteps;

namespace AsyncWork.Tests.Onboarding;

/// <summary>Templates are composed of modules (product.md O1), and a step is due in working days from the start (O2).</summary>
[Trait("Feature", "O1")]
public sealed class OnboardingTemplateTests
{
    static readonly LocalDate Monday = new(2026, 11, 16);

    static OnboardingModule WithId(int id, string name)
    {
        var module = new OnboardingModule(name, ModuleScope.Everybody, null);
        typeof(OnboardingModule).GetProperty(nameof(OnboardingModule.Id))!.SetValue(module, id);
        return module;
    }

    [Fact]
    public void A_template_has_each_module_once()
    {
        var template = new OnboardingTemplate("Engineer", TemplateKind.Onboarding, null);
        var all = WithId(1, "Everybody");
        template.Add(all);

        Assert.Contains("“Everybody” is part of this template already", template.WhyNotAdd(all), StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => template.Add(all));
        Assert.NotNull(template.WhyNotAdd(null));
        var old = WithId(2, "Old");
        old.Archive(null, default);
        Assert.Contains("archived", template.WhyNotAdd(old), StringComparison.Ordinal);
    }

    [Fact]
    public void Its_modules_move_and_leave()
    {
        var template = new OnboardingTemplate("Engineer", TemplateKind.Onboarding, null);
        foreach (var id in new[] { 1, 2, 3 })
            template.Add(WithId(id, $"{id}"));

        template.Shift(3, up: true);
        Assert.Equal([1, 3, 2], template.Modules.OrderBy(m => m.Place).Select(m => m.ModuleId));
        Assert.NotNull(template.WhyNotShift(1, up: true));
        Assert.NotNull(template.WhyNotShift(2, up: false));
        template.Remove(3);
        Assert.NotNull(template.WhyNotRemove(3));
        template.Archive(default);
        Assert.Contains("archived", template.WhyNotRemove(1), StringComparison.Ordinal);
    }

    [Fact]
    public void Headings_of_the_same_name_are_one_and_steps_stand_by_their_due_day()
    {
        var composed = ComposedTemplate.Of([
            new(
                1,
                "All",
                Snapshots(
                    Step("Late", due: 5),
                    Step("Below late", due: 1, depth: 1),
                    Step("Early", due: 1),
                    Step("End", "Month", 20)
                )
            ),
            new(2, "Berlin", Snapshots(Step("Register", "first week", 2), Step("Before", "Before you start", -5))),
            new(3, "Draft", []),
        ]);

        Assert.Equal(["First week", "Month", "Before you start"], composed.Phases.Select(p => p.Name));
        Assert.Equal(["Early", "Register", "Late", "Below late"], composed.Phases[0].Steps.Select(s => s.Content.Title));
        Assert.Null(composed.WhyNotReady());
        Assert.Contains("no steps yet", ComposedTemplate.Of([]).WhyNotReady(), StringComparison.Ordinal);

        static StepSnapshot[] Snapshots(params StepContent[] steps) =>
            [.. steps.Select(s => new StepSnapshot(Guid.NewGuid(), s))];
    }

    [Theory]
    [InlineData(0, "2026-11-16")]
    [InlineData(4, "2026-11-20")]
    [InlineData(5, "2026-11-23")]
    [InlineData(-1, "2026-11-13")]
    [InlineData(-6, "2026-11-06")]
    public void O2_a_step_is_due_in_working_days_before_and_after_the_start(int days, string due) =>
        Assert.Equal(due, $"{DueDay.Of(Monday, days, DueDay.IsWeekday):uuuu-MM-dd}");

    [Theory]
    [InlineData("2026-11-14", 0, "2026-11-16")]
    [InlineData("2026-11-14", 1, "2026-11-17")]
    [InlineData("2026-11-14", -1, "2026-11-13")]
    [InlineData("2026-12-25", 0, "2026-12-29")]
    [InlineData("2026-12-28", -1, "2026-12-24")]
    public void O2_a_day_without_work_rolls_to_the_next_one(string start, int days, string due)
    {
        LocalDate[] off = [new(2026, 12, 25), new(2026, 12, 28)];

        Assert.Equal(
            due,
            $"{DueDay.Of(Support.Given.Day(start), days, d => DueDay.IsWeekday(d) && !off.Contains(d)):uuuu-MM-dd}"
        );
    }

    [Fact]
    public void O2_a_calendar_without_any_work_counts_weekdays()
    {
        Assert.Equal(Monday, DueDay.Of(Monday.PlusDays(-1), 0, _ => false));
        Assert.Equal(Monday.PlusDays(-3), DueDay.Of(Monday, -1, _ => false));
    }

    [Fact]
    public void O2_nobody_starts_in_1900_or_2999()
    {
        Assert.Contains("between 2000 and 2100", DueDay.WhyNotStart(new(1900, 1, 1)), StringComparison.Ordinal);
        Assert.Contains("between 2000 and 2100", DueDay.WhyNotStart(new(2999, 1, 1)), StringComparison.Ordinal);
        Assert.NotNull(DueDay.WhyNotStart(null));
        Assert.Null(DueDay.WhyNotStart(Monday));
    }
}
