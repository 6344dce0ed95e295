using System.Globalization;
using AsyncWork.Domain;
using AsyncWork.Domain.Comments;
using AsyncWork.Domain.Norms;
using AsyncWork.Domain.Posts;
using AsyncWork.Domain.Requests;
using AsyncWork.Web.Markdown;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Data.Demo;

/// <summary>What the demo agreed on: six channels with norms, one of which a team changed; and posts that ask, month by month.</summary>
sealed class DemoNorms(AppDbContext db, IReadOnlyList<DemoWorker> workers, LocalDate first, Instant now, int seed)
{
    static readonly Dictionary<string, string> Html = DemoPostTexts
        .Updates.Concat(DemoPostTexts.Requests)
        .SelectMany(p => new[] { p.Text, p.Answer })
        .Distinct(StringComparer.Ordinal)
        .ToDictionary(t => t, MarkdownText.ToHtml, StringComparer.Ordinal);
    readonly Random random = new(seed * 23 + 7);

    public async Task AddAsync(CancellationToken cancellation)
    {
        await db.InTransactionAsync(
            async token =>
            {
                db.ChangeTracker.Clear();
                await AddChannelsAsync(token);
                await AddPostsAsync(token);
                // Where the work is, questions about it go.
                var work = await db.Channels.OrderBy(c => c.Rank).Select(c => c.Id).FirstAsync(token);
                await db
                    .Requests.Where(r => r.Kind == RequestKind.Answer && r.ChannelId == null)
                    .ExecuteUpdateAsync(set => set.SetProperty(r => r.ChannelId, work), token);
            },
            cancellation
        );
        db.ChangeTracker.Clear();
    }

    async Task AddChannelsAsync(CancellationToken token)
    {
        var channels = DemoPostTexts.Channels.Select((c, i) => (Text: c, Channel: new Channel(c.About, i + 1))).ToList();
        db.AddRange(channels.Select(c => c.Channel));
        await db.SaveChangesAsync(token);
        var (by, start) = (workers[^1].Lead, Moment(first.PlusDays(1)));
        foreach (var (text, channel) in channels)
        {
            if (text.Normal is { } normal)
                db.Add(new ChannelNorm(channel.Id, null, Urgency.Normal, normal, null, by, start));
            if (text.Urgent is { } urgent)
                db.Add(new ChannelNorm(channel.Id, null, Urgency.Urgent, urgent, null, by, start));
        }
        // The team that customers wait for answers sooner.
        var desk = channels[2].Channel;
        if (workers.FirstOrDefault(w => w.TeamIndex == 2) is { } support)
        {
            var before = new ChannelNorm(
                desk.Id,
                support.Team,
                Urgency.Normal,
                new(1, NormUnit.WorkingDays),
                "Customers wait.",
                support.Lead,
                start
            );
            var half = Moment(first.PlusDays(Period.DaysBetween(first, now.InUtc().Date) / 2));
            before.End(half);
            db.AddRange(
                before,
                new ChannelNorm(
                    desk.Id,
                    support.Team,
                    Urgency.Normal,
                    new(4, NormUnit.WorkingHours),
                    "One day was kept easily; four hours helps customers more.",
                    support.Lead,
                    half
                )
            );
        }
        await db.SaveChangesAsync(token);
    }

