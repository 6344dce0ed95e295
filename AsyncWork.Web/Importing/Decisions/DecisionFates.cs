using System.Security.Cryptography;
using System.Text;
using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.People;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.Web.Importing.Decisions;

enum RecordFate
{
    New,

    /// <summary>It is here already, or a decision of its number and title is.</summary>
    Known,

    /// <summary>It is here already and says something else there: what stands here stays.</summary>
    Differs,

    /// <summary>It is no decision record.</summary>
    NoRecord,

    /// <summary>It cannot be taken, so nothing is.</summary>
    Bad,
}

/// <summary>What becomes of a file.</summary>
/// <param name="Note">What is to be said of it; null for nothing.</param>
sealed record RecordToBring(RecordFile File, RecordFate Fate, MadrStatus? Status, Instant? At, KnownDecision? Known, string? Note)
{
    public MadrRecord Record => File.Record!;
    public string Title => File.Record?.Title ?? "";

    /// <summary>As it is stored with the decision.</summary>
    public string SourceKey => DecisionFates.SourceKeyOf(File.FileName);
}

/// <summary>What a preview shows, and what the import does.</summary>
sealed record RecordPlan(IReadOnlyList<RecordToBring> Records, IReadOnlyList<string> Losses);

/// <summary>Decides what becomes of each file of records (product.md D2): what is here is not brought again and not changed.</summary>
static class DecisionFates
{
    static readonly string[] PeopleKeys = ["decision-makers", "deciders", "consulted", "informed"];

    /// <param name="stored">A decision that is here, as a record of the same file.</param>
    public static RecordPlan Of(
        IReadOnlyList<RecordFile> files,
        IReadOnlyList<KnownDecision> here,
        IReadOnlyList<NamedPerson> people,
        Func<KnownDecision, MadrRecord?> stored,
        Instant now
    )
    {
        var byKey = here.Where(k => k.SourceKey is not null).ToDictionary(k => k.SourceKey!, StringComparer.Ordinal);
        var byNumber = here.ToDictionary(k => k.Number);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var records = files.Select(FateOf).ToList();
        var losses = records
            .Where(r => r.Fate is RecordFate.New or RecordFate.NoRecord or RecordFate.Differs)
            .SelectMany(r => LossesOf(r, records))
            .Concat(Unknown(records, people))
            .ToList();
        return new(records, losses);

        RecordToBring FateOf(RecordFile file)
        {
            if (file.Record is not { } record)
                return new(
                    file,
                    file.Problem is null ? RecordFate.NoRecord : RecordFate.Bad,
                    null,
                    null,
                    null,
                    file.Problem ?? "It is no decision record and is left out."
                );
            var key = SourceKeyOf(file.FileName);
            if (!taken.Add(key))
                return new(file, RecordFate.Bad, null, null, null, "Two files have this name. Rename one of them.");
            var known =
                byKey.GetValueOrDefault(key)
                ?? (
                    record.Number is { } number && byNumber.TryGetValue(number, out var same) && same.Title == record.Title
                        ? same
                        : null
                );
            var (status, at, wrong) = (MadrStatus.Of(record.Front.Value("status")), DateOf(record.Front), (string?)null);
            if (known is not null)
                return stored(known) is { } there && DiffersIn(record, there) is { Length: > 0 } fields
                    ? new(
                        file,
                        RecordFate.Differs,
                        status,
                        at,
                        known,
                        $"{DecisionNumber.Text(known.Number)} differs in {fields}. What stands here stays."
                    )
                    : new(file, RecordFate.Known, status, at, known, null);
            wrong =
                TextOf(record).WhyNot()?.Reason
                ?? new Decision(1, record.Title, null, now).WhyNotBring(status.State, at, now)
                ?? (record.Front.Raw.Length > Decision.LongestFrontMatter ? "What stands above its text is too long." : null);
            return wrong is null
                ? new(
                    file,
                    RecordFate.New,
                    status,
                    at,
                    null,
                    status.IsKnown
                        ? null
                        : $"“{record.Front.Value("status")}” is no status that is known here. It comes as proposed."
                )
                : new(file, RecordFate.Bad, status, at, null, wrong);
        }
    }

