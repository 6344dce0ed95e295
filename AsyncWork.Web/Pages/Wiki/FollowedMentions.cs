using AsyncWork.Domain;
using AsyncWork.Domain.Boards;
using AsyncWork.Domain.Comments;
using AsyncWork.Domain.Wiki;
using AsyncWork.Web.Data;
using AsyncWork.Web.Markdown;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Wiki;

/// <summary>
/// What cards and comments speak of is noted as soon as they are stored, by whatever way they came: form, rule, import (product.md D12). Pages
/// and decisions say it themselves, when they are published (<see cref="References.ReferAsync"/>).
/// </summary>
static class FollowedMentions
{
    /// <summary>Without one of these a text speaks of nothing.</summary>
    static readonly string[] Signs = ["D-", "/cards/", "/decisions/", "/wiki/"];

    /// <summary>Cards and comments that wait to be saved and whose text is new and speaks of something, or was changed; null for none.</summary>
    public static List<(object Thing, bool IsNew)>? ListToFollow(this AppDbContext db)
    {
        List<(object, bool)>? found = null;
        foreach (var entry in db.ChangeTracker.Entries())
        {
            var isNew = entry.State == EntityState.Added;
            if (!isNew && entry.State != EntityState.Modified)
                continue;
            var follows = entry.Entity switch
            {
                Card card => isNew ? Speaks(card.Text) : entry.Property(nameof(Card.Text)).IsModified,
                Comment comment => isNew ? Speaks(comment.Text) : entry.Property(nameof(Comment.Text)).IsModified,
                _ => false,
            };
            if (follows)
                (found ??= []).Add((entry.Entity, isNew));
        }
        return found;
    }

    /// <summary>Notes what they speak of, instead of what was noted before, and saves.</summary>
    public static async Task NoteMentionsAsync(
        this AppDbContext db,
        List<(object Thing, bool IsNew)> things,
        CancellationToken cancellation
    )
    {
        var read = things.Select(t => Read(t.Thing, t.IsNew)).ToList();
        foreach (var (from, comment, _, _) in read.Where(r => !r.IsNew))
            await db.WriteAsync(
                stop =>
                    db.References.Where(r => r.FromKind == from.Kind && r.FromId == from.Id && r.CommentId == comment)
                        .ExecuteDeleteAsync(stop),
                cancellation
            );
        var slugs = read.SelectMany(r => r.Text.Addresses).Select(a => a.Slug).Distinct(StringComparer.Ordinal).ToList();
        var pages = new List<PageAddress>();
        foreach (var some in slugs.Chunk(500))
            pages.AddRange(await db.ListPagesAt(some).ToListAsync(cancellation));
        foreach (var (from, comment, text, _) in read)
        {
            db.References.AddRange(
                text.Things.Where(t => new Subject(t.Kind, t.Id) != from || t.Kind == SubjectKind.Decision)
                    .Select(t => new Reference(from, comment, t.Kind, t.Id, t.Written, null, ""))
            );
            db.References.AddRange(
                text.Addresses.Select(a => pages.Find(p => Same(p.Space, a.Space) && Same(p.Slug, a.Slug)))
                    .OfType<PageAddress>()
                    .DistinctBy(p => p.Id)
                    .Where(p => Subject.Page(p.Id) != from)
                    .Select(p => new Reference(from, comment, SubjectKind.Page, p.Id, p.Slug, null, ""))
            );
        }
        await db.SaveChangesAsync(cancellation);
    }

    static (Subject From, int? Comment, ReadText Text, bool IsNew) Read(object thing, bool isNew)
    {
        var (from, comment, text) = thing is Comment said
            ? (said.Subject, said.Id, said.Text)
            : (Subject.Card(((Card)thing).Id), (int?)null, ((Card)thing).Text);
        return (from, comment, MarkdownText.Read(Speaks(text) ? text : ""), isNew);
    }

    static bool Speaks(string text) => Array.Exists(Signs, sign => text.Contains(sign, StringComparison.OrdinalIgnoreCase));

    static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
