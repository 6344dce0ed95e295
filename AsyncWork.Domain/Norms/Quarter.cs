using System.Globalization;
using NodaTime;

namespace AsyncWork.Domain.Norms;

/// <summary>Three months of the calendar, after which a team looks at its norms (product.md P11).</summary>
public readonly record struct Quarter(int Year, int Number)
{
    public LocalDate First => new(Year, 3 * Number - 2, 1);

    /// <summary>The first day of the next.</summary>
    public LocalDate End => First.PlusMonths(3);
    public Quarter Before => Of(First.PlusDays(-1));

    /// <summary>"July to September 2026".</summary>
    public string Words =>
        string.Create(CultureInfo.InvariantCulture, $"{First.ToDateOnly():MMMM} to {End.PlusDays(-1).ToDateOnly():MMMM} {Year}");

    public static Quarter Of(LocalDate date) => new(date.Year, (date.Month + 2) / 3);

    /// <summary>The one that ended last.</summary>
    public static Quarter LastBefore(LocalDate today) => Of(today).Before;

    /// <summary>As it stands in forms: "2026-Q3".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-Q{Number}");

    /// <summary>Reads what <see cref="ToString"/> wrote; null for all else.</summary>
    public static Quarter? Read(string? text) =>
        text is { Length: 7 }
        && text[4..6] == "-Q"
        && text[6] is >= '1' and <= '4'
        && int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
        && year is >= 2000 and <= 2100
            ? new(year, text[6] - '0')
            : null;
}
