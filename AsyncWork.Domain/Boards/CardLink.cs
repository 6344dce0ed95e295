using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Boards;

/// <summary>A link from a card to anything: a place in the app, seen from both sides (product.md B21), or a file elsewhere (F4).</summary>
public sealed class CardLink
{
    public const int LongestUrl = 1000;
    public const int LongestTitle = 200;

    CardLink() { }

    /// <param name="url">A path of the app such as <c>/decisions/D-0042</c>, or an http or https address.</param>
    /// <exception cref="InvalidOperationException">The address or the title cannot be taken.</exception>
    public CardLink(int card, string url, string title, PersonId? by, Instant now)
    {
        StoredText.Refuse(WhyNot(url, title));
        (CardId, Url, Title, By, At) = (card, Stored(url), title.Trim(), by, now);
    }

    public int Id { get; private set; }
    public int CardId { get; private set; }
    public string Url { get; private set; } = "";
    public string Title { get; private set; } = "";
    public PersonId? By { get; private set; }
    public Instant At { get; private set; }
    public bool IsInside => Url.StartsWith('/');

    /// <summary>Why this cannot be a link; null when it can.</summary>
    public static string? WhyNot(string? url, string? title) =>
        StoredText.WhyNotTitle(title, "A link's title", LongestTitle)
        ?? (
            string.IsNullOrWhiteSpace(url) ? "Give the address."
            : url.Any(char.IsControl) || !IsAddress(url.Trim())
                ? "Write an address of this app such as /cards/12, or one that begins with https://."
            : Stored(url).Length > LongestUrl
                ? $"An address has at most {LongestUrl} characters; a letter such as ü counts as six."
            : null
        );

    /// <summary>An address as it is stored: letters beyond ASCII as addresses write them, so that every database keeps them.</summary>
    public static string Stored(string url)
    {
        var typed = url.Trim();
        if (typed.All(char.IsAscii))
            return typed;
        // A site's name has letters of its own way; the rest is percent-encoded.
        return Uri.TryCreate(typed, UriKind.Absolute, out var uri) && !typed.StartsWith('/')
            ? new UriBuilder(uri) { Host = uri.IdnHost, Port = uri.IsDefaultPort ? -1 : uri.Port }
                .Uri
                .AbsoluteUri
            : string.Concat(typed.EnumerateRunes().Select(r => r.IsAscii ? r.ToString() : Uri.EscapeDataString(r.ToString())));
    }

    static bool IsAddress(string url) =>
        url.StartsWith('/')
            ? !url.StartsWith("//", StringComparison.Ordinal) && !url.Contains('\\')
            : Uri.TryCreate(url, UriKind.Absolute, out var uri)
                && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);
}
