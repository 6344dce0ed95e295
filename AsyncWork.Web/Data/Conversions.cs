using System.Collections.Concurrent;
using System.Globalization;
using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.Norms;
using AsyncWork.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace AsyncWork.Web.Data;

/// <summary>How the domain's types are stored, registered once: Instant as UTC datetime2(3), LocalDate as date, LocalTime as time, zones by their IANA id.</summary>
/// <remarks>What the compiled models name cannot be private.</remarks>
static class Conversions
{
    const int MostWeeks = 1000;
    static readonly ConcurrentDictionary<string, WorkWeek> Weeks = new(StringComparer.Ordinal);

    public static void UseAsyncWorkTypes(this ModelConfigurationBuilder conventions)
    {
        conventions.Properties<Instant>().HaveConversion<InstantConverter>().HavePrecision(3);
        conventions.Properties<LocalDate>().HaveConversion<LocalDateConverter>();
        conventions.Properties<LocalTime>().HaveConversion<LocalTimeConverter>().HavePrecision(0);
        conventions.Properties<DateTimeZone>().HaveConversion<ZoneConverter>().HaveMaxLength(64);
        conventions.Properties<PersonId>().HaveConversion<PersonIdConverter>();
        conventions.Properties<WorkWeek>().HaveConversion<WorkWeekConverter>().HaveMaxLength(WorkWeek.LongestText);
        conventions.Properties<ResponseNorm>().HaveConversion<ResponseNormConverter>().HaveMaxLength(20).AreUnicode(false);
        conventions.Properties<string>().HaveMaxLength(400);
    }

    internal sealed class InstantConverter()
        : ValueConverter<Instant, DateTime>(
            v => v.ToDateTimeUtc(),
            v => Instant.FromDateTimeUtc(DateTime.SpecifyKind(v, DateTimeKind.Utc))
        );

    internal sealed class LocalDateConverter()
        : ValueConverter<LocalDate, DateOnly>(v => v.ToDateOnly(), v => LocalDate.FromDateOnly(v));

    internal sealed class LocalTimeConverter()
        : ValueConverter<LocalTime, TimeOnly>(v => v.ToTimeOnly(), v => LocalTime.FromTimeOnly(v));

    internal sealed class ZoneConverter()
        : ValueConverter<DateTimeZone, string>(v => v.Id, v => DateTimeZoneProviders.Tzdb.GetZoneOrNull(v) ?? DateTimeZone.Utc);

    internal sealed class PersonIdConverter() : ValueConverter<PersonId, int>(v => v.Value, v => new PersonId(v));

    internal sealed class ResponseNormConverter()
        : ValueConverter<ResponseNorm, string>(v => v.ToString(), v => ResponseNorm.FromText(v));

    /// <summary>A sign such as 👍 by its code point: the usual collations of SQL Server take all of them for the same text.</summary>
    internal sealed class SignConverter() : ValueConverter<string, string>(v => WriteSign(v), v => ReadSign(v));

    internal static string WriteSign(string sign) => $"U+{char.ConvertToUtf32(sign, 0):X}";

    internal static string ReadSign(string stored) =>
        char.ConvertFromUtf32(int.Parse(stored.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));

    internal sealed class WorkWeekConverter() : ValueConverter<WorkWeek, string>(v => v.ToString(), v => ReadWeek(v));

    /// <summary>Most people share a few weeks, which cost more to read than all else about a person: each is read once.</summary>
    internal static WorkWeek ReadWeek(string text)
    {
        if (Weeks.TryGetValue(text, out var week))
            return week;
        week = WorkWeek.FromText(text);
        if (Weeks.Count < MostWeeks)
            Weeks.TryAdd(text, week);
        return week;
    }
}
