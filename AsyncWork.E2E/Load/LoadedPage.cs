using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AsyncWork.E2E.Support;
using AsyncWork.Web.Data;

namespace AsyncWork.E2E.Load;

/// <summary>A page of the wiki with six kilobytes of text, written and published through its own forms.</summary>
internal static partial class LoadedPage
{
    private const string Space = "/wiki/product";

    /// <returns>Its address.</returns>
    /// <exception cref="UsageException">The pages do not take it.</exception>
    public static async Task<string> MakeAsync(HttpMessageInvoker http, Session writer)
    {
        var page = await writer.GetAsync($"{Space}/new");
        var made = await LoadedBoard.SendAsync(
            http,
            writer.Post(
                $"{Space}/new",
                [
                    new("Title", $"How we test {Guid.NewGuid():N}"),
                    new(FormKeys.Field, $"{Guid.NewGuid()}"),
                    new("__RequestVerificationToken", Session.TokenOf(page)),
                ]
            )
        );
        page = await writer.GetAsync(made);
        return await LoadedBoard.SendAsync(
            http,
            writer.Post(
                made,
                [
                    new("Text", Text()),
                    new("From", From().Match(page).Groups["value"].Value),
                    new("Step", "Publish"),
                    new("__RequestVerificationToken", Session.TokenOf(page)),
                ]
            )
        );
    }

    /// <summary>Headings, lists, a table and code, as handbooks have them.</summary>
    private static string Text()
    {
        var text = new StringBuilder();
        for (var part = 1; text.Length < 6000; part++)
            text.Append(
                CultureInfo.InvariantCulture,
                $"""
                ## Part {part}

                Whoever changes something **runs the tests first** and writes down what was seen, so that nobody has to ask. See [the guide](https://example.com/{part}).

                - before the change, on a clean copy
                - after it, with the same data
                - [x] somebody else reads it within two working days

                | What | How long |
                |---|---|
                | quick checks | 2 min |
                | all of it | 15 min |

                ```
                run --all --part {part}
                ```


                """
            );
        return text.ToString();
    }

    [GeneratedRegex("name=\"From\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex From();
}
