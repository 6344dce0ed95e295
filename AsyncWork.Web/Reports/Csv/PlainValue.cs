using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.Web.Reports.Csv;

/// <summary>A value as a machine reads it back, whatever type it has in Domain.</summary>
static class PlainValue
{
    /// <returns>Moments are in UTC, days and times of day in ISO 8601, bytes in Base64; nothing is an empty text.</returns>
    public static string Text(object? value) =>
        value switch
        {
            null => "",
            string text => text,
            bool yes => yes ? "yes" : "no",
            byte[] bytes => Convert.ToBase64String(bytes),
            Instant moment => InstantPattern.ExtendedIso.Format(moment),
            LocalDate date => LocalDatePattern.Iso.Format(date),
            LocalTime time => LocalTimePattern.GeneralIso.Format(time),
            DateTimeZone zone => zone.Id,
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
}
