using System.Globalization;
using AsyncWork.Domain.Kpis;

namespace AsyncWork.Web.Reports.Excel;

/// <summary>
/// The cards finished in the month, in the numbers that the sheets Flow and Estimates compute their figures from. Cards, not people: whose
/// they are stands on no sheet. Where the estimates of a size are not shown, those of single cards are not either.
/// </summary>
static class CardsSheet
{
    public const string Name = "Cards";
    const string Date = "yyyy-mm-dd";
    const string Days = "#,##0.00";
    const string Times = "0.00";

    static readonly RawColumn[] Columns =
    [
        new("Card", 44),
        new("#No.", 8, "0"),
        new("Board", 22),
        new("Made", 12, Date),
        new("Begun", 12, Date),
        new("Finished", 12, Date),
        new("#Lead days", 10, Days, "CardLead"),
        new("#Cycle days", 10, Days, "CardCycle"),
        new("#Cycle, no meeting", 11, Days, "CardAsync"),
        new("#Cycle, with meeting", 11, Days, "CardAssisted"),
        new("#Working days", 10, Days, "CardWorkingDays"),
        new("Due date", 9, Range: "CardDue"),
        new("#Active days", 10, Days, "CardActive"),
        new("#Days in columns", 10, Days, "CardInColumns"),
        new("#Estimate, minutes", 11, Draft.CountFormat),
        new("#Logged, minutes", 11, Draft.CountFormat),
        new("#By estimate, small", 12, Times, "CardRatioSmall", ForFormulas: true),
        new("#By estimate, medium", 12, Times, "CardRatioMedium", ForFormulas: true),
        new("#By estimate, large", 12, Times, "CardRatioLarge", ForFormulas: true),
        new("#Off by, small", 10, Times, "CardErrorSmall", ForFormulas: true),
        new("#Off by, medium", 10, Times, "CardErrorMedium", ForFormulas: true),
        new("#Off by, large", 10, Times, "CardErrorLarge", ForFormulas: true),
    ];

    const int FirstRatio = 17;
    const int FirstError = FirstRatio + 3;

    public static RawSheet Add(Draft draft)
    {
        var cards = draft.Details.Cards;
        var (first, last) = (Draft.HeaderRow + 1, Draft.HeaderRow + cards.Count);
        var count = cards.Count.ToString("N0", CultureInfo.InvariantCulture);
        var sheet = RawSheet.Frame(
            draft,
            Name,
            "FinishedCards",
            $"{count} finished in the month. Days are elapsed days; dates are those of {draft.Report.Zone.Id}.",
            cards.Count,
            Columns
        );
        // All sizes side by side are one range.
        draft.Book.NamedRanges.Add("CardRatio", sheet.Range(first, FirstRatio, last, FirstRatio + 2));
        draft.Book.NamedRanges.Add("CardError", sheet.Range(first, FirstError, last, FirstError + 2));
        var showsEstimates = draft.ShowsEstimatesByCard;
        return new(Name, cards.Count, (rows, i, styles) => Write(rows, draft.Report, cards[i], showsEstimates, styles));
    }

    static void Write(SheetRows rows, MonthlyReport report, DetailCard row, bool showsEstimates, IReadOnlyList<int> styles)
    {
        var (numbers, card) = (row.Numbers, row.Numbers.Card);
        rows.Text(row.Title, styles[0]);
        rows.Number(card.Id, styles[1]);
        rows.Text(row.Board, styles[2]);
        rows.Date(card.CreatedAt.InZone(report.Zone).Date, styles[3]);
        rows.Date(card.StartedAt.InZone(report.Zone).Date, styles[4]);
        rows.Date(card.FinishedAt.InZone(report.Zone).Date, styles[5]);
        rows.Number((double)card.LeadDays, styles[6]);
        rows.Number((double)card.CycleDays, styles[7]);
        rows.Number(card.HadMeeting ? null : (double)card.CycleDays, styles[8]);
        rows.Number(card.HadMeeting ? (double)card.CycleDays : null, styles[9]);
        rows.Number((double?)numbers.WorkingDays, styles[10]);
        rows.Text(card.HasDue ? "yes" : "no", styles[11]);
        rows.Number((double)numbers.ActiveDays, styles[12]);
        rows.Number((double)numbers.DaysInColumns, styles[13]);
        if (!showsEstimates)
            return;
        rows.Number(card.EstimateAtStart, styles[14]);
        rows.Number(card.Logged == 0 ? null : card.Logged, styles[15]);
        var size = card.ActualByEstimate is null ? (CardSize?)null : SizedEstimates.SizeOf(card.Logged);
        foreach (var each in Enum.GetValues<CardSize>())
            rows.Number(each == size ? (double)card.ActualByEstimate!.Value : null, styles[FirstRatio - 1 + (int)each]);
        foreach (var each in Enum.GetValues<CardSize>())
            rows.Number(each == size ? (double)card.EstimateError!.Value : null, styles[FirstError - 1 + (int)each]);
    }
}
