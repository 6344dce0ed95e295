using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Importing;

/// <summary>A row with whose it is and when it was, ready to become an entry.</summary>
/// <param name="Locked">Why nothing can be added on its day; null when it is open. A row that is here already needs no open day.</param>
readonly record struct ResolvedRow(SourceRow Row, PersonTarget Target, ClockRange? Clock, int Seconds, string? Locked);

/// <summary>Looks at a whole file under a plan: what would be stored, what is here already, what cannot be taken.</summary>
sealed class Inspector(CsvSource source, ImportPlan plan, ImportDirectory directory, ImportRights rights, ImportLocks locks)
{
    public const int MostBadRows = 200;
    const int MostTags = 300;
    const int KeysAtOnce = 500;

    readonly RowResolver resolver = new(plan, directory, rights);
    readonly MeetingTags meetings = new(plan, directory);
    readonly RepeatedRows repeated = new();
    readonly Tally tally = new();

    /// <summary>The rows of the file that can be taken, in its order; each of the others is told to <paramref name="onBad"/>.</summary>
    public IEnumerable<ResolvedRow> Rows(Action<BadRow>? onBad = null)
    {
        var reader = new RowReader(plan.Format);
        foreach (var record in source.Rows())
        {
            if (reader.Read(record, out var reason) is not { } row)
            {
                onBad?.Invoke(new(record.Line, reason!));
                continue;
            }
            var target = resolver.Target(row);
            var clock = RowResolver.ClockOf(row, target.Zone);
            var seconds = RowResolver.SecondsOf(row, clock);
            if (seconds > WorkDuration.Longest * 60)
                onBad?.Invoke(new(row.Line, "It runs for more than 24 hours. Split it by day."));
            else
                yield return new(row, target, clock, seconds, LockedFor(target, row.Date));
        }
    }

    string? LockedFor(PersonTarget target, LocalDate date) =>
        target.IsLeftOut ? null : locks.WhyNot(new PersonId(target.Token), date);

    /// <exception cref="ImportRefusedException">The file names too many people, projects or activities.</exception>
    public async Task<Inspection> InspectAsync(AppDbContext db, CancellationToken cancellation)
    {
        var mayBeKnown = await db.TimeEntries.AnyAsync(e => e.ImportKey != null, cancellation);
        foreach (var row in mayBeKnown ? Rows() : [])
            repeated.Mark(row.Target.Token, ImportKey.Content(row.Row, row.Seconds));
        var (known, keys, locked) = (
            0,
            new List<string>(KeysAtOnce),
            new Dictionary<string, ResolvedRow>(StringComparer.Ordinal)
        );
        foreach (var row in Rows(tally.AddBad))
        {
            cancellation.ThrowIfCancellationRequested();
            var key = mayBeKnown && row.Target is { Token: > 0, IsLeftOut: false } ? KeyOf(row) : null;
            if (row.Locked is null)
                tally.Add(row, meetings);
            else if (key is null)
                tally.AddBad(new(row.Row.Line, row.Locked));
            else
                locked[key] = row;
            if (key is null)
                continue;
            keys.Add(key);
            if (keys.Count == KeysAtOnce)
                await CountKnownAsync();
        }
        if (keys.Count > 0)
            await CountKnownAsync();
        return tally.Conclude(known, directory, meetings);

        async Task CountKnownAsync()
        {
            if (locked.Count == 0)
                known += await db.KnownKeys(keys).CountAsync(cancellation);
            else
            {
                var here = (await db.KnownKeys(keys).ToListAsync(cancellation)).ToHashSet(StringComparer.Ordinal);
                known += here.Count;
                foreach (var (key, row) in locked)
                    if (here.Contains(key))
                        tally.Add(row, meetings);
                    else
                        tally.AddBad(new(row.Row.Line, row.Locked!));
                locked.Clear();
            }
            keys.Clear();
        }

        string KeyOf(ResolvedRow row)
        {
            var content = ImportKey.Content(row.Row, row.Seconds);
            return ImportKey.Of(new PersonId(row.Target.Token), content, repeated.Ordinal(row.Target.Token, content));
        }
    }

    /// <summary>Counts and names, each list of bounded length.</summary>
    sealed class Tally
    {
        readonly Dictionary<string, PersonTally> people = new(StringComparer.Ordinal);
        readonly Dictionary<int, (MinuteCarry Carry, OverlapCounter Overlaps)> targets = [];
        readonly Dictionary<(string, string), (string Name, string Client, int Rows)> projects = [];
        readonly Dictionary<string, int> activities = new(StringComparer.OrdinalIgnoreCase);
        readonly Dictionary<string, int> tags = new(StringComparer.OrdinalIgnoreCase);
        readonly List<BadRow> bad = [];
        int rows,
            entries,
            minutes,
            leftOut,
            badRows,
            overMidnight,
            differ;
        LocalDate? from,
            until;