    public static string SourceKeyOf(string fileName) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("madr:" + fileName.ToUpperInvariant())));

    /// <summary>The text as a decision has it, without its HTML.</summary>
    public static DecisionText TextOf(MadrRecord record) => TextOf(record, text => new Domain.Prose(text, ""));

    public static DecisionText TextOf(MadrRecord record, Func<string, Domain.Prose> prose) =>
        new(record.Title)
        {
            Context = prose(record.Context),
            Drivers = prose(record.Drivers),
            Outcome = prose(record.Outcome),
            Consequences = prose(record.Consequences),
            Confirmation = prose(record.Confirmation),
            More = prose(record.More),
            Options = [.. record.Options.Select(o => new OptionDraft(null, o.Title, prose(o.About), o.IsChosen))],
            Tags = record.Front.Names("tags"),
        };

    /// <summary>Noon in the middle of the world, so that it is this day almost everywhere.</summary>
    public static Instant? DateOf(FrontMatter front) =>
        front.Value("date") is { Length: >= 10 } said
        && LocalDatePattern.Iso.Parse(said[..10]) is { Success: true, Value: var day }
            ? day.At(new(12, 0)).InUtc().ToInstant()
            : null;

    /// <summary>The people that a key of the front matter names, as far as they are known.</summary>
    public static IReadOnlyList<PersonId> PeopleOf(FrontMatter front, string key, IReadOnlyList<NamedPerson> people) =>
        [.. front.Names(key).Select(n => Find(n, people)).OfType<PersonId>().Distinct()];

    static PersonId? Find(string name, IReadOnlyList<NamedPerson> people) =>
        people
            .Where(p =>
                string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase)
                || string.Equals(p.Email, name, StringComparison.OrdinalIgnoreCase)
            )
            .Take(2)
            .ToList()
            is [var only]
            ? only.Id
            : null;

    static IEnumerable<string> Unknown(List<RecordToBring> records, IReadOnlyList<NamedPerson> people)
    {
        var unknown = records
            .Where(r => r.Fate == RecordFate.New)
            .SelectMany(r => PeopleKeys.SelectMany(r.Record.Front.Names))
            .Where(n => Find(n, people) is null)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList();
        if (unknown.Count > 0)
            yield return $"Not known here, so their names stay as text: {string.Join(", ", unknown.Take(30))}{(unknown.Count > 30 ? $" and {unknown.Count - 30} more" : "")}.";
    }

    static IEnumerable<string> LossesOf(RecordToBring record, List<RecordToBring> all)
    {
        if (record.Note is { } note)
            yield return $"{record.File.FileName}: {note}";
        if (record.Fate != RecordFate.New)
            yield break;
        foreach (var said in record.Record.Notes)
            yield return $"{record.File.FileName}: {said}";
        var names = all.Where(r => r.File.Record is not null)
            .Select(r => r.File.FileName)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (
            var url in MadrLinks
                .FilesIn(record.Record)
                .Where(u => !names.Contains(MadrLinks.NameOf(u)))
                .Distinct(StringComparer.Ordinal)
        )
            yield return $"{record.File.FileName}: “{(url.Length > 100 ? url[..100] + "…" : url)}” is no record among the files. The link stays as it is.";
    }

    static string DiffersIn(MadrRecord one, MadrRecord other) =>
        string.Join(
            ", ",
            new[]
            {
                one.Title == other.Title ? null : "the title",
                one.Context == other.Context ? null : "the context",
                one.Drivers == other.Drivers ? null : "what matters most",
                one.Options.Select(o => (o.Title, o.About)).SequenceEqual(other.Options.Select(o => (o.Title, o.About)))
                    ? null
                    : "the options",
                one.Outcome == other.Outcome ? null : "the outcome",
                one.Consequences == other.Consequences ? null : "the consequences",
                one.Confirmation == other.Confirmation ? null : "how it is confirmed",
                one.More == other.More ? null : "more information",
            }.OfType<string>()
        );
}
