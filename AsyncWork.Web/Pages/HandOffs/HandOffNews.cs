using AsyncWork.Domain;
using AsyncWork.Domain.Boards;
using AsyncWork.Domain.HandOffs;
using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Comments;
using AsyncWork.Web.Pages.Inbox;
using AsyncWork.Web.TagHelpers;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.HandOffs;

/// <summary>The two between whom work goes, by name.</summary>
public sealed record HandOffNames(string Giver, string Receiver, DateTimeZone ReceiverZone);

/// <summary>Tells each of the two what the other did, and writes it into the history of what is handed over.</summary>
public sealed class HandOffNews(AppDbContext db, HandOff handOff, HandOffNames names, Instant now)
{
    const int LongestWord = 160;

    public async Task TellOfGivingAsync(bool again, CancellationToken token)
    {
        Tell(
            handOff.ReceiverId,
            NotificationReason.HandedOver,
            handOff.GiverId,
            $"{names.Giver} hands {Title} over to you{(again ? " again" : "")}, due {handOff.DueAt.Text(names.ReceiverZone)}"
        );
        await WriteAsync(handOff.GiverId, $"hands it over to {names.Receiver}: {Title}", token);
    }

    public void TellOfQuestion(string question) =>
        TellGiver(
            NotificationReason.Asked,
            $"{names.Receiver} asks about {Title}: {Excerpt.Of(question.ReplaceLineEndings(" "), LongestWord)}"
        );

    public async Task TellOfAcceptanceAsync(bool isOwner, CancellationToken token)
    {
        TellGiver(NotificationReason.Answered, $"{names.Receiver} took over {Title}");
        await WriteAsync(
            handOff.ReceiverId,
            $"took it over from {names.Giver}: {Title}{(isOwner ? $"; it is {names.Receiver}’s now" : "")}",
            token
        );
    }

    public async Task TellOfDeclineAsync(string reason, CancellationToken token)
    {
        TellGiver(
            NotificationReason.Answered,
            $"{names.Receiver} declined {Title}: {Excerpt.Of(reason.ReplaceLineEndings(" "), LongestWord)}"
        );
        await WriteAsync(handOff.ReceiverId, $"did not take it over from {names.Giver}: {Title}", token);
    }

    public async Task TellOfWithdrawalAsync(CancellationToken token)
    {
        Tell(handOff.ReceiverId, NotificationReason.HandedOver, handOff.GiverId, $"{names.Giver} took {Title} back");
        await WriteAsync(handOff.GiverId, $"took it back from {names.Receiver}: {Title}", token);
    }

    /// <summary>The receiver has left.</summary>
    public async Task TellOfReturnAsync(CancellationToken token)
    {
        if (handOff.State == HandOffState.Returned)
            Tell(
                handOff.GiverId,
                NotificationReason.HandedOver,
                null,
                $"{names.Receiver} has left, and {Title} is yours again. Hand it over to somebody else, or take it back"
            );
        await WriteAsync(null, $"saw it come back, as {names.Receiver} has left: {Title}", token);
    }

    /// <summary>The giver has left, and a question stays open.</summary>
    public void TellOfSilence() =>
        Tell(
            handOff.ReceiverId,
            NotificationReason.Answered,
            null,
            $"{names.Giver} has left and answers no more about {Title}. Take it over as it is, or decline it"
        );

    string Title => $"“{handOff.Title}”";

    void TellGiver(NotificationReason reason, string text) => Tell(handOff.GiverId, reason, handOff.ReceiverId, text);

    void Tell(PersonId person, NotificationReason reason, PersonId? by, string text) =>
        db.Tell(
            new Notification(
                person,
                reason,
                by,
                ".…?!".Contains(text[^1], StringComparison.Ordinal) ? text : $"{text}.",
                handOff.Url,
                now
            )
        );

    /// <summary>Pages show the hand-offs themselves in their history; cards and decisions keep what happened in words.</summary>
    async Task WriteAsync(PersonId? by, string what, CancellationToken token)
    {
        foreach (var item in handOff.Items.Where(i => i.SubjectKind == SubjectKind.Card))
            db.CardEvents.Add(new CardEvent(item.SubjectId, by, now, what));
        List<int> decisions = [.. handOff.Items.Where(i => i.SubjectKind == SubjectKind.Decision).Select(i => i.SubjectId)];
        if (decisions.Count > 0)
            foreach (var decision in await db.Decisions.Where(d => decisions.Contains(d.Id)).ToListAsync(token))
                decision.Tell(by, now, what);
    }
}
