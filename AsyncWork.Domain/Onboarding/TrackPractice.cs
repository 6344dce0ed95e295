using System.Globalization;
using AsyncWork.Domain.Posts;

namespace AsyncWork.Domain.Onboarding;

/// <summary>What is learnt by doing it once.</summary>
public enum PracticeKind
{
    Introduction,
    Question,
    Update,
    Answer,
    HandOff,
    Proposal,
}

/// <summary>A thing to do once, with where it is done (product.md O10).</summary>
/// <param name="Good">What good looks like here, in a few sentences.</param>
/// <param name="DueDays">Working days after the first day.</param>
public sealed record TrackPractice(
    PracticeKind Kind,
    StepKind Step,
    string Title,
    string Good,
    string Url,
    int DueDays,
    bool IsRequired
)
{
    /// <param name="team">Whose members read what is written; null for the whole company. Without one there is nobody to hand work over to.</param>
    public static IEnumerable<TrackPractice> Of(TrackTeam? team)
    {
        yield return new(
            PracticeKind.Introduction,
            StepKind.Write,
            "Write your introduction",
            "Good is: who you are and what you are here for, where you are and in which hours you work, how people reach you best, and one thing that has nothing to do with work. Five sentences do.",
            "/posts/new?kind=Note&title=Hello%20from%20me",
            1,
            true
        );
        yield return new(
            PracticeKind.Question,
            StepKind.Write,
            "Ask a question in writing",
            "Good is: nobody has to ask back. Say what you need and by when, what you found out yourself, and where it can be seen. Choose whom you ask, and see by when the answer may be expected.",
            PostUrl(PostKind.Request, team),
            3,
            false
        );
        yield return new(
            PracticeKind.Update,
            StepKind.Write,
            "Write your first update",
            "Good is: the first sentence says it all to who reads no further. Then what changed, what comes next, what is in the way, and a link to where it can be seen.",
            PostUrl(PostKind.Update, team),
            4,
            true
        );
        yield return new(
            PracticeKind.Answer,
            StepKind.Do,
            "Answer a question within its norm",
            "Good is: an answer below the question by the time that stands beside it, or a word by when it comes. When nobody asked you anything yet, let your buddy ask you something in writing.",
            "/inbox",
            6,
            true
        );
        if (team is not null)
            yield return new(
                PracticeKind.HandOff,
                StepKind.Do,
                "Hand work over",
                "Good is: a colleague in another zone can go on without having met you. Say what is done, what is open, and the next step with its day.",
                "/handoffs/new",
                8,
                false
            );
        yield return new(
            PracticeKind.Proposal,
            StepKind.Write,
            "Propose something",
            "Good is: the reason stands before the idea, what else is possible is named, and readers know by when you need objections. What is to be decided becomes a decision afterwards.",
            PostUrl(PostKind.Proposal, team),
            9,
            false
        );
    }

    /// <summary>Where a post of this kind is begun from its template.</summary>
    public static string PostUrl(PostKind kind, TrackTeam? team) =>
        string.Create(CultureInfo.InvariantCulture, $"/posts/new?kind={kind}")
        + (team is null ? "" : string.Create(CultureInfo.InvariantCulture, $"&team={team.Id}"));
}
