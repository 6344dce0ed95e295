using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Decisions;

/// <content>What is done with what was decided: here, or elsewhere and only recorded.</content>
public sealed partial class Decision
{
    /// <summary>Why it cannot be recorded as decided elsewhere; null when it can.</summary>
    public string? WhyNotRecord(Instant decidedAt, Instant now) =>
        State != DecisionState.Draft ? "Only a draft can be recorded as decided."
        : Outcome.IsEmpty ? "Write the outcome: what was decided?"
        : decidedAt > now ? "The day lies ahead. Choose the day on which it was decided."
        : decidedAt < Instant.FromUtc(1950, 1, 1, 0, 0) ? "The day lies between 1950 and today."
        : null;

    /// <summary>It was decided elsewhere, and stands here from now on.</summary>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotRecord"/> has a reason.</exception>
    public void Record(Instant decidedAt, bool hadMeeting, PersonId? by, Instant now)
    {
        StoredText.Refuse(WhyNotRecord(decidedAt, now));
        if (options is [var only])
            only.Choose(true);
        (State, Method, HadMeeting) = (DecisionState.Decided, null, hadMeeting);
        (DecidedAt, LoggedAt, ClosedBy) = (decidedAt, decidedAt, by);
        Tell(by, now, "recorded what was decided");
    }

    /// <summary>Why it cannot be reviewed; null when it can.</summary>
    /// <param name="next">The day of another review; null for none.</param>
    /// <param name="today">Where the person is who looks.</param>
    public string? WhyNotReview(Prose note, LocalDate? next, LocalDate today) =>
        State != DecisionState.Decided
            ? "Only what holds today is reviewed."
            : WhyNotReviewOn(next, today) ?? WhyNotProse(note, "A note");

    /// <exception cref="InvalidOperationException"><see cref="WhyNotReview"/> has a reason.</exception>
    public void Review(ReviewResult result, Prose note, LocalDate? next, LocalDate today, PersonId by, Instant now)
    {
        StoredText.Refuse(WhyNotReview(note, next, today));
        reviews.Add(new DecisionReview(ReviewOn ?? today, result, note, by, now));
        (ReviewResult, ReviewOn, ReviewRemindedAt) = (result, next, null);
        Tell(by, now, $"reviewed it: {Words(result)}");
    }

    public static string? WhyNotReviewOn(LocalDate? day, LocalDate today) =>
        day < today ? "The day of the review has passed. Choose a later one."
        : day?.Year > 2100 ? "The day of the review lies before 2101."
        : null;

    public string? WhyNotPlanReview(LocalDate? day, LocalDate today) =>
        day == ReviewOn ? null
        : State is DecisionState.Rejected or DecisionState.Withdrawn or DecisionState.Superseded
            ? "It does not hold, so nobody reviews it."
        : WhyNotReviewOn(day, today);

    /// <exception cref="InvalidOperationException"><see cref="WhyNotPlanReview"/> has a reason.</exception>
    public void PlanReview(LocalDate? day, LocalDate today, PersonId? by, Instant now)
    {
        StoredText.Refuse(WhyNotPlanReview(day, today));
        if (day == ReviewOn)
            return;
        KeepMissedReview(today);
        (ReviewOn, ReviewRemindedAt) = (day, null);
        Tell(by, now, day is null ? "took the review date away" : $"planned a review on {StoredText.Day(day.Value)}");
    }

    /// <summary>A later decision took its place.</summary>
    internal void BeSuperseded(Decision by, bool partly, string note, PersonId? person, Instant now)
    {
        if (!partly)
        {
            KeepMissedReview(now.InUtc().Date);
            (State, ReviewOn) = (DecisionState.Superseded, null);
        }
        Tell(person, now, partly ? $"superseded a part of it by {by.Name}: {note}" : $"superseded it by {by.Name}");
        by.Tell(person, now, partly ? $"superseded a part of {Name}: {note}" : $"superseded {Name}");
    }

    void KeepMissedReview(LocalDate today)
    {
        if (State == DecisionState.Decided && ReviewOn is { } missed && missed < today)
            missedReviews.Add(new(missed));
    }

    public static string Words(ReviewResult result) =>
        result switch
        {
            Decisions.ReviewResult.Confirmed => "the expected effect was confirmed",
            Decisions.ReviewResult.Partly => "the effect came in part",
            Decisions.ReviewResult.Not => "the effect did not come",
            _ => "the effect is not known",
        };
}
