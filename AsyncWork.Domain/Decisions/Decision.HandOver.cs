using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Decisions;

/// <content>Somebody else brings it on, as who did leaves (product.md O12).</content>
public sealed partial class Decision
{
    /// <summary>
    /// Whether it would be nobody's without this person: they proposed it, or decide and have not answered in this round. An answer that was
    /// given counts, whoever leaves. Their answers are loaded.
    /// </summary>
    public bool NeedsSomebodyFor(PersonId person) => ProposedBy == person || IsToDecide(person);

    /// <summary>Why it cannot be given to somebody; null when it can.</summary>
    public string? WhyNotHandOver(PersonId from, PersonId to) =>
        IsOver ? "It is over."
        : !NeedsSomebodyFor(from) ? "It does not wait for them."
        : to == from ? "It is theirs already."
        : null;

    /// <summary>
    /// Gives what somebody brings on to another. This is the one change of who decides that is possible while people answer: the question stays
    /// the same, and who answered has answered.
    /// </summary>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotHandOver"/> has a reason.</exception>
    public void HandOver(PersonId from, PersonId to, string name, PersonId by, Instant now)
    {
        StoredText.Refuse(WhyNotHandOver(from, to));
        if (IsToDecide(from))
        {
            people.RemoveAll(p => p.PersonId == from);
            if (people.Find(p => p.PersonId == to) is { } there)
                there.Take(DecisionPart.Decides);
            else
                people.Add(new DecisionPerson(to, DecisionPart.Decides));
        }
        if (ProposedBy == from)
            ProposedBy = to;
        Revision++;
        Tell(by, now, $"gave it to {name}");
    }

    bool IsToDecide(PersonId person) =>
        people.Exists(p => p.PersonId == person && p.Part == DecisionPart.Decides)
        && !(
            State == DecisionState.Deciding
            && answers.Exists(a => a.PersonId == person && a.Round == Round && a.ReplacedAt is null)
        );
}
