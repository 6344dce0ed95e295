namespace AsyncWork.Domain.Kpis;

/// <summary>The figures of the section "Response" (kpis.md K10, K10b, K20d).</summary>
public static class ResponseFigures
{
    const string Acknowledged = "acknowledged";
    const string NoAnswer = "Nothing was answered.";
    static readonly string TooFew =
        $"Shown where {SmallGroup.Fewest} people or more were asked, and where it does not tell of fewer by what is left.";
    const string Clock =
        "From the start of the clock of who was asked to the first answer by somebody who was asked, a deputy or, of a team, any of it. Signs under a comment, "
        + "“I will answer by …” and what others write do not count; withdrawn questions are left out. Never of fewer than five people who were asked.";

    /// <summary>The figures of a month beside those of the month before, in the order in which they are shown.</summary>
    public static FigureSection Of(ResponsesOfMonth month, ResponsesOfMonth before) =>
        new(
            "response",
            "Response",
            "Questions that name people or a team, by the norm that held when they were asked. A question counts for each team of which somebody was asked.",
            "requests",
            [.. All(month, before).Select(f => Shown(f, month, before))]
        );

    static IReadOnlyList<Figure> All(ResponsesOfMonth month, ResponsesOfMonth before) =>
        [
            FigureOf.Count(
                "answered",
                "K10",
                "Questions answered",
                Better.Neither,
                "Questions that got their first answer in the month.",
                m => m.Answered.Count,
                "questions",
                month,
                before
            ),
            FigureOf.Hours(
                "response-time",
                "K10",
                "Response time, median",
                $"{Clock} In working hours of who answers.",
                m => m.Hours(0.5m),
                m => m.Answered.Count,
                month,
                before,
                "questions",
                NoAnswer
            ),
            FigureOf.Hours(
                "response-time-p85",
                "K10",
                "Response time, 85 % within",
                $"{Clock} In working hours of who answers.",
                m => m.Hours(0.85m),
                m => m.Answered.Count,
                month,
                before,
                "questions",
                NoAnswer
            ),
            FigureOf.Hours(
                "response-elapsed",
                "K10",
                "Response time on the wall, median",
                $"{Clock} All hours, nights and weekends too.",
                m => m.ElapsedHours,
                m => m.Answered.Count,
                month,
                before,
                "questions",
                NoAnswer
            ),
            FigureOf.Share(
                "norm-kept",
                "K10b",
                "Answered within the norm",
                Better.Higher,
                "Questions whose deadline lies in the month and that were answered by it, divided by all whose deadline lies in it and is reached. Open past the deadline is missed; one that was solved by somebody else before it was due is left out, like a withdrawn one.",
                m => (m.Kept.Count(), m.Due.Count),
                "questions due",
                "No deadline lay in the month.",
                month,
                before
            ),
            FigureOf.Count(
                "missed-with-new-date",
                "K10b",
                "Missed, with a new date agreed",
                Better.Neither,
                "Of the questions that were not answered by their deadline those for which somebody said by when they will be.",
                m => m.Due.Count(d => d.IsMissedWithNewDate),
                "questions",
                month,
                before
            ),
            FigureOf.Count(
                "open-past-norm",
                "K10b",
                "Open past the norm at the end",
                Better.Lower,
                "Questions whose deadline lies in the month and that had neither an answer nor a solution at its end; now, while it runs.",
                m => m.OpenLate.Count(),
                "questions",
                month,
                before
            ),
            FigureOf.Share(
                Acknowledged,
                "K20d",
                "Acknowledged in time",
                Better.Higher,
                "Of the people who were to say by a moment in the month that they have seen something, or have read a version of a page, those who did by then. A new version of a page asks again, and what was not due before counts no more; who is away on the day has until they are back; who has left is not counted.",
                m => (m.Acknowledgements.Count(a => a.IsKept), m.Acknowledgements.Count),
                "acknowledgements due",
                "No acknowledgement was due.",
                month,
                before
            ),
        ];

    static Figure Shown(Figure figure, ResponsesOfMonth month, ResponsesOfMonth before)
    {
        var (isShown, wasShown) =
            figure.Key == Acknowledged
                ? (month.AreAcknowledgementsShown, before.AreAcknowledgementsShown)
                : (month.AreQuestionsShown, before.AreQuestionsShown);
        return figure with
        {
            Value = isShown ? figure.Value : null,
            Previous = wasShown ? figure.Previous : null,
            N = isShown ? figure.N : null,
            WhyNone = isShown ? figure.WhyNone : TooFew,
        };
    }
}
