using NodaTime;

namespace AsyncWork.Domain.Requests;

/// <content>What becomes of a request when the card it was asked on leaves its board, and when the card comes back.</content>
public sealed partial class Request
{
    /// <summary>Nobody is waited for on a card that left its board. What has no answer counts as withdrawn; what has one keeps it (kpis.md K10).</summary>
    public void PutAway(Instant now)
    {
        if (AnsweredAt is null)
            WithdrawnAt ??= now;
        Close(now);
        Version++;
    }

    /// <summary>The card is back: those who were still waited for when it left are waited for again. Nothing when it was closed otherwise.</summary>
    /// <param name="putAway">When the card left.</param>
    public void BringBack(Instant putAway)
    {
        if (ClosedAt != putAway)
            return;
        foreach (var recipient in recipients)
            recipient.BringBack(putAway);
        if (WithdrawnAt == putAway)
            WithdrawnAt = null;
        ClosedAt = null;
        Version++;
    }
}
