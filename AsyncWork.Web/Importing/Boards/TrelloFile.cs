using System.Text;
using System.Text.Json;

namespace AsyncWork.Web.Importing.Boards;

/// <summary>A board as Trello exports it: the part of the JSON that is read. All of it may be missing; what is null in a list is passed over.</summary>
sealed record TrelloFile
{
    public string? Id { get; init; }
    public string? Name { get; init; }
    public string? Desc { get; init; }
    public string? IdList { get; init; }
    public List<TrelloList>? Lists
    {
        get;
        init => field = value.WithoutNulls();
    }
    public List<TrelloLabel>? Labels
    {
        get;
        init => field = value.WithoutNulls();
    }
    public List<TrelloMember>? Members
    {
        get;
        init => field = value.WithoutNulls();
    }
    public List<TrelloCard>? Cards
    {
        get;
        init => field = value.WithoutNulls();
    }
    public List<TrelloChecklist>? Checklists
    {
        get;
        init => field = value.WithoutNulls();
    }
    public List<TrelloAction>? Actions
    {
        get;
        init => field = value.WithoutNulls();
    }
    public List<JsonElement>? PluginData { get; init; }

    static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web) { MaxDepth = 64 };

    /// <exception cref="ImportRefusedException">It is not the export of a board; the message says what it is.</exception>
    public static async Task<TrelloFile> ReadAsync(Stream json, CancellationToken cancellation)
    {
        TrelloFile? file;
        try
        {
            file = await JsonSerializer.DeserializeAsync<TrelloFile>(json, Reading, cancellation);
        }
        catch (JsonException problem)
        {
            throw new ImportRefusedException(WhyNot(json, problem), problem);
        }
        // Half a letter, written as \ud800.
        catch (InvalidOperationException problem)
        {
            throw new ImportRefusedException("The file has a text that cannot be read. Export the board again.", problem);
        }
        if (file is { Lists.Count: > 0, Cards: not null })
            return file;
        throw new ImportRefusedException(
            file?.IdList is not null
                ? "This is the export of a single card. Export the whole board: open its menu in Trello, then Print, export and share, then Export as JSON."
            : file?.Lists is { Count: 0 } ? "The board in this file has no lists, so there is nothing to import."
            : "This is not the export of a Trello board: it has no lists and cards. Open the board's menu in Trello, then Print, export and share, then Export as JSON."
        );
    }

    static string WhyNot(Stream json, JsonException problem)
    {
        var (first, last) = Ends(json);
        return first == '[' ? "The file holds a list of things, not a board. Export one board as JSON and send that file."
            : first != '{'
                ? "This is not a JSON file. In Trello, open the board's menu, then Print, export and share, then Export as JSON."
            : last != '}'
                ? "The file is cut off: it ends in the middle. Export the board again and check that the download is complete."
            : $"The file cannot be read as the export of a Trello board (line {(problem.LineNumber ?? 0) + 1}). Export it again and send it unchanged.";
    }

    static (char First, char Last) Ends(Stream json)
    {
        json.Position = 0;
        using var reader = new StreamReader(json, Encoding.UTF8, leaveOpen: true);
        var (first, last) = ('\0', '\0');
        Span<char> buffer = stackalloc char[4096];
        while (reader.Read(buffer) is > 0 and var count)
        {
            var text = buffer[..count].Trim();
            if (text.Length == 0)
                continue;
            if (first == '\0')
                first = text[0];
            last = text[^1];
        }
        return (first, last);
    }
}

sealed record TrelloList(string? Id, string? Name, bool Closed, double? Pos);

sealed record TrelloLabel(string? Id, string? Name, string? Color);

sealed record TrelloMember(string? Id, string? FullName, string? Username);

sealed record TrelloBadges(int Comments);

sealed record TrelloAttachment(string? Id, string? Name, string? Url, string? Date, bool IsUpload);

sealed record TrelloCard
{
    public string? Id { get; init; }
    public string? Name { get; init; }
    public string? Desc { get; init; }
    public string? IdList { get; init; }
    public bool Closed { get; init; }
    public string? DateClosed { get; init; }
    public string? DateLastActivity { get; init; }
    public double? Pos { get; init; }
    public string? Due { get; init; }
    public string? Start { get; init; }
    public bool DueComplete { get; init; }
    public string? DateCompleted { get; init; }
    public string? IdMemberCreator { get; init; }
    public List<string?>? IdMembers { get; init; }
    public List<string?>? IdLabels { get; init; }
    public List<string?>? IdMembersVoted { get; init; }
    public TrelloBadges? Badges { get; init; }
    public List<TrelloAttachment>? Attachments
    {
        get;
        init => field = value.WithoutNulls();
    }
    public List<JsonElement>? CustomFieldItems { get; init; }
}

sealed record TrelloChecklist(string? Id, string? Name, string? IdCard, double? Pos)
{
    public List<TrelloStep>? CheckItems
    {
        get;
        init => field = value.WithoutNulls();
    }
}

sealed record TrelloStep(string? Id, string? Name, string? State, double? Pos, string? Due, string? IdMember);

sealed record TrelloAction(string? Id, string? Type, string? Date, TrelloData? Data, TrelloMember? MemberCreator);

sealed record TrelloData(TrelloCardRef? Card, TrelloRef? List, TrelloRef? ListBefore, TrelloRef? ListAfter, string? Text);

sealed record TrelloRef(string? Id);

sealed record TrelloCardRef(string? Id, bool? Closed);

static class TrelloParts
{
    public static List<T>? WithoutNulls<T>(this List<T>? parts)
        where T : class
    {
        parts?.RemoveAll(p => p is null);
        return parts;
    }
}
