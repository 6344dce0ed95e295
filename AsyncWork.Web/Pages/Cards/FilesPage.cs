using AsyncWork.Domain.Boards;
using AsyncWork.Domain.Files;
using AsyncWork.Web.Data;
using AsyncWork.Web.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace AsyncWork.Web.Pages.Cards;

/// <summary>A page that takes files for a card. What is taken lies in the store before the card is changed; what is then refused is cleaned away later.</summary>
public abstract class FilesPage(AppDbContext db, IClock clock, FileDesk desk, IOptions<FileSettings> settings)
    : CardPage(db, clock)
{
    public int MaxMegabytes => settings.Value.MaxMegabytes;

    /// <summary>Takes what was sent; null after the reason was put beside the field.</summary>
    protected async Task<IReadOnlyList<TakenFile>?> TakeAsync(IReadOnlyList<IFormFile>? sent, string field)
    {
        if (sent is null or [])
        {
            ModelState.AddModelError(field, "Choose a file first.");
            return null;
        }
        if (!await LoadCardAsync() || !Shown.MayChange)
            return [];
        var taken = new List<TakenFile>();
        foreach (var file in sent)
        {
            taken.Add(await desk.TakeAsync(file, CancellationToken.None));
            if (taken[^1].Refused is { } reason)
                ModelState.AddModelError(field, reason);
        }
        return ModelState.IsValid ? taken : null;
    }

    /// <summary>Why the board has no room for these files; null when it has.</summary>
    protected async Task<string?> WhyNotRoomAsync(Card card, IEnumerable<TakenFile> files, CancellationToken token) =>
        await Db.SumBytesOfAsync(card.BoardId, token) + files.Sum(f => f.File!.Bytes) > settings.Value.BoardQuotaBytes
            ? $"The files of this board would take more than {settings.Value.BoardQuotaMegabytes} MB. Delete some, or ask an administrator for more room."
            : null;

    protected async Task CountFilesAsync(Card card, CancellationToken token) =>
        card.CountAttachments(await Db.Attachments.CountAsync(a => a.CardId == card.Id && a.DeletedAt == null, token), Now);

    /// <summary>A new file, or a new version of one that has this name already.</summary>
    protected void Add(Card card, IReadOnlyCollection<Attachment> present, TakenFile file, string? note)
    {
        var attachment = present.FirstOrDefault(a =>
            a.DeletedAt is null && a.Name.Equals(file.Name, StringComparison.OrdinalIgnoreCase)
        );
        if (attachment is null)
        {
            attachment = new(card.Id, file.Name, Viewer.Person, Now);
            Db.Attachments.Add(attachment);
        }
        var version = attachment.Add(file.File!, note, Viewer.Person, Now);
        Tell(card, version.Number == 1 ? $"attached “{file.Name}”" : $"attached version {version.Number} of “{file.Name}”");
    }

    /// <summary>An older content again, as the newest version; those between stay.</summary>
    protected string? MakeNewest(Card card, Attachment file, int number)
    {
        if (file.Versions.FirstOrDefault(v => v.Number == number) is not { } old)
            return "There is no such version.";
        var added = file.Add(new(old.Hash, old.Bytes, old.ContentType), $"Version {number} again", Viewer.Person, Now);
        Tell(card, $"made version {number} of “{file.Name}” the newest again, as version {added.Number}");
        return null;
    }
}
