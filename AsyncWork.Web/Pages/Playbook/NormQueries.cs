using AsyncWork.Domain.Norms;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Playbook;

/// <summary>A norm as it is shown, with who set it.</summary>
/// <param name="Team">Null for the company.</param>
public sealed record NormRow(
    int Id,
    int ChannelId,
    int? TeamId,
    string? Team,
    string? TeamSlug,
    Urgency Urgency,
    ResponseNorm? Norm,
    string Note,
    string? SetBy,
    Instant SetAt,
    Instant? EndedAt
);

/// <summary>Channels and what was agreed on for them: for everybody who is signed in (product.md P2–P4).</summary>
public static class NormQueries
{
    /// <summary>In the order of the directory.</summary>
    public static IQueryable<Channel> ListChannels(this AppDbContext db, bool archived) =>
        db.Channels.AsNoTracking().Where(c => (c.ArchivedAt != null) == archived).OrderBy(c => c.Rank).ThenBy(c => c.Id);

    /// <summary>What holds now, of one channel or of all.</summary>
    public static IQueryable<ChannelNorm> ListHoldingNorms(this AppDbContext db, int? channel) =>
        db.ChannelNorms.AsNoTracking().Where(n => n.EndedAt == null && (channel == null || n.ChannelId == channel));

    /// <summary>All that ever held for a channel, the newest first; of one team and the company, or of all.</summary>
    public static IQueryable<NormRow> ListNormHistory(this AppDbContext db, int channel, int take) =>
        db
            .ChannelNorms.AsNoTracking()
            .Where(n => n.ChannelId == channel)
            .OrderByDescending(n => n.SetAt)
            .ThenByDescending(n => n.Id)
            .Take(take)
            .Select(n => new NormRow(
                n.Id,
                n.ChannelId,
                n.TeamId,
                db.Teams.Where(t => t.Id == n.TeamId).Select(t => t.Name).FirstOrDefault(),
                db.Teams.Where(t => t.Id == n.TeamId).Select(t => t.Slug).FirstOrDefault(),
                n.Urgency,
                n.Norm,
                n.Note,
                db.People.Where(p => p.Id == n.SetBy).Select(p => p.Name).FirstOrDefault(),
                n.SetAt,
                n.EndedAt
            ));

    /// <summary>The norm that holds for a channel, or for a team in it.</summary>
    public static IQueryable<ChannelNorm> FindHoldingNorm(this AppDbContext db, int channel, int? team, Urgency urgency) =>
        db.ChannelNorms.Where(n => n.ChannelId == channel && n.TeamId == team && n.Urgency == urgency && n.EndedAt == null);

    /// <summary>The teams somebody belongs to today or leads.</summary>
    public static IQueryable<int> ListTeamsOf(this AppDbContext db, Domain.People.PersonId person, LocalDate today) =>
        db
            .Teams.Where(t =>
                t.Leads.Any(l => l.PersonId == person)
                || t.Members.Any(m => m.PersonId == person && m.JoinedOn <= today && (m.LeftOn == null || m.LeftOn > today))
            )
            .Select(t => t.Id);
}
