using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.People;
using NodaTime;
using static AsyncWork.Tests.Onboarding.SomePlan;
using static AsyncWork.Tests.Onboarding.SomeSteps;

namespace AsyncWork.Tests.Onboarding;

/// <summary>The plan of one person: who does what by when (product.md O2, O3), what comes of it (O6, O8), and what changes in it (O7).</summary>
[Trait("Feature", "O7")]
public sealed class OnboardingPlanTests
{
    static StepContent Of(StepOwner owner, string title, int due = 0) => SomeSteps.Step(title, due: due) with { Owner = owner };

    [Fact]
    public void O3_each_step_is_done_by_who_has_the_role()
    {
        var plan = SomePlan.Of(
            Of(StepOwner.NewHire, "Read"),
            Of(StepOwner.Buddy, "Greet"),
            Of(StepOwner.Manager, "Goals"),
            Of(StepOwner.HR, "Contract"),
            Of(StepOwner.IT, "Laptop"),
            SomeSteps.Step("Tour") with
            {
                Owner = StepOwner.Named,
                OwnerId = Stranger,
            }
        );

        // Nobody in IT: HR sees to it.
        Assert.Equal([Ana, Buddy, Manager, HR, HR, Stranger], plan.Ordered.Select(s => s.DoerId));
        Assert.Equal(6, plan.StepCount);
        Assert.Equal(6, plan.RequiredOpen);
    }

    [Fact]
    public void O3_without_a_buddy_the_manager_does_what_a_buddy_would()
    {
        var step = Of(StepOwner.Buddy, "Greet");

        Assert.Equal(Manager, new PlanPeople(Manager, null, HR, null).DoerOf(step, Ana));
    }

    [Fact]
    public void O4_nobody_is_a_buddy_for_themself_nor_their_own_manager()
    {
        Assert.Contains("buddy for themself", (Helpers with { Buddy = Ana }).WhyNot(Ana, Here), StringComparison.Ordinal);
        Assert.Contains("own manager", (Helpers with { Manager = Ana }).WhyNot(Ana, Here), StringComparison.Ordinal);
        Assert.Contains("not the manager", (Helpers with { Buddy = Manager }).WhyNot(Ana, Here), StringComparison.Ordinal);
        Assert.Contains(
            "does not work here any more",
            (Helpers with { Buddy = new PersonId(77) }).WhyNot(Ana, Here),
            StringComparison.Ordinal
        );
        Assert.Null(Helpers.WhyNot(Ana, Here));
    }

    [Fact]
    public void A_step_whose_owner_left_and_a_template_without_steps_make_no_plan()
    {
        var left = ComposedTemplate.Of([
            new(
                ModuleId,
                "Everybody",
                Snapshots(SomeSteps.Step("Tour") with { Owner = StepOwner.Named, OwnerId = new PersonId(77) })
            ),
        ]);

        Assert.Contains("“Tour”", OnboardingPlan.WhyNotBegin(left, Here), StringComparison.Ordinal);
        Assert.Contains("no steps yet", OnboardingPlan.WhyNotBegin(ComposedTemplate.Of([]), Here), StringComparison.Ordinal);
        Assert.NotNull(OnboardingPlan.WhyNotStart(Template(), null, new(1900, 1, 1)));
        Assert.NotNull(OnboardingPlan.WhyNotStart(Template(), null, new(2999, 1, 1)));
        Assert.NotNull(OnboardingPlan.WhyNotStart(null, null, Monday));
        Assert.Contains("a year", OnboardingPlan.WhyNotDay(Monday, Monday.PlusDays(400)), StringComparison.Ordinal);
    }

    [Fact]
    public void O2_when_the_start_moves_open_steps_move_and_what_is_done_stays()
    {
        var plan = SomePlan.Of(
            Of(StepOwner.Manager, "Before", -1),
            Of(StepOwner.NewHire, "First day"),
            Of(StepOwner.NewHire, "Later", 5)
        );
        Assert.Equal(new LocalDate(2026, 11, 13), plan.Step("Before").DueOn);
        Assert.Equal(new LocalDate(2026, 11, 23), plan.EndsOn);
        plan.Do("Before");

        plan.Move(new(2026, 12, 1), Weekdays, HR, Now);

        Assert.Equal(new LocalDate(2026, 11, 13), plan.Step("Before").DueOn);
        Assert.Equal(new LocalDate(2026, 12, 1), plan.Step("First day").DueOn);
        Assert.Equal(new LocalDate(2026, 12, 8), plan.EndsOn);
        Assert.Equal((new LocalDate(2026, 12, 1), Ana), (plan.NextDueOn, plan.NextDoerId));
        Assert.Equal(new LocalDate(2026, 12, 31), plan.CheckIns.Single(c => c.Day == 30).DueOn);
        Assert.Equal("The first day moved from Mon 16 Nov 2026 to Tue 1 Dec 2026.", plan.Events[^1].Text);
        Assert.NotNull(plan.WhyNotMove(new(2026, 12, 1), Monday));
        Assert.NotNull(plan.WhyNotMove(null, Monday));
    }

