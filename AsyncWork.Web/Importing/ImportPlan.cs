using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.Web.Importing;

/// <summary>How a file is read and who and what its names mean. Kept with the import as JSON.</summary>
sealed record ImportPlan
{
    static readonly JsonSerializerOptions Json = new()
    {
        Converters = { new DateConverter(), new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public required SourceFormat Format { get; init; }

    /// <summary>The zone in which the clock times of the file are read; null for the zone of each person.</summary>
    public string? Zone { get; init; }

    /// <summary>What was decided for people of the file, by <see cref="SourceRow.PersonKey"/>.</summary>
    public IReadOnlyDictionary<string, PersonChoice> People { get; init; } =
        new Dictionary<string, PersonChoice>(StringComparer.Ordinal);

    /// <summary>What holds for those who are not here and not decided one by one; null while it is open.</summary>
    public PersonChoice? Others { get; init; }

    /// <summary>Activities that are not here yet and mean a meeting, or do not; by name.</summary>
    public IReadOnlyDictionary<string, bool> Activities { get; init; } = new Dictionary<string, bool>(StringComparer.Ordinal);

    /// <summary>Tags that mean a meeting, or do not.</summary>
    public IReadOnlyDictionary<string, bool> Tags { get; init; } = new Dictionary<string, bool>(StringComparer.Ordinal);

    /// <summary>Rows that cannot be taken are left out, as the person chose knowing them.</summary>
    public bool LeavesBadRowsOut { get; init; }

    /// <summary>What the file holds under this plan; null until it was looked at.</summary>
    public Inspection? Found { get; init; }

    /// <summary>What the import brought into being; null before it is done.</summary>
    public Created? Created { get; init; }

    /// <summary>What is kept of a plan that was carried out: what undoing needs, and nobody's name (product.md A7).</summary>
    public ImportPlan Done(Created created) =>
        this with
        {
            Found = null,
            Format = Format with { Examples = [] },
            People = new Dictionary<string, PersonChoice>(StringComparer.Ordinal),
            Created = created,
        };

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public static ImportPlan FromJson(string json) =>
        JsonSerializer.Deserialize<ImportPlan>(json, Json) ?? throw new JsonException("The plan is empty.");

    sealed class DateConverter : JsonConverter<LocalDate>
    {
        public override LocalDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            LocalDatePattern.Iso.Parse(reader.GetString()!).GetValueOrThrow();

        public override void Write(Utf8JsonWriter writer, LocalDate value, JsonSerializerOptions options) =>
            writer.WriteStringValue(LocalDatePattern.Iso.Format(value));
    }
}

/// <summary>What becomes of someone's rows.</summary>
enum PersonFate
{
    LeaveOut,
    Existing,
    New,
}

/// <summary>Leave the rows out, give them to a person who is here, or to a new one.</summary>
/// <param name="Id">The person, or the team a new one joins; null for none.</param>
readonly record struct PersonChoice(PersonFate Fate, int? Id)
{
    public static PersonChoice LeaveOut => new(PersonFate.LeaveOut, null);

    public static PersonChoice Existing(int person) => new(PersonFate.Existing, person);

    public static PersonChoice New(int? team) => new(PersonFate.New, team);

    /// <summary>As a form carries it: "out", "is-17", "new", "new-3".</summary>
    public override string ToString() =>
        Fate switch
        {
            PersonFate.LeaveOut => "out",
            PersonFate.Existing => $"is-{Id}",
            _ => Id is null ? "new" : $"new-{Id}",
        };

    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static PersonChoice? Read(string? text) =>
        text switch
        {
            "out" => LeaveOut,
            "new" => New(null),
            not null when text.StartsWith("is-", StringComparison.Ordinal) && int.TryParse(text.AsSpan(3), out var person) =>
                Existing(person),
            not null when text.StartsWith("new-", StringComparison.Ordinal) && int.TryParse(text.AsSpan(4), out var team) => New(
                team
            ),
            _ => null,
        };
}

/// <summary>A row that cannot be taken.</summary>
sealed record BadRow(int Line, string Reason);

/// <summary>Someone the file names, and what becomes of their rows.</summary>
/// <param name="Choice">Null while nobody has decided.</param>
/// <param name="IsMatch">The choice is what name or address say, not what somebody chose.</param>
/// <param name="Reason">Why the rows cannot be taken for this person, though they are known here.</param>
sealed record FoundPerson(
    string Key,
    string Name,
    string Email,
    int Rows,
    int Minutes,
    LocalDate From,
    PersonChoice? Choice,
    bool IsMatch,
    string? Reason
);

/// <summary>A project the file names; new unless it is here already.</summary>
sealed record FoundProject(string Name, string Client, int Rows, bool IsNew);

/// <summary>An activity the file names, or that its tags mean.</summary>
sealed record FoundActivity(string Name, int Rows, bool IsNew, bool IsMeeting);

sealed record FoundTag(string Name, int Rows, bool IsMeeting);

/// <summary>What a file holds: the preview.</summary>
/// <param name="Entries">Rows that would be stored, those that are here already included.</param>
/// <param name="Known">Of these, here already from an earlier import.</param>
/// <param name="LeftOut">Good rows of people who are left out.</param>
/// <param name="BadRows">All rows that cannot be taken; <paramref name="Bad"/> has the first of them.</param>
/// <param name="OverMidnight">Entries that end on another date than they start.</param>
/// <param name="Overlaps">Pairs of one person's entries that overlap.</param>
/// <param name="Differ">Entries whose recorded duration is not the time from start to end.</param>
sealed record Inspection(
    int Rows,
    int Entries,
    int Known,
    int Minutes,
    LocalDate? From,
    LocalDate? Until,
    int LeftOut,
    int BadRows,
    int OverMidnight,
    int Overlaps,
    int Differ,
    IReadOnlyList<BadRow> Bad,
    IReadOnlyList<FoundPerson> People,
    IReadOnlyList<FoundProject> Projects,
    IReadOnlyList<FoundActivity> Activities,
    IReadOnlyList<FoundTag> Tags
)
{
    /// <summary>Nobody has decided yet what becomes of these people's rows.</summary>
    public int Undecided => People.Count(p => p.Choice is null);

    public int New => Entries - Known;
}

/// <summary>What an import brought into being, by id.</summary>
sealed record Created(IReadOnlyList<int> People, IReadOnlyList<int> Projects, IReadOnlyList<int> Activities);
