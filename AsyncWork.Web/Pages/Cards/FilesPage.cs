using AsyncWork.Domain;
using AsyncWork.Domain.Boards;
using AsyncWork.Web.Data;
using AsyncWork.Web.Files;
using AsyncWork.Web.Pages.Files;
using Microsoft.Extensions.Options;
using NodaTime;

namespace AsyncWork.Web.Pages.Cards;

/// <summary>A page that takes files for a card. What is taken lies in the store before the card is changed; what is then refused is cleaned away later.</summary>
public abstract class FilesPage(AppDbContext db, IClock clock, FileDesk desk, IOptions<FileSettings> settings)
    : CardPage(db, clock)
{
    /// <summary>Takes what was sent; null after the reason was put beside the field.</summary>
    protected async Task<IReadOnlyList<TakenFile>?> TakeAsync(IReadOnlyList<IFormFile>? sent, string field) =>
        sent is { Count: > 0 } && (!await LoadCardAsync() || !Shown.MayChange)
            ? []
            : await AttachmentDesk.TakeAsync(desk, sent, ModelState, field);

    /// <summary>Changes the files of the card; what was done is told in its history.</summary>
    protected Task<CardAnswer> ChangeFilesAsync(
        Func<AttachmentDesk, CancellationToken, Task<string?>> change,
        string field = "",
        IReadOnlyList<TakenFile>? more = null
    ) =>
        ChangeAsync(
            async (card, token) =>
            {
                if (more is not null && await WhyNotRoomAsync(card, more, token) is { } full)
                    return full;
                var files = new AttachmentDesk(Db, Viewer, Now, Subject.Card(card.Id));
                if (await change(files, token) is { } reason)
                    return reason;
                foreach (var what in files.Done)
                    Tell(card, what);
                return null;
            },
            async (card, token) => card.CountAttachments(await Db.CountAttachmentsAsync(Subject.Card(card.Id), token), Now),
            field
        );

    /// <summary>Why the board has no room for these files; null when it has.</summary>
    async Task<string?> WhyNotRoomAsync(Card card, IEnumerable<TakenFile> files, CancellationToken token) =>
        await Db.SumBytesOfAsync(card.BoardId, token) + files.Sum(f => f.File!.Bytes) > settings.Value.BoardQuotaBytes
            ? $"The files of this board would take more than {settings.Value.BoardQuotaMegabytes} MB. Delete some, or ask an administrator for more room."
            : null;
}
