using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Posts;

/// <summary>What a post is; each kind has a text to start from (product.md P6).</summary>
public enum PostKind
{
    Note,
    Update,
    Request,
    Proposal,
    HandOff,
    Demo,
    Incident,
}

/// <summary>A text for the company or a team, with comments and files: what is written where no card, page or decision is meant.</summary>
public sealed class Post
{
    public const int LongestTitle = 200;
    public const int LongestText = 50_000;

    Post() { }

    /// <param name="team">Whose members read it; null for the whole company.</param>
    /// <exception cref="InvalidOperationException"><see cref="WhyNot"/> has a reason.</exception>
    public Post(PostKind kind, string title, Prose body, int? team, PersonId by, Instant now)
    {
        StoredText.Refuse(WhyNot(title, body.Text));
        (Kind, Title, Body, TeamId, By, At) = (kind, title.Trim(), body, team, by, now);
    }

    public int Id { get; private set; }
    public PostKind Kind { get; private set; }
    public string Title { get; private set; } = "";
    public Prose Body { get; private set; } = Prose.None;
    public int? TeamId { get; private set; }
    public PersonId By { get; private set; }
    public Instant At { get; private set; }
    public Instant? EditedAt { get; private set; }

    /// <summary>Taken back by its writer; nobody finds it any more.</summary>
    public Instant? DeletedAt { get; private set; }
    public int Comments { get; private set; }
    public int Attachments { get; private set; }
    public int Version { get; private set; }
    public string Url => UrlOf(Id);

    public static string UrlOf(int id) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/posts/{id}");

    /// <summary>Why this cannot be posted; null when it can.</summary>
    public static string? WhyNot(string? title, string? text) =>
        StoredText.WhyNotTitle(title, "A title", LongestTitle)
        ?? (string.IsNullOrWhiteSpace(text) ? "Write something first." : StoredText.WhyNotText(text, "A post", LongestText));

    /// <summary>Why this person cannot change the post; null when they can.</summary>
    public string? WhyNotEdit(PersonId by) =>
        By != by ? "Only who wrote a post changes it."
        : DeletedAt is not null ? "The post was taken back."
        : null;

    /// <exception cref="InvalidOperationException">One of the two has a reason.</exception>
    public void Edit(PersonId by, string title, Prose body, Instant now)
    {
        StoredText.Refuse(WhyNotEdit(by) ?? WhyNot(title, body.Text));
        (Title, Body, EditedAt) = (title.Trim(), body, now);
        Version++;
    }

    /// <exception cref="InvalidOperationException"><see cref="WhyNotEdit"/> has a reason.</exception>
    public void TakeBack(PersonId by, Instant now)
    {
        StoredText.Refuse(WhyNotEdit(by));
        (DeletedAt, Version) = (now, Version + 1);
    }

    public void CountComments(int comments) => (Comments, Version) = (comments, Version + 1);

    public void CountAttachments(int attachments) => (Attachments, Version) = (attachments, Version + 1);
}
