namespace AsyncWork.Web.Importing.Boards;

/// <summary>The columns of a CSV file of cards, as it is written and read. Columns are only ever added (product.md B16).</summary>
static class CardCsv
{
    public const string Id = "id";
    public const string Title = "title";
    public const string Text = "text";
    public const string Column = "column";
    public const string State = "state";
    public const string Lane = "lane";
    public const string Owner = "owner";
    public const string Helpers = "helpers";
    public const string Labels = "labels";
    public const string Priority = "priority";
    public const string Start = "start";
    public const string Due = "due";
    public const string DueTime = "due_time";
    public const string DueZone = "due_zone";
    public const string Estimate = "estimate_minutes";
    public const string Logged = "logged_minutes";
    public const string Created = "created";
    public const string Started = "started";
    public const string Finished = "finished";
    public const string Since = "in_column_since";
    public const string Archived = "archived";
    public const string CycleDays = "cycle_days";

    /// <summary>All but the minutes in each column of the board, which follow as "minutes: Doing".</summary>
    public static readonly string[] Columns =
    [
        Id,
        Title,
        Text,
        Column,
        State,
        Lane,
        Owner,
        Helpers,
        Labels,
        Priority,
        Start,
        Due,
        DueTime,
        DueZone,
        Estimate,
        Logged,
        Created,
        Started,
        Finished,
        Since,
        Archived,
        CycleDays,
    ];

    public const string MinutesIn = "minutes: ";

    /// <summary>Between the names in one cell.</summary>
    public const char Between = ';';
}
