using NodaTime;

namespace AsyncWork.Web.Pages.Work;

/// <summary>Cards for <c>_WorkCards.cshtml</c>, seen from a moment.</summary>
public sealed record WorkCards(IReadOnlyList<WorkCard> Cards, Instant Now)
{
    public bool IsLate(WorkCard card) => card.DueAt < Now;
}
