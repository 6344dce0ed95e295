using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Files;

/// <summary>
/// A file that lies elsewhere, such as in Drive or SharePoint, beside the files of a card, a page or a decision (product.md F4). Only its
/// address is kept: nothing is ever fetched.
/// </summary>
public sealed class FileLink
{
    public const int LongestUrl = 1000;
    public const int LongestTitle = 200;
    public const int LongestOwner = 100;

    FileLink() { }

    /// <param name="owner">Who keeps it there, in words; empty for nobody known.</param>
    /// <exception cref="InvalidOperationException"><see cref="WhyNot"/> has a reason.</exception>
    public FileLink(Subject subject, string url, string title, string? owner, PersonId? by, Instant now)
    {
        StoredText.Refuse(WhyNot(url, title, owner));
        (SubjectKind, SubjectId) = (subject.Kind, subject.Id);
        (Url, Title, Owner, By, At) = (url.Trim(), title.Trim(), owner?.Trim() ?? "", by, now);
    }

    public int Id { get; private set; }
    public SubjectKind SubjectKind { get; private set; }
    public int SubjectId { get; private set; }
    public string Url { get; private set; } = "";
    public string Title { get; private set; } = "";
    public string Owner { get; private set; } = "";
    public PersonId? By { get; private set; }
    public Instant At { get; private set; }

    /// <summary>The site it lies on.</summary>
    public static string HostOf(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri.Host : "";

    /// <summary>Why this cannot be a link to a file elsewhere; null when it can.</summary>
    public static string? WhyNot(string? url, string? title, string? owner) =>
        WhyNotUrl(url)
        ?? StoredText.WhyNotTitle(title, "A title", LongestTitle)
        ?? (string.IsNullOrWhiteSpace(owner) ? null : StoredText.WhyNotName(owner, "Who keeps it", LongestOwner));

    public static string? WhyNotUrl(string? url) =>
        string.IsNullOrWhiteSpace(url) ? "Give the address of the file."
        : url.Trim().Length > LongestUrl ? $"An address has at most {LongestUrl} characters."
        : url.Any(char.IsControl)
        || !Uri.TryCreate(url.Trim(), UriKind.Absolute, out var uri)
        || uri.Scheme is not ("http" or "https")
            ? "Write the whole address of the file, beginning with https://."
        : uri.UserInfo != "" ? "There is a name or a password in this address. Leave it out: everybody here would read it."
        : null;
}
