namespace AsyncWork.Web.Importing;

/// <summary>
/// The first pass over a file: proves that it can be read to its end, and finds out from all of its rows how dates, clock times and durations
/// are written. Keeps counts only.
/// </summary>
sealed class Survey
{
    const int MostExamples = 3;

    int dates,
        dayFirst,
        monthFirst,
        eitherFirst;
    int twelveHours;
    int plain,
        fractions,
        fitHours,
        fitMinutes,
        fitSeconds;

    /// <summary>Reads the whole file.</summary>
    /// <param name="columns">What the columns mean, where a person has said it; else what the header says.</param>
    /// <exception cref="ImportRefusedException">The file as a whole cannot be taken.</exception>
    public static SourceFormat Of(CsvSource source, IReadOnlyDictionary<SourceField, int>? columns = null)
    {
        var header = source.Header();
        if (header.Any(name => CellReading.DateParts(name) is not null))
            throw ImportRefusedException.AtLine(1, "the first line holds a date. It has to name the columns.");
        var (tool, recognised) = SourceColumns.Recognise(header);
        columns ??= recognised;
        var survey = new Survey();
        var (rows, examples, looks) = (0, new List<string[]>(), new Looks());
        foreach (var record in source.Rows())
        {
            rows++;
            if (examples.Count < MostExamples)
                examples.Add(record.Cells);
            looks.See(record.Cells);
            survey.See(record.Cells, columns);
        }
        if (rows == 0)
            throw new ImportRefusedException("The file names its columns but has no rows.");
        if (looks.WhyNot() is { } reason)
            throw new ImportRefusedException(reason);
        return survey.Conclude(source, tool, header, examples, columns, rows);
    }

    void See(string[] cells, IReadOnlyDictionary<SourceField, int> columns)
    {
        SeeDate(Cell(SourceField.Date));
        SeeDate(Cell(SourceField.EndDate));
        var (start, end) = (Cell(SourceField.Start), Cell(SourceField.End));
        if (CellReading.IsTwelveHours(start) || CellReading.IsTwelveHours(end))
            twelveHours++;
        if (Cell(SourceField.Duration) is var duration && CellReading.IsPlainNumber(duration))
            SeeNumber(duration, start, end);

        string Cell(SourceField field) => columns.TryGetValue(field, out var i) && i < cells.Length ? cells[i] : "";
    }

    void SeeDate(string text)
    {
        if (CellReading.DateParts(text) is not var (first, second, _, yearFirst))
            return;
        dates++;
        if (yearFirst || first is < 1 or > 31 || second is < 1 or > 31)
            return;
        if (first > 12 && second <= 12)
            dayFirst++;
        else if (second > 12 && first <= 12)
            monthFirst++;
        else if (first <= 12 && first != second)
            eitherFirst++;
    }

    void SeeNumber(string duration, string start, string end)
    {
        plain++;
        if (duration.AsSpan().ContainsAny('.', ','))
            fractions++;
        var marked = CellReading.IsTwelveHours(start);
        if (CellReading.Clock(start, marked) is not { } from || CellReading.Clock(end, marked) is not { } to)
            return;
        // The clock may have changed in between: an hour more or less proves the unit just as well, except between units.
        var elapsed = (to.TickOfDay - from.TickOfDay) / TimeSpan.TicksPerSecond;
        if (elapsed <= 0)
            elapsed += 24 * 3600;
        fitHours += Fits(DurationUnit.Hours);
        fitMinutes += Fits(DurationUnit.Minutes);
        fitSeconds += Fits(DurationUnit.Seconds);

        int Fits(DurationUnit unit) => CellReading.Seconds(duration, unit) is { } s && Math.Abs(s - elapsed) <= 60 ? 1 : 0;
    }

    SourceFormat Conclude(
        CsvSource source,
        SourceTool tool,
        string[] header,
        List<string[]> examples,
        IReadOnlyDictionary<SourceField, int> columns,
        int rows
    )
    {
        DateOrder? order =
            dayFirst > 0 && monthFirst == 0 ? DateOrder.DayFirst
            : monthFirst > 0 && dayFirst == 0 ? DateOrder.MonthFirst
            : null;
        var unit = UnitOf(columns.TryGetValue(SourceField.Duration, out var i) && i < header.Length ? header[i] : "");
        return new(
            source.Encoding,
            source.Separator,
            tool,
            header,
            examples,
            columns,
            order,
            AsksDateOrder: order is null && (eitherFirst > 0 || dayFirst > 0),
            unit,
            AsksUnit: plain > 0 && unit is null,
            twelveHours > 0,
            rows
        );
    }

    DurationUnit? UnitOf(string name)
    {
        var most = Math.Max(fitHours, Math.Max(fitMinutes, fitSeconds));
        if (most > 0 && (fitHours == most ? 1 : 0) + (fitMinutes == most ? 1 : 0) + (fitSeconds == most ? 1 : 0) == 1)
            return fitHours == most ? DurationUnit.Hours
                : fitMinutes == most ? DurationUnit.Minutes
                : DurationUnit.Seconds;
        return Says("hour") || Says("(h)") || Says("decimal") ? DurationUnit.Hours
            : Says("minute") || Says("(m)") || Says("(min)") ? DurationUnit.Minutes
            : Says("second") || Says("(s)") ? DurationUnit.Seconds
            : fractions > 0 ? DurationUnit.Hours
            : null;

        bool Says(string word) => name.Contains(word, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether any column looks as if it held dates, and any durations or clock times: without them nothing can be mapped.</summary>
    sealed class Looks
    {
        bool date,
            time;

        public void See(string[] cells)
        {
            if (date && time)
                return;
            foreach (var cell in cells)
            {
                date = date || CellReading.DateParts(cell) is not null;
                time =
                    time
                    || CellReading.Seconds(cell, DurationUnit.Hours) is not null
                    || CellReading.Clock(cell, CellReading.IsTwelveHours(cell)) is not null;
            }
        }

        public string? WhyNot() =>
            !date
                ? "No column of this file holds dates. A file of hours has a date in each row, such as 2026-11-05, 05.11.2026 or 11/05/2026."
            : !time ? "No column of this file holds durations or clock times, such as 1:30, 1.5 or 08:30."
            : null;
    }
}
