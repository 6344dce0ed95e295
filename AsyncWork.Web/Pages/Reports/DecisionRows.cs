using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.Kpis;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.TagHelpers;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Reports;

/// <summary>The decisions behind a figure, as rows (product.md K-g). One that is not this person's to see has no title.</summary>
static class DecisionRows
{
    /// <param name="month">Knows how many working days a decision took.</param>
    public static async Task<(IReadOnlyList<string> Columns, IReadOnlyList<FigureRow> Rows)> LoadAsync(
        AppDbContext db,
        Viewer viewer,
        DecisionsOfMonth month,
        List<int> shown,
        CancellationToken cancellation
    )
    {
        var open = (await db.ListOpenDecisions(viewer, shown).ToListAsync(cancellation)).ToHashSet();
        var found = month.Reviews.ToLookup(r => r.Number, r => r.Result?.ToString() ?? "not looked at");
        var took = month.Measured.ToDictionary(d => d.Number, d => d.WorkingDays);
        return (
            ["State", "Proposed by", "Proposed", "Deadline", "Decided", "Working days", "Meeting", "Review found"],
            [
                .. (await db.ListFigureDecisions(shown).ToListAsync(cancellation)).Select(d => new FigureRow(
                    open.Contains(d.Number) ? $"{DecisionNumber.Text(d.Number)} {d.Title}" : DecisionNumber.Text(d.Number),
                    open.Contains(d.Number) ? DecisionNumber.Url(d.Number) : null,
                    [
                        d.State.ToString(),
                        d.ProposedBy ?? FigureText.None,
                        At(d.ProposedAt),
                        At(d.DeadlineAt),
                        At(d.DecidedAt),
                        FigureText.Of(took.GetValueOrDefault(d.Number), FigureUnit.Number, 0),
                        d.HadMeeting ? "held" : "none",
                        // What was found in the reviews of the month, not in later ones.
                        found.Contains(d.Number)
                            ? string.Join(", ", found[d.Number])
                            : d.ReviewResult?.ToString() ?? FigureText.None,
                    ]
                )),
            ]
        );

        string At(Instant? moment) => moment?.Text(viewer.Zone) ?? FigureText.None;
    }
}
