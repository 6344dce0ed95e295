using AsyncWork.Domain.Posts;
using AsyncWork.Web.Data;
using AsyncWork.Web.Files;
using AsyncWork.Web.Pages.Files;
using Microsoft.Extensions.Options;
using NodaTime;

namespace AsyncWork.Web.Pages.Posts;

/// <summary>A page that takes files for a post. What is taken lies in the store before the post is changed; what is then refused is cleaned away later.</summary>
public abstract class FilesPage(AppDbContext db, IClock clock, FileDesk desk, IOptions<FileSettings> settings)
    : PostPage(db, clock)
{
    /// <summary>Takes what was sent; null after the reason was put beside the field.</summary>
    protected async Task<IReadOnlyList<TakenFile>?> TakeAsync(IReadOnlyList<IFormFile>? sent, string field) =>
        sent is { Count: > 0 } && (!await LoadPostAsync() || !MayKeep)
            ? []
            : await AttachmentDesk.TakeAsync(desk, sent, ModelState, field);

    /// <summary>Changes the files of the post.</summary>
    protected Task<PostChanged> ChangeFilesAsync(
        Func<AttachmentDesk, CancellationToken, Task<string?>> change,
        string field = "",
        IReadOnlyList<TakenFile>? more = null
    ) =>
        ChangeAsync(
            async (post, token) =>
            {
                if (more is not null && await WhyNotRoomAsync(post, more, token) is { } full)
                    return full;
                var files = new AttachmentDesk(Db, Viewer, Now, Subject);
                if (await change(files, token) is { } reason)
                    return reason;
                return null;
            },
            async (post, token) => post.CountAttachments(await Db.CountAttachmentsAsync(Subject, token)),
            field
        );

    /// <summary>Why there is no room for these files; null when there is.</summary>
    async Task<string?> WhyNotRoomAsync(Post post, IEnumerable<TakenFile> files, CancellationToken token) =>
        await Db.SumBytesOfPostAsync(post.Id, token) + files.Sum(f => f.File!.Bytes) > settings.Value.BoardQuotaBytes
            ? $"The files of this post would take more than {settings.Value.BoardQuotaMegabytes} MB. Delete some, or ask an administrator for more room."
            : null;
}
