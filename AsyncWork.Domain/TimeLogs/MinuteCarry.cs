namespace AsyncWork.Domain.TimeLogs;

/// <summary>
/// Turns the seconds of one person's rows into minutes. What rounding takes or gives is carried to the next row, so the person's total is
/// never off by more than half a minute, however many rows there are.
/// </summary>
public sealed class MinuteCarry
{
    int carry;

    /// <summary>Whole minutes for the next row.</summary>
    /// <param name="seconds">As the other tool recorded it; not negative.</param>
    public int Next(int seconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(seconds);
        var exact = seconds + carry;
        // Never below none, and a day stays a day: then the remainder waits for a row that can take it.
        var minutes = Math.Clamp((int)Math.Floor((exact + 30) / 60.0), 0, WorkDuration.Longest);
        carry = exact - minutes * 60;
        return minutes;
    }
}
