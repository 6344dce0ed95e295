using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Boards;

/// <summary>Who beside the team and the guests may look at a board.</summary>
public enum BoardAudience
{
    /// <summary>The team, those who lead it, and guests.</summary>
    Team,

    /// <summary>Everybody who is signed in may look; only the team and guests change it (product.md B24).</summary>
    Company,
}

/// <summary>The work of a team as cards in columns. The columns' states define its cycle time (product.md B1).</summary>
public sealed class Board
{
    public const int LongestName = 100;
    public const int LongestPurpose = 400;
    public const int MostColumns = 30;
    readonly List<Column> columns = [];
    readonly List<Lane> lanes = [];
    readonly List<Label> labels = [];
    readonly List<BoardGuest> guests = [];

    Board() { }

    /// <param name="zone">The zone in which recurring cards appear and the board's days begin.</param>
    /// <exception cref="InvalidOperationException">The name cannot be taken.</exception>
    public Board(string name, int team, DateTimeZone zone, PersonId? by, Instant now)
    {
        (TeamId, Zone, CreatedBy, CreatedAt) = (team, zone, by, now);
        Rename(name, null);
    }

    public int Id { get; private set; }
    public int TeamId { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>What the board is for, in a sentence; empty for none.</summary>
    public string Purpose { get; private set; } = "";
    public DateTimeZone Zone { get; private set; } = DateTimeZone.Utc;
    public BoardAudience Audience { get; private set; }

    /// <summary>A pattern for new boards; it takes no part in figures.</summary>
    public bool IsTemplate { get; private set; }

    /// <summary>What happens at a full column, lane or person.</summary>
    public Strictness Limits { get; private set; }

    /// <summary>What happens when a card is begun or finished that others still block.</summary>
    public Strictness Dependencies { get; private set; } = Strictness.Warn;

    /// <summary>How many cards in active columns one person owns at most; null for no limit (product.md B5).</summary>
    public int? PersonLimit { get; private set; }

    /// <summary>The project on which hours of the board's cards are logged, if no other is chosen.</summary>
    public int? ProjectId { get; private set; }

    /// <summary>
    /// Cycle times of the 90 days before <see cref="ExpectationAt"/>, in elapsed minutes: half of the cards were done within the first, 85 %
    /// within the second; null below 20 cards (kpis.md K5).
    /// </summary>
    public int? CycleP50 { get; private set; }
    public int? CycleP85 { get; private set; }
    public int CycleCount { get; private set; }
    public Instant? ExpectationAt { get; private set; }
    public PersonId? CreatedBy { get; private set; }
    public Instant CreatedAt { get; private set; }
    public Instant? ArchivedAt { get; private set; }

    /// <summary>In the trash since; gone for good 30 days later.</summary>
    public Instant? DeletedAt { get; private set; }
    public int Version { get; private set; }
    public IReadOnlyList<Column> Columns => columns;
    public IReadOnlyList<Lane> Lanes => lanes;
    public IReadOnlyList<Label> Labels => labels;
    public IReadOnlyList<BoardGuest> Guests => guests;

    /// <summary>Nothing changes on it: archived or in the trash.</summary>
    public bool IsClosed => ArchivedAt is not null || DeletedAt is not null;

    /// <summary>Why a board cannot be called so; null when it can.</summary>
    public static string? WhyNotName(string? name) => StoredText.WhyNotName(name, "A board's name", LongestName);

    /// <exception cref="InvalidOperationException">The name or the purpose cannot be stored.</exception>
    public void Rename(string name, string? purpose)
    {
        StoredText.Refuse(WhyNotName(name) ?? StoredText.WhyNotText(purpose, "A purpose", LongestPurpose));
        (Name, Purpose) = (name.Trim(), purpose?.Trim() ?? "");
        Version++;
    }

    /// <exception cref="InvalidOperationException"><see cref="WipLimit.WhyNot"/> has a reason.</exception>
    public void Agree(Strictness limits, Strictness dependencies, int? personLimit)
    {
        StoredText.Refuse(WipLimit.WhyNot(personLimit));
        (Limits, Dependencies, PersonLimit) = (limits, dependencies, personLimit);
        Version++;
    }

    public void ShowTo(BoardAudience audience) => (Audience, Version) = (audience, Version + 1);

    public void LogOn(int? project) => (ProjectId, Version) = (project, Version + 1);

    public void LiveIn(DateTimeZone zone) => (Zone, Version) = (zone, Version + 1);

    /// <summary>Makes the board a pattern for others, or a board again.</summary>
    public void BeTemplate(bool isTemplate) => (IsTemplate, Version) = (isTemplate, Version + 1);

    /// <summary>Why another column cannot be added; null when it can.</summary>
    public string? WhyNotAddColumn(string? name) =>
        columns.Count(c => !c.IsRemoved) >= MostColumns ? $"A board has at most {MostColumns} columns." : Column.WhyNotName(name);

    /// <exception cref="InvalidOperationException"><see cref="WhyNotAddColumn"/> has a reason.</exception>
    public Column AddColumn(string name, FlowState state, int? limit = null)
    {
        StoredText.Refuse(WhyNotAddColumn(name) ?? WipLimit.WhyNot(limit));
        var column = new Column(name, state, columns.Count == 0 ? 0 : columns.Max(c => c.Place) + 1);
        column.LimitTo(limit, null);
        columns.Add(column);
        Version++;
        return column;
    }

    /// <summary>Puts the columns into this order; those not named follow in the order they had.</summary>
    public void OrderColumns(IReadOnlyList<int> ids)
    {
        var place = 0;
        foreach (
            var column in columns
                .OrderBy(c => ids.IndexOf(c.Id) is var i and >= 0 ? i : int.MaxValue)
                .ThenBy(c => c.Place)
                .ToList()
        )
            column.StandAt(place++);
        Version++;
    }

    /// <exception cref="InvalidOperationException">The name cannot be taken.</exception>
    public Lane AddLane(string name, int? limit = null)
    {
        var lane = new Lane(name, lanes.Count == 0 ? 0 : lanes.Max(l => l.Place) + 1);
        lane.LimitTo(limit);
        lanes.Add(lane);
        Version++;
        return lane;
    }

    public void RemoveLane(Lane lane)
    {
        if (lanes.Remove(lane))
            Version++;
    }

    /// <exception cref="InvalidOperationException">The name cannot be taken, or a label of the board has it.</exception>
    public Label AddLabel(string name, int hue)
    {
        StoredText.Refuse(WhyNotAddLabel(name));
        var label = new Label(name, hue);
        labels.Add(label);
        Version++;
        return label;
    }

    /// <summary>Why a label cannot be added; null when it can.</summary>
    public string? WhyNotAddLabel(string? name) =>
        Label.WhyNotName(name)
        ?? (
            labels.Any(l => string.Equals(l.Name, name!.Trim(), StringComparison.OrdinalIgnoreCase))
                ? $"There is a label “{name!.Trim()}” already."
                : null
        );

    /// <summary>Why a label cannot be called so; null when it can.</summary>
    public string? WhyNotRenameLabel(Label label, string? name) =>
        string.Equals(label.Name, name?.Trim(), StringComparison.OrdinalIgnoreCase) ? null : WhyNotAddLabel(name);

    /// <exception cref="InvalidOperationException"><see cref="WhyNotRenameLabel"/> has a reason.</exception>
    public void RenameLabel(Label label, string name, int hue)
    {
        StoredText.Refuse(WhyNotRenameLabel(label, name));
        label.Rename(name, hue);
        Version++;
    }

    public void RemoveLabel(Label label)
    {
        if (labels.Remove(label))
            Version++;
    }

    /// <summary>Lets somebody from outside the team work on the board.</summary>
    public void Invite(PersonId person)
    {
        if (guests.Any(g => g.PersonId == person))
            return;
        guests.Add(new BoardGuest(person));
        Version++;
    }

    public void Uninvite(PersonId person)
    {
        if (guests.RemoveAll(g => g.PersonId == person) > 0)
            Version++;
    }

    /// <summary>Notes the cycle times of the last 90 days. Not a change of the board.</summary>
    public void Expect(int? p50, int? p85, int count, Instant now) =>
        (CycleP50, CycleP85, CycleCount, ExpectationAt) = (p50, p85, count, now);

    public void Archive(Instant now) => (ArchivedAt, Version) = (ArchivedAt ?? now, Version + 1);

    public void Delete(Instant now) => (DeletedAt, Version) = (DeletedAt ?? now, Version + 1);

    /// <summary>Takes the board out of the archive and out of the trash.</summary>
    public void Restore() => (ArchivedAt, DeletedAt, Version) = (null, null, Version + 1);
}

/// <summary>Somebody from outside the team who works on a board.</summary>
public sealed class BoardGuest
{
    BoardGuest() { }

    internal BoardGuest(PersonId person) => PersonId = person;

    public int BoardId { get; private set; }
    public PersonId PersonId { get; private set; }
}

static class Lists
{
    public static int IndexOf(this IReadOnlyList<int> list, int value)
    {
        for (var i = 0; i < list.Count; i++)
            if (list[i] == value)
                return i;
        return -1;
    }
}
