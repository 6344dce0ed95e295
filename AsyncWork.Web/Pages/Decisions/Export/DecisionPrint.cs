using System.Globalization;
using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.People;
using AsyncWork.Web.Importing;
using AsyncWork.Web.Pages.Wiki.Export;
using AsyncWork.Web.Reports.Pdf;
using NodaTime;

namespace AsyncWork.Web.Pages.Decisions.Export;

/// <summary>Makes a decision into what a PDF says: what holds comes first, then why (product.md D17).</summary>
static class DecisionPrint
{
    const int Section = 2;
    const int Part = 3;

    /// <param name="site">The address of this app, such as <c>https://work.example</c>.</param>
    public static async Task<PrintedDocument> MakeAsync(
        OneModel page,
        IReadOnlyList<PrintedReview> reviews,
        PrintedDocument about,
        string site,
        CancellationToken cancellation
    )
    {
        var texts = new List<PrintedText>();
        foreach (var (heading, level, text) in Sections(page, reviews))
        {
            var read = (await page.ReadAsync(text, cancellation)).Text;
            texts.Add(new(heading, level, read.Document, text));
        }
        return about with
        {
            Pages =
            [
                new(page.Decision.Title)
                {
                    Place = page.Decision.Name,
                    About = AboutOf(page),
                    Texts = texts,
                },
            ],
            Lead = url => PagePrint.LeadOf(url, new Dictionary<string, string>(StringComparer.Ordinal), site),
        };
    }

    static IEnumerable<(string Heading, int Level, string Text)> Sections(OneModel page, IReadOnlyList<PrintedReview> reviews)
    {
        var decision = page.Decision;
        var holds = decision.State is DecisionState.Decided or DecisionState.Superseded;
        var isVote = decision.Method == DecisionMethod.Vote;
        var chosen = holds || !isVote ? decision.Chosen : null;
        var outcome = string.Join(
            "\n\n",
            new[] { chosen is null ? null : $"**{Escape(chosen.Title)}**", decision.Outcome.Text }.Where(t =>
                !string.IsNullOrEmpty(t)
            )
        );
        var sections = new List<(string, int, string)>
        {
            (
                decision.State == DecisionState.Decided ? "What holds"
                : holds ? "What was decided"
                : decision.State == DecisionState.Rejected ? "What was proposed"
                : "What is proposed",
                Section,
                outcome
            ),
            ("Context", Section, decision.Context.Text),
            ("What matters most", Section, decision.Drivers.Text),
        };
        foreach (var (i, option) in decision.Options.OrderBy(o => o.Rank).Index())
        {
            if (i == 0)
                sections.Add(("Options", Section, " "));
            var mark =
                option != chosen ? ""
                : holds ? " (chosen)"
                : " (proposed)";
            sections.Add((option.Title + mark, Part, option.About.IsEmpty ? " " : option.About.Text));
        }
        sections.AddRange([
            ("Consequences", Section, decision.Consequences.Text),
            ("Confirmation", Section, decision.Confirmation.Text),
            ("More information", Section, decision.More.Text),
            ("Expected effect", Section, string.Join("\n\n", ReviewsOf(page, reviews).Prepend(decision.ExpectedEffect))),
            ("How it was decided", Section, decision.IsOver ? string.Join("\n", AnswersOf(page)) : ""),
        ]);
        return sections.Where(s => s.Item3.Length > 0);
    }

    static IReadOnlyList<string> AboutOf(OneModel page)
    {
        var (decision, zone) = (page.Decision, page.Viewer.Zone);
        var state = decision.DecidedAt is { } at ? $"{decision.State.Text()} on {Day(at, zone)}" : decision.State.Text();
        var proposed = decision.ProposedBy is { } by ? $"proposed by {page.NameOf(by)}" : null;
        return
        [
            Line([decision.Name, state, page.Found.Team ?? "The company", proposed]),
            .. new[] { DecisionPart.Decides, DecisionPart.Consulted, DecisionPart.Informed }
                .Select(part => (Part: part, People: decision.With(part).Select(p => page.NameOf(p)).ToList()))
                .Where(p => p.People.Count > 0)
                .Select(p => $"{p.Part.Text()}: {string.Join(", ", p.People.Order(StringComparer.CurrentCulture))}"),
            Line([
                decision.Method is { } method ? method.Text(decision.VoteKind) : null,
                decision.ClosedBecause.Length > 0 ? decision.ClosedBecause : null,
                decision.DecidedAt is null ? null
                : decision.HadMeeting ? "with a meeting"
                : "without a meeting",
            ]),
        ];
    }

    static IEnumerable<string> ReviewsOf(OneModel page, IReadOnlyList<PrintedReview> reviews) =>
        reviews.Select(r => $"- **{r.Result.Text()}**, {Escape(r.By)}, {Day(r.At, page.Viewer.Zone)}{Below(r.Note)}");

    static IEnumerable<string> AnswersOf(OneModel page)
    {
        var decision = page.Decision;
        return decision
            .Answers.Where(a => a.Round == decision.Round && a.ReplacedAt is null && decision.Asked.Contains(a.PersonId))
            .OrderBy(a => a.At)
            .Select(a =>
                $"- **{Escape(page.NameOf(a.PersonId))}**: {a.Kind.Text()}{ChoicesOf(decision, a)}, {Day(a.At, page.Viewer.Zone)}{Below(a.Reason.Text)}"
            );
    }

    static string ChoicesOf(Decision decision, DecisionAnswer answer)
    {
        var titles = answer.Choices.Select(c => decision.Options.FirstOrDefault(o => o.Id == c)?.Title).OfType<string>();
        var said = string.Join(decision.VoteKind == VoteKind.Ranked ? " › " : ", ", titles.Select(Escape));
        return said.Length > 0 ? $" for {said}" : "";
    }

    /// <summary>A text as part of the line of a list above it.</summary>
    static string Below(string text) =>
        string.IsNullOrWhiteSpace(text) ? "" : "\n\n  " + text.Replace("\n", "\n  ", StringComparison.Ordinal) + "\n";

    static string Line(IEnumerable<string?> parts) => string.Join(" · ", parts.OfType<string>());

    static string Escape(string words) => MarkdownSource.Escape(words);

    static string Day(Instant at, DateTimeZone zone) =>
        at.InZone(zone).Date.ToString("d MMMM uuuu", CultureInfo.InvariantCulture);
}
