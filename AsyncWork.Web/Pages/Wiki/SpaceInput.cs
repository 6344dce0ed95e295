using AsyncWork.Domain.Wiki;

namespace AsyncWork.Web.Pages.Wiki;

/// <summary>The settings of a space as they are typed.</summary>
public sealed class SpaceInput
{
    public string? Name { get; set; }
    public string? Description { get; set; }
    public SpaceRight EverybodyMay { get; set; }
    public bool PublishesAfterReview { get; set; }
    public int? ReviewEveryMonths { get; set; }

    /// <summary>As the audit log has them.</summary>
    public string Words =>
        $"{Name}; everybody may {GrantWords.Of(EverybodyMay)}; {(PublishesAfterReview ? "published after review" : "published by the writer")}; "
        + (ReviewEveryMonths is { } months ? $"looked at every {months} months" : "no review dates");

    public static SpaceInput Of(Space space) =>
        new()
        {
            Name = space.Name,
            Description = space.Description,
            EverybodyMay = space.EverybodyMay,
            PublishesAfterReview = space.PublishesAfterReview,
            ReviewEveryMonths = space.ReviewEveryMonths,
        };

    /// <summary>Gives the reason when it does nothing.</summary>
    public string? Apply(Space space)
    {
        if (
            (
                Space.WhyNotName(Name)
                ?? Space.WhyNotDescription(Description)
                ?? Space.WhyNotAgree(EverybodyMay, ReviewEveryMonths)
            ) is
            { } reason
        )
            return reason;
        space.Describe(Name!, Description);
        space.Agree(EverybodyMay, PublishesAfterReview, ReviewEveryMonths);
        return null;
    }
}
