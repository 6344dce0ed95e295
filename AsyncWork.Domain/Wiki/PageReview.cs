using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Wiki;

/// <summary>That a page got a review date, so that it is known how fresh the pages of a past month were (kpis.md K26).</summary>
public sealed class PageReview
{
    PageReview() { }

    internal PageReview(Instant at, PersonId by, LocalDate? nextOn, bool isVerified) =>
        (At, By, NextOn, IsVerified) = (at, by, nextOn, isVerified);

    public int Id { get; private set; }
    public int PageId { get; private set; }
    public Instant At { get; private set; }
    public PersonId By { get; private set; }

    /// <summary>The review date from here on; null for none.</summary>
    public LocalDate? NextOn { get; private set; }

    /// <summary>Somebody said that the page still holds; else only the date was set.</summary>
    public bool IsVerified { get; private set; }
}
