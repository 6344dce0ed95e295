using AsyncWork.Domain;
using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.People;
using NodaTime;
using static AsyncWork.Tests.Onboarding.SomeSteps;

namespace AsyncWork.Tests.Onboarding;

/// <summary>The draft of a module, its order and its versions (product.md O1, O3, O6).</summary>
[Trait("Feature", "O1")]
public sealed class OnboardingModuleTests
{
    static readonly Instant Now = Instant.FromUtc(2026, 11, 12, 8, 0);
    static readonly PersonId Hr = new(7);

    [Fact]
    public void Steps_of_a_heading_stand_together_however_they_came()
    {
        var module = Module(Step("A"), Step("B", "Second week"), Step("C", "first WEEK"));

        Assert.Equal(["A", "C", "B"], module.Titles());
        Assert.Equal(["First week", "Second week"], module.Phases);
        Assert.Equal("First week", module.Ordered[1].Phase);
    }

    [Fact]
    public void A_step_moves_with_what_is_nested_in_it_and_not_out_of_its_heading()
    {
        var module = Stored(Step("A"), Step("A1", depth: 1), Step("B"), Step("B1", depth: 1), Step("C", "Later"));

        module.Shift(module.IdOf("B"), up: true);
        Assert.Equal(["B", "B1", "A", "A1", "C"], module.Titles());
        module.Shift(module.IdOf("B"), up: false);
        Assert.Equal(["A", "A1", "B", "B1", "C"], module.Titles());

        Assert.NotNull(module.WhyNotShift(module.IdOf("A"), up: true));
        Assert.NotNull(module.WhyNotShift(module.IdOf("B"), up: false));
        Assert.NotNull(module.WhyNotShift(module.IdOf("B1"), up: true));
        Assert.NotNull(module.WhyNotShift(module.IdOf("C"), up: true));
        Assert.Throws<InvalidOperationException>(() => module.Shift(module.IdOf("C"), up: true));
        Assert.NotNull(module.WhyNotShift(99, up: true));
    }

    [Fact]
    public void What_can_move_is_what_is_not_refused()
    {
        var module = Stored(
            Step("A"),
            Step("A1", depth: 1),
            Step("A2", depth: 1),
            Step("B"),
            Step("C", "Later"),
            Step("D", "Later")
        );

        var movable = module.Movable();

        foreach (var step in module.Steps)
        foreach (var up in new[] { true, false })
            Assert.Equal(module.WhyNotShift(step.Id, up) is null, movable.Contains((step.Id, up)));
    }

    [Fact]
    public void A_step_goes_to_the_end_of_another_heading_and_nothing_hangs_in_the_air()
    {
        var module = Stored(Step("A"), Step("A1", depth: 1), Step("B", "Later"));

        module.Rewrite(module.IdOf("A"), Step("A", "Later"));

        Assert.Equal(["A1", "B", "A"], module.Titles());
        Assert.All(module.Steps, s => Assert.Equal(0, s.Depth));
        module.Remove(module.IdOf("A1"));
        Assert.Equal(["Later"], module.Phases);
    }

    [Fact]
    [Trait("Feature", "X9")]
    public void A_step_that_was_taken_out_comes_back_as_it_was_and_where_it_was()
    {
        var quiz = Step("B") with { Kind = StepKind.Quiz, Questions = "Why?\n- So\n+ Otherwise" };
        var module = Stored(Step("A"), quiz, Step("B1", depth: 1), Step("C"));
        var before = module.Ordered.Select(s => (s.Key, s.Content)).ToList();

        var taken = module.Remove(module.IdOf("B"));
        Assert.Equal(["A", "B1", "C"], module.Titles());
        module.PutBack(taken);
        module.PutBack(taken); // pressed twice

        Assert.Equal(before, module.Ordered.Select(s => (s.Key, s.Content)));
    }

    [Fact]
    [Trait("Feature", "X9")]
    public void What_was_nested_in_a_step_hangs_there_again_when_it_is_back()
    {
        var module = Stored(Step("A"), Step("A1", depth: 1), Step("A2", depth: 2), Step("B", "Later"));

        var taken = module.Remove(module.IdOf("A"));
        Assert.Equal([0, 1, 0], module.Ordered.Select(s => s.Depth));
        module.PutBack(taken);

        Assert.Equal(["A", "A1", "A2", "B"], module.Titles());
        Assert.Equal([0, 1, 2, 0], module.Ordered.Select(s => s.Depth));
    }

