using System.IO.Pipelines;
using System.Text;
using System.Text.RegularExpressions;
using AsyncWork.Domain;
using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.People;
using AsyncWork.Web.Importing;
using AsyncWork.Web.Importing.Onboarding;
using static AsyncWork.Tests.Onboarding.SomeSteps;

namespace AsyncWork.Tests.Onboarding;

/// <summary>Checklists are read from Markdown and CSV and written again (product.md O13).</summary>
[Trait("Feature", "O13")]
public sealed class ChecklistTests
{
    static readonly string Samples = Path.Combine(AppContext.BaseDirectory, "Samples", "onboarding");

    static IReadOnlyList<StepContent> Steps(string markdown) =>
        [.. ChecklistMarkdown.Read(markdown).Steps.Select(s => s.Content)];

    [Theory]
    [InlineData("offboard-team-member.md", 37, "Offboard cloud.gov Team Member")]
    [InlineData("onboard-any-team-member.md", 39, "Onboard Any New cloud.gov Team Member")]
    [InlineData("onboard-compliance.md", 49, "Onboard New cloud.gov Compliance Team Member")]
    [InlineData("onboard-engineer.md", 54, "Onboard New cloud.gov Engineer")]
    [InlineData("onboard-support.md", 23, "Onboard New cloud.gov Support Team Member")]
    public void O13_every_box_of_a_real_checklist_is_a_step(string file, int boxes, string name)
    {
        var text = File.ReadAllText(Path.Combine(Samples, file));

        var read = ChecklistMarkdown.Read(text);

        Assert.Equal(boxes, Regex.Count(text, @"^\s*[-*] \[[ xX]\]", RegexOptions.Multiline));
        Assert.Equal(boxes, read.Steps.Count);
        Assert.Equal(name, read.Name);
        Assert.All(read.Steps, s => Assert.Null(s.Content.WhyNot()));
        // What links there are stand in the link or in the text.
        foreach (Match link in Regex.Matches(text, @"^\s*- \[ \].*?\]\((?<url>https?://[^)\s]+)\)", RegexOptions.Multiline))
            Assert.Contains(
                read.Steps,
                s =>
                    s.Content.Url == link.Groups["url"].Value
                    || s.Content.Text.Text.Contains(link.Groups["url"].Value, StringComparison.Ordinal)
            );
        var module = Module();
        module.AddAll([.. read.Steps.Select(s => s.Content)], Guid.NewGuid);
        Assert.Equal(boxes, module.Steps.Count);
    }

