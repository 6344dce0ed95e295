using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Boards;

/// <summary>What becomes of a recurring card whose day is a day off.</summary>
public enum OnDayOff
{
    /// <summary>It appears anyway.</summary>
    Appear,

    /// <summary>It appears on the next working day.</summary>
    Wait,

    /// <summary>It is left out.</summary>
    Skip,
}

/// <summary>Makes a card from a template again and again, by a rule of RFC 5545 in the board's zone (product.md B13).</summary>
public sealed class Recurrence
{
    public const int LongestRule = 400;

    Recurrence() { }

    /// <exception cref="InvalidOperationException">The rule is too long to be stored.</exception>
    public Recurrence(int board, int template, int column, PersonId by, Instant now)
    {
        (BoardId, TemplateId, ColumnId) = (board, template, column);
        (CreatedBy, CreatedAt) = (by, now);
    }

    public int Id { get; private set; }
    public int BoardId { get; private set; }
    public int TemplateId { get; private set; }

    /// <summary>Where its cards appear.</summary>
    public int ColumnId { get; private set; }

    /// <summary>Such as <c>FREQ=MONTHLY;BYDAY=1MO</c>.</summary>
    public string Rule { get; private set; } = "";
    public LocalDate FirstOn { get; private set; }

    /// <summary>The clock time in the board's zone.</summary>
    public LocalTime At { get; private set; }
    public OnDayOff OnDayOff { get; private set; }

    /// <summary>The day of the rule whose card comes next; null when the rule has ended or is paused.</summary>
    public LocalDate? NextOn { get; private set; }

    /// <summary>When that card appears: later than <see cref="NextOn"/> when it waits for a working day.</summary>
    public Instant? NextAt { get; private set; }
    public bool IsPaused { get; private set; }

    /// <summary>Why the last card did not appear when it should; empty when it did. It is tried again.</summary>
    public string Problem { get; private set; } = "";
    public PersonId CreatedBy { get; private set; }
    public Instant CreatedAt { get; private set; }
    public int Version { get; private set; }

    /// <summary>Sets the rule. Whether it is one of RFC 5545 is asked by who calls.</summary>
    public void Repeat(string rule, LocalDate firstOn, LocalTime at, OnDayOff onDayOff, int template, int column)
    {
        StoredText.Refuse(StoredText.WhyNotName(rule, "A rule", LongestRule));
        (Rule, FirstOn, At, OnDayOff) = (rule.Trim(), firstOn, at, onDayOff);
        (TemplateId, ColumnId) = (template, column);
        Version++;
    }

    /// <summary>The next card appears then; nulls when none does.</summary>
    public void Expect(LocalDate? on, Instant? at)
    {
        (NextOn, NextAt, Problem) = (on, at, "");
        Version++;
    }

    /// <summary>The card could not appear, and is tried again later.</summary>
    public void Fail(string problem) => Problem = StoredText.Cut(problem, 400);

    public void Pause() => (IsPaused, NextOn, NextAt, Version) = (true, null, null, Version + 1);

    public void Resume() => (IsPaused, Version) = (false, Version + 1);
}
