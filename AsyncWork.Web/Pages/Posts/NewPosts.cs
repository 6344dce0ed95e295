using AsyncWork.Domain;
using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.Posts;
using AsyncWork.Domain.Requests;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Markdown;
using AsyncWork.Web.Pages.Inbox;
using AsyncWork.Web.Pages.Requests;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Posts;

/// <summary>A post as it is typed, once it can be stored.</summary>
/// <param name="Team">Null for the company.</param>
public sealed record PostText(PostKind Kind, string Title, string Text, int? Team);

/// <summary>Stores posts with what they ask.</summary>
public static class NewPosts
{
    /// <returns>The address of the post, null when the form was sent before; and why it cannot be asked so.</returns>
    public static async Task<(string? Url, string? Refused)> AddPostAsync(
        this AppDbContext db,
        Viewer viewer,
        PostText text,
        AskInput ask,
        Guid formKey,
        Instant now
    )
    {
        (string?, string?) done = (null, null);
        await db.InTransactionAsync(async token =>
        {
            db.ChangeTracker.Clear();
            var readers = await db.ListPeopleWhoRead(text.Team, now.InZone(viewer.Zone).Date).ToListAsync(token);
            var asking = ask.IsOn ? new Asking(db, viewer, now, ask) : null;
            if (asking is not null && (await asking.PlanAsync(readers, token) ?? asking.WhyNotSend()) is { } reason)
            {
                done = (null, reason);
                return;
            }
            var post = new Post(
                text.Kind,
                text.Title,
                new(text.Text, MarkdownText.ToHtml(text.Text)),
                text.Team,
                viewer.Person,
                now
            );
            db.Posts.Add(post);
            if (!await db.SaveOnceAsync(formKey, now, token))
                return;
            if (asking is not null)
            {
                asking.Make(Subject.Post(post.Id), null, post.Title, post.Url);
                var what =
                    ask.Kind == RequestKind.Acknowledgement ? "asks you to say that you have seen"
                    : ask.Urgent ? "asks you urgently on"
                    : "asks you on";
                foreach (var person in asking.People)
                    db.Tell(
                        asking.Tell(
                            new(person, asking.Reason, viewer.Person, $"{viewer.Name} {what} “{post.Title}”.", post.Url, now)
                        )
                    );
                await db.SaveChangesAsync(token);
            }
            done = (post.Url, null);
        });
        return done;
    }
}
