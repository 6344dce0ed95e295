using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.People;
using AsyncWork.Web.Calendar;
using AsyncWork.Web.Charts;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Time;
using AsyncWork.Web.TagHelpers;
using NodaTime;

namespace AsyncWork.Web.Pages.Overlap;

/// <summary>The hours of one person on a day, or of several who have the same.</summary>
/// <param name="Words">The hours in words, or why there are none.</param>
/// <param name="Quiet">The parts of the hours in which they would rather not meet.</param>
public sealed record HoursLine(
    IReadOnlyList<ComparedPerson> Who,
    bool IsViewer,
    string Words,
    IReadOnlyList<StripPart> Own,
    IReadOnlyList<StripPart> Shared,
    IReadOnlyList<StripPart> Quiet
);

/// <summary>One date of the answer.</summary>
/// <param name="Summary">What is shared, or why nothing is.</param>
/// <param name="Lines">Empty on a day on which nobody works.</param>
/// <param name="Most">When four of five work, where that is more than all share; null otherwise.</param>
/// <param name="Core">The core hours of the team; null without.</param>
public sealed record SharedDay(
    LocalDate Date,
    bool IsShared,
    string Summary,
    DayStrip Strip,
    IReadOnlyList<HoursLine> Lines,
    BandLine? Most,
    BandLine? Core
)
{
    public IEnumerable<BandLine> Bands => new[] { Core, Most }.OfType<BandLine>();
}

/// <summary>Hours that are nobody's own.</summary>
public sealed record BandLine(string Name, IReadOnlyList<StripPart> Parts, string Words);

/// <summary>A time to meet, on everybody's clocks.</summary>
/// <param name="There">Window, place and names, east first.</param>
/// <param name="Burdens">What it asks of whom, in words; empty when it suits everybody.</param>
public sealed record MeetingTime(
    string Date,
    string Window,
    IReadOnlyList<(string Window, string Place, string Names)> There,
    IReadOnlyList<string> Burdens
);

/// <summary>The answer: times to meet, and the hours of each date.</summary>
public sealed class OverlapView
{
    /// <summary>With more people, those with the same hours share a line.</summary>
    const int MostLines = 12;
    readonly OverlapAsked asked;
    readonly Viewer viewer;
    readonly WorkingTimes times;
    readonly List<ComparedPerson> people;
    readonly List<OverlapMember> members;
    readonly Dictionary<PersonId, string> names;
    readonly OverlapFinder finder;
    readonly CoreHours? core;

    /// <param name="found">At least one of them works here on one of the dates.</param>
    public OverlapView(OverlapAsked asked, IReadOnlyList<ComparedPerson> found, WorkingTimes times, Viewer viewer, Instant now)
    {
        (this.asked, this.viewer, this.times) = (asked, viewer, times);
        var start = asked.Zone.AtStartOfDay(asked.Date).ToInstant();
        var end = asked.Zone.AtStartOfDay(asked.LastDate.PlusDays(1)).ToInstant();
        people =
        [
            .. found
                .OrderByDescending(p => p.Id == viewer.Person)
                .ThenByDescending(p => p.Zone.GetUtcOffset(start))
                .ThenBy(p => p.Name, StringComparer.CurrentCulture),
        ];
        names = people.ToDictionary(p => p.Id, p => p.Name);
        members =
        [
            .. people.Where(p => times[p.Id].HasSchedule).Select(p => new OverlapMember(p.Id, times[p.Id], p.Undisturbed)),
        ];
        finder = new(members);
        core = CoreHours.Of(asked.Team?.CoreStart, asked.Team?.CoreEnd, asked.Team?.CoreZone);
        Unknown = [.. people.Where(p => !times[p.Id].HasSchedule).Select(p => p.Name)];
        ClockChanges =
        [
            .. new ClockNotes(members, asked.Zone).Between(asked.Date, asked.LastDate.PlusDays(ClockNotes.DaysAhead)),
        ];
        IsOver = end <= now;
        var slots =
            members.Count == 0 || IsOver
                ? []
                : new SlotFinder(members).Best(Duration.FromMinutes(asked.Length), Instant.Max(now, start), end);
        Times = [.. slots.Select(Meeting)];
        Days = [.. finder.Days(new DateInterval(asked.Date, asked.LastDate), asked.Zone).Select(Day)];
    }

    /// <summary>People whose hours nobody has written down.</summary>
    public IReadOnlyList<string> Unknown { get; }
    public IReadOnlyList<string> ClockChanges { get; }

    /// <summary>All of the dates lie in the past, so that there is no time to meet.</summary>
    public bool IsOver { get; }
    public IReadOnlyList<MeetingTime> Times { get; }
    public IReadOnlyList<SharedDay> Days { get; }
    public int Count => people.Count;
    public string? TeamName => asked.Team?.Name;

    /// <summary>Below which heading times to meet stand.</summary>
    public string TimesNote =>
        $"{OverlapWords.Minutes(asked.Length)}, {asked.Date.Text()}"
        + (asked.Days == 1 ? "" : $" to {asked.LastDate.Text()}")
        + (
            Times.Count == 0 || SuitsEverybody
                ? ""
                : "; these ask least, counting minutes at night twice and on days off three times, and focus blocks and days without meetings like minutes out of hours"
        );

    /// <summary>Why there is no time to meet at all.</summary>
    public string WhyNoTime =>
        IsOver ? "These days are over. Choose a later first day to find a time to meet."
        : members.Count == 0 ? "No working hours are known of anybody chosen."
        : $"What is left of these days is shorter than {OverlapWords.Minutes(asked.Length)}. Ask for more days.";