        public void AddBad(BadRow row)
        {
            rows++;
            badRows++;
            if (bad.Count < MostBadRows)
                bad.Add(row);
        }

        public void Add(ResolvedRow resolved, MeetingTags meetings)
        {
            var (row, target, clock, seconds, _) = resolved;
            rows++;
            if (!people.TryGetValue(target.Key, out var person))
                people[target.Key] = person = new(target) { From = row.Date };
            person.Rows++;
            person.From = LocalDate.Min(person.From, row.Date);
            person.Seconds += seconds;
            if (target.IsLeftOut)
            {
                leftOut++;
                return;
            }
            entries++;
            (from, until) = (LocalDate.Min(from ?? row.Date, row.Date), LocalDate.Max(until ?? row.Date, row.Date));
            if (!targets.TryGetValue(target.Token, out var counts))
                targets[target.Token] = counts = (new(), new());
            minutes += counts.Carry.Next(seconds);
            if (clock is { } range)
            {
                counts.Overlaps.Add(range.Start, range.End);
                overMidnight += IsOverMidnight(row, range) ? 1 : 0;
                differ += Differs(row, range) ? 1 : 0;
            }
            CountNames(row, meetings.ActivityOf(row));
        }

        void CountNames(SourceRow row, string activity)
        {
            if (row.Project.Length > 0)
            {
                var key = ImportDirectory.ProjectKey(row.Project, row.Client);
                projects[key] = projects.TryGetValue(key, out var project)
                    ? project with
                    {
                        Rows = project.Rows + 1,
                    }
                    : (row.Project, row.Client, 1);
                Limit(projects.Count, "projects", row.Line);
            }
            if (activity.Length > 0)
            {
                activities[activity] = activities.GetValueOrDefault(activity) + 1;
                Limit(activities.Count, "activities", row.Line);
            }
            foreach (var tag in MeetingTags.TagsOf(row))
                if (tags.ContainsKey(tag) || tags.Count < RowResolver.MostNames)
                    tags[tag] = tags.GetValueOrDefault(tag) + 1;
        }

        static void Limit(int count, string what, int line)
        {
            if (count > RowResolver.MostNames)
                throw ImportRefusedException.AtLine(
                    line,
                    $"the file names more than {RowResolver.MostNames} {what}. Split it, or check the column for {what}."
                );
        }

        static bool IsOverMidnight(SourceRow row, ClockRange range) =>
            row.EndDate is { } end ? end != row.Date : range.End.InZone(range.Zone).Date != row.Date;

        // Some tools count by the clock on the wall, some by the time that passed; only who does neither differs.
        static bool Differs(SourceRow row, ClockRange range)
        {
            if (row.Seconds is not { } seconds || row.End is null)
                return false;
            var wall = range.End.InZone(range.Zone).LocalDateTime - range.Start.InZone(range.Zone).LocalDateTime;
            return seconds != (int)(range.End - range.Start).TotalSeconds && seconds != (int)wall.ToDuration().TotalSeconds;
        }

        public Inspection Conclude(int known, ImportDirectory directory, MeetingTags meetings) =>
            new(
                rows,
                entries,
                known,
                minutes,
                from,
                until,
                leftOut,
                badRows,
                overMidnight,
                targets.Values.Sum(t => t.Overlaps.Pairs),
                differ,
                bad,
                [.. people.Values.Select(p => p.Found()).OrderBy(p => p.IsMatch).ThenByDescending(p => p.Rows)],
                [
                    .. projects
                        .Select(p => new FoundProject(
                            p.Value.Name,
                            p.Value.Client,
                            p.Value.Rows,
                            !directory.Projects.ContainsKey(p.Key)
                        ))
                        .OrderByDescending(p => p.IsNew)
                        .ThenByDescending(p => p.Rows),
                ],
                [
                    .. activities
                        .Select(a => new FoundActivity(
                            a.Key,
                            a.Value,
                            !directory.Activities.ContainsKey(a.Key),
                            meetings.KindOf(a.Key) == ActivityKind.Meeting
                        ))
                        .OrderByDescending(a => a.IsNew)
                        .ThenByDescending(a => a.Rows),
                ],
                [
                    .. tags.Select(t => new FoundTag(t.Key, t.Value, meetings.IsMeeting(t.Key)))
                        .OrderByDescending(t => t.IsMeeting)
                        .ThenByDescending(t => t.Rows)
                        .Take(MostTags),
                ]
            );
    }

    sealed class PersonTally(PersonTarget target)
    {
        public int Rows { get; set; }
        public long Seconds { get; set; }
        public LocalDate From { get; set; }

        public FoundPerson Found() =>
            new(
                target.Key,
                target.Name,
                target.Email,
                Rows,
                (int)((Seconds + 30) / 60),
                From,
                target.Choice,
                target.IsMatch,
                target.Reason
            );
    }
}
