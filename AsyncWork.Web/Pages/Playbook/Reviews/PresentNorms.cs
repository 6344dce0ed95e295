using AsyncWork.Domain.Norms;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Playbook.Reviews;

/// <summary>The norms of a review's channels as they hold now: what was decided may have been overtaken.</summary>
public sealed class PresentNorms
{
    readonly int? team;
    readonly Dictionary<int, Channel> channels;
    readonly ILookup<int, ChannelNorm> norms;

    PresentNorms(int? team, Dictionary<int, Channel> channels, ILookup<int, ChannelNorm> norms) =>
        (this.team, this.channels, this.norms) = (team, channels, norms);

    public static async Task<PresentNorms> LoadAsync(AppDbContext db, NormReview review, CancellationToken token = default)
    {
        List<int> ids = [.. review.Lines.Select(l => l.ChannelId).Distinct()];
        return new(
            review.TeamId,
            await db.ListChannelsOf(ids).ToDictionaryAsync(c => c.Id, token),
            (await db.ListHoldingNorms(null).ToListAsync(token)).ToLookup(n => n.ChannelId)
        );
    }

    /// <summary>Null when the channel is archived, or not for urgent things any more.</summary>
    public EffectiveNorm? Of(NormReviewLine line) =>
        channels.TryGetValue(line.ChannelId, out var channel) && channel.WhyNotAsk(line.Urgency) is null
            ? ChannelNorm.Effective(norms[line.ChannelId], team, line.Urgency)
            : null;

    /// <summary>The norm of its own that the team, or the company, has for it; null for none.</summary>
    public int? HeldId(NormReviewLine line) =>
        norms[line.ChannelId].FirstOrDefault(n => n.TeamId == team && n.Urgency == line.Urgency)?.Id;
}