    [Fact]
    public void O2_a_step_is_due_in_the_working_days_of_who_does_it()
    {
        LocalDate[] away = [new(2026, 11, 18), new(2026, 11, 19)];
        var plan = new OnboardingPlan(Ana, Template(), null, Monday, Helpers, HR, Now);
        plan.Begin(
            ComposedTemplate.Of([
                new(ModuleId, "All", Snapshots(Of(StepOwner.Buddy, "Greet", 2), Of(StepOwner.NewHire, "Read", 2))),
            ]),
            [(ModuleId, 1)],
            [],
            Here,
            Weekdays with
            {
                IsWorking = (person, day) => DueDay.IsWeekday(day) && !(person == Buddy && away.Contains(day)),
            }
        );

        Assert.Equal(new LocalDate(2026, 11, 20), plan.Step("Greet").DueOn);
        Assert.Equal(new LocalDate(2026, 11, 18), plan.Step("Read").DueOn);
    }

    [Fact]
    public void O2_nobody_is_late_on_what_they_were_asked_for_a_moment_ago()
    {
        var late = Weekdays with { Today = new(2026, 11, 21) }; // a Saturday, five days after day 0
        var plan = new OnboardingPlan(Ana, Template(), null, Monday, Helpers, HR, Now);
        plan.Begin(
            ComposedTemplate.Of([
                new(ModuleId, "All", Snapshots(Of(StepOwner.HR, "Laptop", -5), Of(StepOwner.NewHire, "Read", 9))),
            ]),
            [(ModuleId, 1)],
            [],
            Here,
            late
        );

        Assert.Equal(new LocalDate(2026, 11, 23), plan.Step("Laptop").DueOn);
        Assert.Equal(new LocalDate(2026, 11, 27), plan.Step("Read").DueOn);
        // What is overdue stays so when others help; what moves is asked for anew.
        var later = late with
        {
            Today = new(2026, 12, 1),
        };
        plan.Assign(Helpers with { HR = Stranger }, Here, later, "", HR, Now);
        Assert.Equal((new LocalDate(2026, 11, 23), Stranger), (plan.Step("Laptop").DueOn, plan.Step("Laptop").DoerId));
        plan.Move(new(2026, 12, 2), later, HR, Now);
        Assert.Equal(new LocalDate(2026, 12, 1), plan.Step("Laptop").DueOn);
    }

    [Fact]
    public void O12_who_leaves_does_nothing_after_their_last_day()
    {
        // The last day is a Sunday: what is due by it is due on the Friday before.
        var plan = new OnboardingPlan(Ana, Template(TemplateKind.Offboarding), null, new(2026, 11, 22), Helpers, HR, Now);
        plan.Begin(
            ComposedTemplate.Of([
                new(
                    ModuleId,
                    "All",
                    Snapshots(
                        Of(StepOwner.NewHire, "Before", -1),
                        Of(StepOwner.NewHire, "Laptop"),
                        Of(StepOwner.NewHire, "Afterwards", 3),
                        Of(StepOwner.HR, "Papers", 1)
                    )
                ),
            ]),
            [(ModuleId, 1)],
            [],
            Here,
            Weekdays
        );

        Assert.Equal(
            [new(2026, 11, 19), new(2026, 11, 20), new(2026, 11, 20), new LocalDate(2026, 11, 23)],
            new[] { "Before", "Laptop", "Afterwards", "Papers" }.Select(t => plan.Step(t).DueOn)
        );
    }

