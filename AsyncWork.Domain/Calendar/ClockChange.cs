using NodaTime;

namespace AsyncWork.Domain.Calendar;

/// <summary>That the clocks of a zone are set (product.md S9).</summary>
/// <param name="Date">The local date on which that happens.</param>
/// <param name="By">How far, forward when positive.</param>
public sealed record ClockChange(DateTimeZone Zone, LocalDate Date, Offset By)
{
    /// <summary>The changes of a zone between two moments, in order.</summary>
    public static IEnumerable<ClockChange> Between(DateTimeZone zone, Instant from, Instant to)
    {
        var before = zone.GetZoneInterval(from);
        while (before.HasEnd && before.End < to)
        {
            var after = zone.GetZoneInterval(before.End);
            if (after.WallOffset != before.WallOffset)
                yield return new(zone, before.End.InZone(zone).Date, after.WallOffset - before.WallOffset);
            before = after;
        }
    }
}
