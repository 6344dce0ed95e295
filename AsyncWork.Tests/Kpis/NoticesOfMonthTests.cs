using AsyncWork.Domain.Kpis;
using AsyncWork.Domain.Notifications;

namespace AsyncWork.Tests.Kpis;

/// <summary>What people were told in a month, and of whom nothing is said (kpis.md K27 and section 0).</summary>
[Trait("Feature", "N8")]
public sealed class NoticesOfMonthTests
{
    [Theory]
    [InlineData(5, 0, null)]
    [InlineData(5, 5, null)]
    [InlineData(4, 0, "Shown for 5 people or more.")]
    [InlineData(5, 1, SmallGroup.FewOutside)]
    [InlineData(5, 4, SmallGroup.FewOutside)]
    public void They_are_shown_of_five_people_or_more_with_no_few_outside_the_team(int people, int outside, string? why)
    {
        var month = new NoticesOfMonth(new Dictionary<NoticeKind, int> { [NoticeKind.Answer] = 50 }, 0, 0, 0, people, 100)
        {
            // Whether those outside log hours changes nothing about notices.
            Outside = new(outside, 2),
        };

        var figure = NoticeFigures.Of(month, month).Figures[0];

        Assert.Equal((why is null ? 0.5m : null, why), (figure.Value, figure.WhyNone));
        Assert.Equal(why is null, figure.Previous is not null);
        Assert.Equal(why is null ? "100 working days" : "–", figure.NText);
    }
}
