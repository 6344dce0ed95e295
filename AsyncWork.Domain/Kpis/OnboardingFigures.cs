using AsyncWork.Domain.Onboarding;

namespace AsyncWork.Domain.Kpis;

/// <summary>The figures of the section "Onboarding" (kpis.md K22).</summary>
public static class OnboardingFigures
{
    const string Id = "K22";
    const string NoPlan = "No onboarding was to end.";
    const string NoStep = "No step was due.";
    const string Steps =
        "Steps of onboardings that were due in the month and done by that day, divided by all due in it, optional ones too. Steps that do not "
        + "apply to somebody are left out, as is what was due after a plan had been ended early. When a first day moves, what is open moves along.";

    /// <summary>Stable names for addresses and files.</summary>
    public const string SectionKey = "onboarding";
    public const string StepsKey = "steps-on-time";
    public const string CheckInsKey = "check-ins-answered";
    public const string ReadinessKey = "readiness";

    /// <summary>The figures of a month beside those of the month before, in the order in which they are shown.</summary>
    public static FigureSection Of(OnboardingOfMonth month, OnboardingOfMonth before)
    {
        return new(
            SectionKey,
            "Onboarding",
            "Onboardings whose last step was due in the month, as they stood at its end; steps and check-ins of all that were due in it. That all is "
                + "done says little alone: read it beside the days to a first contribution and what people say after 30, 60 and 90 days.",
            "plans",
            [
                FigureOf.Share(
                    "onboarding-finished",
                    Id,
                    "Onboardings finished",
                    Better.Higher,
                    "Onboardings whose last step was due in the month and that were finished by its end, divided by all whose last step was due in it. "
                        + "Those that ended before they were done are counted apart.",
                    m => (m.Finished.Count(), m.Counted.Count()),
                    "plans",
                    NoPlan,
                    month,
                    before
                ),
                Count(
                    "onboarding-open",
                    "Still open at the end",
                    "Of these, the ones that were not finished at the end of the month.",
                    m => m.Open.Count()
                ),
                Count(
                    "onboarding-left",
                    "Ended before they were done",
                    "Onboardings whose last step was due in the month, of people who had left or never came. They are part of no other figure of plans.",
                    m => m.Left.Count()
                ),
                FigureOf.Days(
                    "days-to-ready",
                    Id,
                    "Working days to ready, median",
                    "Working days of the new person from the first day to the one on which the last step that must be done was done, of onboardings "
                        + "whose last step was due in the month. The day after the first one is day 1, as in the plans.",
                    m => m.DaysToReady,
                    m => m.Ready.Count(),
                    month,
                    before,
                    "plans ready",
                    "Nobody is ready yet."
                ),
                FigureOf.Days(
                    "days-to-contribution",
                    Id,
                    "Working days to a first contribution, median",
                    "Working days of the new person from the first day to their first finished card or the first decision about a proposal of theirs, of "
                        + "onboardings whose last step was due in the month. Who has neither by its end has no such day.",
                    m => m.DaysToContribution,
                    m => m.Contributed.Count(),
                    month,
                    before,
                    "plans with one",
                    "Nobody has contributed yet."
                ),
                OnTime(StepsKey, "Steps on time", m => m.AllSteps),
                .. Enum.GetValues<StepOwner>()
                    .Where(o => month.Steps.ContainsKey(o) || before.Steps.ContainsKey(o))
                    .Select(o => OnTime(KeyOf(o), $"Steps on time: {o.Text()}", m => m.Steps.GetValueOrDefault(o))),
                FigureOf.Share(
                    CheckInsKey,
                    Id,
                    "Check-ins answered",
                    Better.Higher,
                    "Check-ins after 30, 60 and 90 days that were due in the month and answered by its end, divided by all due in it. What was due after "
                        + "a plan had been ended early is left out.",
                    m => (m.CheckIns.Count(c => c.IsAnswered), m.CheckIns.Count),
                    "check-ins due",
                    "No check-in was due.",
                    month,
                    before
                ),
                new()
                {
                    Key = ReadinessKey,
                    KpiId = Id,
                    Label = "How ready people feel, mean of 1 to 5",
                    Unit = FigureUnit.Rating,
                    Value = month.Readiness,
                    Previous = before.Readiness,
                    Better = Better.Higher,
                    N = month.Answers.Count,
                    NOf = "answers",
                    Meaning =
                        $"The mean of what people said in the month in their check-ins, from 1, lost, to 5, at home. Shown for {OnboardingOfMonth.FewestPeople} people or "
                        + "more, and for a team when it does not tell what fewer said elsewhere.",
                    WhyNone =
                        month.Readiness is not null ? null
                        : month.Answers.Count == 0 ? "Nobody answered."
                        : $"Shown for answers of {OnboardingOfMonth.FewestPeople} people or more.",
                },
            ]
        );

        Figure Count(string key, string label, string meaning, Func<OnboardingOfMonth, int> plans) =>
            FigureOf.Count(key, Id, label, Better.Lower, meaning, plans, "plans", month, before, m => m.Plans.Count);

        Figure OnTime(string key, string label, Func<OnboardingOfMonth, StepsDue> steps) =>
            FigureOf.Share(
                key,
                Id,
                label,
                Better.Higher,
                Steps,
                m => (steps(m).OnTime, steps(m).Due),
                "steps due",
                NoStep,
                month,
                before
            );
    }

    /// <summary>The key of the figure of those who own steps: <c>steps-on-time-newhire</c>.</summary>
    public static string KeyOf(StepOwner owner) =>
        StepsKey
        + owner switch
        {
            StepOwner.NewHire => "-newhire",
            StepOwner.Buddy => "-buddy",
            StepOwner.Manager => "-manager",
            StepOwner.HR => "-hr",
            StepOwner.IT => "-it",
            _ => "-named",
        };
}
