using AsyncWork.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc.Rendering;
using NodaTime;
using NodaTime.TimeZones;

namespace AsyncWork.Web.Identity;

/// <summary>The time zones people choose from: the current name of each, without aliases.</summary>
public static class Zones
{
    static readonly DateTimeZone[] All =
    [
        .. (TzdbDateTimeZoneSource.Default.ZoneLocations ?? [])
            .Select(l => l.ZoneId)
            .Append(DateTimeZone.Utc.Id)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(id => DateTimeZoneProviders.Tzdb[id]),
    ];

    /// <summary>The zone of that name, aliases too; null when there is none.</summary>
    public static DateTimeZone? Find(string? id) => id is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(id);

    /// <summary>Options of a select, such as <c>Europe/Berlin, UTC+01:00</c>.</summary>
    /// <param name="chosen">Offered even if it is an alias.</param>
    public static IEnumerable<SelectListItem> Options(Instant now, string? chosen = null) =>
        (Find(chosen) is { } other && !All.Contains(other) ? All.Prepend(other) : All).Select(zone => new SelectListItem(
            now.ZoneText(zone),
            zone.Id
        ));
}
