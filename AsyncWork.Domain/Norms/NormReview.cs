using System.Globalization;
using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Norms;

/// <summary>
/// The look of a team, or of the company for its own, at its norms after a quarter: each beside what was measured, and kept or changed (product.md
/// P11). What was measured is stored when it is opened: answers that are taken back later, and people who change teams, move it no more. One that
/// was not held stays open.
/// </summary>
public sealed class NormReview
{
    /// <summary>More channels than anybody talks about at once.</summary>
    public const int MostLines = 80;

    /// <summary>Quarters longer ago are not opened any more.</summary>
    public const int QuartersBack = 4;
    readonly List<NormReviewLine> lines = [];

    NormReview() { }

    /// <param name="team">Null for the company.</param>
    /// <param name="by">Null when it opened by itself.</param>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotOpen"/> has a reason.</exception>
    public NormReview(
        int? team,
        Quarter quarter,
        IReadOnlyCollection<NormReviewLine> lines,
        PersonId? by,
        LocalDate today,
        Instant now
    )
    {
        StoredText.Refuse(WhyNotOpen(quarter, lines.Count, today));
        (TeamId, From, OpenedBy, OpenedAt) = (team, quarter.First, by, now);
        this.lines.AddRange(lines.Take(MostLines));
    }

    public int Id { get; private set; }
    public int? TeamId { get; private set; }

    /// <summary>The first day of the quarter that is looked at.</summary>
    public LocalDate From { get; private set; }
    public PersonId? OpenedBy { get; private set; }
    public Instant OpenedAt { get; private set; }
    public Instant? HeldAt { get; private set; }

    /// <summary>Who closed it.</summary>
    public PersonId? HeldBy { get; private set; }

    /// <summary>The decision that it became.</summary>
    public int? DecisionId { get; private set; }

    /// <summary>Grows with every line that is decided.</summary>
    public int Version { get; private set; }
    public IReadOnlyList<NormReviewLine> Lines => lines;
    public Quarter Quarter => Quarter.Of(From);
    public bool IsHeld => HeldAt is not null;
    public string Url => UrlOf(Id);

    public static string UrlOf(int id) => $"/playbook/reviews/{id}";

    /// <summary>Why it cannot be opened; null when it can.</summary>
    /// <param name="today">For the company.</param>
    public static string? WhyNotOpen(Quarter quarter, int lines, LocalDate today) =>
        quarter.End > today
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{quarter.Words} has not ended. Its review can be opened from {quarter.End.ToDateOnly():d MMMM yyyy} on, when its figures stand."
            )
        : quarter.First.PlusMonths(3 * QuartersBack) < Quarter.LastBefore(today).First
            ? $"{quarter.Words} is too long ago. Review the quarter that ended last."
        : lines == 0 ? $"No norm is agreed on, and nothing was asked in {quarter.Words}: there is nothing to review."
        : null;

    /// <summary>Why a line cannot be decided so; null when it can.</summary>
    /// <param name="present">The norm that holds now; null when there is no place for one any more.</param>
    public string? WhyNotDecide(NormReviewLine line, LineDecision decision, EffectiveNorm? present) =>
        IsHeld ? "This review is held. The next one comes after the quarter." : line.WhyNotDecide(decision, present);

    /// <exception cref="InvalidOperationException"><see cref="WhyNotDecide"/> has a reason.</exception>
    public void Decide(NormReviewLine line, LineDecision decision, EffectiveNorm? present, PersonId by, Instant now)
    {
        StoredText.Refuse(WhyNotDecide(line, decision, present));
        line.Decide(decision, present, by, now);
        Version++;
    }

    /// <summary>Why it cannot end; null when it can. What was decided is checked against what holds now.</summary>
    public string? WhyNotClose(Func<NormReviewLine, EffectiveNorm?> presentOf) =>
        IsHeld
            ? "This review is held already."
            : lines.Select(l => l.WhyNotSettled(presentOf(l))).FirstOrDefault(reason => reason is not null);

    /// <exception cref="InvalidOperationException"><see cref="WhyNotClose"/> has a reason.</exception>
    public void Close(Func<NormReviewLine, EffectiveNorm?> presentOf, int decision, PersonId by, Instant now)
    {
        StoredText.Refuse(WhyNotClose(presentOf));
        (DecisionId, HeldBy, HeldAt, Version) = (decision, by, now, Version + 1);
    }
}
