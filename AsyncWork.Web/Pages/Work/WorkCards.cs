using AsyncWork.Web.TagHelpers;
using Microsoft.AspNetCore.Html;
using NodaTime;

namespace AsyncWork.Web.Pages.Work;

/// <summary>Cards for <c>_WorkCards.cshtml</c>, seen from a moment.</summary>
public sealed record WorkCards(IReadOnlyList<WorkCard> Cards, Instant Now)
{
    public bool IsLate(WorkCard card) => card.DueAt < Now;

    /// <summary>The day a card is due, with the clock of the reader where it is due at a time; the moment and its zones are on hover.</summary>
    public static IHtmlContent DueTime(WorkCard card, DateTimeZone reader) =>
        card is { DueOn: { } on, DueAt: { } at }
            ? LocalTimeTagHelper.Of(at, reader, card.DueTime is null ? on.Text() : at.Text(reader), card.DueZone)
            : HtmlString.Empty;
}
