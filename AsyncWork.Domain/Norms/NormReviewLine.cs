using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Norms;

/// <summary>What becomes of a norm after a quarter.</summary>
public enum NormChoice
{
    /// <summary>Nobody has said anything yet.</summary>
    Undecided,
    Keep,
    Change,
}

/// <summary>What somebody says of a norm in a review.</summary>
/// <param name="Value">Of the new norm; null to keep the one that holds.</param>
public sealed record LineDecision(NormChoice Choice, int? Value, NormUnit Unit, string? Reason);

/// <summary>A norm in a review: what held when it was opened, what was measured, and what becomes of it (product.md P11).</summary>
public sealed class NormReviewLine
{
    /// <summary>Leaves room for the name of the review in the note of the norm.</summary>
    public const int LongestReason = 200;

    NormReviewLine() { }

    public NormReviewLine(Channel channel, Urgency urgency, EffectiveNorm held, NormMeasure measure)
    {
        (ChannelId, ChannelName, Urgency) = (channel.Id, channel.Name, urgency);
        (Norm, Source) = (held.Norm, held.Source);
        (Answered, MedianHours, P85Hours) = (measure.Answered, measure.MedianHours, measure.P85Hours);
        (Due, Kept, OpenLate, IsTooFew) = (measure.Due, measure.Kept, measure.OpenLate, measure.IsTooFew);
    }

    public int Id { get; private set; }
    public int ReviewId { get; private set; }
    public int ChannelId { get; private set; }

    /// <summary>As it was called.</summary>
    public string ChannelName { get; private set; } = "";
    public Urgency Urgency { get; private set; }

    /// <summary>The norm that held when the review was opened, and where it came from.</summary>
    public ResponseNorm Norm { get; private set; }
    public NormSource Source { get; private set; }
    public int Answered { get; private set; }
    public decimal? MedianHours { get; private set; }
    public decimal? P85Hours { get; private set; }
    public int Due { get; private set; }
    public int Kept { get; private set; }
    public int OpenLate { get; private set; }
    public bool IsTooFew { get; private set; }
    public NormChoice Choice { get; private set; }

    /// <summary>What is to hold instead; null unless it is changed.</summary>
    public ResponseNorm? NewNorm { get; private set; }

    /// <summary>The norm that held when it was decided.</summary>
    public ResponseNorm? DecidedOn { get; private set; }
    public string Reason { get; private set; } = "";
    public PersonId? DecidedBy { get; private set; }
    public Instant? DecidedAt { get; private set; }
    public int Version { get; private set; }

    public NormMeasure Measure => new(Answered, MedianHours, P85Hours, Due, Kept, OpenLate, IsTooFew);

    /// <summary>"Support desk", "Support desk, urgent".</summary>
    public string Name => Urgency == Urgency.Urgent ? $"{ChannelName}, urgent" : ChannelName;

    /// <summary>Why this cannot be decided; null when it can.</summary>
    /// <param name="present">The norm that holds now; null when there is no place for one any more.</param>
    public string? WhyNotDecide(LineDecision decision, EffectiveNorm? present)
    {
        if (decision.Choice is not (NormChoice.Keep or NormChoice.Change))
            return $"Keep the norm of “{Name}”, or change it.";
        if (StoredText.WhyNotText(decision.Reason, "A reason", LongestReason) is { } text)
            return text;
        if (decision.Choice == NormChoice.Keep)
            return null;
        if (present is not { Norm: var norm })
            return WhyGone;
        return decision.Value is not { } value
            ? "Write the new norm as a whole number, such as 2."
            : ResponseNorm.WhyNot(value, decision.Unit)
                ?? (
                    new ResponseNorm(value, decision.Unit) == norm
                        ? $"{norm.Words} is the norm that holds. Keep it, or write another."
                    : string.IsNullOrWhiteSpace(decision.Reason)
                        ? "Say why the norm changes, so that it can be understood in a year."
                    : null
                );
    }

    /// <exception cref="InvalidOperationException"><see cref="WhyNotDecide"/> has a reason.</exception>
    internal void Decide(LineDecision decision, EffectiveNorm? present, PersonId by, Instant now)
    {
        StoredText.Refuse(WhyNotDecide(decision, present));
        (Choice, DecidedOn) = (decision.Choice, present?.Norm);
        NewNorm = decision.Choice == NormChoice.Change ? new(decision.Value!.Value, decision.Unit) : null;
        (Reason, DecidedBy, DecidedAt) = (StoredText.Lines(decision.Reason).Trim(), by, now);
        Version++;
    }

    /// <summary>Why the review cannot end with this line as it is; null when it can.</summary>
    /// <param name="present">The norm that holds now; null when there is no place for one any more, and so nothing to decide.</param>
    public string? WhyNotSettled(EffectiveNorm? present) =>
        present is not { Norm: var norm } ? (Choice == NormChoice.Change ? WhyGone : null)
        : Choice == NormChoice.Undecided ? $"“{Name}” is not decided yet."
        : DecidedOn != norm ? $"The norm of “{Name}” was changed to {norm.Words} meanwhile. Decide on it again."
        : null;

    string WhyGone =>
        $"“{Name}” has no norm any more: the channel is archived, or not for urgent things. Keep it as it is, or restore the channel.";
}
