using NodaTime;

namespace AsyncWork.Domain.Calendar;

/// <summary>A day on which nobody of a location works, or nobody of the company (product.md S5, T12).</summary>
public sealed class Holiday
{
    public const int LongestName = 200;

    Holiday() { }

    /// <param name="location">Where it is a public holiday, written as the people there have it; null for a company day.</param>
    /// <exception cref="ArgumentException"><see cref="WhyNot"/> has a reason.</exception>
    public Holiday(string? location, LocalDate date, string name)
    {
        if (WhyNot(date, name) is { } reason)
            throw new ArgumentException(reason, nameof(name));
        (Location, Date, Name) = (location?.Trim() ?? "", date, name.Trim());
    }

    public int Id { get; private set; }

    /// <summary>Empty for a company day, which holds everywhere.</summary>
    public string Location { get; private set; } = "";
    public LocalDate Date { get; private set; }
    public string Name { get; private set; } = "";
    public bool IsCompanyDay => Location.Length == 0;

    /// <summary>Why this cannot be a holiday; null when it can. That a location has one holiday a day is checked by the database.</summary>
    public static string? WhyNot(LocalDate date, string? name) =>
        date.Year is < 2000 or > 2100 ? "The date lies between 2000 and 2100."
        : string.IsNullOrWhiteSpace(name) ? "Give the day a name."
        : name.Trim().Length > LongestName ? $"A name has at most {LongestName} characters."
        : name.Any(char.IsControl) ? "A name is one line of letters, without control characters."
        : null;

    /// <summary>Whether it is a holiday for people of this location.</summary>
    public bool HoldsFor(string? location) =>
        IsCompanyDay || string.Equals(Location, location?.Trim(), StringComparison.OrdinalIgnoreCase);
}
