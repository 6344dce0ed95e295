using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Decisions;

/// <content>What an import brings: records that came to where they are elsewhere.</content>
public sealed partial class Decision
{
    /// <summary>Why it cannot stand here as it was brought; null when it can.</summary>
    /// <param name="at">When it came to that; null when nobody wrote it down.</param>
    public string? WhyNotBring(DecisionState state, Instant? at, Instant now) =>
        State != DecisionState.Draft ? "Only a draft can be brought from elsewhere."
        : state is DecisionState.Deciding or DecisionState.Expired ? "Nobody here was asked."
        : at > now + Duration.FromDays(1) ? "Its date lies ahead."
        : at < Instant.FromUtc(1950, 1, 1, 0, 0) ? "Its date lies before 1950."
        : null;

    /// <summary>Stands from now on where it stood elsewhere. A record without a date counts in no month.</summary>
    /// <param name="because">Why it ended so; empty for none.</param>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotBring"/> has a reason.</exception>
    public void Bring(DecisionState state, string because, Instant? at, PersonId? by, Instant now)
    {
        StoredText.Refuse(WhyNotBring(state, at, now));
        (State, LoggedAt, ClosedBecause) = (state, at ?? now, because);
        if (state == DecisionState.Proposed)
            ProposedAt = at ?? now;
        if (IsOver)
            Method = null;
        if (state is DecisionState.Decided or DecisionState.Rejected or DecisionState.Superseded)
            DecidedAt = at;
        Tell(by, now, "brought it from a file");
    }
}
