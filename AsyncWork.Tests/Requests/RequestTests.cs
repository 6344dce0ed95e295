using AsyncWork.Domain;
using AsyncWork.Domain.Norms;
using AsyncWork.Domain.People;
using AsyncWork.Domain.Requests;
using NodaTime;

namespace AsyncWork.Tests.Requests;

/// <summary>What is asked of whom, and when it is answered (product.md P5; kpis.md K10).</summary>
public sealed class RequestTests
{
    static readonly Instant Now = Instant.FromUtc(2026, 11, 12, 8, 10);
    static readonly PersonId Asker = new(1);
    static readonly PersonId Mia = new(2);
    static readonly PersonId Ravi = new(3);
    static readonly PersonId Other = new(4);

    static Request Ask(RequestKind kind = RequestKind.Answer, int? team = null, params PersonId[] asked)
    {
        var request = new Request(
            Subject.Card(1),
            7,
            kind,
            Urgency.Normal,
            null,
            ResponseNorm.Usual,
            team,
            Asker,
            "Write the guide",
            "/cards/1",
            Now
        );
        foreach (var person in asked.Length == 0 ? [Mia, Ravi] : asked)
            request.Ask(person, new(Now, Now + Duration.FromHours(48)));
        return request;
    }

    static Instant In(int hours) => Now + Duration.FromHours(hours);

    [Fact]
    public void Nobody_oneself_who_left_and_an_empty_team_cannot_be_asked()
    {
        var today = new LocalDate(2026, 11, 12);

        Assert.Contains("Choose who", Request.WhyNotAsk(Asker, [], false, today));
        Assert.Contains("Nobody of this team", Request.WhyNotAsk(Asker, [], true, today));
        Assert.Contains("else than yourself", Request.WhyNotAsk(Asker, [new(Asker, "Me", null)], false, today));
        Assert.Contains("only one of this team", Request.WhyNotAsk(Asker, [new(Asker, "Me", null)], true, today));
        Assert.Contains("Mia does not work here", Request.WhyNotAsk(Asker, [new(Mia, "Mia", new(2026, 11, 11))], false, today));
        Assert.Null(Request.WhyNotAsk(Asker, [new(Mia, "Mia", today), new(Asker, "Me", null)], false, today));
    }

    [Fact]
    public void It_is_late_after_its_norm_only_and_only_while_open()
    {
        var request = Ask();

        Assert.False(request.IsOverdueAt(In(48)));
        Assert.True(request.IsOverdueAt(In(49)));
        request.Answer(Mia, 8, In(50), 60);
        Assert.False(request.IsOverdueAt(In(60)));
    }

    [Fact]
    public void An_answer_of_somebody_who_was_not_asked_leaves_it_open()
    {
        var request = Ask();

        request.Answer(Other, 8, In(1), 60);
        request.Answer(Asker, 9, In(1), 60);

        Assert.Null(request.AnsweredAt);
        Assert.True(request.IsOpen);
    }

    [Fact]
    public void The_first_answer_counts_and_each_who_was_asked_by_name_is_waited_for()
    {
        var request = Ask();

        request.Answer(Ravi, 8, In(2), 120);
        Assert.True(request.IsOpen);
        request.Answer(Mia, 9, In(3), 180);

        Assert.Equal((Ravi, 8, 120), (request.AnsweredBy!.Value, request.AnswerId!.Value, request.AnswerMinutes!.Value));
        Assert.Equal(In(3), request.ClosedAt);
        Assert.Equal([9, 8], request.Recipients.Select(r => r.AnswerId));
    }

    [Fact]
    public void One_answer_of_a_team_is_enough()
    {
        var request = Ask(team: 5);

        request.Answer(Ravi, 8, In(2), 120);

        Assert.False(request.IsOpen);
        Assert.All(request.Recipients, r => Assert.NotNull(r.DoneAt));
    }

    [Fact]
    public void A_deputy_answers_for_who_is_away()
    {
        var request = new Request(Subject.Card(1), 7, RequestKind.Answer, default, null, default, null, Asker, "", "", Now);
        request.Ask(Mia, new(Now, In(8), Deputy: Ravi));

        request.Answer(Ravi, 8, In(1), 60);

        Assert.Equal((Ravi, In(1)), (request.AnsweredBy!.Value, request.ClosedAt!.Value));
    }

