using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Decisions;

/// <summary>
/// That one decision takes the place of another, wholly or in part (product.md D3). Planned while the new one is still open; in effect from the
/// moment it is decided.
/// </summary>
public sealed class Supersession
{
    public const int LongestNote = 400;
    public const int MostOfOneDecision = 20;

    Supersession() { }

    /// <exception cref="InvalidOperationException"><see cref="WhyNot"/> has a reason.</exception>
    public Supersession(
        Decision old,
        Decision @new,
        bool partly,
        string? note,
        IReadOnlySet<int> olderThanOld,
        PersonId by,
        Instant now
    )
    {
        StoredText.Refuse(WhyNot(old, @new, partly, note, olderThanOld));
        (OldId, NewId, IsPartly, Note, By, At) = (old.Id, @new.Id, partly, note?.Trim() ?? "", by, now);
    }

    public int OldId { get; private set; }
    public int NewId { get; private set; }

    /// <summary>The old one stays in force but for what <see cref="Note"/> says.</summary>
    public bool IsPartly { get; private set; }
    public string Note { get; private set; } = "";
    public PersonId? By { get; private set; }
    public Instant At { get; private set; }

    /// <summary>Null while the new one is not decided.</summary>
    public Instant? InEffectAt { get; private set; }

    /// <summary>Why one decision cannot take the place of another; null when it can.</summary>
    /// <param name="olderThanOld">Ids of all decisions whose place the old one took or shall take, near and far.</param>
    public static string? WhyNot(Decision old, Decision @new, bool partly, string? note, IReadOnlySet<int> olderThanOld) =>
        old.Id == @new.Id ? "A decision does not supersede itself."
        : olderThanOld.Contains(@new.Id)
            ? $"{old.Name} takes the place of {@new.Name} already, near or far. The two would supersede each other."
        : old.State == DecisionState.Superseded ? $"{old.Name} is superseded already. Supersede what holds today."
        : old.State != DecisionState.Decided ? $"{old.Name} is not decided. Only what was decided can be superseded."
        : @new.State is DecisionState.Rejected or DecisionState.Withdrawn or DecisionState.Superseded
            ? $"{@new.Name} does not hold, so it cannot take the place of another."
        : @new.Level < old.Level ? $"{old.Name} is at the level “{old.Level}”. What takes its place is decided at that level too."
        : WhyNotNote(partly, note);

    /// <summary>Why this does not say which part is superseded; null when it does, or need not.</summary>
    public static string? WhyNotNote(bool partly, string? note) =>
        partly && string.IsNullOrWhiteSpace(note)
            ? "Say which part is superseded."
            : StoredText.WhyNotText(note, "A note", LongestNote);

    /// <summary>
    /// The new one holds. Nothing happens when another took the old one's place meanwhile, nor when it was decided at a lower level than the
    /// old one.
    /// </summary>
    public void TakeEffect(Decision old, Decision @new, Instant now)
    {
        if (InEffectAt is not null || old.State != DecisionState.Decided || @new.Level < old.Level)
            return;
        InEffectAt = now;
        old.BeSuperseded(@new, IsPartly, Note, By, now);
    }
}
