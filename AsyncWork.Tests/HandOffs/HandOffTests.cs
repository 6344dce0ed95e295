using AsyncWork.Domain;
using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.HandOffs;
using AsyncWork.Domain.People;
using AsyncWork.Tests.Support;
using NodaTime;

namespace AsyncWork.Tests.HandOffs;

/// <summary>Work goes from one to another with all that is needed to go on (product.md F3).</summary>
[Trait("Feature", "F3")]
public sealed class HandOffTests
{
    static readonly PersonId Mia = new(1);
    static readonly PersonId Ada = new(2);
    static readonly PersonId Tom = new(3);
    static readonly Instant Now = AppHost.Start;
    static readonly Instant Due = Now + Duration.FromDays(2);

    static readonly HandOffText Text = new("Checkout")
    {
        Done = new("German is done.", "<p>German is done.</p>"),
        Next = new("French.", "<p>French.</p>"),
    };

    static HandOff Given() => new(Mia, Ada, Text, [Subject.Card(7)], Due, makesOwner: false, Now);

    [Fact]
    public void It_waits_for_the_receiver_until_they_take_it_over()
    {
        var handOff = Given();
        Assert.Equal(Ada, handOff.WaitsFor);
        Assert.NotNull(handOff.WhyNotAccept(Mia));
        Assert.Throws<InvalidOperationException>(() => handOff.Accept(Tom, Now));

        handOff.Accept(Ada, Now);

        Assert.Equal((HandOffState.Accepted, (PersonId?)null), (handOff.State, handOff.WaitsFor));
        Assert.Contains("taken over already", handOff.WhyNotWithdraw(Mia), StringComparison.Ordinal);
        Assert.Contains("taken over already", handOff.WhyNotDecline(Ada, "Too much."), StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_goes_back_to_the_giver_who_answers_and_hands_over_again()
    {
        var handOff = Given();
        Assert.NotNull(handOff.WhyNotAsk(Ada, " "));
        handOff.Ask(Ada, "Which tone?", Now);

        Assert.Equal(Mia, handOff.WaitsFor);
        Assert.Contains("waits for the answer", handOff.WhyNotAccept(Ada), StringComparison.Ordinal);
        Assert.NotNull(handOff.WhyNotGiveAgain(Ada, Text, [Subject.Card(7)], Due, null, Now));
        handOff.GiveAgain(Ada, Text, [Subject.Card(7), Subject.Page(2)], Due, makesOwner: true, "Friendly.", Now);

        Assert.Equal((Ada, 2), (handOff.WaitsFor, handOff.Items.Count));
        Assert.Equal([HandOffStep.Gave, HandOffStep.Asked, HandOffStep.GaveAgain], handOff.Turns.Select(t => t.Step));
        Assert.Equal("Friendly.", handOff.Turns[^1].Word);
    }

    [Fact]
    public void What_was_declined_goes_to_somebody_else_and_with_a_reason()
    {
        var handOff = Given();
        Assert.NotNull(handOff.WhyNotDecline(Ada, ""));
        handOff.Decline(Ada, "I am away.", Now);

        Assert.False(handOff.IsOpen);
        handOff.GiveAgain(Tom, Text, [Subject.Card(7)], Due, makesOwner: false, null, Now);

        Assert.Equal(Tom, handOff.WaitsFor);
    }

    [Fact]
    public void Only_the_giver_takes_it_back_and_only_while_it_is_open()
    {
        var handOff = Given();
        Assert.NotNull(handOff.WhyNotWithdraw(Ada));
        Assert.NotNull(handOff.WhyNotAgain(Mia));

        handOff.Withdraw(Mia, Now);

        Assert.Contains("taken back", handOff.WhyNotAccept(Ada), StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => handOff.Withdraw(Mia, Now));
    }

    [Fact]
    public void It_comes_back_when_the_receiver_leaves()
    {
        var handOff = Given();
        handOff.Return(giverHasLeft: false, Now);

        Assert.Equal(Mia, handOff.WaitsFor);
        Assert.NotNull(handOff.WhyNotGiveAgain(Ada, Text, [Subject.Card(7)], Due, null, Now));
        Assert.Null(handOff.WhyNotGiveAgain(Tom, Text, [Subject.Card(7)], Due, null, Now));

        handOff.Return(giverHasLeft: true, Now);
        Assert.False(handOff.IsOpen);
    }

    [Fact]
    public void A_question_to_a_giver_who_left_waits_no_longer()
    {
        var handOff = Given();
        handOff.Ask(Ada, "Which tone?", Now);

        handOff.GoOnWithoutAnswer(Now);

        Assert.Equal(Ada, handOff.WaitsFor);
    }

    [Fact]
    public void What_cannot_be_handed_over_is_told()
    {
        Assert.Contains("themselves", Why(receiver: Mia), StringComparison.Ordinal);
        Assert.Contains("a card, a page or a decision", Why(subjects: []), StringComparison.Ordinal);
        Assert.Contains("At most 20", Why(subjects: [.. Enumerable.Range(1, 21).Select(Subject.Card)]), StringComparison.Ordinal);
        Assert.Contains("passed already", Why(due: Now), StringComparison.Ordinal);
        Assert.Contains("more than a year", Why(due: Now + Duration.FromDays(400)), StringComparison.Ordinal);
        Assert.NotNull(Why(Text with { Done = Prose.None }));
        Assert.NotNull(Why(Text with { Next = Prose.None }));
        Assert.NotNull(Why(Text with { Title = "a\0b" }));
        Assert.NotNull(Why(Text with { Open = new(new string('x', HandOff.LongestText + 1), "") }));
        Assert.Null(Why());

        static string? Why(
            HandOffText? text = null,
            PersonId? receiver = null,
            IReadOnlyCollection<Subject>? subjects = null,
            Instant? due = null
        ) => HandOff.WhyNotGive(Mia, receiver ?? Ada, text ?? Text, subjects ?? [Subject.Card(7)], due ?? Due, Now);
    }

    [Fact]
    public void It_is_due_in_the_receivers_working_time()
    {
        var newYork = new WorkingTime(ZoneOf("America/New_York"), [(new LocalDate(2020, 1, 1), WorkWeek.Usual)]);

        // Thursday 03:10 there; two working days after the start of work that day is Monday, nine o'clock.
        Assert.Equal(Instant.FromUtc(2026, 11, 16, 14, 0), HandOffDue.After(newYork, Now, 2));
        Assert.Equal(Instant.FromUtc(2026, 11, 13, 22, 0), HandOffDue.EndOf(newYork, new(2026, 11, 13)));
        Assert.Null(HandOffDue.EndOf(newYork, new(2026, 11, 14)));
        Assert.Equal(
            Instant.FromUtc(2026, 11, 14, 22, 0),
            HandOffDue.EndOf(new WorkingTime(ZoneOf("America/New_York"), []), new(2026, 11, 14))
        );
        Assert.NotNull(HandOffDue.WhyNotDays(0));
        Assert.NotNull(HandOffDue.WhyNotDays(61));
        Assert.NotNull(HandOffDue.WhyNotDays(null));
    }

    static DateTimeZone ZoneOf(string id) => Support.Given.Zone(id);
}
