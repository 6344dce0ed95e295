using AsyncWork.Domain;
using AsyncWork.Domain.Norms;
using AsyncWork.Domain.Onboarding;

namespace AsyncWork.Tests.Onboarding;

/// <summary>The track “How we work async here”, made of what holds (product.md O10).</summary>
[Trait("Feature", "O10")]
public sealed class AsyncTrackTests
{
    static readonly TrackTeam Product = new(7, "Product", "product", ["Core hours: 14:00–16:00 (Europe/Berlin)."]);
    static readonly TrackChannel Desk = new(
        "Support desk",
        new(1, NormUnit.WorkingDays),
        new ResponseNorm(4, NormUnit.WorkingHours)
    );

    static TrackPage Page(int id, bool mustConfirm = false, string? title = null) =>
        new(id, title ?? $"Page {id}", "company", $"/playbook/page-{id}?team=product", mustConfirm);

    static TrackFacts Facts(params TrackPage[] pages) => new(pages, [Desk], Product);

    static IReadOnlyList<StepSnapshot> Track(TrackFacts facts) => AsyncTrack.Of(facts, text => new(text, $"<p>{text}</p>"));

    static bool IsReading(StepSnapshot step) => step.Content.Kind == StepKind.Read;

    static StepContent The(IEnumerable<StepSnapshot> steps, string title) =>
        steps.Single(s => s.Content.Title.Contains(title, StringComparison.Ordinal)).Content;

