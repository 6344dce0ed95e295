using AsyncWork.Domain;
using AsyncWork.Domain.Wiki;
using AsyncWork.Web.Data;
using AsyncWork.Web.Files;
using AsyncWork.Web.Pages.Files;
using Microsoft.Extensions.Options;
using NodaTime;

namespace AsyncWork.Web.Pages.Wiki;

/// <summary>A page of the app that takes files for a page. What is taken lies in the store before; what is then refused is cleaned away later.</summary>
public abstract class PageFiles(AppDbContext db, IClock clock, FileDesk desk, IOptions<FileSettings> settings) : OnPage(db, clock)
{
    protected Subject Subject => Subject.Page(Shown.Id);

    /// <summary>Takes what was sent; null after the reason was put beside the field.</summary>
    protected Task<IReadOnlyList<TakenFile>?> TakeAsync(IReadOnlyList<IFormFile>? sent, string field) =>
        AttachmentDesk.TakeAsync(desk, sent, ModelState, field);

    /// <summary>Changes the files of the page.</summary>
    protected Task<PageAnswer> ChangeFilesAsync(
        Func<AttachmentDesk, CancellationToken, Task<string?>> change,
        IReadOnlyList<TakenFile>? more = null
    ) =>
        Db.ChangePageAsync(
            Viewer,
            Address,
            SpaceRight.Write,
            FormKey,
            Now,
            async (found, token) =>
                more is not null && await WhyNotRoomAsync(found.Page.SpaceId, more, token) is { } full
                    ? full
                    : await change(new AttachmentDesk(Db, Viewer, Now, Subject.Page(found.Page.Id)), token)
        );

    /// <summary>Why the space has no room for these files; null when it has.</summary>
    async Task<string?> WhyNotRoomAsync(int space, IEnumerable<TakenFile> files, CancellationToken token) =>
        await Db.SumBytesOfSpaceAsync(space, token) + files.Sum(f => f.File!.Bytes) > settings.Value.BoardQuotaBytes
            ? $"The files of this space would take more than {settings.Value.BoardQuotaMegabytes} MB. Delete some, or ask an administrator for more room."
            : null;
}
