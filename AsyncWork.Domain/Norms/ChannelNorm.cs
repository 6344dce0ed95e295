using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Norms;

/// <summary>
/// What the company, or a team for itself, agreed on for a channel: how soon an answer comes (product.md P3, P4). Never changed in place: a new
/// one follows, and this one ends.
/// </summary>
public sealed class ChannelNorm
{
    public const int LongestNote = 300;

    ChannelNorm() { }

    /// <param name="team">Null for the company.</param>
    /// <param name="norm">Null: the team goes by the company's again; for the company: no answer is expected.</param>
    /// <exception cref="InvalidOperationException"><see cref="WhyNot"/> has a reason.</exception>
    public ChannelNorm(int channel, int? team, Urgency urgency, ResponseNorm? norm, string? note, PersonId by, Instant now)
    {
        StoredText.Refuse(WhyNot(norm, note));
        (ChannelId, TeamId, Urgency, Norm) = (channel, team, urgency, norm);
        (Note, SetBy, SetAt) = (note?.Trim() ?? "", by, now);
    }

    public int Id { get; private set; }
    public int ChannelId { get; private set; }
    public int? TeamId { get; private set; }
    public Urgency Urgency { get; private set; }
    public ResponseNorm? Norm { get; private set; }

    /// <summary>Why it was agreed.</summary>
    public string Note { get; private set; } = "";
    public PersonId SetBy { get; private set; }
    public Instant SetAt { get; private set; }

    /// <summary>When another took its place; null while it holds.</summary>
    public Instant? EndedAt { get; private set; }

    public static string? WhyNot(ResponseNorm? norm, string? note) =>
        (norm is { } agreed ? ResponseNorm.WhyNot(agreed.Value, agreed.Unit) : null)
        ?? StoredText.WhyNotText(note, "A note", LongestNote);

    public void End(Instant now) => EndedAt ??= now;

    /// <summary>What holds for a team among the norms of a channel: the team's own, else the company's, else what is usual.</summary>
    /// <param name="holding">Those of the channel that have not ended.</param>
    public static EffectiveNorm Effective(IEnumerable<ChannelNorm> holding, int? team, Urgency urgency)
    {
        var fitting = holding.Where(n => n.Urgency == urgency && n.Norm is not null).ToList();
        if (team is not null && fitting.Find(n => n.TeamId == team) is { Norm: { } own })
            return new(own, NormSource.Team);
        return fitting.Find(n => n.TeamId is null) is { Norm: { } company }
            ? new(company, NormSource.Company)
            : new(ResponseNorm.UsualFor(urgency), NormSource.Usual);
    }
}

/// <summary>Where a norm comes from.</summary>
public enum NormSource
{
    Team,
    Company,

    /// <summary>Nobody agreed on anything.</summary>
    Usual,
}

/// <summary>The norm that holds, and where it comes from (product.md P4).</summary>
public readonly record struct EffectiveNorm(ResponseNorm Norm, NormSource Source);