    async Task AddPostsAsync(CancellationToken token)
    {
        var asked = new List<(Post Post, DemoPost Text, DemoWorker By, IReadOnlyList<DemoWorker> Of, bool IsUpdate)>();
        var teams = workers.GroupBy(w => w.Team).Select(t => t.ToList()).ToList();
        var questions = DemoPostTexts.Requests.ToArray();
        random.Shuffle(questions);
        var next = 0;
        for (var month = first; Moment(month.PlusDays(20)) < now + Duration.FromDays(14); month = month.PlusMonths(1))
            foreach (var (index, team) in teams.Index())
            {
                var lead = team.Find(w => w.Person.Id == w.Lead) ?? team[0];
                Plan(
                    month.PlusDays(2 + index),
                    lead,
                    team,
                    UpdateOf(month, DemoPostTexts.Updates[(month.Month + index) % DemoPostTexts.Updates.Length]),
                    true
                );
                var other = teams[(index + 1 + random.Next(Math.Max(1, teams.Count - 1))) % teams.Count];
                Plan(
                    month.PlusDays(9 + random.Next(10)),
                    team[random.Next(team.Count)],
                    other,
                    questions[next++ % questions.Length],
                    false
                );
            }
        // What was asked last waits.
        Plan(now.InUtc().Date.PlusDays(-1), teams[0][^1], teams[^1], questions[next++ % questions.Length], false);
        db.AddRange(asked.Select(a => a.Post));
        await db.SaveChangesAsync(token);
        var answers = new List<(Request Request, Comment Comment, DemoWorker By)>();
        foreach (var (post, text, by, of, isUpdate) in asked)
        {
            var request = Ask(post, by, of, isUpdate);
            if (isUpdate)
                Acknowledge(request, of, post.At);
            else if (AnswerOf(post, text, request, of) is { } answer)
                answers.Add(answer);
            db.Add(request);
        }
        db.AddRange(answers.Select(a => a.Comment));
        await db.SaveChangesAsync(token);
        foreach (var (request, comment, by) in answers)
            request.Answer(by.Person.Id, comment.Id, comment.At, Minutes(request, [.. Of(request)], comment.At));
        await db.SaveChangesAsync(token);

        void Plan(LocalDate day, DemoWorker by, IReadOnlyList<DemoWorker> of, DemoPost text, bool isUpdate)
        {
            List<DemoWorker> others = [.. of.Where(w => w != by && w.Person.WorksOn(day))];
            if (others.Count == 0 || !by.Person.WorksOn(day) || by.Time.NextWorkingMinute(Moment(day)) is not { } at || at >= now)
                return;
            var kind = isUpdate ? PostKind.Update : PostKind.Request;
            var post = new Post(kind, text.Title, new(text.Text, Html[text.Text]), isUpdate ? by.Team : null, by.Person.Id, at);
            asked.Add((post, text, by, others, isUpdate));
        }
    }

    static DemoPost UpdateOf(LocalDate month, DemoPost text) =>
        text with
        {
            Title = $"{month.ToString("MMMM", CultureInfo.InvariantCulture)}: {text.Title}",
        };

    Request Ask(Post post, DemoWorker by, IReadOnlyList<DemoWorker> of, bool isUpdate)
    {
        var kind = isUpdate ? RequestKind.Acknowledgement : RequestKind.Answer;
        var norm = isUpdate ? new ResponseNorm(3, NormUnit.WorkingDays) : DemoReviews.NormOf(of[0], post.At, now);
        var request = new Request(
            Subject.Post(post.Id),
            null,
            kind,
            Urgency.Normal,
            null,
            norm,
            of[0].Team,
            by.Person.Id,
            post.Title,
            post.Url,
            post.At
        );
        var group = NormDeadline.Of(norm, post.At, new TeamTime(DateTimeZone.Utc, [.. of.Select(w => w.Time)]));
        foreach (var worker in of)
            request.Ask(worker.Person.Id, isUpdate ? NormDeadline.Of(norm, post.At, worker.Time) : group);
        return request;
    }

    void Acknowledge(Request request, IReadOnlyList<DemoWorker> of, Instant asked)
    {
        foreach (var worker in of)
            if (
                random.Next(12) > 0
                && worker.Time.NextWorkingMinute(asked + Duration.FromHours(2 + random.Next(40))) is { } at
                && at < now
            )
                request.Acknowledge(worker.Person.Id, at);
    }

    (Request, Comment, DemoWorker)? AnswerOf(Post post, DemoPost text, Request request, IReadOnlyList<DemoWorker> of)
    {
        var by = of[random.Next(of.Count)];
        // Most within a day, some past the norm of two.
        var after = Duration.FromHours(random.Next(10) < 8 ? 1 + random.Next(26) : 40 + random.Next(60));
        if (by.Time.NextWorkingMinute(post.At + after) is not { } at || at >= now)
            return null;
        if (request.DueAt < at && random.Next(2) == 0)
            request.Promise(by.Person.Id, at + Duration.FromHours(1), Instant.Max(post.At, at - Duration.FromHours(20)));
        post.CountComments(1);
        return (request, new Comment(Subject.Post(post.Id), by.Person.Id, text.Answer, Html[text.Answer], at), by);
    }

    IEnumerable<DemoWorker> Of(Request request) => workers.Where(w => request.Recipients.Any(r => r.PersonId == w.Person.Id));

    static int Minutes(Request request, IReadOnlyList<DemoWorker> of, Instant at) =>
        request.StartsAt is { } start && start < at
            ? new TeamTime(DateTimeZone.Utc, [.. of.Select(w => w.Time)]).MinutesBetween(start, at)
            : 0;

    static Instant Moment(LocalDate day) => (day + new LocalTime(9, 30)).InUtc().ToInstant();
}
