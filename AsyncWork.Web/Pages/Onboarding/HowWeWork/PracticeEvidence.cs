using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.People;
using AsyncWork.Domain.Posts;
using AsyncWork.Web.Data;
using AsyncWork.Web.TagHelpers;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.HowWeWork;

/// <summary>That somebody practised something, as the app's own data say it.</summary>
/// <param name="Url">Where it can be seen; null for nowhere.</param>
public sealed record Practised(bool IsDone, string Words, string? Url = null);

/// <summary>What a person practised of the track, shown to them alone (product.md O10).</summary>
public sealed class PracticeEvidence
{
    /// <summary>So far back the answers of somebody are counted.</summary>
    public const int DaysBack = 90;
    readonly IReadOnlyList<FirstPost> posts;
    readonly AnswersInTime answers;
    readonly FirstSteps first;
    readonly DateTimeZone zone;

    PracticeEvidence(IReadOnlyList<FirstPost> posts, AnswersInTime? answers, FirstSteps? first, DateTimeZone zone)
    {
        (this.posts, this.zone) = (posts, zone);
        (this.answers, this.first) = (answers ?? new(0, 0), first ?? new(null, null, null));
    }

    public static async Task<PracticeEvidence> LoadAsync(
        AppDbContext db,
        PersonId person,
        DateTimeZone zone,
        Instant now,
        CancellationToken cancellation
    ) =>
        new(
            await db.ListFirstPosts(person).ToListAsync(cancellation),
            await db.CountAnswersInTime(person, now - Duration.FromDays(DaysBack), now).FirstOrDefaultAsync(cancellation),
            await db.FindFirstSteps(person).FirstOrDefaultAsync(cancellation),
            zone
        );

    public Practised Of(PracticeKind kind) =>
        kind switch
        {
            PracticeKind.Introduction => OfPost(posts.MinBy(p => p.Id), "You wrote your first post"),
            PracticeKind.Update => OfPost(Post(PostKind.Update), "You wrote your first update"),
            PracticeKind.Proposal when Post(PostKind.Proposal) is { } post => OfPost(post, "You wrote your first proposal"),
            PracticeKind.Proposal => On(first.ProposedAt, "You proposed your first decision"),
            PracticeKind.Question => On(first.AskedAt, "You asked your first question"),
            PracticeKind.HandOff => On(first.HandedOverAt, "You handed work over first"),
            _ => OfAnswers(),
        };

    FirstPost? Post(PostKind kind) => posts.FirstOrDefault(p => p.Kind == kind);

    Practised OfPost(FirstPost? post, string what) =>
        On(post?.At, what) with
        {
            Url = post is null ? null : Domain.Posts.Post.UrlOf(post.Id),
        };

    Practised On(Instant? at, string what) =>
        at is { } moment ? new(true, $"{what} on {moment.InZone(zone).Date.Text()}.") : new(false, "Not yet.");

    Practised OfAnswers() =>
        answers.Due == 0
            ? new(false, $"Not yet: nothing that was asked of you was due in the last {DaysBack} days.")
            : new(
                answers.Kept > 0,
                $"You answered {answers.Kept} of {(answers.Due == 1 ? "1 question" : $"{answers.Due} questions")} within the norm in the last {DaysBack} days."
            );
}