    [Fact]
    public void O13_headings_owners_nesting_and_links_of_a_real_checklist_are_understood()
    {
        var read = ChecklistMarkdown.Read(File.ReadAllText(Path.Combine(Samples, "onboard-any-team-member.md"))).Steps;

        var buddy = read.Where(s =>
                s.Content.Phase == "Fulfill security and compliance requirements - Completed by onboarding buddy"
            )
            .ToList();
        Assert.NotEmpty(buddy);
        Assert.All(buddy, s => Assert.Equal(StepOwner.Buddy, s.Content.Owner));
        Assert.DoesNotContain(read, s => s.Content.Phase == "Role-Specific Onboarding");
        var first = read.First(s => s.Content.Phase == "Pre-requisites").Content;
        Assert.Equal("https://gsaolu.gsa.gov/", first.Url);
        Assert.Contains("OLU has sometimes lost course completion data", first.Text.Text, StringComparison.Ordinal);
        Assert.InRange(read.Select(s => s.Content.Phase).Distinct().Count(), 5, 20);

        var nested = ChecklistMarkdown.Read(File.ReadAllText(Path.Combine(Samples, "offboard-team-member.md"))).Steps;
        Assert.Contains(
            nested,
            s => s.Content is { Depth: 1 } c && c.Title.StartsWith("Temporary federal departure", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void O13_an_item_says_owner_link_and_text()
    {
        var steps = Steps(
            """
            # Not a phase

            ## First week
            * [ ] Manager: Say [hello](/posts/new)
              in two lines
                 - with a picture
                 - and a plan
            1. [x] **buddy:** Have lunch
                - [ ] NEW HIRE: Choose the place
            + [ ] **HR**: Read https://law.example/a?b=1, please

              A paragraph of its own.
            Not indented: no text of the item.
            ## IT
            - [ ] Order `the` laptop
            - [ ] Buddy: Unpack it
            - [ ] [One](https://a.example) and [two](https://b.example)
            - no box, no step
            """
        );

        Assert.Equal(
            [
                ("First week", 0, "Say hello in two lines", StepOwner.Manager, "/posts/new"),
                ("First week", 0, "Have lunch", StepOwner.Buddy, ""),
                ("First week", 1, "Choose the place", StepOwner.NewHire, ""),
                ("First week", 0, "Read https://law.example/a?b=1, please", StepOwner.HR, "https://law.example/a?b=1"),
                ("IT", 0, "Order the laptop", StepOwner.IT, ""),
                ("IT", 0, "Unpack it", StepOwner.Buddy, ""),
                ("IT", 0, "One and two", StepOwner.IT, "https://a.example"),
            ],
            steps.Select(s => (s.Phase, s.Depth, s.Title, s.Owner, s.Url))
        );
        Assert.Equal("   - with a picture\n   - and a plan", steps[0].Text.Text);
        Assert.Equal("A paragraph of its own.", steps[3].Text.Text);
        Assert.Equal("[One](https://a.example) and [two](https://b.example)", steps[6].Text.Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# Only words\n\nAnd more words.\n- a list\n")]
    [InlineData("```\n- [ ] in code\n```")]
    public void O13_a_file_without_a_checklist_is_refused(string text) =>
        Assert.Contains(
            "There is no checklist in this file",
            Assert.Throws<ImportRefusedException>(() => ChecklistMarkdown.Read(text)).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void O13_five_thousand_items_are_refused_and_two_thousand_are_not()
    {
        static string Many(int count) => "## All\n" + string.Concat(Enumerable.Range(1, count).Select(i => $"- [ ] Step {i}\n"));

        Assert.Equal(2_000, Steps(Many(2_000)).Count);
        Assert.Contains(
            "The file has 5,000 steps; a module has at most 2,000",
            Assert.Throws<ImportRefusedException>(() => ChecklistMarkdown.Read(Many(5_000))).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void O13_long_lines_are_cut_and_nothing_of_them_is_lost()
    {
        var line = string.Join(' ', Enumerable.Range(1, 80).Select(i => $"word{i}"));

        var step = Assert.Single(Steps($"- [ ] {line}"));

        Assert.InRange(step.Title.Length, 150, StepContent.LongestTitle);
        Assert.EndsWith("…", step.Title, StringComparison.Ordinal);
        Assert.Equal(line, step.Text.Text);
        Assert.Equal("Checklist", step.Phase);
    }

    static readonly StepContent[] All =
    [
        Step("Read *this* [now] & that <b>, it's `#1` ~ a_b_c | 1. x!", "Before: the *first* day", -10) with
        {
            Kind = StepKind.Read,
            Url = "https://example.org/a_(b)?c=<d>&e=f",
            Text = new Prose(
                "Some *Markdown*:\n\n- [ ] a box that is no step\n- \\[ ] another\n\n```\n- [x] in code\n```\n\n    indented",
                ""
            ),
        },
        Step("Manager: not the owner", "Before: the *first* day", 0, 1) with
        {
            Owner = StepOwner.IT,
            IsRequired = false,
        },
        Step("1. First", "Manager", 1) with
        {
            Owner = StepOwner.NewHire,
            Text = new Prose("_Do · on the first day_\n\n# No heading", ""),
        },
        Step("- dash", "Manager", 260, 1) with
        {
            Owner = StepOwner.Buddy,
            Kind = StepKind.FirstContribution,
        },
        Step("=1+1", "Manager", -60, 2) with
        {
            Owner = StepOwner.Named,
            OwnerId = new PersonId(3),
        },
        Step("Ask", "Manager", 3) with
        {
            Kind = StepKind.Quiz,
            Questions = "Why?\n- So\n+ Otherwise\n\nWho?\n+ You\n- I",
            Url = "/playbook",
        },
        Step("https://bare.example stays a word", "Später", 4) with
        {
            Kind = StepKind.Form,
            Fields = "Name *\nShirt",
        },
        Step("Open fence", "Später", 4) with
        {
            Kind = StepKind.Upload,
            Text = new Prose("```\nnever closed", ""),
        },
        Step("Last", "Später", 5) with
        {
            Kind = StepKind.Watch,
            Owner = StepOwner.HR,
        },
    ];

    static readonly Dictionary<PersonId, string> Names = new() { [new(3)] = "Mia Novák" };

    static IEnumerable<StepContent> Found(ReadChecklist read) =>
        read.Steps.Select(s =>
            s.OwnerName is null ? s.Content : s.Content with { OwnerId = Names.Single(n => n.Value == s.OwnerName).Key }
        );

    [Fact]
    public void O13_what_is_written_as_Markdown_is_read_as_the_same_steps()
    {
        var written = ChecklistWriter.Markdown("Steps: \"all\" of them", All, Names);

        var read = ChecklistMarkdown.Read(written);

        Assert.Equal("Steps: \"all\" of them", read.Name);
        Assert.Equal(All.Length, read.Steps.Count);
        foreach (var (before, after) in All.Zip(Found(read)))
            Assert.Equal(before, after);
        Assert.Equal(written, ChecklistWriter.Markdown(read.Name, Found(read), Names));
    }

    [Fact]
    public async Task O13_what_is_written_as_CSV_is_read_as_the_same_steps()
    {
        using var memory = new MemoryStream();
        var pipe = PipeWriter.Create(memory);
        await ChecklistWriter.WriteCsvAsync(pipe, All, Names, default);
        await pipe.CompleteAsync();
        var text = Encoding.UTF8.GetString(memory.ToArray());

        var read = await ChecklistFile.ReadAsync(text.TrimStart('\uFEFF'), isCsv: true, default);

        Assert.Contains("'=1+1", text, StringComparison.Ordinal);
        foreach (var (before, after) in All.Zip(Found(read)))
            Assert.Equal(before, after);
    }

    [Theory]
    [InlineData("phase,owner\nA,Buddy\n", "no column “title”")]
    [InlineData("title,kind\nA,Party\n", "“Party” stands under “kind”")]
    [InlineData("title,due days\nA,soon\n", "“soon” stands under “due days”")]
    [InlineData("title,due days\nA,261\n", "a whole number from -60 to 260")]
    [InlineData("title,required\nA,perhaps\n", "yes or no")]
    [InlineData("title,kind,fields\nA,Form,IBAN\n", "Keep this in the HR system")]
    [InlineData("title,phase\n,A\n", "Give the step a title")]
    [InlineData("title,phase\n", "no steps")]
    public async Task O13_a_CSV_file_that_cannot_be_read_is_refused_with_the_reason(string csv, string says)
    {
        var refused = await Assert.ThrowsAsync<ImportRefusedException>(() => ChecklistFile.ReadAsync(csv, isCsv: true, default));

        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task O13_a_CSV_file_needs_titles_only()
    {
        var read = await ChecklistFile.ReadAsync("Title;Phase;Colour\nA;Week;red\nB;;blue\n", isCsv: true, default);

        Assert.Equal([("A", "Week"), ("B", "Week")], read.Steps.Select(s => (s.Content.Title, s.Content.Phase)));
        Assert.Contains("Colour", Assert.Single(read.Notes), StringComparison.Ordinal);
    }
}
