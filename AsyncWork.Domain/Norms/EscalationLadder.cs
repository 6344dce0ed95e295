using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Norms;

/// <summary>
/// When to stop writing and talk, step by step, and who can be reached at once: of the company, or of a team instead (product.md P13). It owns who
/// is on call, so that two people who enter somebody at once do not both succeed.
/// </summary>
public sealed class EscalationLadder
{
    public const int MostSteps = 12;
    readonly List<EscalationStep> steps = [];
    readonly List<OnCall> onCall = [];

    EscalationLadder() { }

    /// <param name="team">Null for the company.</param>
    public EscalationLadder(int? team) => (TeamId, Owner) = (team, team ?? 0);

    public int Id { get; private set; }
    public int? TeamId { get; private set; }

    /// <summary>The team, or 0 for the company: there is one of each.</summary>
    public int Owner { get; private set; }
    public PersonId? ChangedBy { get; private set; }
    public Instant? ChangedAt { get; private set; }
    public int Version { get; private set; }

    /// <summary>None where a team goes by the company's, and the company by what is usual.</summary>
    public IReadOnlyList<EscalationStep> Steps => steps;
    public IReadOnlyList<OnCall> Contacts => onCall;

    /// <summary>What holds where nobody agreed on anything.</summary>
    public static IReadOnlyList<StepText> Usual { get; } =
    [
        new(
            Situation.Crisis,
            null,
            "Call who is on call, then open a post of the incident: what is known, who does what, when the next word comes.",
            "at once"
        ),
        new(
            Situation.Urgent,
            null,
            "Ask urgently in a channel that allows it, and say why it cannot wait. Without an answer, call who is on call.",
            "within the urgent norm of the channel"
        ),
        new(
            Situation.RoundTrips,
            null,
            "Call each other for fifteen minutes, and write down in the same place what came of it.",
            "the same or the next common working day"
        ),
        new(
            Situation.Sensitive,
            null,
            "Talk, best with picture, and never in a group. Write afterwards only what both want to keep.",
            "within two working days"
        ),
    ];

    /// <summary>What holds for a team: its own steps, else the company's, else what is usual; and whose they are.</summary>
    public static (IReadOnlyList<StepText> Steps, NormSource Source) Effective(
        EscalationLadder? team,
        EscalationLadder? company
    ) =>
        team is { Steps.Count: > 0 } own ? (own.InOrder, NormSource.Team)
        : company is { Steps.Count: > 0 } all ? (all.InOrder, NormSource.Company)
        : (Usual, NormSource.Usual);

    public IReadOnlyList<StepText> InOrder => [.. steps.OrderBy(s => s.Rank).Select(s => s.Text)];

    public static string? WhyNotWrite(IReadOnlyList<StepText> steps) =>
        steps.Count > MostSteps
            ? $"A ladder has at most {MostSteps} steps."
            : steps.Select(EscalationStep.WhyNot).FirstOrDefault(reason => reason is not null)
                ?? (
                    steps.Where(s => s.Situation != Situation.Own).GroupBy(s => s.Situation).Any(same => same.Count() > 1)
                        ? "Each situation stands once on the ladder. Use your own words for another step."
                        : null
                );

    /// <summary>Replaces the steps; with none, what holds above holds here.</summary>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotWrite"/> has a reason.</exception>
    public void Write(IReadOnlyList<StepText> texts, PersonId by, Instant now)
    {
        StoredText.Refuse(WhyNotWrite(texts));
        steps.Clear();
        steps.AddRange(texts.Select((text, rank) => new EscalationStep(text, rank + 1)));
        (ChangedBy, ChangedAt, Version) = (by, now, Version + 1);
    }

    /// <summary>Why somebody cannot be on call then; null when they can. That they are active and belong to the team is asked before.</summary>
    public string? WhyNotCall(string? reach, LocalDate? from, LocalDate? to, LocalDate today) =>
        OnCall.WhyNotReach(reach)
        ?? (
            from is not { } first || to is not { } last ? "Give the first and the last day."
            : last < first ? "The last day lies before the first."
            : last < today ? "The days are over. Enter days that are still to come."
            : Period.DaysBetween(first, last) >= OnCall.MostDays ? "Enter at most a year at once."
            : onCall.Exists(c => c.From <= last && first <= c.To)
                ? "Somebody is on call on some of these days already. One person is on call at a time: end that first, or choose other days."
            : null
        );

    /// <exception cref="InvalidOperationException"><see cref="WhyNotCall"/> has a reason.</exception>
    public void Call(PersonId person, string? reach, LocalDate? from, LocalDate? to, LocalDate today, PersonId by, Instant now)
    {
        StoredText.Refuse(WhyNotCall(reach, from, to, today));
        onCall.Add(new(person, reach!, from!.Value, to!.Value, by, now));
        Version++;
    }

    /// <summary>Ends somebody's time on call: with yesterday, or altogether when it has not begun.</summary>
    public void End(OnCall contact, LocalDate today)
    {
        if (contact.From >= today)
            onCall.Remove(contact);
        else
            contact.End(today.PlusDays(-1));
        Version++;
    }
}
