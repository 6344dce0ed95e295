namespace AsyncWork.Domain.Wiki;

public sealed partial class WikiPage
{
    /// <summary>The company's page on whose subject a team says something of its own (product.md P1); null for a subject of its own.</summary>
    public int? AddsToId { get; private set; }

    /// <summary>The team's page holds instead of the company's; else beside it.</summary>
    public bool Replaces { get; private set; }

    /// <summary>Why a page of one space cannot add to a page of another, or hold instead of it; null when it can.</summary>
    public static string? WhyNotAddTo(Space own, Space of, WikiPage subject) =>
        own is not { IsPlaybook: true, TeamId: not null } ? "Only a page of a team’s playbook adds to a page of the company’s."
        : of is not { IsPlaybook: true, TeamId: null } || subject.DeletedAt is not null
            ? "Choose a page of the company’s playbook."
        : null;

    /// <param name="subject">Null for a subject of its own.</param>
    public void AddTo(int? subject, bool replaces) =>
        (AddsToId, Replaces, Version) = (subject, subject is not null && replaces, Version + 1);
}
