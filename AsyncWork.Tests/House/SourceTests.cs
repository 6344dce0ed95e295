using System.Text.RegularExpressions;

namespace AsyncWork.Tests.House;

/// <summary>Rules of the house that can be read off the files.</summary>
public sealed class SourceTests
{
    [Fact]
    public void Program_is_a_table_of_contents()
    {
        var program = Sources.In("AsyncWork.Web", "Program.cs").Single();

        Assert.InRange(Sources.Lines(program.Text), 1, 40);
    }

    [Fact]
    public void A_page_model_is_short()
    {
        Assert.Empty(
            from page in Sources.In("AsyncWork.Web/Pages", "*.cshtml.cs")
            where Sources.Lines(page.Text) > 120
            select $"{page.Name} has {Sources.Lines(page.Text)} lines."
        );
    }

    [Fact]
    public void A_file_is_not_long()
    {
        Assert.Empty(
            from file in Sources.In("AsyncWork.Web", "*.cs").Concat(Sources.In("AsyncWork.Domain", "*.cs"))
            where !file.Name.Contains("/Migrations/", StringComparison.Ordinal)
            where Sources.Lines(file.Text) > 300
            select $"{file.Name} has {Sources.Lines(file.Text)} lines."
        );
    }

    /// <summary>
    /// Options are written without their tag helper, which a list of all people needs once for each; a list that has it choose for itself
    /// must bring it back, or it shows its first option whatever is stored.
    /// </summary>
    [Fact]
    public void Options_of_a_list_that_chooses_by_itself_have_their_tag_helper()
    {
        Assert.Empty(
            from page in Sources.In("AsyncWork.Web", "*.cshtml")
            where
                !page.Text.Contains("@addTagHelper Microsoft.AspNetCore.Mvc.TagHelpers.OptionTagHelper", StringComparison.Ordinal)
            from Match list in Regex.Matches(page.Text, "<select[^>]*asp-for[^>]*>.*?</select>", RegexOptions.Singleline)
            where Regex.IsMatch(list.Value, "<option(?! value=\"\">)")
            select $"{page.Name}: {list.Value}"
        );
    }

    /// <summary>The content security policy would block the first three, in silence.</summary>
    [Theory]
    [InlineData("an inline script", @"<script(?![^>]*\ssrc=)[^>]*>\s*[^\s<]")]
    [InlineData("an inline style", @"<style[\s>]|\sstyle\s*=")]
    [InlineData("an inline handler", @"\son[a-z]+\s*=\s*[""']|\shx-on|javascript:|\bjs:")]
    [InlineData("a trigger filter, which needs eval", @"hx-trigger\s*=\s*[""'][^""']*\[")]
    [InlineData("text that is not encoded", @"Html\.Raw|new HtmlString|MarkupString|AppendHtml\(")]
    public void No_page_has(string what, string pattern)
    {
        Assert.Empty(
            from page in Sources.In("AsyncWork.Web", "*.cshtml")
            from Match match in Regex.Matches(page.Text, pattern, RegexOptions.IgnoreCase)
            select $"{page.Name} has {what}: {match.Value.Trim()}"
        );
    }

    /// <summary>There it is made sure that nobody is told of what they did themselves (product.md N4).</summary>
    [Fact]
    public void People_are_told_by_one_method()
    {
        Assert.Equal(
            ["AsyncWork.Web/Pages/Inbox/Notices.cs"],
            from file in Sources.In("AsyncWork.Web", "*.cs")
            where !file.Name.Contains("/Data/Demo/", StringComparison.Ordinal)
            where Regex.IsMatch(file.Text, @"Notifications\s*\.\s*Add(Range)?\(|\bAdd(Range)?\(\s*new Notification\(")
            select file.Name
        );
    }

    /// <summary>There it is made sure that a header takes them, whatever script a name is written in.</summary>
    [Fact]
    public void Addresses_go_into_headers_by_two_ways()
    {
        Assert.Equal(
            ["AsyncWork.Web/Htmx/HtmxExtensions.cs", "AsyncWork.Web/Identity/SignedOut.cs"],
            from file in Sources.In("AsyncWork.Web", "*.cs")
            where
                Regex.IsMatch(
                    file.Text,
                    @"""HX-(Redirect|Location|Push-Url|Replace-Url)""\]\s*=[^=]|esponse\.Redirect\(|Headers\.Location"
                )
            orderby file.Name
            select file.Name
        );
    }

    [Fact]
    public void There_is_one_web_config()
    {
        Assert.Equal(["web.config"], Sources.In("", "web.config").Select(f => f.Name));
    }

    [Fact]
    public void Warnings_are_not_silenced_file_by_file()
    {
        Assert.Empty(
            from file in Sources.In("AsyncWork.Web", "*.cs").Concat(Sources.In("AsyncWork.Domain", "*.cs"))
            where !file.Name.Contains("/Migrations/", StringComparison.Ordinal)
            from Match match in Regex.Matches(
                file.Text,
                @"#pragma warning disable\s*$|#nullable disable|catch \(Exception\b",
                RegexOptions.Multiline
            )
            select $"{file.Name}: {match.Value}"
        );
    }

    /// <summary>These write in the transaction of who calls them.</summary>
    static readonly string[] InsideTransactions =
    [
        "AsyncWork.Web/Importing/ImportLocks.cs",
        "AsyncWork.Web/Importing/ImportUndo.cs",
        "AsyncWork.Web/Pages/Admin/Teams/Memberships.cs",
        "AsyncWork.Web/Pages/Boards/Bulk/BoardRoom.cs",
        "AsyncWork.Web/Pages/Boards/Bulk/BulkMoves.cs",
        "AsyncWork.Web/Pages/Boards/CardMoves.cs",
        "AsyncWork.Web/Pages/Time/OpenDays.cs",
    ];

    /// <summary>SQLite lets one writer in: a statement that does not queue for its turn makes the others wait in the dark, or fails.</summary>
    [Fact]
    public void A_statement_that_changes_rows_waits_for_its_turn()
    {
        const string turn = @"\b(?:WriteAsync|WriteIfFreeAsync|InTransactionAsync)\(";
        const string balanced = @"(?>[^()]+|(?<open>\()|(?<-open>\)))*(?(open)(?!))\)";

        Assert.Empty(
            from file in Sources.In("AsyncWork.Web", "*.cs")
            where !InsideTransactions.Contains(file.Name)
            from Match match in Regex.Matches(
                Regex.Replace(file.Text, turn + balanced, ""),
                @"\bExecute(Update|Delete)(Async)?\("
            )
            select $"{file.Name} calls {match.Value.TrimEnd('(')} outside WriteAsync, WriteIfFreeAsync and InTransactionAsync."
        );
        Assert.All(InsideTransactions, name => Assert.Contains(".Execute", File.ReadAllText(Path.Combine(Sources.Root, name))));
    }
}
