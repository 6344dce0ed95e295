using NodaTime;

namespace AsyncWork.Domain.Calendar;

/// <summary>Finds times at which people can meet, or else those that ask least of them (product.md S2).</summary>
public sealed class SlotFinder(IReadOnlyList<OverlapMember> members)
{
    /// <summary>Slots start at every quarter of an hour.</summary>
    public const int Grid = 15;

    /// <summary>The longest time to search.</summary>
    public const int MostDays = 62;
    static readonly (LocalTime From, LocalTime To) Night = (new(22, 0), new(7, 0));

    /// <summary>
    /// The earliest slots that lie in everybody's hours, their end too, and in nobody's focus block or day without meetings. If there is not one, the slots with the least burden, first by its
    /// sum, then by the greatest share of one person, then by time. Slots that are given do not overlap each other, so there may be fewer.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The duration is under a minute, or the time longer than 62 days.</exception>
    public IReadOnlyList<Slot> Best(Duration duration, Instant from, Instant to, int count = 3)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, Duration.FromMinutes(1));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(to - from, Duration.FromDays(MostDays));
        var quarters = (long)Math.Ceiling((from - Instant.FromUnixTimeSeconds(0)).TotalMinutes / Grid);
        var search = new Interval(
            Instant.FromUnixTimeSeconds(quarters * Grid * 60),
            Instant.Max(to, Instant.FromUnixTimeSeconds(quarters * Grid * 60))
        );
        var length = (int)Math.Ceiling(duration.TotalMinutes);
        var burdens = members.Select(m => new Burdens(m, search)).ToList();
        var slots = Enumerable
            .Range(0, Math.Max(0, ((int)search.Duration.TotalMinutes - length + Grid) / Grid))
            .Select(n =>
            {
                var each = burdens.Select(b => b.In(n * Grid, length)).ToList();
                return (Start: n * Grid, Sum: each.Sum(), Most: each.DefaultIfEmpty().Max());
            })
            .OrderBy(s => s.Sum)
            .ThenBy(s => s.Most)
            .ThenBy(s => s.Start)
            .ToList();

        var best = new List<int>();
        foreach (var (start, sum, _) in slots)
        {
            if (best.Count == count || (sum > 0 && slots[0].Sum == 0))
                break;
            if (best.TrueForAll(other => Math.Abs(other - start) >= length))
                best.Add(start);
        }
        return best.ConvertAll(start =>
        {
            var begin = search.Start + Duration.FromMinutes(start);
            return new Slot(
                begin,
                begin + duration,
                [.. burdens.Where(b => b.In(start, length) > 0).Select(b => b.Of(start, length))]
            );
        });
    }

    /// <summary>What each minute of the search asks of one person.</summary>
    sealed class Burdens
    {
        const byte Free = 0;
        const byte Outside = 1;
        const byte AtNight = 2;
        const byte OnDayOff = 3;
        const byte InFocus = 4;
        const byte MeetingFree = 5;

        readonly OverlapMember member;
        readonly Interval search;
        readonly byte[] kinds;
        readonly int[] sums;

        public Burdens(OverlapMember member, Interval search)
        {
            (this.member, this.search) = (member, search);
            kinds = new byte[(int)search.Duration.TotalMinutes];
            Array.Fill(kinds, Outside);
            var zone = member.Time.Zone;
            var last = search.End.InZone(zone).Date;
            for (var date = search.Start.InZone(zone).Date.PlusDays(-1); date <= last; date = date.PlusDays(1))
                Mark(
                    zone.AtLeniently(date + Night.From).ToInstant(),
                    zone.AtLeniently(date.PlusDays(1) + Night.To).ToInstant(),
                    AtNight
                );
            for (var date = search.Start.InZone(zone).Date; date <= last; date = date.PlusDays(1))
                if (member.Time.DayOffOn(date) is not null)
                    Mark(zone.AtStartOfDay(date).ToInstant(), zone.AtStartOfDay(date.PlusDays(1)).ToInstant(), OnDayOff);
            foreach (var stretch in member.Time.Between(search.Start, search.End))
            {
                Mark(stretch.Start, stretch.End, Free);
                if (member.Undisturbed is not { } undisturbed)
                    continue;
                foreach (var day in undisturbed.FreeDaysBetween(stretch.Start, stretch.End))
                    Mark(day.Start, day.End, MeetingFree);
                foreach (var block in undisturbed.FocusBetween(stretch.Start, stretch.End))
                    Mark(block.Start, block.End, InFocus);
            }
            sums = new int[kinds.Length + 1];
            for (var minute = 0; minute < kinds.Length; minute++)
                sums[minute + 1] = sums[minute] + WeightOf(kinds[minute]);
        }

        static int WeightOf(byte kind) => kind is InFocus or MeetingFree ? 1 : kind;

        public int In(int start, int length) => sums[start + length] - sums[start];

        public SlotBurden Of(int start, int length)
        {
            var slot = kinds.AsSpan(start, length);
            var off = slot.IndexOf(OnDayOff);
            var (focus, free) = (slot.Count(InFocus), slot.Count(MeetingFree));
            return new(
                member.Person,
                length - slot.Count(Free) - focus - free,
                slot.Count(AtNight),
                In(start, length),
                off < 0 ? null : member.Time.DayOffOn(DateOf(start + off))?.ToldToColleagues(),
                focus,
                free
            );
        }

        LocalDate DateOf(int minute) => (search.Start + Duration.FromMinutes(minute)).InZone(member.Time.Zone).Date;

        void Mark(Instant from, Instant to, byte kind)
        {
            var (first, end) = (MinuteOf(from), MinuteOf(to));
            if (first < end)
                Array.Fill(kinds, kind, first, end - first);
        }

        int MinuteOf(Instant moment) => (int)Math.Clamp((moment - search.Start).TotalMinutes, 0, kinds.Length);
    }
}
