using AsyncWork.Domain.Norms;
using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Inbox;
using AsyncWork.Web.Pages.Reports;
using AsyncWork.Web.Reports;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Playbook.Reviews;

/// <summary>Whose review is opened.</summary>
/// <param name="Team">Null for the company.</param>
public sealed record ReviewedBy(int? Team, string? Slug, string Name)
{
    public static ReviewedBy Company(string name) => new(null, null, name);

    public static ReviewedBy Of(ReviewTeam team) => new(team.Id, team.Slug, team.Name);
}

/// <summary>Opens a review: what holds, beside what was measured in the quarter (product.md P11). The caller saves.</summary>
public static class ReviewOpening
{
    /// <param name="by">Null when it opens by itself; then not without a reason to look.</param>
    /// <returns>The review, or why there is none; neither when it need not open by itself.</returns>
    public static async Task<(NormReview? Review, string? Refused)> OpenReviewAsync(
        this AppDbContext db,
        ReviewedBy whose,
        Quarter quarter,
        PersonId? by,
        DateTimeZone zone,
        Instant now,
        CancellationToken token
    )
    {
        var today = now.InZone(zone).Date;
        if (NormReview.WhyNotOpen(quarter, 1, today) is { } early)
            return (null, early);
        var channels = await db.ListChannels(false).ToListAsync(token);
        var norms = await db.ListNormsAt(now).ToListAsync(token);
        var scope = new ReportScope(whose.Team, whose.Slug, whose.Name);
        var measured = await ResponsesByNorm.LoadAsync(db, scope, quarter, zone, token);
        List<NormReviewLine> lines =
        [
            .. from channel in channels
            from urgency in channel.AllowsUrgent ? new[] { Urgency.Normal, Urgency.Urgent } : [Urgency.Normal]
            let held = ChannelNorm.Effective(norms.Where(n => n.ChannelId == channel.Id), whose.Team, urgency)
            let measure = measured.Of(channel.Id, urgency)
            // What nobody agreed on and nobody used is nothing to talk about.
            where held.Source != NormSource.Usual || !measure.IsNothing
            select new NormReviewLine(channel, urgency, held, measure),
        ];
        if (NormReview.WhyNotOpen(quarter, lines.Count, today) is { } reason)
            return (null, by is null ? null : reason);
        var over = quarter.End.AtStartOfDayInZone(zone).ToInstant();
        if (by is null && lines.TrueForAll(l => l.Measure.IsNothing) && norms.TrueForAll(n => n.SetAt >= over))
            return (null, null);
        var review = new NormReview(whose.Team, quarter, lines, by, today, now);
        db.NormReviews.Add(review);
        await db.SaveChangesAsync(token);
        foreach (
            var keeper in await (whose.Team is { } team ? db.ListLeadsOfTeam(team) : db.ListKeepersOfNorms(today)).ToListAsync(
                token
            )
        )
            db.Tell(
                new Notification(
                    keeper,
                    NotificationReason.Due,
                    by,
                    $"The norms of {whose.Name} can be reviewed: {quarter.Words} is measured. Keep them, or change them.",
                    review.Url,
                    now
                )
            );
        return (review, null);
    }
}
