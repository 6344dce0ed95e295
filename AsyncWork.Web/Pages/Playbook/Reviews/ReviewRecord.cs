using System.Text;
using AsyncWork.Domain;
using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.Norms;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Decisions;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Playbook.Reviews;

/// <summary>A review that is held, as the decision record that it becomes (product.md P11).</summary>
public static class ReviewRecord
{
    /// <summary>What the record begins with; the note of each norm that changes names the review so, too.</summary>
    public static string TitleOf(Quarter quarter) => $"Norm review of {quarter.Words}";

    /// <summary>The title of a review to which a decision leads back; null when it is not for this person.</summary>
    public static async Task<string?> FindReviewTitleAsync(this AppDbContext db, Viewer viewer, int id) =>
        await db.FindReviewedQuarter(viewer, id).FirstOrDefaultAsync() is { } first ? TitleOf(Quarter.Of(first)) : null;

    public static NewDecision Of(
        NormReview review,
        string whose,
        Func<NormReviewLine, EffectiveNorm?> presentOf,
        PersonId by,
        LocalDate today
    )
    {
        var lines = review.Lines.OrderBy(l => l.Id).ToList();
        return new(
            new DecisionText($"Response norms of {whose} after {review.Quarter.Words}")
            {
                Context = new(
                    $"""
                    {whose} looked at its response norms after {review.Quarter.Words}, each beside what was measured in it: [{TitleOf(
                        review.Quarter
                    )}]({review.Url}).

                    Answers are counted as in the monthly report (K10, K10b), each by the norm that held when it was asked, and never by person.
                    """,
                    ""
                ),
                Outcome = new(Table(lines, presentOf), ""),
                Tags = ["norms"],
            },
            new DecisionPlan
            {
                TeamId = review.TeamId,
                Audience = review.TeamId is null ? DecisionAudience.Company : DecisionAudience.Involved,
                Decides = [by],
            },
            review.Url,
            null,
            false,
            null,
            today,
            false
        );
    }

    static string Table(List<NormReviewLine> lines, Func<NormReviewLine, EffectiveNorm?> presentOf)
    {
        var text = new StringBuilder("| Channel | Norm | Measured | Decided | Why |\n|---|---|---|---|---|\n");
        foreach (var line in lines)
            text.Append("| ")
                .AppendJoin(
                    " | ",
                    Cell(line.Name),
                    (line.DecidedOn ?? line.Norm).Words,
                    line.Measure.Words,
                    presentOf(line) is null ? "left out, as it has no norm any more"
                        : line.NewNorm is { } norm ? $"**{norm.Words}**"
                        : "kept",
                    Cell(line.Reason)
                )
                .Append(" |\n");
        return text.ToString().TrimEnd();
    }

    /// <summary>What stands in a cell cannot end it, and is text: signs that mean something in Markdown are taken as they are.</summary>
    static string Cell(string text)
    {
        var cell = new StringBuilder();
        foreach (var sign in StoredText.Lines(text).Replace('\n', ' '))
            cell.Append("\\`*_[]<>|#!~".Contains(sign, StringComparison.Ordinal) ? $"\\{sign}" : sign.ToString());
        return cell.ToString();
    }
}
