namespace AsyncWork.Web.Importing;

/// <summary>How a file is written. What the file does not prove is null and asked, never guessed.</summary>
/// <param name="Columns">The column, from 0, of each field that the file has.</param>
/// <param name="DateOrder">Null while no row proves it and nobody has said it.</param>
/// <param name="AsksDateOrder">Some dates have the year last, and no row, or rows in contradiction, prove the order.</param>
/// <param name="Unit">What plain numbers in the duration column count; null while nothing proves it.</param>
/// <param name="AsksUnit">The duration column has plain numbers that start and end do not explain.</param>
sealed record SourceFormat(
    string Encoding,
    char Separator,
    SourceTool Tool,
    IReadOnlyList<string> Header,
    IReadOnlyList<IReadOnlyList<string>> Examples,
    IReadOnlyDictionary<SourceField, int> Columns,
    DateOrder? DateOrder,
    bool AsksDateOrder,
    DurationUnit? Unit,
    bool AsksUnit,
    bool TwelveHours,
    int Rows
)
{
    /// <summary>Columns chosen, and every question answered.</summary>
    public bool IsSettled =>
        SourceColumns.WhyNot(Columns) is null && !(AsksDateOrder && DateOrder is null) && !(AsksUnit && Unit is null);

    /// <summary>The columns that mean nothing here, such as rates and amounts.</summary>
    public IEnumerable<string> LeftOut => Header.Where((name, i) => name.Length > 0 && !Columns.Values.Contains(i));
}
