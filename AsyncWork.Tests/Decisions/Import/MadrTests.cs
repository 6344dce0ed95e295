using AsyncWork.Web.Importing;
using AsyncWork.Web.Importing.Decisions;

namespace AsyncWork.Tests.Decisions.Import;

/// <summary>Decision records of MADR as files (product.md D2): read, written, and read again.</summary>
[Trait("Feature", "D2")]
public sealed class MadrTests
{
    static readonly string Samples = Path.Combine(AppContext.BaseDirectory, "Samples", "decisions");

    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Samples, "*.md").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Fact]
    public void There_are_nineteen() => Assert.Equal(19, Files.Count);

    [Theory, MemberData(nameof(Files))]
    public void A_written_record_is_read_as_the_same_record(string file)
    {
        var record = Read(file);
        Assert.NotEmpty(record.Title);
        Assert.NotEmpty(record.Context);
        Assert.NotEmpty(record.Outcome);
        Assert.InRange(record.Options.Count, 2, 7);
        Assert.Single(record.Options, o => o.IsChosen);
        Assert.Empty(record.Notes);

        IsSame(record, Again(record));
    }

    /// <summary>The one that differs calls an option otherwise in the list than in its heading, and afterwards alike.</summary>
    [Theory, MemberData(nameof(Files))]
    public void A_written_record_is_the_same_text(string file)
    {
        var text = File.ReadAllText(Path.Combine(Samples, file));
        if (file.StartsWith("0010-", StringComparison.Ordinal))
            text = text.Replace(
                "### Add `* Category: CATEGORY` directly under the heading\n",
                "### Add * Category: CATEGORY directly under the heading (similar to https://gist.github.com/FaKleiser/2f9c63b6e1d436abb7358b68bf396f57)\n",
                StringComparison.Ordinal
            );

        Assert.Equal(text, MadrWriter.Write(Read(file)));
    }

    [Fact]
    public void Options_find_what_speaks_for_them_whatever_the_order_and_the_link()
    {
        var record = Read("0001-use-CC0-or-MIT-as-license.md");

        Assert.Equal(
            ["CC0", "BSD3", "MIT", "Dual license with MIT and CC0", "No license", "Other open source licenses"],
            record.Options.Select(o => o.Title)
        );
        Assert.StartsWith("[CC0](https://creativecommons.org/", record.Options[0].About, StringComparison.Ordinal);
        Assert.Contains("* Good, because this license donates", record.Options[0].About, StringComparison.Ordinal);
        Assert.Equal("", record.Options[4].About);
        Assert.True(record.Options[3].IsChosen);
    }

    [Fact]
    public void An_option_whose_heading_is_shorter_than_its_line_is_found_by_its_beginning()
    {
        var record = Read("0010-support-categories.md");

        Assert.Equal(7, record.Options.Count);
        Assert.Contains("* Good, because straight-forward to parse", record.Options[1].About, StringComparison.Ordinal);
    }

    [Fact]
    public void A_heading_in_code_is_none()
    {
        var record = Read("0008-add-status-field.md");

        Assert.Equal("Add Status Field", record.Title);
        Assert.Contains("# Write own MADR tooling", record.Options[0].About, StringComparison.Ordinal);
        Assert.Null(record.Front.Value("status"));
        Assert.Equal("8", record.Front.Value("nav_order"));
    }

    [Fact]
    public void Consequences_confirmation_and_unknown_sections_are_kept()
    {
        const string text = """
            ---
            status: accepted
            date: 2026-11-12
            decision-makers: [Mia Berger, "Okafor, Ada"]
            x-ticket: A-1 # ours
            ---
            # Use *tabs*

            ## Context and Problem Statement

            Which one?

            ## Considered Options

            * Tabs
            * Spaces

            ## Decision Outcome

            Chosen option: "Tabs", because they are wide.

            ### Consequences

            * Good, because all agree

            ### Confirmation

            A review.

            ### Cost

            None.

            ## Links

            * [One](https://example.org)

            ## More Information

            See [there][1].

            [1]: https://example.org/there "There"
            """;
        var record = MadrReader.Read(text, "0001-x.md")!;

        Assert.Equal("Use tabs", record.Title);
        Assert.Equal("* Good, because all agree", record.Consequences);
        Assert.Equal("A review.", record.Confirmation);
        Assert.Equal("Chosen option: \"Tabs\", because they are wide.\n\n### Cost\n\nNone.", record.Outcome);
        Assert.Equal(
            "See [there](https://example.org/there \"There\").\n\n## Links\n\n* [One](https://example.org)",
            record.More
        );
        Assert.Equal(["Mia Berger", "Okafor", "Ada"], record.Front.Names("decision-makers"));
        Assert.Equal("A-1", record.Front.Value("x-ticket"));
        IsSame(record, Again(record));
    }

    [Theory]
    [InlineData("Use *nix for all_of_it")]
    [InlineData("1. first, then `code`")]
    [InlineData("- a dash, <b> and [x] & so on #")]
    [InlineData("“Quoted”, 100 % | pipes ~~not~~")]
    [InlineData("नमस्ते 東京")]
    public void Any_title_is_read_as_it_was(string title)
    {
        var record = new MadrRecord(title)
        {
            Context = "Why.\n\n# Loud heading\n\nText",
            Options = [new(title, "About it.\n\n## Loud\n\n* Good, because", true), new("Other", "", false)],
            Outcome = "So be it.",
        };
        var again = Again(record);

        Assert.Equal(title, again.Title);
        Assert.Equal([title, "Other"], again.Options.Select(o => o.Title));
        Assert.True(again.Options[0].IsChosen);
        Assert.Equal("So be it.", again.Outcome);
        Assert.Equal("Why.\n\n### Loud heading\n\nText", again.Context);
        IsSame(again, Again(again));
    }

    [Fact]
    public void What_cannot_be_placed_is_told_and_not_lost()
    {
        const string text = """
            # T

            ## Context and Problem Statement

            C

            ## Considered Options

            These were looked at:

            * A
            * B
              with more words
              * and a list below

            ## Decision Outcome

            Chosen option: "Z", because.

            ## Pros and Cons of the Options

            ### Q

            * Good, because
            """;
        var record = MadrReader.Read(text, "x.md")!;

        Assert.Equal(3, record.Notes.Count);
        Assert.Contains(record.Notes, n => n.Contains("“Z” is not among", StringComparison.Ordinal));
        Assert.Contains(record.Notes, n => n.Contains("“Q” has pros and cons", StringComparison.Ordinal));
        Assert.Equal("These were looked at:", record.More);
        Assert.Equal(["A", "B with more words", "Q"], record.Options.Select(o => o.Title));
        Assert.Equal("* and a list below", record.Options[1].About);
    }

    [Fact]
    public void A_text_that_is_no_record_is_none_and_one_without_a_title_is_refused()
    {
        Assert.Null(MadrReader.Read("# Readme\n\n## What it is\n\nText", "README.md"));
        Assert.Null(MadrReader.Read("", "empty.md"));
        Assert.Throws<ImportRefusedException>(() => MadrReader.Read("## Decision Outcome\n\nYes", "x.md"));
        Assert.Throws<ImportRefusedException>(() => MadrReader.Read(new string('>', 50_000), "bomb.md"));
    }

    [Theory]
    [InlineData("---\nstatus: superseded by [ADR-0005](0005-x.md)\n---\n", "status", "superseded by [ADR-0005](0005-x.md)")]
    [InlineData("---\nstatus: \"a: \\\"b\\\"\"\n---\n", "status", "a: \"b\"")]
    [InlineData("---\nconsulted:\n  - Mia\n  - 'O''Neill'\nstatus: x\n---\n", "consulted", "Mia, O'Neill")]
    [InlineData("---\ntext: >-\n  one\n  two\n---\n", "text", "one two")]
    [InlineData("---\r\nstatus: on hold\r\n...\r\nText", "Status", "on hold")]
    [InlineData("---\nno end", "no", null)]
    public void Front_matter_is_read_as_tools_write_it(string file, string key, string? value) =>
        Assert.Equal(value, FrontMatter.Split(file).Front.Value(key));

    [Fact]
    public void A_key_of_the_front_matter_is_changed_alone()
    {
        var front = FrontMatter.Split("---\na: 1 # one\npeople:\n  - X\n  - Y\n# a remark\nb: 2\n---\n").Front;
        front.Set("people", "Mia, the first", "Ada");
        front.Set("c", "yes: no");
        front.Set("b");

        Assert.Equal("---\na: 1 # one\npeople: [\"Mia, the first\", Ada]\n# a remark\nc: \"yes: no\"\n---\n", front.Block);
    }

    static MadrRecord Read(string file) => MadrReader.Read(File.ReadAllText(Path.Combine(Samples, file)), file)!;

    static MadrRecord Again(MadrRecord record) => MadrReader.Read(MadrWriter.Write(record), record.FileName)!;

    static void IsSame(MadrRecord one, MadrRecord other)
    {
        Assert.Equal(one.Front.Raw, other.Front.Raw);
        Assert.Equal(one.Title, other.Title);
        Assert.Equal(one.Context, other.Context);
        Assert.Equal(one.Drivers, other.Drivers);
        Assert.Equal(one.Options, other.Options);
        Assert.Equal(one.Outcome, other.Outcome);
        Assert.Equal(one.Consequences, other.Consequences);
        Assert.Equal(one.Confirmation, other.Confirmation);
        Assert.Equal(one.More, other.More);
    }

    [Fact]
    public void A_file_of_nothing_but_line_ends_is_read_at_once()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();

        Assert.Equal("", MarkdownSource.Trim(new string('\n', 2_000_000)));
        Assert.Equal("a\n\n b", MarkdownSource.Trim(new string('\n', 500_000) + "a\n\n b \n \n" + new string('\n', 500_000)));

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"took {watch.Elapsed}");
    }
}
