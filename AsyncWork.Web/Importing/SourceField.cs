namespace AsyncWork.Web.Importing;

/// <summary>What a column of a file of hours can mean.</summary>
enum SourceField
{
    Date,
    Start,
    End,
    EndDate,
    Duration,
    Person,
    FamilyName,
    Email,
    Project,
    Client,
    Activity,
    Description,
    Tags,
    Billable,
}

/// <summary>The tools whose files are known by their header.</summary>
enum SourceTool
{
    Other,
    Toggl,
    Clockify,
    Kimai,
    Harvest,
}

/// <summary>Which column of a file means what, by the names in its header.</summary>
static class SourceColumns
{
    static readonly (SourceTool Tool, string[] Needed, (SourceField Field, string Name)[] Columns)[] Tools =
    [
        (
            SourceTool.Clockify,
            ["Start Date", "Start Time", "Duration (h)"],
            [
                (SourceField.Date, "Start Date"),
                (SourceField.Start, "Start Time"),
                (SourceField.EndDate, "End Date"),
                (SourceField.End, "End Time"),
                (SourceField.Duration, "Duration (h)"),
                (SourceField.Person, "User"),
                (SourceField.Email, "Email"),
                (SourceField.Project, "Project"),
                (SourceField.Client, "Client"),
                (SourceField.Activity, "Task"),
                (SourceField.Description, "Description"),
                (SourceField.Tags, "Tags"),
                (SourceField.Billable, "Billable"),
            ]
        ),
        (
            SourceTool.Toggl,
            ["Start date", "Start time", "Duration", "User"],
            [
                (SourceField.Date, "Start date"),
                (SourceField.Start, "Start time"),
                (SourceField.EndDate, "End date"),
                (SourceField.End, "End time"),
                (SourceField.Duration, "Duration"),
                (SourceField.Person, "User"),
                (SourceField.Email, "Email"),
                (SourceField.Project, "Project"),
                (SourceField.Client, "Client"),
                (SourceField.Activity, "Task"),
                (SourceField.Description, "Description"),
                (SourceField.Tags, "Tags"),
                (SourceField.Billable, "Billable"),
            ]
        ),
        (
            SourceTool.Kimai,
            ["Date", "From", "To", "Duration", "Customer"],
            [
                (SourceField.Date, "Date"),
                (SourceField.Start, "From"),
                (SourceField.End, "To"),
                (SourceField.Duration, "Duration"),
                (SourceField.Person, "User"),
                (SourceField.Email, "Email"),
                (SourceField.Project, "Project"),
                (SourceField.Client, "Customer"),
                (SourceField.Activity, "Activity"),
                (SourceField.Description, "Description"),
                (SourceField.Tags, "Tags"),
                (SourceField.Billable, "Billable"),
            ]
        ),
        (
            SourceTool.Harvest,
            ["Date", "Hours", "First Name", "Last Name"],
            [
                (SourceField.Date, "Date"),
                (SourceField.Duration, "Hours"),
                (SourceField.Person, "First Name"),
                (SourceField.FamilyName, "Last Name"),
                (SourceField.Project, "Project"),
                (SourceField.Client, "Client"),
                (SourceField.Activity, "Task"),
                (SourceField.Description, "Notes"),
                (SourceField.Billable, "Billable?"),
            ]
        ),
    ];

    /// <summary>Names that such columns have elsewhere, to propose a meaning.</summary>
    static readonly (SourceField Field, string[] Names)[] Usual =
    [
        (SourceField.Date, ["date", "day", "start date", "datum", "work date", "spent date", "started on"]),
        (SourceField.Start, ["start", "start time", "from", "begin", "started", "von"]),
        (SourceField.End, ["end", "end time", "to", "until", "finished", "stop", "bis"]),
        (SourceField.EndDate, ["end date", "stop date"]),
        (
            SourceField.Duration,
            ["duration", "hours", "time", "duration (h)", "duration (decimal)", "time spent", "dauer", "minutes", "seconds", "h"]
        ),
        (
            SourceField.Person,
            ["user", "person", "name", "employee", "member", "username", "full name", "mitarbeiter", "first name"]
        ),
        (SourceField.FamilyName, ["last name", "family name", "surname"]),
        (SourceField.Email, ["email", "e-mail", "user email", "mail", "email address"]),
        (SourceField.Project, ["project", "project name", "projekt"]),
        (SourceField.Client, ["client", "customer", "kunde", "account"]),
        (SourceField.Activity, ["activity", "task", "task name", "type", "work type", "category"]),
        (SourceField.Description, ["description", "notes", "note", "comment", "summary", "beschreibung"]),
        (SourceField.Tags, ["tags", "labels", "tag"]),
        (SourceField.Billable, ["billable", "billable?", "is billable"]),
    ];

    /// <summary>The tool that wrote this header and what its columns mean; for another file the meanings that the names suggest.</summary>
    public static (SourceTool Tool, Dictionary<SourceField, int> Columns) Recognise(IReadOnlyList<string> header)
    {
        foreach (var (tool, needed, columns) in Tools)
            if (needed.All(name => Find(header, name) >= 0))
                return (
                    tool,
                    columns.Where(c => Find(header, c.Name) >= 0).ToDictionary(c => c.Field, c => Find(header, c.Name))
                );
        var proposed = new Dictionary<SourceField, int>();
        foreach (var (field, names) in Usual)
        foreach (var name in names)
            if (Find(header, name) is >= 0 and var column && !proposed.ContainsValue(column) && proposed.TryAdd(field, column))
                break;
        return (SourceTool.Other, proposed);
    }

    static int Find(IReadOnlyList<string> header, string name)
    {
        for (var i = 0; i < header.Count; i++)
            if (string.Equals(header[i], name, StringComparison.OrdinalIgnoreCase))
                return i;
        return -1;
    }

    /// <summary>Why a file cannot be read with these columns; null when it can.</summary>
    public static string? WhyNot(IReadOnlyDictionary<SourceField, int> columns) =>
        !columns.ContainsKey(SourceField.Date) ? "Choose the column that holds the date."
        : columns.ContainsKey(SourceField.Duration)
        || (columns.ContainsKey(SourceField.Start) && columns.ContainsKey(SourceField.End))
            ? null
        : "Choose the column that holds the duration, or those that hold start and end.";

    /// <summary>A field as the mapping page names it.</summary>
    public static string Name(this SourceField field) =>
        field switch
        {
            SourceField.EndDate => "End date",
            SourceField.FamilyName => "Family name, if apart",
            SourceField.Email => "E-mail",
            _ => field.ToString(),
        };
}
