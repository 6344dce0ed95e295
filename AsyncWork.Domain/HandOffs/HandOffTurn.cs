using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.HandOffs;

public enum HandOffStep
{
    Gave,
    Asked,

    /// <summary>Answered, or given to somebody else.</summary>
    GaveAgain,
    Accepted,
    Declined,
    Withdrew,

    /// <summary>Came back, because the receiver left.</summary>
    Returned,

    /// <summary>Nobody answers, because the giver left.</summary>
    Unanswered,

    /// <summary>Somebody takes the place of one of the two, who leaves.</summary>
    PassedOn,
}

/// <summary>One step of a hand-off, and what was said with it.</summary>
public sealed class HandOffTurn
{
    HandOffTurn() { }

    internal HandOffTurn(HandOffStep step, PersonId? by, PersonId receiver, Instant now, string? word)
    {
        (Step, By, ReceiverId, At) = (step, by, receiver, now);
        Word = StoredText.Lines(word).Trim();
    }

    public int Id { get; private set; }
    public int HandOffId { get; private set; }
    public HandOffStep Step { get; private set; }

    /// <summary>Null for the app itself.</summary>
    public PersonId? By { get; private set; }

    /// <summary>To whom it went, or was.</summary>
    public PersonId ReceiverId { get; private set; }
    public Instant At { get; private set; }

    /// <summary>A question, an answer, a reason; empty for none.</summary>
    public string Word { get; private set; } = "";
}
