using AsyncWork.Domain;
using AsyncWork.Domain.Files;
using AsyncWork.Web.Data;
using AsyncWork.Web.Files;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Files;

/// <summary>
/// The files of one thing (product.md F1, F2): the same for a card, a page and a decision. Each change gives the reason when it does
/// nothing. Who may change the thing, and whether there is room, is asked before; the caller saves.
/// </summary>
public sealed class AttachmentDesk(AppDbContext db, Viewer viewer, Instant now, Subject subject)
{
    /// <summary>A thing with more files than this has a few too many.</summary>
    const int MostFiles = 200;
    readonly List<string> done = [];

    /// <summary>What was done, in words that follow the name of who did it.</summary>
    public IReadOnlyList<string> Done => done;

    /// <summary>Takes what was sent into the store; null after the reason was put beside the field.</summary>
    public static async Task<IReadOnlyList<TakenFile>?> TakeAsync(
        FileDesk desk,
        IReadOnlyList<IFormFile>? sent,
        ModelStateDictionary problems,
        string field
    )
    {
        if (sent is null or [])
        {
            problems.AddModelError(field, "Choose a file first.");
            return null;
        }
        var taken = new List<TakenFile>();
        foreach (var file in sent)
        {
            taken.Add(await desk.TakeAsync(file, CancellationToken.None));
            if (taken[^1].Refused is { } reason)
                problems.AddModelError(field, reason);
        }
        return problems.IsValid ? taken : null;
    }

    /// <summary>New files; one that has the name of another becomes its next version.</summary>
    public async Task<string?> AddAsync(IReadOnlyList<TakenFile> files, string? note, CancellationToken token)
    {
        var present = await db.AttachmentsOf(subject).ToListAsync(token);
        if (present.Count(a => a.DeletedAt is null) + files.Count > MostFiles)
            return $"There can be at most {MostFiles} files here.";
        foreach (var file in files)
            Add(present, file, note);
        return null;
    }

    public async Task<string?> AddVersionAsync(int attachment, TakenFile file, string? note, CancellationToken token)
    {
        if (await FindAsync(attachment, token) is not { } found)
            return Gone;
        Say(found, found.Add(file.File!, note, viewer.Person, now, file.Text));
        return null;
    }

    /// <summary>An older content again, as the newest version; those between stay.</summary>
    public async Task<string?> MakeNewestAsync(int attachment, int number, CancellationToken token)
    {
        if (await FindAsync(attachment, token) is not { } found)
            return Gone;
        if (found.Versions.FirstOrDefault(v => v.Number == number) is not { } old)
            return "There is no such version.";
        await db.Entry(old).Reference(v => v.Text).LoadAsync(token);
        var added = found.Add(
            new(old.Hash, old.Bytes, old.ContentType),
            $"Version {number} again",
            viewer.Person,
            now,
            old.Text?.Text
        );
        done.Add($"made version {number} of “{found.Name}” the newest again, as version {added.Number}");
        return null;
    }

    public async Task<string?> DeleteAsync(int attachment, CancellationToken token)
    {
        if (await FindAsync(attachment, token) is not { } found)
            return Gone;
        found.Delete(now);
        done.Add($"deleted the file “{found.Name}”");
        return null;
    }

    public async Task<string?> RestoreAsync(int attachment, CancellationToken token)
    {
        if (await db.AttachmentsOf(subject).SingleOrDefaultAsync(a => a.Id == attachment, token) is not { } found)
            return Gone;
        found.Restore();
        done.Add($"restored the file “{found.Name}”");
        return null;
    }

    /// <summary>A file elsewhere, by its address (product.md F4).</summary>
    public async Task<string?> AddLinkAsync(string? url, string? title, string? owner, CancellationToken token)
    {
        if (FileLink.WhyNotUrl(url) is { } wrong)
            return wrong;
        var (address, name) = (url!.Trim(), string.IsNullOrWhiteSpace(title) ? FileLink.HostOf(url.Trim()) : title);
        if (FileLink.WhyNot(address, name, owner) is { } reason)
            return reason;
        var present = await db.LinksAt(subject).Select(l => l.Url).ToListAsync(token);
        if (present.Count >= MostFiles)
            return $"There can be at most {MostFiles} links here.";
        if (present.Contains(address, StringComparer.Ordinal))
            return "This file is linked here already.";
        var link = new FileLink(subject, address, name, owner, viewer.Person, now);
        db.FileLinks.Add(link);
        done.Add($"linked the file “{link.Title}” on {FileLink.HostOf(link.Url)}");
        return null;
    }

    public async Task<string?> RemoveLinkAsync(int link, CancellationToken token)
    {
        if (await db.LinksAt(subject).SingleOrDefaultAsync(l => l.Id == link, token) is not { } found)
            return "The link is not there any more.";
        db.FileLinks.Remove(found);
        done.Add($"removed the link to the file “{found.Title}”");
        return null;
    }

    const string Gone = "The file is not there any more.";

    Task<Attachment?> FindAsync(int attachment, CancellationToken token) =>
        db.AttachmentsOf(subject).SingleOrDefaultAsync(a => a.Id == attachment && a.DeletedAt == null, token);

    void Add(List<Attachment> present, TakenFile file, string? note)
    {
        var attachment = present.Find(a => a.DeletedAt is null && a.Name.Equals(file.Name, StringComparison.OrdinalIgnoreCase));
        if (attachment is null)
        {
            attachment = new(subject, file.Name, viewer.Person, now);
            db.Attachments.Add(attachment);
            present.Add(attachment);
        }
        Say(attachment, attachment.Add(file.File!, note, viewer.Person, now, file.Text));
    }

    void Say(Attachment file, FileVersion version) =>
        done.Add(version.Number == 1 ? $"attached “{file.Name}”" : $"attached version {version.Number} of “{file.Name}”");
}
