using System.Globalization;
using AsyncWork.Web.Identity;
using NodaTime;

namespace AsyncWork.Web.Pages.Requests;

/// <summary>A request as it stands on the page of its thing.</summary>
/// <param name="AnswerAt">Where one answers; null where the form is at hand.</param>
public sealed record AskedView(RequestView Request, Viewer Viewer, Instant Now, string? AnswerAt)
{
    /// <summary>The most people who are listed by name.</summary>
    public const int Most = 12;

    /// <summary>What "I will answer by" offers: when it is due, on the reader's clocks.</summary>
    public string Suggested(RecipientView mine)
    {
        var at = Instant
            .Max(mine.PromisedFor ?? mine.DueAt ?? Now, Now + Duration.FromHours(1))
            .InZone(Viewer.Zone)
            .LocalDateTime;
        return at.ToString("uuuu-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
    }
}