    /// <summary>kpis.md K10.</summary>
    [Fact]
    public void Who_asked_does_not_answer_their_own_question_as_a_deputy()
    {
        var request = new Request(Subject.Card(1), 7, RequestKind.Answer, default, null, default, null, Asker, "", "", Now);
        request.Ask(Mia, new(Now, In(8), Deputy: Asker));

        request.Answer(Asker, 8, In(1), 60);

        Assert.Null(request.AnsweredAt);
        Assert.True(request.IsOpen);
    }

    /// <summary>product.md P5.</summary>
    [Fact]
    public void A_team_whose_only_answer_is_taken_back_is_asked_again_all_of_it()
    {
        var request = Ask(team: 5);
        request.Answer(Ravi, 8, In(2), 120);

        request.TakeBackAnswer(8);

        Assert.Null(request.AnsweredAt);
        Assert.Null(request.AnswerMinutes);
        Assert.True(request.IsOpen);
        Assert.All(request.Recipients, r => Assert.Null(r.DoneAt));
    }

    /// <summary>kpis.md K10.</summary>
    [Fact]
    public void The_next_answer_counts_with_its_own_time()
    {
        var request = Ask();
        request.Answer(Ravi, 8, In(2), 120);
        request.Answer(Mia, 9, In(3), 180);

        Assert.Equal(Mia, request.NextAnswer(8)!.AnsweredBy);
        Assert.Null(request.NextAnswer(9));
        request.TakeBackAnswer(8, 180);

        Assert.Equal((Mia, 180), (request.AnsweredBy!.Value, request.AnswerMinutes!.Value));
        Assert.Null(request.Recipients.Single(r => r.PersonId == Ravi).DoneAt);
    }

    [Fact]
    public void I_will_answer_by_then_stops_the_clock_of_having_seen_it_and_not_that_of_the_answer()
    {
        var request = Ask();
        var due = request.DueAt;

        Assert.Contains("still to come", request.WhyNotPromise(Mia, Now, Now));
        Assert.Contains("not asked", request.WhyNotPromise(Other, In(9), Now));
        Assert.Contains("within a year", request.WhyNotPromise(Mia, In(24 * 400), Now));
        request.Promise(Mia, In(72), In(1));

        Assert.Equal(In(1), request.Recipients[0].AcknowledgedAt);
        Assert.Equal((In(72), due), (request.PromisedFor, request.DueAt));
        Assert.Null(request.AnsweredAt);
        Assert.True(request.IsOverdueAt(In(49)));
    }

    [Fact]
    public void An_acknowledgement_is_done_by_each_and_needs_no_answer()
    {
        var request = Ask(RequestKind.Acknowledgement, team: 5);

        request.Acknowledge(Mia, In(1));
        Assert.True(request.IsOpen);
        Assert.Contains("not asked", request.WhyNotAcknowledge(Other));
        request.Acknowledge(Ravi, In(2));

        Assert.Equal(In(2), request.ClosedAt);
        Assert.Null(request.AnsweredAt);
    }

    [Fact]
    public void Who_asked_withdraws_and_nobody_answers_any_more()
    {
        var request = Ask();

        Assert.Contains("Only who asked", request.WhyNotWithdraw(Mia));
        request.Withdraw(Asker, In(1));
        request.Answer(Mia, 8, In(2), 60);

        Assert.Null(request.AnsweredAt);
        Assert.Contains("withdrawn", request.WhyNotAcknowledge(Mia));
        Assert.NotNull(request.WhyNotWithdraw(Asker));
        Assert.False(request.IsOverdueAt(In(100)));
    }

    [Fact]
    public void A_solution_ends_it_and_without_it_those_asked_are_asked_again()
    {
        var request = Ask();
        request.Answer(Mia, 8, In(1), 60);
        request.Solve(In(2));
        Assert.False(request.IsOpen);

        request.Reopen();

        Assert.True(request.IsOpen);
        Assert.All(request.Recipients, r => Assert.Null(r.DoneAt));
        Assert.Equal(In(1), request.AnsweredAt);
    }

    [Fact]
    public void Hours_that_change_move_the_deadline_of_what_is_open()
    {
        var request = Ask();
        request.Answer(Ravi, 8, In(1), 60);
        var open = Ask();

        request.Recount(_ => new(Now, In(99)));
        open.Recount(_ => new(Now, In(99)));

        Assert.Equal(In(48), request.DueAt);
        Assert.Equal(In(99), request.Recipients[0].DueAt);
        Assert.Equal(In(99), open.DueAt);
    }
}
