using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace AsyncWork.Web.Data;

/// <summary>How the domain's types are stored, registered once: Instant as UTC datetime2(3), LocalDate as date, LocalTime as time, zones by their IANA id.</summary>
static class Conversions
{
    public static void UseAsyncWorkTypes(this ModelConfigurationBuilder conventions)
    {
        conventions.Properties<Instant>().HaveConversion<InstantConverter>().HavePrecision(3);
        conventions.Properties<LocalDate>().HaveConversion<LocalDateConverter>();
        conventions.Properties<LocalTime>().HaveConversion<LocalTimeConverter>().HavePrecision(0);
        conventions.Properties<DateTimeZone>().HaveConversion<ZoneConverter>().HaveMaxLength(64);
        conventions.Properties<PersonId>().HaveConversion<PersonIdConverter>();
        conventions.Properties<WorkWeek>().HaveConversion<WorkWeekConverter>().HaveMaxLength(400);
        conventions.Properties<string>().HaveMaxLength(400);
    }

    sealed class InstantConverter()
        : ValueConverter<Instant, DateTime>(
            v => v.ToDateTimeUtc(),
            v => Instant.FromDateTimeUtc(DateTime.SpecifyKind(v, DateTimeKind.Utc))
        );

    sealed class LocalDateConverter() : ValueConverter<LocalDate, DateOnly>(v => v.ToDateOnly(), v => LocalDate.FromDateOnly(v));

    sealed class LocalTimeConverter() : ValueConverter<LocalTime, TimeOnly>(v => v.ToTimeOnly(), v => LocalTime.FromTimeOnly(v));

    sealed class ZoneConverter()
        : ValueConverter<DateTimeZone, string>(v => v.Id, v => DateTimeZoneProviders.Tzdb.GetZoneOrNull(v) ?? DateTimeZone.Utc);

    sealed class PersonIdConverter() : ValueConverter<PersonId, int>(v => v.Value, v => new PersonId(v));

    sealed class WorkWeekConverter() : ValueConverter<WorkWeek, string>(v => v.ToString(), v => WorkWeek.FromText(v));
}
