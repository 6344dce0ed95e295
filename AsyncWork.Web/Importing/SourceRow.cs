using NodaTime;

namespace AsyncWork.Web.Importing;

/// <summary>One row of a file as it was understood. Names are as the file has them.</summary>
/// <param name="Seconds">The recorded duration; null when the file has none and start and end give it.</param>
sealed record SourceRow(
    int Line,
    string Person,
    string Email,
    LocalDate Date,
    LocalTime? Start,
    LocalTime? End,
    LocalDate? EndDate,
    int? Seconds,
    string Project,
    string Client,
    string Activity,
    string Description,
    string Tags,
    bool IsBillable
)
{
    /// <summary>What tells people of a file apart: the address, else the name. Empty when the file has no column for people.</summary>
    public string PersonKey =>
        Email.Length > 0 ? Email
        : Person.Length > 0 ? "name:" + Person.ToUpperInvariant()
        : "";
}
