using NodaTime;

namespace AsyncWork.Domain.Norms;

/// <summary>What people want to say, by which they find the place for it (product.md P2).</summary>
[Flags]
public enum Purposes
{
    None = 0,
    Question = 1,
    Update = 2,
    Decision = 4,
    HandOff = 8,
    Incident = 16,
    Personal = 32,
    Social = 64,
}

/// <summary>Who may read what is written in a channel.</summary>
public enum Sensitivity
{
    /// <summary>Everybody of the company, and guests.</summary>
    Open,

    /// <summary>Those who belong to it.</summary>
    Internal,

    /// <summary>Named people only.</summary>
    Confidential,
}

/// <summary>A place where people write to each other, here or elsewhere, and what it is for (product.md P2). Archived, never deleted.</summary>
public sealed class Channel
{
    public const int LongestName = 80;
    public const int LongestText = 1000;

    Channel() { }

    /// <exception cref="InvalidOperationException"><see cref="WhyNot"/> has a reason.</exception>
    public Channel(ChannelText text, int rank)
    {
        Rank = rank;
        Describe(text);
        Version = 0;
    }

    public int Id { get; private set; }
    public string Name { get; private set; } = "";
    public string UseFor { get; private set; } = "";
    public string NotFor { get; private set; } = "";

    /// <summary>Where it can be read later.</summary>
    public string KeptIn { get; private set; } = "";
    public Purposes Purposes { get; private set; }
    public Sensitivity Sensitivity { get; private set; }
    public bool AllowsUrgent { get; private set; }

    /// <summary>Its place in the directory; the first channel is what a request goes by when nothing else is chosen.</summary>
    public int Rank { get; private set; }
    public Instant? ArchivedAt { get; private set; }
    public int Version { get; private set; }

    /// <summary>Why a channel cannot be described so; null when it can. That names differ is checked by the database.</summary>
    public static string? WhyNot(ChannelText text) => Wrong(text)?.Reason;

    /// <summary>What of a text keeps it from describing a channel, and why; null when nothing does.</summary>
    public static (string Part, string Reason)? Wrong(ChannelText text) =>
        StoredText.WhyNotName(text.Name, "A channel's name", LongestName) is { } name ? (nameof(Name), name)
        : string.IsNullOrWhiteSpace(text.UseFor) ? (nameof(UseFor), "Say what the channel is for.")
        : StoredText.WhyNotText(text.UseFor, "What a channel is for", LongestText) is { } use ? (nameof(UseFor), use)
        : StoredText.WhyNotText(text.NotFor, "What a channel is not for", LongestText) is { } not ? (nameof(NotFor), not)
        : StoredText.WhyNotText(text.KeptIn, "Where a channel is kept", LongestText) is { } kept ? (nameof(KeptIn), kept)
        : null;

    /// <exception cref="InvalidOperationException"><see cref="WhyNot"/> has a reason.</exception>
    public void Describe(ChannelText text)
    {
        StoredText.Refuse(WhyNot(text));
        (Name, UseFor) = (text.Name!.Trim(), StoredText.Lines(text.UseFor).Trim());
        (NotFor, KeptIn) = (StoredText.Lines(text.NotFor).Trim(), StoredText.Lines(text.KeptIn).Trim());
        (Purposes, Sensitivity, AllowsUrgent) = (text.Purposes, text.Sensitivity, text.AllowsUrgent);
        Version++;
    }

    public void MoveTo(int rank) => (Rank, Version) = (rank, Version + 1);

    /// <summary>Nobody is led to it any more; what was asked by its norms keeps them.</summary>
    public void Archive(Instant now) => (ArchivedAt, Version) = (ArchivedAt ?? now, Version + 1);

    public void Restore() => (ArchivedAt, Version) = (null, Version + 1);

    /// <summary>Why something so urgent does not go here; null when it does.</summary>
    public string? WhyNotAsk(Urgency urgency) =>
        ArchivedAt is not null ? $"“{Name}” is archived. Choose another channel."
        : urgency == Urgency.Urgent && !AllowsUrgent
            ? $"“{Name}” is not for urgent things. Choose a channel that is, or ask without urgency."
        : null;

    /// <summary>Whether this is a place for something.</summary>
    public bool Suits(Purposes purpose, Urgency urgency, bool isConfidential) =>
        ArchivedAt is null
        && (Purposes & purpose) != Purposes.None
        && (urgency == Urgency.Normal || AllowsUrgent)
        && (!isConfidential || Sensitivity == Sensitivity.Confidential);
}

/// <summary>A channel as somebody describes it.</summary>
public sealed record ChannelText(
    string? Name,
    string? UseFor,
    string? NotFor,
    string? KeptIn,
    Purposes Purposes,
    Sensitivity Sensitivity,
    bool AllowsUrgent
);

/// <summary>"Where do I post this?": the first channel that suits, in the order of the directory (product.md P2).</summary>
public static class WhereToPost
{
    public static Channel? Find(IEnumerable<Channel> channels, Purposes purpose, Urgency urgency, bool isConfidential) =>
        channels
            .Where(c => c.Suits(purpose, urgency, isConfidential))
            // What needs no closed room is better found by others.
            .OrderBy(c => !isConfidential && c.Sensitivity == Sensitivity.Confidential)
            .ThenBy(c => urgency == Urgency.Urgent ? !c.AllowsUrgent : c.AllowsUrgent && purpose == Purposes.Incident)
            .ThenBy(c => c.Rank)
            .ThenBy(c => c.Id)
            .FirstOrDefault();
}
