using NodaTime;

namespace AsyncWork.Domain.People;

/// <summary>That somebody leaves.</summary>
/// <param name="LastDay">The last day on which they work here, in their zone.</param>
public sealed record Departure(LocalDate LastDay, DateTimeZone Zone)
{
    /// <summary>They have left: the day after their last one has begun where they live.</summary>
    public bool IsOver(Instant now) => LastDay < now.InZone(Zone).Date;
}