    [Fact]
    public void O10_each_step_can_be_given_to_a_new_person_as_it_is()
    {
        var long200 = new string('x', 199) + "😀";
        var steps = Track(
            new(
                [Page(1, true), Page(2, title: long200)],
                [.. Enumerable.Range(1, 500).Select(i => Desk with { Name = new string('n', 80) })],
                Product with
                {
                    Name = new string('t', 100),
                }
            )
        );

        Assert.All(steps, s => Assert.Null(s.Content.WhyNot() ?? s.Content.WhyNotPublish()));
        Assert.All(steps, s => Assert.Equal((AsyncTrack.Phase, StepOwner.NewHire), (s.Content.Phase, s.Content.Owner)));
        Assert.All(steps, s => Assert.StartsWith("/", s.Content.Url, StringComparison.Ordinal));
        Assert.All(steps, s => Assert.Equal($"<p>{s.Content.Text.Text}</p>", s.Content.Text.Html));
        Assert.Equal(steps.Count, steps.DistinctBy(s => s.Key).Count());
        Assert.Contains("And 460 more", The(steps, "Where to post what").Text.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void O10_what_must_be_confirmed_is_required_and_comes_before_what_is_only_good_to_know()
    {
        var steps = Track(Facts(Page(1), Page(2, mustConfirm: true)));

        Assert.True(The(steps, "Page 2").IsRequired);
        Assert.Contains("confirm on its page", The(steps, "Page 2").Text.Text, StringComparison.Ordinal);
        Assert.False(The(steps, "Page 1").IsRequired);
        Assert.Equal(
            [
                "Where to post what, and by when to answer",
                "When you meet Product, and when you write",
                "Read “Page 2”",
                "Read “Page 1”",
            ],
            steps.Where(IsReading).Select(s => s.Content.Title)
        );
        Assert.Equal("/playbook/page-2?team=product", The(steps, "Page 2").Url);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(10)]
    [InlineData(28)]
    public void O10_at_most_three_things_are_read_on_a_day_and_all_of_it_within_ten_working_days(int pages)
    {
        var steps = Track(Facts([.. Enumerable.Range(1, pages).Select(i => Page(i))]));

        Assert.All(steps.Where(IsReading).CountBy(s => s.Content.DueDays), day => Assert.InRange(day.Value, 1, 3));
        Assert.All(steps, s => Assert.InRange(s.Content.DueDays, 0, AsyncTrack.Days - 1));
        Assert.Equal(steps.Select(s => s.Content.DueDays).Order(), steps.Select(s => s.Content.DueDays));
        Assert.Equal(0, steps[0].Content.DueDays);
    }

    [Fact]
    public void O10_a_large_playbook_takes_longer_instead_of_more_a_day()
    {
        var steps = Track(Facts([.. Enumerable.Range(1, 1_000).Select(i => Page(i))]));

        Assert.All(steps, s => Assert.Null(s.Content.WhyNot()));
        Assert.All(
            steps.Where(s => IsReading(s) && s.Content.DueDays < StepContent.LatestDue).CountBy(s => s.Content.DueDays),
            day => Assert.InRange(day.Value, 1, 3)
        );
    }

    [Fact]
    public void O10_the_same_thing_keeps_its_key_when_its_words_change()
    {
        var before = Track(Facts(Page(1), Page(2)));
        var after = Track(
            new(
                [Page(3), Page(2, mustConfirm: true, "Called otherwise")],
                [Desk with { Answer = new(2, NormUnit.WorkingHours) }],
                Product
            )
        );

        var changes = StepChange.Between(before, after).ToDictionary(c => c.Title, c => c);

        Assert.Equal(StepChangeKind.Added, changes["Read “Page 3”"].Kind);
        Assert.Equal(StepChangeKind.Removed, changes["Read “Page 1”"].Kind);
        Assert.Contains("now required", changes["Read “Called otherwise”"].What);
        Assert.Equal(["text"], changes["Where to post what, and by when to answer"].What);
        Assert.Empty(StepChange.Between(before, Track(Facts(Page(1), Page(2)))));
        // Stored with plans: another way to make keys would make every running plan look changed.
        Assert.Contains(before, s => s.Key == Guid.Parse("7322bb76-afff-66da-fc5e-a9294a733740"));
    }

    [Fact]
    public void O10_the_norms_and_hours_stand_in_the_text_as_they_were_agreed()
    {
        var steps = Track(Facts());

        Assert.Contains(
            "- **Support desk**: 1 working day, urgent 4 working hours",
            The(steps, "Where to post what").Text.Text,
            StringComparison.Ordinal
        );
        var hours = The(steps, "When you meet Product");
        Assert.Contains("- Core hours: 14:00–16:00 (Europe/Berlin).", hours.Text.Text, StringComparison.Ordinal);
        Assert.Equal("/overlap?team=product", hours.Url);
        var silent = Track(new([], [], null));
        Assert.Contains("within 2 working days", The(silent, "Where to post what").Text.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void O10_without_a_team_there_are_no_hours_to_share_and_nobody_to_hand_work_to()
    {
        var (with, without) = (Track(Facts()), Track(Facts() with { Team = null }));

        Assert.Equal(
            ["When you meet Product, and when you write", "Hand work over"],
            with.Select(s => s.Content.Title).Except(without.Select(s => s.Content.Title))
        );
        Assert.Equal("/posts/new?kind=Update&team=7", The(with, "first update").Url);
        Assert.Equal("/posts/new?kind=Update", The(without, "first update").Url);
    }

    [Fact]
    public void O10_practice_says_what_good_looks_like_and_what_needs_an_occasion_is_optional()
    {
        var practice = Track(Facts()).Where(s => !IsReading(s)).Select(s => s.Content).ToList();

        Assert.Equal(
            [
                "Write your introduction",
                "Ask a question in writing",
                "Write your first update",
                "Answer a question within its norm",
                "Hand work over",
                "Propose something",
            ],
            practice.Select(p => p.Title)
        );
        Assert.All(practice, p => Assert.StartsWith("Good is: ", p.Text.Text, StringComparison.Ordinal));
        Assert.Equal(
            ["Ask a question in writing", "Hand work over", "Propose something"],
            practice.Where(p => !p.IsRequired).Select(p => p.Title)
        );
    }
}
