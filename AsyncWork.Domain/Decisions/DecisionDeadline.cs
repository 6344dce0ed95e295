using AsyncWork.Domain.Calendar;
using NodaTime;

namespace AsyncWork.Domain.Decisions;

/// <summary>By when answers count.</summary>
/// <param name="WorkingDays">What it was made from; null for a moment that was chosen.</param>
/// <param name="Moves">Made anew when days off are entered or taken away meanwhile (product.md D5).</param>
public readonly record struct DecisionDeadline(Instant At, int? WorkingDays = null, bool Moves = false)
{
    public const int MostWorkingDays = 60;

    /// <summary>The furthest a deadline may be away.</summary>
    public static readonly Duration Furthest = Duration.FromDays(366);

    public static string? WhyNotDays(int? days) =>
        days is not (>= 1 and <= MostWorkingDays) ? $"Between 1 and {MostWorkingDays} working days." : null;

    /// <summary>
    /// The moment at which so many working days have passed for everybody; those without working hours do not count. Null when nobody has any.
    /// </summary>
    public static Instant? After(IEnumerable<WorkingTime> times, Instant from, int days) =>
        times.Select(t => t.AfterWorkingDays(from, days)).Max();

    /// <summary>Why this cannot be the deadline; null when it can.</summary>
    public string? WhyNot(Instant now) =>
        At <= now ? "The deadline has passed already. Choose a later one."
        : At - now > Furthest ? "The deadline is more than a year away. Choose an earlier one."
        : null;
}
