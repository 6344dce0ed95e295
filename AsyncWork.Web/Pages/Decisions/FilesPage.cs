using AsyncWork.Domain.Decisions;
using AsyncWork.Web.Data;
using AsyncWork.Web.Files;
using AsyncWork.Web.Pages.Files;
using Microsoft.Extensions.Options;
using NodaTime;

namespace AsyncWork.Web.Pages.Decisions;

/// <summary>A page that takes files for a decision. What is taken lies in the store before the decision is changed; what is then refused is cleaned away later.</summary>
public abstract class FilesPage(AppDbContext db, IClock clock, FileDesk desk, IOptions<FileSettings> settings)
    : DecisionPage(db, clock)
{
    /// <summary>Takes what was sent; null after the reason was put beside the field.</summary>
    protected async Task<IReadOnlyList<TakenFile>?> TakeAsync(IReadOnlyList<IFormFile>? sent, string field) =>
        sent is { Count: > 0 } && (!await LoadDecisionAsync() || !MayKeep)
            ? []
            : await AttachmentDesk.TakeAsync(desk, sent, ModelState, field);

    /// <summary>Changes the files of the decision; what was done is told in its history.</summary>
    protected Task<DecisionChanged> ChangeFilesAsync(
        Func<AttachmentDesk, CancellationToken, Task<string?>> change,
        string field = "",
        IReadOnlyList<TakenFile>? more = null
    ) =>
        ChangeAsync(
            async (decision, token) =>
            {
                if (more is not null && await WhyNotRoomAsync(decision, more, token) is { } full)
                    return full;
                var files = new AttachmentDesk(Db, Viewer, Now, Domain.Subject.Decision(decision.Id));
                if (await change(files, token) is { } reason)
                    return reason;
                foreach (var what in files.Done)
                    decision.Tell(Viewer.Person, Now, what);
                return null;
            },
            async (decision, token) =>
                decision.CountAttachments(await Db.CountAttachmentsAsync(Domain.Subject.Decision(decision.Id), token)),
            field
        );

    /// <summary>Why there is no room for these files; null when there is.</summary>
    async Task<string?> WhyNotRoomAsync(Decision decision, IEnumerable<TakenFile> files, CancellationToken token) =>
        await Db.SumBytesOfDecisionAsync(decision.Id, token) + files.Sum(f => f.File!.Bytes) > settings.Value.BoardQuotaBytes
            ? $"The files of this decision would take more than {settings.Value.BoardQuotaMegabytes} MB. Delete some, or ask an administrator for more room."
            : null;
}
