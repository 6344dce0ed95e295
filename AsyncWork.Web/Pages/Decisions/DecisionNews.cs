using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Inbox;
using AsyncWork.Web.TagHelpers;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Decisions;

/// <summary>Tells people how a decision goes: each once for each step, and never who took it (product.md D7, N4).</summary>
/// <param name="by">Who took the step; null for the app itself.</param>
public sealed class DecisionNews(AppDbContext db, Decision decision, (PersonId Id, string Name)? by, Instant now)
{
    readonly HashSet<PersonId> told = by is { } actor ? [actor.Id] : [];

    string Title => $"“{decision.Title}”";

    /// <summary>It is open for comments.</summary>
    public void TellOfProposal() =>
        Tell(
            [.. decision.With(DecisionPart.Decides), .. decision.With(DecisionPart.Consulted)],
            NotificationReason.Asked,
            $"{Who} proposed {Title} and asks for comments"
        );

    /// <summary>Answers are asked for, by a moment that each reads on their own clocks.</summary>
    public async Task TellOfOpeningAsync(CancellationToken token)
    {
        await TellByZoneAsync(
            decision.Asked,
            zone => $"{Who} asks {What} on {Title} by {decision.DeadlineAt!.Value.Text(zone)}",
            token
        );
        if (decision.Method == DecisionMethod.Advice)
            await TellByZoneAsync(
                [.. decision.With(DecisionPart.Decides)],
                zone => $"{Title} is yours to decide by {decision.DeadlineAt!.Value.Text(zone)}",
                token
            );
    }

    public Task TellOfExtensionAsync(string reason, CancellationToken token) =>
        TellByZoneAsync(
            [.. decision.Asked, .. decision.With(DecisionPart.Decides)],
            zone => $"{Title} has time until {decision.DeadlineAt!.Value.Text(zone)}: {reason}",
            token
        );

    /// <summary>Of an answer, who proposed it is told when it stops the decision, or when it was the last. Who gave it is asked no more.</summary>
    public async Task TellOfAnswerAsync(AnswerKind kind, string reason, CancellationToken token)
    {
        if (by is { } answerer)
            await db.FinishAskedAsync([answerer.Id], decision.Url, now, token);
        if (kind is AnswerKind.Objection or AnswerKind.Reject)
            Tell(
                Proposer,
                NotificationReason.Answered,
                $"{Who} {(kind == AnswerKind.Objection ? "objects to" : "rejects")} {Title}: {reason.ReplaceLineEndings(" ")}"
            );
        if (decision.Tally().IsComplete)
            Tell(
                [.. Proposer, .. decision.With(DecisionPart.Decides).Where(_ => decision.Method == DecisionMethod.Advice)],
                NotificationReason.Answered,
                $"Everybody who was asked has answered on {Title}"
            );
    }

    /// <summary>It has come to an end, or was taken back: all who have to do with it. Nobody is waited for any more.</summary>
    public async Task TellOfEndAsync(CancellationToken token)
    {
        PersonId[] all = [.. Proposer, .. decision.People.Select(p => p.PersonId)];
        await db.FinishAskedAsync(all, decision.Url, now, token);
        Tell(
            all,
            NotificationReason.Decided,
            decision.State switch
            {
                DecisionState.Decided when decision.Chosen is { } chosen && decision.Options.Count > 1 =>
                    $"{Title} is decided, for “{chosen.Title}”",
                DecisionState.Decided => $"{Title} is decided",
                DecisionState.Rejected => $"{Title} is rejected: {decision.ClosedBecause}",
                DecisionState.Withdrawn => $"{Who} withdrew {Title}: {decision.ClosedBecause}",
                DecisionState.Expired => $"{Title} has expired without a result: {decision.ClosedBecause}",
                _ => $"{Who} took {Title} back, to change it and ask again",
            }
        );
    }

    /// <summary>Another decision took its place. What that one is called is told to who sees it.</summary>
    /// <param name="seers">Who sees the newer one.</param>
    public void TellOfSuperseding(Decision newer, IReadOnlySet<PersonId> seers)
    {
        foreach (var person in (PersonId[])[.. Proposer, .. decision.With(DecisionPart.Decides)])
            if (seers.Contains(person))
                Tell([person], NotificationReason.Decided, $"{Superseded} {newer.Name} “{newer.Title}”", newer.Url);
            else
                Tell([person], NotificationReason.Decided, $"{Superseded} {newer.Name}");
    }

    public async Task TellOfReviewAsync(CancellationToken token)
    {
        PersonId[] all = [.. Proposer, .. decision.With(DecisionPart.Decides)];
        await db.FinishAskedAsync(all, decision.Url, now, token);
        Tell(all, NotificationReason.Decided, $"{Who} reviewed {Title}: {Decision.Words(decision.ReviewResult!.Value)}");
    }

    /// <summary>Little time is left, and this person has not answered.</summary>
    public void Remind(PersonId person, DateTimeZone zone) =>
        Tell([person], NotificationReason.Due, $"{Title} waits for you until {decision.DeadlineAt!.Value.Text(zone)}");

    public void RemindOfReview(IEnumerable<PersonId> people) =>
        Tell(people, NotificationReason.Due, $"Does {decision.Name} {Title} still hold? Its review is due");

    string Superseded => $"{decision.Name} {Title} is superseded by";

    string Who => by?.Name ?? "AsyncWork";

    string What =>
        decision.Method switch
        {
            DecisionMethod.Advice => "for your advice",
            DecisionMethod.Vote => "for your vote",
            DecisionMethod.Approval => "for your approval",
            _ => "for your consent",
        };

    IReadOnlyList<PersonId> Proposer => decision.ProposedBy is { } proposer ? [proposer] : [];

    async Task TellByZoneAsync(IReadOnlyList<PersonId> people, Func<DateTimeZone, string> text, CancellationToken token)
    {
        // What is asked anew takes the place of what was asked before.
        await db.FinishAskedAsync(people, decision.Url, now, token);
        var zones = await db.People.Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Zone, token);
        foreach (var person in people.Where(zones.ContainsKey))
            Tell([person], NotificationReason.Asked, text(zones[person]));
    }

    void Tell(IEnumerable<PersonId> people, NotificationReason reason, string text, string? url = null)
    {
        var sentence = text.EndsWith('.') ? text : $"{text}.";
        foreach (var person in people.Where(told.Add))
            db.Tell(new Notification(person, reason, by?.Id, sentence, url ?? decision.Url, now));
    }
}