    [Fact]
    [Trait("Feature", "X9")]
    public void A_step_comes_back_under_its_heading_and_not_after_a_version_without_it()
    {
        var module = Stored(Step("A"), Step("B"), Step("C", "Later"), Step("D", "Later"));
        var (second, first) = (module.Remove(module.IdOf("B")), module.Remove(module.IdOf("A")));

        module.PutBack(second);
        Assert.Equal(["C", "D", "B"], module.Titles()); // not between two of another heading
        module.PutBack(first);
        Assert.Equal(["C", "D", "A", "B"], module.Titles());

        var gone = module.Remove(module.IdOf("C"));
        module.Publish(null, null, Nobody, Hr, Now);
        Assert.Contains("published meanwhile", module.WhyNotPutBack(gone), StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => module.PutBack(gone));
        var last = module.Remove(module.IdOf("D"));
        module.Archive(null, Now);
        Assert.NotNull(module.WhyNotPutBack(last));
    }

    [Fact]
    public void Headings_move_as_a_whole_and_join_under_one_name()
    {
        var module = Stored(Step("A"), Step("B", "Later"), Step("C", "Last"));

        module.ShiftPhase("Last", up: true);
        Assert.Equal(["A", "C", "B"], module.Titles());
        Assert.NotNull(module.WhyNotShiftPhase("First week", up: true));
        Assert.NotNull(module.WhyNotShiftPhase("Later", up: false));
        Assert.NotNull(module.WhyNotShiftPhase("Nowhere", up: true));

        module.RenamePhase("Later", "First week");
        Assert.Equal(["A", "B", "C"], module.Titles());
        Assert.NotNull(module.WhyNotRenamePhase("Last", " "));
        Assert.NotNull(module.WhyNotRenamePhase("Later", "Soon"));
    }

    [Theory]
    [InlineData("", "First week", 0, "title")]
    [InlineData("A", " ", 0, "heading")]
    [InlineData("A", "First week", -61, "between 60 working days before and 260 after")]
    [InlineData("A", "First week", 261, "between 60 working days before and 260 after")]
    public void What_is_no_step_is_refused_in_a_sentence(string title, string phase, int due, string says)
    {
        var module = Module();

        Assert.Contains(says, module.WhyNotAdd(Step(title, phase, due)), StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => module.Add(Step(title, phase, due), Guid.NewGuid()));
        Assert.Empty(module.Steps);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("//elsewhere.example")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("ftp://files.example/a")]
    [InlineData("playbook")]
    public void A_link_leads_into_the_app_or_to_the_web_and_nowhere_else(string url)
    {
        Assert.NotNull((Step("A") with { Url = url }).WhyNot());
        Assert.Null((Step("A") with { Url = "/playbook/meetings" }).WhyNot());
        Assert.Null((Step("A") with { Url = "https://video.example/1?t=2" }).WhyNot());
    }

    [Fact]
    public void O3_a_named_owner_has_a_name_and_a_role_has_none()
    {
        Assert.Contains(
            "Choose who does the step",
            (Step("A") with { Owner = StepOwner.Named }).WhyNot(),
            StringComparison.Ordinal
        );
        var module = Module(Step("A") with { Owner = StepOwner.Buddy, OwnerId = Hr });
        Assert.Null(module.Steps[0].OwnerId);
    }

    [Fact]
    public void A_draft_becomes_a_version_that_stays_as_it_is()
    {
        var module = Stored(
            Step("A") with
            {
                Text = new Prose("*Do* it", "<p><em>Do</em> it</p>"),
                Owner = StepOwner.Named,
                OwnerId = Hr,
            }
        );

        var first = module.Publish(null, " First ", new HashSet<PersonId> { Hr }, Hr, Now);
        module.Rewrite(1, Step("A, otherwise"));

        Assert.Equal((1, "First", 1, 1), (first.Number, first.Note, first.StepCount, module.PublishedNumber));
        var kept = Assert.Single(first.Read());
        Assert.Equal(module.Steps[0].Key, kept.Key);
        Assert.Equal(("A", Hr, "<p><em>Do</em> it</p>"), (kept.Content.Title, kept.Content.OwnerId, kept.Content.Text.Html));
    }

