using AsyncWork.Domain.Boards;
using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Cards;

/// <summary>Tells people of a comment: each once, for the strongest reason, and never who wrote it (product.md B9, N4).</summary>
public sealed class CommentNews(AppDbContext db, Viewer viewer, Instant now)
{
    const int LongestExcerpt = 120;
    readonly HashSet<PersonId> told = [viewer.Person];

    /// <summary>Of a new comment.</summary>
    /// <param name="answered">The comment it answers; null for none.</param>
    /// <param name="tell">Who was chosen to be told.</param>
    public async Task TellAsync(
        Card card,
        CardComment comment,
        CardComment? answered,
        IEnumerable<PersonId> tell,
        CancellationToken cancellation
    )
    {
        var people = await PeopleAsync(card, cancellation);
        var named = Mentions.In(comment.Text, people);
        named.UnionWith(tell.Where(t => people.Exists(p => p.Id == t)));
        if (comment.AskedOf is { } asked)
            Tell(card, comment, asked, NotificationReason.Asked, "asks you on");
        foreach (var person in named.Order())
            Tell(card, comment, person, NotificationReason.Mentioned, "mentioned you on");
        if (answered?.By is { } writer)
            Tell(
                card,
                comment,
                writer,
                NotificationReason.Answered,
                answered.IsQuestion ? "answered your question on" : "answered you on"
            );
        if (card.OwnerId is { } owner)
            Tell(card, comment, owner, NotificationReason.Commented, "wrote on");
    }

    /// <summary>Of a comment that was changed: those whom only the new text names.</summary>
    public async Task TellOfEditAsync(Card card, CardComment comment, string before, CancellationToken cancellation)
    {
        var people = await PeopleAsync(card, cancellation);
        told.UnionWith(Mentions.In(before, people));
        foreach (var person in Mentions.In(comment.Text, people).Order())
            Tell(card, comment, person, NotificationReason.Mentioned, "mentioned you on");
    }

    public void TellOfSolution(Card card, CardComment answer)
    {
        if (answer.By is { } writer)
            Tell(card, answer, writer, NotificationReason.Answered, "marked your answer as the solution on");
    }

    Task<List<PersonName>> PeopleAsync(Card card, CancellationToken cancellation) =>
        db.ListPeopleWhoSee(card.BoardId, now.InZone(viewer.Zone).Date).ToListAsync(cancellation);

    void Tell(Card card, CardComment comment, PersonId person, NotificationReason reason, string what)
    {
        if (!told.Add(person))
            return;
        var line = comment.Text.ReplaceLineEndings(" ");
        var excerpt = line.Length > LongestExcerpt ? Excerpt.Of(line, LongestExcerpt) + "…" : line;
        db.Notifications.Add(
            new Notification(
                person,
                reason,
                viewer.Person,
                $"{viewer.Name} {what} “{card.Title}”: {excerpt}",
                $"/cards/{card.Id}#comment-{comment.Id}",
                now
            )
        );
    }
}
