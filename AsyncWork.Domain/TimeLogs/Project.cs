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
    }

    public void Archive() => IsArchived = true;

    public void Reopen() => IsArchived = false;
}

/// <summary>Whether an activity is time in meetings or time outside them.</summary>
public enum ActivityKind
{
    Work,
    Meeting,
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

    public void Rename(string name, ActivityKind kind)
    {
        if (Project.WhyNotName(name) is { } reason)
            throw new ArgumentException(reason, nameof(name));
        (Name, Kind) = (name.Trim(), kind);
    }

    public void Archive() => IsArchived = true;

    public void Reopen() => IsArchived = false;
}
