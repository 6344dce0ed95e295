using AsyncWork.Domain.Norms;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Playbook.Channels;

/// <summary>The channels with what holds for them.</summary>
public sealed class ChannelList
{
    ILookup<int, ChannelNorm> norms = Enumerable.Empty<ChannelNorm>().ToLookup(n => n.ChannelId);

    public IReadOnlyList<Channel> Channels { get; private init; } = [];

    public static async Task<ChannelList> LoadAsync(AppDbContext db, bool archived) =>
        new()
        {
            Channels = await db.ListChannels(archived).ToListAsync(),
            norms = (await db.ListHoldingNorms(null).ToListAsync()).ToLookup(n => n.ChannelId),
        };

    public EffectiveNorm NormOf(Channel channel, int? team, Urgency urgency) =>
        ChannelNorm.Effective(norms[channel.Id], team, urgency);

    /// <summary>The teams that agreed on something of their own.</summary>
    public int TeamsWithOwn(Channel channel) =>
        norms[channel.Id].Where(n => n.TeamId is not null && n.Norm is not null).Select(n => n.TeamId).Distinct().Count();

    /// <summary>Where a team has agreed on nothing of its own: urgent things only where the channel is for them.</summary>
    public IEnumerable<(Channel Channel, Urgency Urgency)> WithoutOwn(int team) =>
        from channel in Channels
        from urgency in channel.AllowsUrgent ? new[] { Urgency.Normal, Urgency.Urgent } : [Urgency.Normal]
        where Held(channel.Id, team, urgency)?.Norm is null
        select (channel, urgency);

    public ChannelNorm? Held(int channel, int? team, Urgency urgency) =>
        norms[channel].FirstOrDefault(n => n.TeamId == team && n.Urgency == urgency);
}
