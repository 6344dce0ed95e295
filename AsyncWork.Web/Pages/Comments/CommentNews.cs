using AsyncWork.Domain.Comments;
using AsyncWork.Domain.Norms;
using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.People;
using AsyncWork.Domain.Requests;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Inbox;
using AsyncWork.Web.Pages.People;
using AsyncWork.Web.Pages.Requests;
using NodaTime;

namespace AsyncWork.Web.Pages.Comments;

/// <summary>The thing that a comment is about, as people are told of it.</summary>
/// <param name="Url">Its address in the app.</param>
/// <param name="Owner">Who is told of every comment; null for nobody.</param>
/// <param name="People">Who sees it: nobody else is told.</param>
public sealed record CommentedThing(string Title, string Url, PersonId? Owner, IReadOnlyList<PersonName> People);

/// <summary>Tells people of a comment: each once, for the strongest reason, and never who wrote it (product.md B9, N4).</summary>
public sealed class CommentNews(AppDbContext db, Viewer viewer, Instant now, CommentedThing thing)
{
    const int LongestExcerpt = 120;
    readonly HashSet<PersonId> told = [viewer.Person];

    /// <summary>Of a new comment.</summary>
    /// <param name="tell">Who was chosen to be told.</param>
    public void Tell(CommentDesk desk, PersonId? tell)
    {
        var (comment, answered) = (desk.Written!, desk.Answered);
        var named = Mentions.In(comment.Text, thing.People);
        if (tell is { } chosen && thing.People.Any(p => p.Id == chosen))
            named.Add(chosen);
        foreach (var person in desk.Asking?.People ?? [])
            Tell(
                comment,
                person,
                desk.Asking!.Reason,
                desk.Asking.Input.Kind == RequestKind.Acknowledgement ? "asks you to say that you have seen"
                    : desk.Asking.Input.Urgency == Urgency.Urgent ? "asks you urgently on"
                    : "asks you on",
                desk.Asking
            );
        foreach (var person in named.Order())
            Tell(comment, person, NotificationReason.Mentioned, "mentioned you on");
        if (answered?.By is { } writer)
            Tell(
                comment,
                writer,
                NotificationReason.Answered,
                answered.IsQuestion ? "answered your question on" : "answered you on"
            );
        if (thing.Owner is { } owner)
            Tell(comment, owner, NotificationReason.Commented, "wrote on");
    }

    /// <summary>Of a comment that was changed: those whom only the new text names.</summary>
    public void TellOfEdit(Comment comment, string before)
    {
        told.UnionWith(Mentions.In(before, thing.People));
        foreach (var person in Mentions.In(comment.Text, thing.People).Order())
            Tell(comment, person, NotificationReason.Mentioned, "mentioned you on");
    }

    public void TellOfSolution(Comment answer)
    {
        if (answer.By is { } writer)
            Tell(answer, writer, NotificationReason.Answered, "marked your answer as the solution on");
    }

    /// <summary>Of a suggestion that was resolved and not taken over.</summary>
    public void TellOfDeclined(Comment suggested)
    {
        if (suggested.By is { } writer)
            Tell(suggested, writer, NotificationReason.Answered, "did not take over what you suggested for");
    }

    /// <summary>Those who asked to be told of every comment, such as who watches a page.</summary>
    public void TellWatchers(Comment comment, IEnumerable<PersonId> watchers)
    {
        foreach (var person in watchers)
            Tell(comment, person, NotificationReason.Commented, "wrote on");
    }

    void Tell(Comment comment, PersonId person, NotificationReason reason, string what, Asking? asking = null)
    {
        if (thing.People.All(p => p.Id != person) || !told.Add(person))
            return;
        var line = comment.Text.ReplaceLineEndings(" ");
        var excerpt = line.Length > LongestExcerpt ? Excerpt.Of(line, LongestExcerpt) + "…" : line;
        var notice = new Notification(
            person,
            reason,
            viewer.Person,
            $"{viewer.Name} {what} “{thing.Title}”: {excerpt}",
            $"{thing.Url}#comment-{comment.Id}",
            now
        );
        db.Tell(asking is null ? notice : asking.Tell(notice));
    }
}
