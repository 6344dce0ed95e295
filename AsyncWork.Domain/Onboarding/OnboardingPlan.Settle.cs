using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Onboarding;

/// <summary>What came of a step, as who does it says.</summary>
/// <param name="Quiz">The chosen answers of a quiz, by question; null where none was chosen.</param>
/// <param name="Fields">What was filled in, by field.</param>
/// <param name="Files">How many files were added.</param>
/// <param name="Read">The page that the step leads to, as it was read.</param>
/// <param name="Contribution">The finished card or decided proposal, in words; null when there is none.</param>
public sealed record StepAnswer(
    IReadOnlyList<int?>? Quiz = null,
    IReadOnlyList<string?>? Fields = null,
    int Files = 0,
    ReadPage? Read = null,
    string? Contribution = null
)
{
    public const int LongestField = 2_000;
    public static readonly StepAnswer None = new();
}

/// <summary>Steps are done, do not apply, or are open again (product.md O6, O8).</summary>
public sealed partial class OnboardingPlan
{
    /// <summary>Who may say that a step is done: who does it, and HR and the manager for what others forgot to say.</summary>
    public bool MaySettle(PlanStep step, PersonId by, bool isHR) => by == step.DoerId || isHR || by == ManagerId || by == HRId;

    /// <summary>Why a step cannot be done so; null when it can.</summary>
    public string? WhyNotComplete(PlanStep step, StepAnswer answer, PersonId? by, bool isHR) =>
        WhyNotSettle(step, by, isHR)
        ?? step.Kind switch
        {
            StepKind.Read or StepKind.Quiz when by is { } other && other != step.DoerId =>
                "Only who was asked can confirm that they read and understood it.",
            StepKind.Quiz => WhyNotAnswer(Quiz.Read(step.Questions), answer.Quiz ?? []),
            StepKind.Form => WhyNotFill(StepForm.Read(step.Fields), answer.Fields ?? []),
            StepKind.Upload when answer.Files == 0 => "Add the file first, then say that it is done.",
            StepKind.FirstContribution when answer.Contribution is null =>
                "No card is finished and no proposal is decided since the first day. The step is done when one is.",
            _ => null,
        };

    /// <param name="by">Null for somebody who has no account yet.</param>
    /// <param name="on">Today in the zone of who does it.</param>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotComplete"/> has a reason.</exception>
    public void Complete(PlanStep step, StepAnswer answer, PersonId? by, bool isHR, LocalDate on, Instant now)
    {
        StoredText.Refuse(WhyNotComplete(step, answer, by, isHR));
        step.Complete(on, ResultOf(step, answer), answer.Read, by ?? step.DoerId, now);
        Count();
        Record($"“{step.Title}” is done.", by, now);
    }

    public string? WhyNotSkip(PlanStep step, string? reason, PersonId by, bool isHR) =>
        WhyNotSettle(step, by, isHR)
        ?? (
            string.IsNullOrWhiteSpace(reason)
                ? "Say why the step does not apply. The reason is kept."
                : StoredText.WhyNotText(reason, "The reason", PlanStep.LongestReason)
        );

    /// <summary>The step does not concern this person: it leaves what is counted, with its reason (kpis.md K22).</summary>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotSkip"/> has a reason.</exception>
    public void Skip(PlanStep step, string reason, PersonId by, bool isHR, Instant now)
    {
        StoredText.Refuse(WhyNotSkip(step, reason, by, isHR));
        step.Skip(reason, by, now);
        Count();
        Record($"“{step.Title}” does not apply: {reason.Trim()}", by, now);
    }

    public string? WhyNotReopen(PlanStep step, PersonId by, bool isHR) =>
        WhyNotChange()
        ?? (
            step.IsOpen ? "The step is open already."
            : !MaySettle(step, by, isHR) ? NotYours
            : null
        );

    /// <exception cref="InvalidOperationException"><see cref="WhyNotReopen"/> has a reason.</exception>
    public void Reopen(PlanStep step, PersonId by, bool isHR, Instant now)
    {
        StoredText.Refuse(WhyNotReopen(step, by, isHR));
        step.Reopen();
        Count();
        Record($"“{step.Title}” is open again.", by, now);
    }

    /// <summary>Why somebody cannot look back so; null when they can.</summary>
    public string? WhyNotAnswer(int day, CheckInAnswer answer, PersonId by) =>
        by != PersonId ? "Only the person whose plan it is answers this."
        : !checkIns.Exists(c => c.Day == day) ? "There is no such check-in."
        : answer.WhyNot();

    /// <summary>What was said before is written over; a check-in can be answered after the plan has ended.</summary>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotAnswer(int, CheckInAnswer, PersonId)"/> has a reason.</exception>
    public void Answer(int day, CheckInAnswer answer, PersonId by, Instant now)
    {
        StoredText.Refuse(WhyNotAnswer(day, answer, by));
        checkIns.Find(c => c.Day == day)!.Answer(answer, now);
        Version++;
    }

    string? WhyNotSettle(PlanStep step, PersonId? by, bool isHR) =>
        WhyNotChange()
        ?? (
            !steps.Contains(step) ? StepIsGone
            : step.State == PlanStepState.Done ? "The step is done already."
            : step.State == PlanStepState.NotApplicable ? "The step does not apply. Open it again first."
            : by is { } person && !MaySettle(step, person, isHR) ? NotYours
            : null
        );

    static string? WhyNotAnswer(IReadOnlyList<QuizQuestion> questions, IReadOnlyList<int?> chosen)
    {
        if (questions.Where((_, i) => chosen.ElementAtOrDefault(i) is null).FirstOrDefault() is { } open)
            return $"Choose an answer to “{open.Text}”.";
        var wrong = questions.Where((q, i) => chosen[i] != q.Right).ToList();
        return wrong.Count switch
        {
            0 => null,
            1 => $"One answer is not right yet: “{wrong[0].Text}”. Look it up and choose again.",
            _ => $"{wrong.Count} answers are not right yet. Look them up and choose again.",
        };
    }

    static string? WhyNotFill(IReadOnlyList<FormField> fields, IReadOnlyList<string?> filled) =>
        fields.Where((f, i) => f.IsRequired && string.IsNullOrWhiteSpace(filled.ElementAtOrDefault(i))).FirstOrDefault()
            is { } empty
            ? $"Fill in “{empty.Label}”."
            : filled
                .Select(
                    (text, i) =>
                        StoredText.WhyNotText(text, fields.ElementAtOrDefault(i)?.Label ?? "A field", StepAnswer.LongestField)
                )
                .FirstOrDefault(why => why is not null);

    static string ResultOf(PlanStep step, StepAnswer answer) =>
        step.Kind switch
        {
            StepKind.Quiz => $"All {Quiz.Read(step.Questions).Count} answers are right.",
            StepKind.Form => string.Join(
                '\n',
                StepForm
                    .Read(step.Fields)
                    .Select((f, i) => (f.Label, Text: StoredText.Lines(answer.Fields!.ElementAtOrDefault(i)).Trim()))
                    .Where(f => f.Text.Length > 0)
                    .Select(f => $"{f.Label}: {f.Text}")
            ),
            StepKind.FirstContribution => answer.Contribution!,
            _ => "",
        };

    const string StepIsGone = "Somebody took this step out meanwhile.";
    const string NotYours = "This step is somebody else’s.";
}
