using AsyncWork.Domain.Norms;
using AsyncWork.Domain.Requests;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Requests;

/// <summary>Something that waits for a person.</summary>
/// <param name="Text">The beginning of what was asked; null when the thing itself asks.</param>
/// <param name="For">For whom one stands in; null when it is oneself.</param>
/// <param name="Revision">The version of a page that is to be confirmed; null for the rest.</param>
/// <param name="Confirmed">The version of it that was confirmed last; null for none.</param>
public sealed record WaitingRequest(
    int Id,
    RequestKind Kind,
    Urgency Urgency,
    string Title,
    string? Text,
    string Url,
    int? CommentId,
    string? AskedBy,
    Instant AskedAt,
    Instant? DueAt,
    Instant? PromisedFor,
    string? For,
    int? Revision = null,
    int? Confirmed = null
)
{
    public string Address => CommentId is { } comment ? $"{Url}#comment-{comment}" : Url;
}

/// <summary>What waits for a person, nearest first: to answer, and to say that they have seen it (product.md N1, P5).</summary>
/// <param name="HasMore">There is more than is shown; the inbox shows it.</param>
public sealed record WaitingList(
    IReadOnlyList<WaitingRequest> Answers,
    IReadOnlyList<WaitingRequest> Acknowledgements,
    bool HasMore,
    Viewer Viewer,
    Instant Now
)
{
    public bool IsEmpty => Answers.Count + Acknowledgements.Count == 0;

    /// <param name="most">Of both together.</param>
    public static async Task<WaitingList> LoadAsync(
        AppDbContext db,
        Viewer viewer,
        int most,
        Instant now,
        CancellationToken cancellation = default
    )
    {
        var waiting = await RequestQueries.ListWaiting(db, viewer.Person, null, now, most + 1).ToListAsync(cancellation);
        var shown = waiting.Take(most).ToList();
        return new(
            [.. shown.Where(w => w.Kind == RequestKind.Answer)],
            [.. shown.Where(w => w.Kind == RequestKind.Acknowledgement)],
            waiting.Count > most,
            viewer,
            now
        );
    }
}
