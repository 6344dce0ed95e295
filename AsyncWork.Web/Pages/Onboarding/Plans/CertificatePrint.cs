using AsyncWork.Domain.Onboarding;
using AsyncWork.Web.Reports.Pdf;
using AsyncWork.Web.TagHelpers;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.Plans;

/// <summary>Makes a plan that is done into what its certificate says.</summary>
static class CertificatePrint
{
    const int Section = 2;

    public static PrintedDocument Make(CertificateModel page, PrintedDocument about) =>
        about with
        {
            Pages =
            [
                new(about.Title)
                {
                    About =
                    [
                        $"{page.Person.Name} has completed the onboarding of {about.Company}.",
                        $"First day {page.Plan.StartsOn.Text()}, done on {DoneOn(page.Plan, page.Person.Zone).Text()}.",
                    ],
                    Texts = [.. Texts(page)],
                },
            ],
        };

    static IEnumerable<PrintedText> Texts(CertificateModel page)
    {
        var plan = page.Plan;
        var done = plan.Ordered.Where(s => s.State == PlanStepState.Done).ToList();
        yield return Lines(
            "The plan",
            [
                .. plan.Role.Length > 0 ? new[] { $"Role: {plan.Role}" } : [],
                $"Template: {plan.TemplateName}",
                $"Steps: {plan.DoneCount} of {plan.StepCount} done",
            ]
        );
        var read = done.Where(s => s.PageId is not null || s.Kind == StepKind.Read).ToList();
        if (read.Count > 0)
            yield return PrintedText.Table("Read and confirmed", Section, Read(read));
        var passed = done.Where(s => s.Kind == StepKind.Quiz).ToList();
        if (passed.Count > 0)
            yield return PrintedText.Table("Quizzes passed", Section, Passed(passed));
        var brought = done.Where(s => s.Kind == StepKind.FirstContribution).ToList();
        if (brought.Count > 0)
            yield return Lines(
                "First contribution",
                [.. brought.Select(s => s.Result.Length > 0 ? s.Result : s.Title).Distinct(StringComparer.Ordinal)]
            );
        yield return Lines("Who helped", [.. Helpers(page)]);
    }

    static IEnumerable<string[]> Read(IEnumerable<PlanStep> steps)
    {
        yield return ["Page", "Version", "Confirmed"];
        foreach (var step in steps)
            yield return
            [
                step.PageTitle.Length > 0 ? step.PageTitle : step.Title,
                step.PageRevision is { } revision ? $"{revision}" : "–",
                step.DoneOn?.Text() ?? "–",
            ];
    }

    static IEnumerable<string[]> Passed(IEnumerable<PlanStep> steps)
    {
        yield return ["Quiz", "Questions", "Passed"];
        foreach (var step in steps)
            yield return [step.Title, $"{Quiz.Read(step.Questions).Count}", step.DoneOn?.Text() ?? "–"];
    }

    static IEnumerable<string> Helpers(CertificateModel page)
    {
        yield return $"Manager: {page.NameOf(page.Plan.ManagerId)}";
        if (page.Plan.BuddyId is { } buddy)
            yield return $"Buddy: {page.NameOf(buddy)}";
        yield return $"HR: {page.NameOf(page.Plan.HRId)}";
        if (page.Plan.ITId is { } it)
            yield return $"IT: {page.NameOf(it)}";
    }

    /// <summary>The day of the last step that must be done; of a plan without one the day on which it was ended.</summary>
    static LocalDate DoneOn(OnboardingPlan plan, DateTimeZone zone) =>
        plan.ReadyOn ?? plan.EndedAt?.InZone(zone).Date ?? plan.EndsOn;

    static PrintedText Lines(string heading, IReadOnlyList<string> lines) =>
        new(heading, Section, null, string.Join('\n', lines));
}
