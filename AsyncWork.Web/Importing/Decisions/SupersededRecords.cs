using AsyncWork.Domain.Decisions;

namespace AsyncWork.Web.Importing.Decisions;

/// <summary>
/// Which record of an import took the place of which, as their statuses say it. Records that would supersede each other in a circle do not,
/// and hold.
/// </summary>
sealed class SupersededRecords
{
    readonly Dictionary<RecordToBring, RecordToBring> newer = [];
    readonly HashSet<RecordToBring> circles = [];
    readonly List<string> losses = [];

    public SupersededRecords(IReadOnlyList<RecordToBring> records)
    {
        foreach (var record in records)
            if (record.Status?.By is { } by)
            {
                if (
                    Find(by, records) is { } found
                    && found != record
                    && found.Status!.State is DecisionState.Decided or DecisionState.Superseded
                )
                    newer[record] = found;
                else
                    losses.Add(Lost(record));
            }
        foreach (var record in records.Where(IsInCircle).ToList())
            circles.Add(record);
        foreach (var record in circles)
        {
            newer.Remove(record);
            losses.Add($"{record.File.FileName}: it would supersede itself by way of others. It comes as decided.");
        }
        // What comes as superseded by something unknown takes nobody's place, and so on down the chain.
        while (newer.Keys.FirstOrDefault(r => !Holds(newer[r])) is { } record)
        {
            newer.Remove(record);
            losses.Add(Lost(record));
        }
    }

    public IReadOnlyList<string> Losses => losses;

    /// <summary>Those that were superseded and what took their place, the oldest first.</summary>
    public IEnumerable<(RecordToBring Old, RecordToBring New)> InOrder =>
        newer.OrderByDescending(n => LengthFrom(n.Key)).Select(n => (n.Key, n.Value));

    public RecordToBring? NewerThan(RecordToBring record) => newer.GetValueOrDefault(record);

    public DecisionState StateOf(RecordToBring record) => circles.Contains(record) ? DecisionState.Decided : record.Status!.State;

    bool Holds(RecordToBring record) => newer.ContainsKey(record) || StateOf(record) == DecisionState.Decided;

    static string Lost(RecordToBring record) =>
        $"{record.File.FileName}: what superseded it (“{record.Status!.By}”) is not among the files or does not hold. It comes as superseded by something unknown.";

    int LengthFrom(RecordToBring record)
    {
        var length = 0;
        for (RecordToBring? at = record; at is not null; at = newer.GetValueOrDefault(at))
            length++;
        return length;
    }

    bool IsInCircle(RecordToBring record)
    {
        var seen = new HashSet<RecordToBring>();
        for (var at = newer.GetValueOrDefault(record); at is not null && seen.Add(at); at = newer.GetValueOrDefault(at))
            if (at == record)
                return true;
        return false;
    }

    /// <summary>By the file of a link, else by the number in words such as "ADR-0005".</summary>
    static RecordToBring? Find(string by, IReadOnlyList<RecordToBring> records)
    {
        var name = MadrLinks.NameOf(by);
        if (records.FirstOrDefault(r => r.File.FileName.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } same)
            return same;
        var digits = string.Concat(by.SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit));
        return MadrRecord.NumberOf(digits) is { } number ? records.FirstOrDefault(r => r.Record.Number == number) : null;
    }
}
