namespace AsyncWork.Domain.Kpis;

/// <summary>A section of the monthly report that is a list of figures, each of which opens the rows it is made of.</summary>
/// <param name="Key">Stable name for addresses, sheets and files: <c>decisions</c>.</param>
/// <param name="Note">What a reader should know of all of it, in a sentence.</param>
/// <param name="RowsAre">What its figures count: "decisions".</param>
public sealed record FigureSection(string Key, string Title, string Note, string RowsAre, IReadOnlyList<Figure> Figures);