    [Fact]
    public void Another_buddy_takes_over_what_is_open_but_not_what_was_handed_over()
    {
        var plan = SomePlan.Of(Of(StepOwner.Buddy, "Greet"), Of(StepOwner.Buddy, "Lunch"), Of(StepOwner.Buddy, "Tour"));
        plan.Do("Greet");
        plan.HandOver(plan.Step("Tour"), HR, "Hanna", Weekdays, Manager, Now);

        plan.Assign(Helpers with { Buddy = Stranger }, Here, Weekdays, "Sam is the buddy.", HR, Now);

        Assert.Equal(Buddy, plan.Step("Greet").DoerId);
        Assert.Equal(Stranger, plan.Step("Lunch").DoerId);
        Assert.Equal(HR, plan.Step("Tour").DoerId);
        Assert.Contains("theirs already", plan.WhyNotHandOver(plan.Step("Tour"), HR, true), StringComparison.Ordinal);
        Assert.Contains(
            "does not work here",
            plan.WhyNotHandOver(plan.Step("Lunch"), HR, isHere: false),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void O6_reading_and_quizzes_are_confirmed_by_who_was_asked_alone()
    {
        var plan = SomePlan.Of(
            SomeSteps.Step("Read it") with
            {
                Kind = StepKind.Read,
                Url = "/playbook",
            },
            SomeSteps.Step("Know it") with
            {
                Kind = StepKind.Quiz,
                Questions = "Where?\n- Here\n+ There\n\nWhen?\n+ Now\n- Later",
            }
        );
        var (read, quiz) = (plan.Step("Read it"), plan.Step("Know it"));

        Assert.NotNull(plan.WhyNotComplete(read, StepAnswer.None, HR, isHR: true));
        Assert.Null(plan.WhyNotComplete(read, StepAnswer.None, Ana, false));
        Assert.Contains("“Where?”", plan.WhyNotComplete(quiz, new(Quiz: [null, 0]), Ana, false), StringComparison.Ordinal);
        Assert.Contains("not right", plan.WhyNotComplete(quiz, new(Quiz: [0, 0]), Ana, false), StringComparison.Ordinal);
        plan.Complete(quiz, new(Quiz: [1, 0]), Ana, false, Monday, Now);
        Assert.Equal("All 2 answers are right.", quiz.Result);
        plan.Complete(read, new(Read: new(8, "Norms", 3)), Ana, false, Monday, Now);
        Assert.Equal((8, 3, "Norms"), (read.PageId, read.PageRevision, read.PageTitle));
    }

    [Fact]
    public void O6_forms_uploads_and_first_contributions_ask_for_what_they_are()
    {
        var plan = SomePlan.Of(
            SomeSteps.Step("Wishes") with
            {
                Kind = StepKind.Form,
                Fields = "Keyboard *\nScreen",
            },
            SomeSteps.Step("Photo") with
            {
                Kind = StepKind.Upload,
            },
            SomeSteps.Step("First card") with
            {
                Kind = StepKind.FirstContribution,
            }
        );

        Assert.Contains(
            "“Keyboard”",
            plan.WhyNotComplete(plan.Step("Wishes"), new(Fields: ["", "Big"]), Ana, false),
            StringComparison.Ordinal
        );
        plan.Complete(plan.Step("Wishes"), new(Fields: ["ISO", ""]), Ana, false, Monday, Now);
        Assert.Equal("Keyboard: ISO", plan.Step("Wishes").Result);
        Assert.NotNull(plan.WhyNotComplete(plan.Step("Photo"), new(Files: 0), Ana, false));
        Assert.Null(plan.WhyNotComplete(plan.Step("Photo"), new(Files: 1), Ana, false));
        Assert.NotNull(plan.WhyNotComplete(plan.Step("First card"), StepAnswer.None, Ana, false));
        plan.Complete(plan.Step("First card"), new(Contribution: "Card “Fix the login”"), Ana, false, Monday, Now);
        Assert.Equal("Card “Fix the login”", plan.Step("First card").Result);
    }

    [Fact]
    public void O8_a_step_of_another_is_settled_by_manager_and_HR_alone()
    {
        var plan = SomePlan.Of(Of(StepOwner.Buddy, "Greet"), Of(StepOwner.HR, "Contract"));
        var greet = plan.Step("Greet");

        Assert.Contains(
            "somebody else’s",
            plan.WhyNotComplete(greet, StepAnswer.None, Stranger, false),
            StringComparison.Ordinal
        );
        Assert.NotNull(plan.WhyNotSkip(greet, "Away", Ana, false));
        Assert.Null(plan.WhyNotComplete(greet, StepAnswer.None, Manager, false));
        Assert.Null(plan.WhyNotComplete(greet, StepAnswer.None, Stranger, isHR: true));
        Assert.Contains("Say why", plan.WhyNotSkip(greet, " ", Buddy, false), StringComparison.Ordinal);
    }

    [Fact]
    public void K22_what_does_not_apply_leaves_the_count_with_its_reason_and_can_come_back()
    {
        var plan = SomePlan.Of(Of(StepOwner.NewHire, "Visa"), Of(StepOwner.NewHire, "Read", 3));

        plan.Skip(plan.Step("Visa"), "Has a passport of the EU", Ana, false, Now);

        Assert.Equal((1, 0, 1), (plan.StepCount, plan.DoneCount, plan.RequiredOpen));
        Assert.Equal("Has a passport of the EU", plan.Step("Visa").Reason);
        Assert.NotNull(plan.WhyNotComplete(plan.Step("Visa"), StepAnswer.None, Ana, false));
        plan.Reopen(plan.Step("Visa"), Ana, false, Now);
        Assert.Equal((2, ""), (plan.StepCount, plan.Step("Visa").Reason));
    }

    [Fact]
    public void K22_somebody_is_ready_when_the_last_step_that_must_be_done_is_done()
    {
        var plan = SomePlan.Of(
            Of(StepOwner.NewHire, "Read"),
            Of(StepOwner.NewHire, "Write", 3),
            Of(StepOwner.NewHire, "Video", 5) with
            {
                IsRequired = false,
            }
        );
        plan.Do("Read", Monday);
        Assert.Null(plan.ReadyOn);
        Assert.Contains("One step", plan.WhyNotFinish(0), StringComparison.Ordinal);

        plan.Do("Write", Monday.PlusDays(4));

        Assert.Equal(Monday.PlusDays(4), plan.ReadyOn);
        Assert.False(plan.Step("Write").IsOnTime);
        plan.Finish(0, HR, Now);
        Assert.Equal(PlanState.Finished, plan.State);
        Assert.Contains("has ended", plan.WhyNotSkip(plan.Step("Video"), "No", Ana, false), StringComparison.Ordinal);
        plan.Resume(HR, Now);
        Assert.True(plan.IsRunning);
        Assert.NotNull(plan.WhyNotResume());
        Assert.NotNull(plan.WhyNotStop(" "));
        plan.Stop("Left", HR, Now);
        Assert.Equal(["Left", "Stopped"], [plan.StopReason, $"{plan.State}"]);
    }

    [Fact]
    public void O12_who_leaves_leaves_nothing_without_an_owner()
    {
        var plan = SomePlan.Of(TemplateKind.Offboarding, Snapshots(Of(StepOwner.NewHire, "Hand over")));
        plan.Do("Hand over");

        Assert.Contains("3 things", plan.WhyNotFinish(3), StringComparison.Ordinal);
        Assert.StartsWith("One thing would be left", plan.WhyNotFinish(1), StringComparison.Ordinal);
        Assert.Null(plan.WhyNotFinish(0));
        Assert.Empty(plan.CheckIns);
    }

    [Fact]
    public void O7_a_plan_is_changed_for_its_person_and_its_template_stays()
    {
        var plan = SomePlan.Of(Of(StepOwner.NewHire, "Read"), Of(StepOwner.NewHire, "Write", 3));

        var added = plan.Add(Of(StepOwner.Buddy, "Coffee", 1), Guid.NewGuid(), Weekdays, Manager, Now);
        plan.Rewrite(
            plan.Step("Read"),
            plan.Step("Read").Content with
            {
                Title = "Read twice",
                Owner = StepOwner.Manager,
                DueDays = 2,
            },
            Weekdays,
            Manager,
            Now
        );

        Assert.True(added.IsOwn);
        Assert.Equal((Buddy, Monday.PlusDays(1)), (added.DoerId, added.DueOn));
        var read = plan.Step("Read twice");
        Assert.Equal((Manager, Monday.PlusDays(2), true), (read.DoerId, read.DueOn, read.IsOwn));
        Assert.NotNull(plan.WhyNotAdd(SomeSteps.Step("")));
        Assert.NotNull(plan.WhyNotAdd(SomeSteps.Step("Quiz") with { Kind = StepKind.Quiz }));
    }

    [Fact]
    public void O7_a_newer_version_is_offered_for_what_is_open_and_not_ones_own()
    {
        var before = Snapshots(
            Of(StepOwner.NewHire, "Done"),
            Of(StepOwner.NewHire, "Own", 1),
            Of(StepOwner.NewHire, "Open", 2),
            Of(StepOwner.NewHire, "Gone", 3)
        );
        var plan = SomePlan.Of(TemplateKind.Onboarding, before);
        plan.Do("Done");
        plan.Rewrite(plan.Step("Own"), plan.Step("Own").Content with { DueDays = 9 }, Weekdays, Manager, Now);
        StepSnapshot[] after =
        [
            .. before.Take(3).Select(s => s with { Content = s.Content with { Title = s.Content.Title + " anew" } }),
            .. Snapshots(Of(StepOwner.Buddy, "New", 4)),
        ];

        var offered = plan.Offered(ModuleId, before, after);
        Assert.Equal(
            [("Open anew", StepChangeKind.Changed), ("New", StepChangeKind.Added), ("Gone", StepChangeKind.Removed)],
            offered.Select(c => (c.Title, c.Kind))
        );
        plan.TakeOver(ModuleId, "Everybody", 2, offered, new HashSet<int>(), Weekdays, HR, Now);

        Assert.Equal(["Done", "Own", "Open anew", "New"], plan.Ordered.Select(s => s.Title));
        Assert.Equal(Buddy, plan.Step("New").DoerId);
        Assert.Equal(2, plan.Modules.Single().Number);
        Assert.Contains("this version already", plan.WhyNotTakeOver(ModuleId, 2), StringComparison.Ordinal);
        Assert.Empty(plan.Offered(ModuleId, after, after));
    }

    [Fact]
    public void O5_a_link_opens_the_page_until_its_day_and_until_there_is_an_account()
    {
        var plan = SomePlan.Of(
            Of(StepOwner.NewHire, "Choose a laptop", -5),
            Of(StepOwner.NewHire, "Inside", -5) with
            {
                Url = "/playbook",
            },
            Of(StepOwner.NewHire, "Photo for the wall", -5) with
            {
                Kind = StepKind.Upload, // a stranger sends no files
            },
            Of(StepOwner.Manager, "Announce", -5),
            Of(StepOwner.NewHire, "First day")
        );
        var (key, today) = (Guid.NewGuid(), new LocalDate(2026, 11, 12));
        Assert.NotNull(plan.WhyNotOpenPreboarding(Monday.PlusDays(30), false, today));
        Assert.NotNull(plan.WhyNotOpenPreboarding(today.PlusDays(-1), false, today));
        Assert.Contains("has an account", plan.WhyNotOpenPreboarding(Monday, true, today), StringComparison.Ordinal);
        plan.OpenPreboarding(key, Monday, false, today, HR, Now);

        Assert.True(plan.IsPreboarding(key, false, Monday));
        Assert.False(plan.IsPreboarding(key, hasAccount: true, Monday));
        Assert.False(plan.IsPreboarding(key, false, Monday.PlusDays(1)));
        Assert.False(plan.IsPreboarding(Guid.NewGuid(), false, Monday));
        Assert.Equal(["Choose a laptop"], plan.PreboardingSteps.Select(s => s.Title));
        plan.ClosePreboarding(HR, Now);
        Assert.False(plan.IsPreboarding(key, false, Monday));
    }

    [Fact]
    public void O5_the_invitation_moves_with_the_start()
    {
        var plan = SomePlan.Of(Of(StepOwner.NewHire, "Read"));
        plan.PlanInvitation(Monday.PlusDays(-3), hasEmail: true);

        plan.Move(Monday.PlusDays(7), Weekdays, HR, Now);

        Assert.Equal(Monday.PlusDays(4), plan.InviteOn);
        Assert.NotNull(plan.WhyNotInviteOn(Monday, hasEmail: false));
        Assert.NotNull(plan.WhyNotInviteOn(Monday.PlusDays(200), hasEmail: true));
        plan.Invited(Now);
        Assert.Contains("already", plan.WhyNotInviteOn(Monday, true), StringComparison.Ordinal);
    }

    [Fact]
    public void O11_only_the_person_looks_back_and_says_how_ready_they_feel()
    {
        var plan = SomePlan.Of(Of(StepOwner.NewHire, "Read"));

        Assert.NotNull(plan.WhyNotAnswer(30, new(4, "", ""), Manager));
        Assert.NotNull(plan.WhyNotAnswer(45, new(4, "", ""), Ana));
        Assert.NotNull(plan.WhyNotAnswer(30, new(6, "", ""), Ana));
        plan.Answer(30, new(4, "The buddy", "A map of who decides"), Ana, Now);

        var said = plan.CheckIns.Single(c => c.Day == 30);
        Assert.Equal((4, "A map of who decides", Now), (said.Ready, said.Missing, said.AnsweredAt));
    }
}
