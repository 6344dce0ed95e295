using System.Text.RegularExpressions;
using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Norms;

/// <summary>Who can be reached at once from one day to another, and how (product.md P13). Past ones are kept.</summary>
public sealed partial class OnCall
{
    public const int LongestReach = 200;
    public const int MostDays = 366;

    OnCall() { }

    internal OnCall(PersonId person, string reach, LocalDate from, LocalDate to, PersonId by, Instant now) =>
        (PersonId, Reach, From, To, SetBy, SetAt) = (person, reach.Trim(), from, to, by, now);

    public int Id { get; private set; }
    public int LadderId { get; private set; }
    public PersonId PersonId { get; private set; }

    /// <summary>A telephone number, or the address of a call.</summary>
    public string Reach { get; private set; } = "";
    public LocalDate From { get; private set; }

    /// <summary>The last day.</summary>
    public LocalDate To { get; private set; }
    public PersonId SetBy { get; private set; }
    public Instant SetAt { get; private set; }

    public bool HoldsOn(LocalDate day) => From <= day && day <= To;

    /// <summary>Ends it with a day; what lies before stays on record.</summary>
    internal void End(LocalDate day) => To = LocalDate.Min(To, day);

    /// <summary>Where a click leads: a telephone call, or the page of a call.</summary>
    public static string LinkOf(string reach) =>
        Phone().IsMatch(reach) ? $"tel:{string.Concat(reach.Where(c => char.IsAsciiDigit(c) || c == '+'))}" : reach;

    public static string? WhyNotReach(string? reach) =>
        string.IsNullOrWhiteSpace(reach) ? "Say how to reach them: a telephone number, or a link that begins with https://."
        : reach.Trim().Length > LongestReach ? $"A number or link has at most {LongestReach} characters."
        : Phone().IsMatch(reach.Trim())
        || Uri.TryCreate(reach.Trim(), UriKind.Absolute, out var link)
            && link.Scheme == Uri.UriSchemeHttps
            && link.UserInfo.Length == 0
            ? null
        : "Write a telephone number, such as +49 30 1234567, or a link that begins with https://.";

    [GeneratedRegex("^\\+?[0-9][0-9 ()/.-]{3,38}[0-9]$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Phone();
}
