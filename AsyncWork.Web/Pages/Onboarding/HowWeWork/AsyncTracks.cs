using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.Norms;
using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using AsyncWork.Web.Markdown;
using AsyncWork.Web.Pages.Admin.Teams;
using AsyncWork.Web.Pages.Playbook;
using AsyncWork.Web.Pages.Playbook.Channels;
using AsyncWork.Web.TagHelpers;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Onboarding.HowWeWork;

/// <summary>Makes the track “How we work async here” of what holds now (product.md O10).</summary>
public static class AsyncTracks
{
    /// <summary>
    /// The steps for somebody who joins a team. They name no page that only some of the team read, as who joins may not be known here yet.
    /// </summary>
    /// <param name="team">Null for somebody without a team.</param>
    public static async Task<IReadOnlyList<StepSnapshot>> StepsAsync(
        AppDbContext db,
        int? team,
        CancellationToken cancellation = default
    )
    {
        var joined = team is { } id ? await db.FindTeamOfTrack(id).SingleOrDefaultAsync(cancellation) : null;
        var book = EffectivePlaybook.Of(
            joined is null ? null : new(joined.Id, joined.Name, joined.Slug),
            [],
            await db.ListPlaybookOfAll(joined?.Id).ToListAsync(cancellation)
        );
        var toConfirm = (await db.ListPagesToConfirm(joined?.Id).ToListAsync(cancellation)).ToHashSet();
        var channels = await ChannelList.LoadAsync(db, archived: false);
        return AsyncTrack.Of(
            new(
                [
                    .. book.Pages.Select(p => new TrackPage(
                        p.Subject.Id,
                        p.Subject.Title,
                        book.SourceOf(p),
                        book.UrlOf(p),
                        p.Holding.Any(h => toConfirm.Contains(h.Id))
                    )),
                ],
                [.. channels.Channels.Select(c => TrackChannel(c, channels, joined?.Id))],
                joined is null ? null : TrackTeam(joined)
            ),
            text => new(text, MarkdownText.ToHtml(text))
        );
    }

    /// <summary>A team with its agreement in words.</summary>
    public static TrackTeam TrackTeam(Team team)
    {
        var agreed = new List<string>();
        if (team.Model is { } model)
            agreed.Add($"Way of working: {model.Text()}.");
        if (CoreHours.Of(team.CoreStart, team.CoreEnd, team.CoreZone) is { } core)
            agreed.Add($"Core hours: {core.Start.Text()}–{core.End.Text()} ({core.Zone.Id.Replace('_', ' ')}).");
        if (team.OverlapTarget is { } aim)
            agreed.Add($"Common hours aimed for: {WorkDuration.Text(aim)} a day.");
        if (team.MeetingFreeDays != 0)
            agreed.Add($"Without meetings: {string.Join(", ", Undisturbed.DaysOf(team.MeetingFreeDays))}.");
        return new(team.Id, team.Name, team.Slug, agreed);
    }

    static TrackChannel TrackChannel(Channel channel, ChannelList channels, int? team) =>
        new(
            channel.Name,
            channels.NormOf(channel, team, Urgency.Normal).Norm,
            channel.AllowsUrgent ? channels.NormOf(channel, team, Urgency.Urgent).Norm : null
        );
}
