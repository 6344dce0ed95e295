using AsyncWork.Domain.Norms;
using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Tests.Norms;

/// <summary>What people can agree on as a response norm (product.md P3, P4).</summary>
public sealed class ResponseNormTests
{
    static readonly Instant Now = Instant.FromUtc(2026, 11, 12, 8, 10);

    [Theory]
    [InlineData(0, NormUnit.WorkingDays, "at least 1")]
    [InlineData(-3, NormUnit.CalendarHours, "at least 1")]
    [InlineData(10_000, NormUnit.WorkingHours, "at most 1,000 hours")]
    [InlineData(10_000, NormUnit.CalendarHours, "at most 1,000 hours")]
    [InlineData(61, NormUnit.WorkingDays, "at most 60 working days")]
    [InlineData(2, (NormUnit)7, "Choose")]
    public void A_norm_that_nobody_can_keep_is_refused_with_a_sentence(int value, NormUnit unit, string says)
    {
        Assert.Contains(says, ResponseNorm.WhyNot(value, unit));
        Assert.Throws<InvalidOperationException>(() =>
            new ChannelNorm(1, null, Urgency.Normal, new(value, unit), null, new PersonId(1), Now)
        );
    }

    [Theory]
    [InlineData(2, NormUnit.WorkingDays, "2 working days")]
    [InlineData(1, NormUnit.WorkingHours, "1 working hour")]
    [InlineData(24, NormUnit.CalendarHours, "24 hours")]
    public void A_norm_reads_as_people_say_it_and_is_stored_as_it_is(int value, NormUnit unit, string words)
    {
        var norm = new ResponseNorm(value, unit);

        Assert.Null(ResponseNorm.WhyNot(value, unit));
        Assert.Equal(words, norm.Words);
        Assert.Equal(norm, ResponseNorm.FromText(norm.ToString()));
    }

    [Fact]
    public void A_team_goes_by_its_own_norm_else_by_the_companys_else_by_the_usual()
    {
        ChannelNorm[] holding = [Norm(null, new(2, NormUnit.WorkingDays)), Norm(7, new(4, NormUnit.WorkingHours)), Norm(8, null)];

        Assert.Equal((new(4, NormUnit.WorkingHours), NormSource.Team), Of(7));
        Assert.Equal((new(2, NormUnit.WorkingDays), NormSource.Company), Of(8));
        Assert.Equal((new(2, NormUnit.WorkingDays), NormSource.Company), Of(null));
        Assert.Equal(
            new EffectiveNorm(ResponseNorm.UsualUrgent, NormSource.Usual),
            ChannelNorm.Effective(holding, 7, Urgency.Urgent)
        );

        (ResponseNorm, NormSource) Of(int? team)
        {
            var (norm, source) = ChannelNorm.Effective(holding, team, Urgency.Normal);
            return (norm, source);
        }

        static ChannelNorm Norm(int? team, ResponseNorm? norm) => new(1, team, Urgency.Normal, norm, null, new PersonId(1), Now);
    }

    [Fact]
    public void The_first_channel_that_suits_is_where_to_post()
    {
        var board = Channel("Cards", Purposes.Question | Purposes.Update, Sensitivity.Open, urgent: false, 1);
        var desk = Channel("Hotline", Purposes.Incident | Purposes.Question, Sensitivity.Internal, urgent: true, 2);
        var hr = Channel("HR", Purposes.Personal | Purposes.Question, Sensitivity.Confidential, urgent: false, 3);
        Channel[] all = [hr, desk, board];

        Assert.Same(board, WhereToPost.Find(all, Purposes.Question, Urgency.Normal, false));
        Assert.Same(desk, WhereToPost.Find(all, Purposes.Question, Urgency.Urgent, false));
        Assert.Same(hr, WhereToPost.Find(all, Purposes.Question, Urgency.Normal, true));
        Assert.Null(WhereToPost.Find(all, Purposes.Social, Urgency.Normal, false));
        board.Archive(Now);
        Assert.Same(desk, WhereToPost.Find(all, Purposes.Question, Urgency.Normal, false));
        Assert.Contains("archived", board.WhyNotAsk(Urgency.Normal));
        Assert.Contains("not for urgent", hr.WhyNotAsk(Urgency.Urgent));

        static Channel Channel(string name, Purposes purposes, Sensitivity sensitivity, bool urgent, int rank) =>
            new(new(name, "Something", null, null, purposes, sensitivity, urgent), rank);
    }
}
