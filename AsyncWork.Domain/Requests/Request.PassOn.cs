using AsyncWork.Domain.Norms;
using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Requests;

/// <content>A question goes to somebody else, as who was asked leaves.</content>
public sealed partial class Request
{
    /// <summary>Why somebody else cannot be asked instead of one who leaves; null when they can.</summary>
    public string? WhyNotPassOn(PersonId from, PersonId to) =>
        Kind != RequestKind.Answer || TeamId is not null ? "Only a question to people by name is passed on."
        : !IsOpen || !recipients.Exists(r => r.PersonId == from && r.DoneAt is null) ? "It does not wait for them."
        : AskedBy == to ? "They asked it themself. Choose somebody else."
        : null;

    /// <summary>Asks somebody else instead of one who leaves (product.md O12). Who is asked already stays so.</summary>
    /// <param name="deadline">On the clock of who is asked now, counted from when it was asked.</param>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotPassOn"/> has a reason.</exception>
    public void PassOn(PersonId from, PersonId to, NormDeadline deadline, Instant now)
    {
        StoredText.Refuse(WhyNotPassOn(from, to));
        var left = recipients.Find(r => r.PersonId == from)!;
        recipients.Remove(left);
        if (!recipients.Exists(r => r.PersonId == to))
            recipients.Add(new(to, deadline));
        if (AnsweredAt is null && (StartsAt, DueAt) == (left.StartsAt, left.DueAt))
            (StartsAt, DueAt) = (deadline.StartsAt, deadline.DueAt);
        CloseIfDone(now);
        Version++;
    }
}
