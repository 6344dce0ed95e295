using NodaTime;

namespace AsyncWork.Domain.People;

/// <summary>The company that runs this installation: its name, its zone and what it aims for. There is one.</summary>
public sealed class Company
{
    public const int LongestName = 200;

    Company() { }

    public Company(string name, DateTimeZone zone)
    {
        Rename(name);
        Zone = zone;
    }

    public int Id { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>The zone of reports, and of new people until they choose their own.</summary>
    public DateTimeZone Zone { get; private set; } = DateTimeZone.Utc;

    /// <summary>Targets of the monthly report in percent from 0 to 100; null where the company has none.</summary>
    public int? CoverageTarget { get; private set; }
    public int? MeetingShareTarget { get; private set; }
    public int? AsyncShareTarget { get; private set; }

    /// <summary>Of whom a second factor is asked at sign-in.</summary>
    public SecondFactorRule SecondFactorRule { get; private set; }

    /// <summary>The highest number that a decision was given; numbers are not given twice, even when the decision is gone.</summary>
    public int LastDecision { get; private set; }

    /// <summary>True while the demo company's people are in the database.</summary>
    public bool IsDemo { get; private set; }
    public int Version { get; private set; }

    /// <summary>Why a company cannot be called so; null when it can.</summary>
    public static string? WhyNotName(string? name) =>
        string.IsNullOrWhiteSpace(name) ? "Give the company a name."
        : name.Trim().Length > LongestName ? $"A company's name has at most {LongestName} characters."
        : name.Any(char.IsControl) ? "A company's name is one line of letters, without control characters."
        : null;

    /// <exception cref="ArgumentException"><see cref="WhyNotName"/> has a reason.</exception>
    public void Rename(string name)
    {
        if (WhyNotName(name) is { } reason)
            throw new ArgumentException(reason, nameof(name));
        Name = name.Trim();
        Version++;
    }

    public void WorkIn(DateTimeZone zone)
    {
        Zone = zone;
        Version++;
    }

    /// <exception cref="ArgumentOutOfRangeException">There is no such rule.</exception>
    public void AskSecondFactorOf(SecondFactorRule rule)
    {
        if (!Enum.IsDefined(rule))
            throw new ArgumentOutOfRangeException(nameof(rule), rule, "There is no such rule.");
        SecondFactorRule = rule;
        Version++;
    }

    /// <exception cref="ArgumentOutOfRangeException">A target is not between 0 and 100.</exception>
    public void AimFor(int? coverage, int? meetingShare, int? asyncShare)
    {
        foreach (var target in new[] { coverage, meetingShare, asyncShare })
            if (target is < 0 or > 100)
                throw new ArgumentOutOfRangeException(nameof(coverage), target, "A target lies between 0 and 100 percent.");
        (CoverageTarget, MeetingShareTarget, AsyncShareTarget) = (coverage, meetingShare, asyncShare);
        Version++;
    }

    public void MarkAsDemo() => IsDemo = true;
}
