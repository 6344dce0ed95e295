using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Boards;

/// <content>How a card goes through the columns, and what keeps it.</content>
public sealed partial class Card
{
    /// <summary>Why the card cannot be moved at all; null when it can.</summary>
    public string? WhyNotMove() =>
        DeletedAt is not null ? "The card is in the trash. Restore it first."
        : ArchivedAt is not null ? "The card is archived. Restore it first."
        : null;

    /// <summary>Moves the card. That the place has room (<see cref="WipLimit"/>) and that nothing blocks it is asked before.</summary>
    /// <returns>The new stay when it came to another column; the caller ends the one before. Null when it only moved within its column.</returns>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotMove"/> has a reason, or the column is of another board.</exception>
    public CardStay? Move(Column to, int? lane, long rank, PersonId? by, Instant now)
    {
        StoredText.Refuse(WhyNotMove() ?? (to.BoardId != BoardId ? "The column is on another board." : null));
        LaneId = lane;
        if (to.Id == ColumnId)
        {
            Rank = rank;
            Change(now);
            return null;
        }
        if (to.State != FlowState.Done && FinishedAt is not null)
        {
            Reopened++;
            // It had gone straight to done: work on it begins when it comes to an active column (kpis.md K2).
            if (StartedAt == FinishedAt)
                (StartedAt, EstimateAtStart) = (null, null);
        }
        Stand(to, rank, now);
        Change(now);
        return new CardStay(this, to, by, now);
    }

    /// <summary>What was its stay is kept when a card is made; call once for a new card, after it has its id.</summary>
    public CardStay FirstStay(Column column, PersonId? by) => new(this, column, by, ColumnSince);

    /// <summary>The stay that begins when the card comes back to its board.</summary>
    public CardStay Return(Column column, PersonId? by, Instant now) => new(this, column, by, now);

    /// <summary>Why a reason for being blocked cannot be taken; null when it can.</summary>
    public string? WhyNotBlock(string? reason) =>
        IsDone ? "The card is done."
        : string.IsNullOrWhiteSpace(reason) ? "Say what blocks it."
        : StoredText.WhyNotText(reason, "A reason", LongestReason);

    /// <summary>Something outside the board keeps the card from going on.</summary>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotBlock"/> has a reason.</exception>
    public CardBlock Block(string reason, PersonId by, Instant now)
    {
        StoredText.Refuse(WhyNotBlock(reason) ?? (BlockedSince is not null ? "The card is blocked already." : null));
        (BlockedSince, BlockedReason) = (now, reason.Trim());
        Change(now);
        return new CardBlock(Id, BlockedReason, by, now);
    }

    public void Unblock(Instant now)
    {
        (BlockedSince, BlockedReason) = (null, "");
        Change(now);
    }

    public void CountBlockers(int unfinished, Instant now)
    {
        if (OpenBlockers == unfinished)
            return;
        OpenBlockers = unfinished;
        Change(now);
    }

    /// <summary>Why the card cannot be handed over with this note; null when it can.</summary>
    public string? WhyNotHandOver(string? note) =>
        WhyNotMove()
        ?? (
            string.IsNullOrWhiteSpace(note)
                ? "Say what is done, what is open and what comes next."
                : StoredText.WhyNotText(note, "A hand-off note", LongestReason)
        );

    /// <summary>It waits on this person from now on (product.md B22).</summary>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotHandOver"/> has a reason.</exception>
    public void HandOver(PersonId to, string note, Instant now)
    {
        StoredText.Refuse(WhyNotHandOver(note));
        (WaitingOn, WaitingNote, WaitingSince) = (to, note.Trim(), now);
        Change(now);
    }

    /// <summary>Somebody else has to act first, as who had to leaves (product.md O12). Its note stays, and since when it waits.</summary>
    public void WaitFor(PersonId to, Instant now)
    {
        if (WaitingOn is null)
            return;
        WaitingOn = to;
        Change(now);
    }

    /// <summary>Nobody has to act first any more.</summary>
    public void GoOn(Instant now)
    {
        (WaitingOn, WaitingNote, WaitingSince) = (null, "", null);
        Change(now);
    }

    public void Archive(Instant now)
    {
        ArchivedAt ??= now;
        Change(now);
    }

    public void Delete(Instant now)
    {
        DeletedAt ??= now;
        Change(now);
    }

    /// <summary>Brings the card back to its column. That there is room is asked before (<see cref="WipLimit"/>).</summary>
    public void Restore(Instant now)
    {
        (ArchivedAt, DeletedAt) = (null, null);
        Change(now);
    }

    void Stand(Column column, long rank, Instant now)
    {
        (ColumnId, Rank, ColumnSince, ChangedAt) = (column.Id, rank, now, now);
        if (column.State is FlowState.Active or FlowState.Done && StartedAt is null)
            (StartedAt, EstimateAtStart) = (now, Estimate);
        FinishedAt = column.State == FlowState.Done ? FinishedAt ?? now : null;
        if (FinishedAt is not null)
            (BlockedSince, BlockedReason, WaitingOn, WaitingNote, WaitingSince) = (null, "", null, "", null);
    }
}