    [Fact]
    public void A_draft_that_nobody_could_follow_is_not_published()
    {
        Assert.Contains("no steps yet", Module().WhyNotPublish(null, null, Nobody), StringComparison.Ordinal);
        Refuses(Step("A") with { Owner = StepOwner.Named, OwnerId = Hr }, "does not work here any more");
        Refuses(Step("A") with { Kind = StepKind.Quiz }, "no question");
        Refuses(Step("A") with { Kind = StepKind.Quiz, Questions = "Why?\n- So\n- Otherwise" }, "no right answer");
        Refuses(Step("A") with { Kind = StepKind.Form }, "no field");
        Refuses(Step("A") with { Kind = StepKind.Read }, "neither a link nor a text");
        var fine = Module(Step("A") with { Kind = StepKind.Quiz, Questions = "Why?\n- So\n+ Otherwise" });
        Assert.Null(fine.WhyNotPublish(null, null, Nobody));
        Assert.NotNull(fine.WhyNotPublish(null, new string('x', 501), Nobody));

        static void Refuses(StepContent step, string says)
        {
            var module = Module(step);
            Assert.Contains(says, module.WhyNotPublish(null, null, Nobody), StringComparison.Ordinal);
            Assert.Throws<InvalidOperationException>(() => module.Publish(null, null, Nobody, Hr, Now));
            Assert.Equal(0, module.PublishedNumber);
        }
    }

    [Fact]
    public void What_changed_is_told_by_the_key_of_a_step()
    {
        var module = Stored(Step("A"), Step("B"), Step("C"), Step("D"));
        var first = module.Publish(null, null, Nobody, Hr, Now);
        Assert.Contains("Nothing has changed", module.WhyNotPublish(first, null, Nobody), StringComparison.Ordinal);

        module.Rewrite(1, Step("A, in other words", due: 3));
        module.Remove(2);
        module.Shift(4, up: true);
        module.Add(Step("E", "Later"), Guid.NewGuid());

        var changes = module.ChangesSince(first).Select(c => (c.Kind, c.Title, string.Join(", ", c.What))).ToList();
        Assert.Equal(
            [
                (StepChangeKind.Changed, "A, in other words", "title, due day"),
                (StepChangeKind.Moved, "D", ""),
                (StepChangeKind.Added, "E", ""),
                (StepChangeKind.Removed, "B", ""),
            ],
            changes
        );
    }

    [Fact]
    public void An_archived_module_stays_as_it_is_and_one_that_is_used_is_not_archived()
    {
        var module = Stored(Step("A"));
        Assert.Contains("“Engineer” is composed of it", module.WhyNotArchive("Engineer"), StringComparison.Ordinal);

        module.Archive(null, Now);

        Assert.Contains("archived", module.WhyNotAdd(Step("B")), StringComparison.Ordinal);
        Assert.NotNull(module.WhyNotRemove(1));
        Assert.NotNull(module.WhyNotPublish(null, null, Nobody));
        Assert.Empty(module.Movable());
        module.Bring();
        Assert.Null(module.WhyNotAdd(Step("B")));
    }

    [Fact]
    public void A_module_has_at_most_2000_steps()
    {
        var module = Module();
        module.AddAll([.. Enumerable.Range(1, OnboardingModule.MostSteps).Select(i => Step($"Step {i}"))], Guid.NewGuid);

        Assert.Contains("2,000", module.WhyNotAdd(Step("One more")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_module_is_for_everybody_or_says_for_whom()
    {
        Assert.Contains(
            "which location",
            OnboardingModule.WhyNotName("Berlin", ModuleScope.Location, " "),
            StringComparison.Ordinal
        );
        Assert.NotNull(OnboardingModule.WhyNotName("", ModuleScope.Everybody, null));
        Assert.Equal("", new OnboardingModule("All", ModuleScope.Everybody, "Berlin").ScopeName);
    }
}
