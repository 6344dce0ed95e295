using System.Text.RegularExpressions;
using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.Playbook;
using AsyncWork.Domain.Posts;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Comments;
using AsyncWork.Web.Pages.Playbook;
using AsyncWork.Web.Pages.Playbook.Channels;
using AsyncWork.Web.Search;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.HowWeWork;

/// <summary>An agreement that holds.</summary>
/// <param name="Opening">How its page begins; empty for one without text.</param>
/// <param name="Source">In words: which rule comes from where.</param>
/// <param name="Rounds">What of it I was asked to confirm.</param>
public sealed record TrackAgreement(
    string Title,
    string Url,
    string Opening,
    string Source,
    IReadOnlyList<(PlaybookPage Page, MyRound Round)> Rounds
);

/// <summary>A thing to practise, and whether I did.</summary>
public sealed record TrackTask(TrackPractice Practice, Practised Practised);

/// <summary>All of the track on one page, as it holds for a team today (product.md O10).</summary>
public sealed partial record HowWeWorkView(
    EffectivePlaybook Book,
    IReadOnlyList<TrackAgreement> Agreements,
    ChannelList Channels,
    TrackHours? Hours,
    IReadOnlyList<TrackTask> Tasks
)
{
    const int LongestLine = 160;

    /// <summary>Posts that begin with a template.</summary>
    public static readonly IReadOnlyList<PostKind> Templates = [.. Enum.GetValues<PostKind>().Where(k => k != PostKind.Note)];

    public int Asked => Agreements.Sum(a => a.Rounds.Count);
    public int Confirmed => Agreements.Sum(a => a.Rounds.Count(r => !r.Round.Waits));
    public int Practised => Tasks.Count(t => t.Practised.IsDone);
    public TrackTeam? Team => Hours is null ? null : AsyncTracks.TrackTeam(Hours.Team);

    /// <param name="team">The name of a team in addresses; empty for the company alone, null for mine.</param>
    public static async Task<HowWeWorkView> LoadAsync(
        AppDbContext db,
        Viewer viewer,
        string? team,
        Instant now,
        CancellationToken cancellation
    )
    {
        var book = await EffectivePlaybook.LoadAsync(db, viewer, team, now.InZone(viewer.Zone).Date);
        var holding = book.Pages.SelectMany(p => p.Holding).Where(p => p.Published is not null).ToList();
        var openings = await OpeningsAsync(db, viewer, [.. holding.Select(p => p.Id)], cancellation);
        var rounds = await RoundsAsync(db, viewer, [.. holding.Where(p => p.IsConfirmed).Select(p => p.Id)], cancellation);
        var hours = book.Team is { } shown ? await TrackHours.LoadAsync(db, shown.Id, viewer, now, cancellation) : null;
        var channels = await ChannelList.LoadAsync(db, archived: false);
        var evidence = await PracticeEvidence.LoadAsync(db, viewer.Person, viewer.Zone, now, cancellation);
        return new(
            book,
            [.. book.Pages.Where(p => p.Holding.Any(h => h.Published is not null)).Select(Agreement)],
            channels,
            hours,
            [
                .. TrackPractice
                    .Of(hours is null ? null : AsyncTracks.TrackTeam(hours.Team))
                    .Select(p => new TrackTask(p, evidence.Of(p.Kind))),
            ]
        );

        TrackAgreement Agreement(EffectivePage<PlaybookPage> page) =>
            new(
                page.Subject.Title,
                book.UrlOf(page),
                page.Holding.Select(h => openings.GetValueOrDefault(h.Id, "")).FirstOrDefault(o => o != "", ""),
                book.SourceOf(page),
                [.. page.Holding.Where(h => rounds.ContainsKey(h.Id)).Select(h => (h, rounds[h.Id]))]
            );
    }

    static async Task<Dictionary<int, string>> OpeningsAsync(
        AppDbContext db,
        Viewer viewer,
        int[] pages,
        CancellationToken cancellation
    ) =>
        pages.Length == 0
            ? []
            : (await db.ListOpenings(viewer, pages).ToListAsync(cancellation)).ToDictionary(o => o.Id, o => LineOf(o.Html));

    /// <summary>The newest of each page; what I was not asked any more without having confirmed it is left out.</summary>
    static async Task<Dictionary<int, MyRound>> RoundsAsync(
        AppDbContext db,
        Viewer viewer,
        int[] pages,
        CancellationToken cancellation
    ) =>
        pages.Length == 0
            ? []
            : (await db.ListMyRounds(viewer.Person, pages).ToListAsync(cancellation))
                .GroupBy(r => r.PageId)
                .Select(g => g.First())
                .Where(r => r.Waits || r.ConfirmedAt is not null)
                .ToDictionary(r => r.PageId);

    /// <summary>The first paragraph of a page, or the first item of a list, in one line; headings say what the title says.</summary>
    static string LineOf(string html)
    {
        if (Beginning().Match(html) is not { Success: true } found)
            return "";
        var end = End().Match(html, found.Index);
        var line = PlainText.FromHtml(html[found.Index..(end.Success ? end.Index : html.Length)]).ReplaceLineEndings(" ");
        return line.Length > LongestLine ? Excerpt.Of(line, LongestLine).TrimEnd() + "…" : line;
    }

    [GeneratedRegex(@"<(p|li)[\s>]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Beginning();

    [GeneratedRegex("</(p|li)>", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex End();
}
