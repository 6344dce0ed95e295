using AsyncWork.Domain.Notifications;

namespace AsyncWork.Domain.Kpis;

/// <summary>What the people of a scope were told in a month (kpis.md K27). It knows kinds and channels, never who was told.</summary>
/// <param name="Inbox">Notices in inboxes, by kind.</param>
/// <param name="Digests">Mails that told of many notices; each counts as one.</param>
/// <param name="Urgent">Mails that told of one notice at once.</param>
/// <param name="BrokeQuiet">Of these, those that came outside the hours of who got them.</param>
/// <param name="People">Who had a working day.</param>
/// <param name="PersonDays">Their working days together.</param>
public sealed record NoticesOfMonth(
    IReadOnlyDictionary<NoticeKind, int> Inbox,
    int Digests,
    int Urgent,
    int BrokeQuiet,
    int People,
    int PersonDays
)
{
    public int InInbox => Inbox.Values.Sum();
    public int Mails => Digests + Urgent;
    public int All => InInbox + Mails;

    /// <summary>Who stood outside the scope; nobody for the company.</summary>
    public Outside Outside { get; init; }

    /// <summary>Of fewer people it would speak of single ones, and so it would of a few whom the company has beside the team.</summary>
    public bool IsShown => WhyNotShown is null;

    /// <summary>Null when it is.</summary>
    public string? WhyNotShown =>
        People < SmallGroup.Fewest || PersonDays == 0 ? $"Shown for {SmallGroup.Fewest} people or more."
        : SmallGroup.IsLeftOver(Outside.Scheduled) ? SmallGroup.FewOutside
        : null;

    public int Of(NoticeKind kind) => Inbox.GetValueOrDefault(kind);

    /// <summary>For each person and working day; null where it is not shown.</summary>
    public decimal? PerDay(int notices) => IsShown ? (decimal)notices / PersonDays : null;
}