    public string ZoneNote => $"times in {asked.Zone.PlaceText()}{(asked.Zone.Equals(viewer.Zone) ? ", your zone" : "")}";

    /// <summary>Somebody has focus blocks or days without meetings among these days.</summary>
    public bool AnyQuiet => Days.Any(d => d.Lines.Any(l => l.Quiet.Count > 0));
    public bool SuitsEverybody => Times.Count > 0 && Times[0].Burdens.Count == 0;

    MeetingTime Meeting(Slot slot)
    {
        var window = new Interval(slot.Start, slot.End);
        var zones = people.GroupBy(p => p.Zone.Id, StringComparer.Ordinal).Select(g => g.ToList()).ToList();
        var there = zones
            .OrderByDescending(g => g[0].Zone.GetUtcOffset(slot.Start))
            .Select(g =>
                (
                    OverlapWords.WindowThere(window, g[0].Zone, asked.Zone),
                    g[0].Zone.PlaceText(),
                    OverlapWords.Names([.. g.Select(p => p.Id == viewer.Person ? "you" : p.Name)])
                )
            );
        if (people.TrueForAll(p => !p.Zone.Equals(viewer.Zone)))
            there = there.Prepend((OverlapWords.WindowThere(window, viewer.Zone, asked.Zone), viewer.Zone.PlaceText(), "you"));
        return new(
            slot.Start.InZone(asked.Zone).Date.Text(),
            OverlapWords.Window(window, asked.Zone),
            [.. there],
            [.. slot.Burdens.Select(b => OverlapWords.Burden(b, window, times[b.Person], asked.Zone, NameOf(b.Person)))]
        );
    }

    /// <summary>Null for the viewer.</summary>
    string? NameOf(PersonId person) => person == viewer.Person ? null : names[person];

    SharedDay Day(OverlapDay day)
    {
        var strip = new DayStrip(day.Date, asked.Zone);
        var employed = members.Count(m => m.Time.IsEmployedOn(day.Date));
        var lines = people.ConvertAll(p => Line(p, day, strip));
        var nobody = day.Gap?.Why is OverlapGap.NobodyWorks && lines.TrueForAll(l => l.Own.Count == 0);
        return new(
            day.Date,
            day.Strict.Count > 0,
            employed == 0
                ? "Nobody whose hours are known works here on this day."
                : OverlapWords.Day(day, employed, asked.Zone, p => names[p]),
            strip,
            nobody ? []
                : people.Count > MostLines ? Joined(lines)
                : lines,
            nobody ? null : MostOn(day, employed, strip),
            nobody ? null : CoreOn(day.Date, strip)
        );
    }

    HoursLine Line(ComparedPerson person, OverlapDay day, DayStrip strip)
    {
        var time = times[person.Id];
        var hours = time.Between(strip.Day.Start, strip.Day.End).ToList();
        var off = time.DayOffIn(strip.Day)?.ToldToColleagues();
        var quiet = hours.SelectMany(h => person.Undisturbed.Between(h.Start, h.End)).ToList();
        var words =
            !time.HasSchedule ? "hours not known"
            : hours.Count > 0
                ? OverlapWords.Windows(hours, asked.Zone)
                    + (off is null ? "" : ", " + OverlapWords.Off(off))
                    + OverlapWords.Quiet(person.Undisturbed, hours, asked.Zone)
            : off is not null ? OverlapWords.Off(off)
            : day.Date < person.StartsOn ? $"starts {person.StartsOn.Text()}"
            : day.Date > person.LastDay ? "has left"
            : "no working hours";
        var shared = members.Count < 2 ? [] : hours.SelectMany(h => PartsOf(day.Strict, h)).Select(strip.PartOf);
        return new(
            [person],
            person.Id == viewer.Person,
            words,
            [.. hours.Select(strip.PartOf)],
            [.. shared],
            [.. quiet.Select(strip.PartOf)]
        );
    }

    /// <summary>People with the same words have the same hours; the viewer keeps a line of their own.</summary>
    static List<HoursLine> Joined(IEnumerable<HoursLine> lines) =>
        [.. lines.GroupBy(l => (l.IsViewer, l.Words)).Select(g => g.First() with { Who = [.. g.SelectMany(l => l.Who)] })];

    BandLine? MostOn(OverlapDay day, int employed, DayStrip strip) =>
        day.Practical.Count == 0 || day.Practical.SequenceEqual(day.Strict)
            ? null
            : new(
                $"At least {OverlapWords.FourInFive(employed)} of {employed}",
                [.. day.Practical.Select(strip.PartOf)],
                OverlapWords.Windows(day.Practical, asked.Zone)
            );

    /// <summary>The core hours of a date elsewhere may lie on the day before or after here, or over midnight.</summary>
    BandLine? CoreOn(LocalDate date, DayStrip strip)
    {
        if (core is null)
            return null;
        var hours = new[] { date.PlusDays(-1), date, date.PlusDays(1) }
            .Select(core.On)
            .Where(c => c.Start < strip.Day.End && c.End > strip.Day.Start)
            .Select(c => new Interval(Instant.Max(c.Start, strip.Day.Start), Instant.Min(c.End, strip.Day.End)))
            .ToList();
        return new("Core hours", [.. hours.Select(strip.PartOf)], OverlapWords.Windows(hours, asked.Zone));
    }

    static IEnumerable<Interval> PartsOf(IEnumerable<Interval> shared, Interval own) =>
        shared
            .Where(s => s.Start < own.End && s.End > own.Start)
            .Select(s => new Interval(Instant.Max(s.Start, own.Start), Instant.Min(s.End, own.End)));
}
