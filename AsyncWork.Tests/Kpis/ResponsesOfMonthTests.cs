using AsyncWork.Domain.Kpis;
using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Tests.Kpis;

/// <summary>How questions were answered in a month, and of whom nothing is said (kpis.md K10, K10b, K20d and section 0).</summary>
[Trait("Feature", "P5")]
public sealed class ResponsesOfMonthTests
{
    static readonly Instant End = Instant.FromUtc(2026, 11, 1, 0, 0);
    static readonly Instant Due = Instant.FromUtc(2026, 10, 10, 8, 0);

    [Fact]
    public void Open_past_the_norm_is_what_was_neither_answered_nor_solved_by_the_end()
    {
        var later = Due + Duration.FromDays(3);
        var month = new ResponsesOfMonth(
            [],
            [
                new(1, Due, null, null),
                new(2, Due, later, null, later),
                new(3, Due, null, null, later), // solved by somebody who was not asked
                new(4, Due, null, null, End), // not before the end
                new(5, Due, End, null, End),
            ],
            [],
            End
        );

        Assert.Equal([1, 4, 5], month.OpenLate.Select(d => d.Id));
        Assert.Empty(month.Kept);
    }

    [Theory]
    [InlineData(4, 0, false)]
    [InlineData(5, 0, true)]
    [InlineData(5, 4, false)] // the company less the first team would tell of the four
    [InlineData(5, 5, true)]
    public void Nothing_is_said_of_fewer_than_five_people_who_were_asked(int first, int second, bool shown)
    {
        var asked = Enumerable.Range(1, first + second).Select(i => (new PersonId(i), (int?)(i <= first ? 1 : 2))).ToList();
        var month = new ResponsesOfMonth([new(1, Due, Due, 60)], [new(1, Due, Due, null)], [new(2, Due, Due, null)], End)
        {
            Asked = asked,
            AskedToAcknowledge = asked,
        };

        var section = ResponseFigures.Of(month, month);

        Assert.All(section.Figures, f => Assert.Equal((f.Key, shown), (f.Key, f.Value is not null)));
        Assert.All(section.Figures, f => Assert.Equal((f.Key, shown), (f.Key, f.Previous is not null)));
        if (!shown)
        {
            Assert.All(section.Figures, f => Assert.Equal((null, "–"), (f.N, f.NText)));
            Assert.All(section.Figures, f => Assert.StartsWith("Shown where 5 people", f.WhyNone, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Acknowledgements_and_questions_are_hidden_apart()
    {
        var five = Enumerable.Range(1, 5).Select(i => (new PersonId(i), (int?)1)).ToList();
        var month = new ResponsesOfMonth([], [new(1, Due, Due, null)], [new(2, Due, Due, null)], End)
        {
            Asked = five,
            AskedToAcknowledge = five[..1],
        };

        var section = ResponseFigures.Of(month, ResponsesOfMonth.None);

        Assert.Equal(100, section.Figures.Single(f => f.Key == "norm-kept").Value);
        Assert.Null(section.Figures.Single(f => f.Key == "acknowledged").Value);
    }

    [Fact]
    public void Where_nothing_was_asked_it_says_so_and_hides_nothing()
    {
        var section = ResponseFigures.Of(ResponsesOfMonth.None, ResponsesOfMonth.None);

        Assert.Equal("Nothing was answered.", section.Figures.Single(f => f.Key == "response-time").WhyNone);
    }
}
