namespace AsyncWork.Domain.TimeLogs;

/// <summary>What hours are logged on. Names are unique together with the client.</summary>
public sealed class Project
{
    public const int LongestName = 200;

    Project() { }

    /// <exception cref="ArgumentException">The name is empty or too long.</exception>
    public Project(string name, string? client = null) => Rename(name, client);

    public int Id { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>Empty for the company's own projects.</summary>
    public string Client { get; private set; } = "";

    /// <summary>An archived project keeps its hours and takes no new ones by hand.</summary>
    public bool IsArchived { get; private set; }

    /// <summary>The minutes that are planned for the project as a whole; null for no budget (product.md T4, T13).</summary>
    public int? BudgetMinutes { get; private set; }
    public int Version { get; private set; }

    /// <summary>Why this cannot be a budget; null when it can.</summary>
    public static string? WhyNotBudget(int? minutes) =>
        minutes is < 1 or > 100_000_000 ? "A budget has at least one minute. Leave it empty for none." : null;

    /// <exception cref="ArgumentOutOfRangeException"><see cref="WhyNotBudget"/> has a reason.</exception>
    public void PlanFor(int? minutes)
    {
        if (WhyNotBudget(minutes) is { } reason)
            throw new ArgumentOutOfRangeException(nameof(minutes), minutes, reason);
        BudgetMinutes = minutes;
        Version++;
    }

    /// <summary>Why a project or activity cannot be called so; null when it can. That names differ is checked by the database.</summary>
    public static string? WhyNotName(string? name) =>
        string.IsNullOrWhiteSpace(name) ? "Give a name."
        : name.Trim().Length > LongestName ? $"A name has at most {LongestName} characters; this one has {name.Trim().Length}."
        : name.Any(char.IsControl) ? "A name is one line of letters, without control characters."
        : null;

    public void Rename(string name, string? client)
    {
        if ((WhyNotName(name) ?? (string.IsNullOrWhiteSpace(client) ? null : WhyNotName(client))) is { } reason)
            throw new ArgumentException(reason, nameof(name));
        (Name, Client) = (name.Trim(), client?.Trim() ?? "");
        Version++;
    }

    public void Archive() => (IsArchived, Version) = (true, Version + 1);

    public void Reopen() => (IsArchived, Version) = (false, Version + 1);
}

/// <summary>Whether an activity is work, time in meetings, or time spent waiting for somebody (kpis.md K24).</summary>
public enum ActivityKind
{
    Work,
    Meeting,
    Waiting,
}

/// <summary>The kind of work done: design, review, meeting. Names are unique.</summary>
public sealed class Activity
{
    Activity() { }

    /// <exception cref="ArgumentException">The name is empty or too long.</exception>
    public Activity(string name, ActivityKind kind) => Rename(name, kind);

    public int Id { get; private set; }
    public string Name { get; private set; } = "";
    public ActivityKind Kind { get; private set; }
    public bool IsArchived { get; private set; }
    public int Version { get; private set; }

    public void Rename(string name, ActivityKind kind)
    {
        if (Project.WhyNotName(name) is { } reason)
            throw new ArgumentException(reason, nameof(name));
        (Name, Kind) = (name.Trim(), kind);
        Version++;
    }

    public void Archive() => (IsArchived, Version) = (true, Version + 1);

    public void Reopen() => (IsArchived, Version) = (false, Version + 1);
}
