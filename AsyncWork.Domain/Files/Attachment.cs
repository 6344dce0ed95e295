using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Files;

/// <summary>A file that belongs to a card, a page or a decision, not to a person (product.md F1), with all its versions (F2).</summary>
public sealed class Attachment
{
    public const int LongestName = 200;
    readonly List<FileVersion> versions = [];

    Attachment() { }

    /// <exception cref="InvalidOperationException">The name cannot be taken.</exception>
    public Attachment(Subject subject, string name, PersonId? by, Instant now)
    {
        if (WhyNotName(name) is { } reason)
            throw new InvalidOperationException(reason);
        (SubjectKind, SubjectId) = (subject.Kind, subject.Id);
        (Name, AddedBy, AddedAt) = (name.Trim(), by, now);
    }

    public int Id { get; private set; }
    public SubjectKind SubjectKind { get; private set; }
    public int SubjectId { get; private set; }

    /// <summary>The file's name, without any folder.</summary>
    public string Name { get; private set; } = "";
    public PersonId? AddedBy { get; private set; }
    public Instant AddedAt { get; private set; }
    public Instant? DeletedAt { get; private set; }
    public int Version { get; private set; }
    public IReadOnlyList<FileVersion> Versions => versions;

    /// <summary>Why a file cannot be called so; null when it can. Folders are cut off before.</summary>
    public static string? WhyNotName(string? name) =>
        string.IsNullOrWhiteSpace(name) || name.Trim() is "." or ".." ? "The file has no name."
        : name.Trim().Length > LongestName ? $"A file's name has at most {LongestName} characters."
        : name.Any(c => char.IsControl(c) || c is '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|')
            ? "The file's name has characters that not every computer can store."
        : null;

    /// <summary>A new content under the same name; it is the one that is shown from now on.</summary>
    /// <param name="text">Its words, where it is a text; null otherwise.</param>
    public FileVersion Add(StoredFile file, string? note, PersonId? by, Instant now, string? text = null)
    {
        var version = new FileVersion(versions.Count == 0 ? 1 : versions.Max(v => v.Number) + 1, file, note, by, now, text);
        versions.Add(version);
        Version++;
        return version;
    }

    public void Delete(Instant now) => (DeletedAt, Version) = (DeletedAt ?? now, Version + 1);

    public void Restore() => (DeletedAt, Version) = (null, Version + 1);
}

/// <summary>A content in the file store.</summary>
/// <param name="Hash">SHA-256 as lower-case hex; names the content.</param>
/// <param name="ContentType">Found from the content, never from the name.</param>
public sealed record StoredFile(string Hash, long Bytes, string ContentType);

/// <summary>One content of an attachment.</summary>
public sealed class FileVersion
{
    public const int LongestNote = 200;

    FileVersion() { }

    internal FileVersion(int number, StoredFile file, string? note, PersonId? by, Instant now, string? text)
    {
        (Number, Hash, Bytes, ContentType) = (number, file.Hash, file.Bytes, file.ContentType);
        (By, At) = (by, now);
        Text = string.IsNullOrWhiteSpace(text) ? null : new FileText(text);
        Note = StoredText.Cut(note?.Trim() ?? "", LongestNote);
    }

    public int Id { get; private set; }
    public int AttachmentId { get; private set; }

    /// <summary>From 1 on.</summary>
    public int Number { get; private set; }
    public string Hash { get; private set; } = "";
    public long Bytes { get; private set; }
    public string ContentType { get; private set; } = "";
    public string Note { get; private set; } = "";
    public PersonId? By { get; private set; }
    public Instant At { get; private set; }

    /// <summary>Its words, where it is a text and they were loaded.</summary>
    public FileText? Text { get; private set; }
}
