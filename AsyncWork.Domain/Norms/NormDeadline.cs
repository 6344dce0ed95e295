using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Norms;

/// <summary>By when somebody may be expected to answer (kpis.md K9).</summary>
/// <param name="StartsAt">When the clock starts: at once, or at the next working minute; null for who works no days.</param>
/// <param name="DueAt">Null for who works no days.</param>
/// <param name="Deputy">On whose clock it counts, as who was asked is away; null for their own.</param>
/// <param name="Because">The day off on which the question came, as told to colleagues; null for none.</param>
public sealed record NormDeadline(Instant? StartsAt, Instant? DueAt, PersonId? Deputy = null, DayOff? Because = null)
{
    const int LongestAway = 370;

    /// <summary>Within a norm, on one person's clock. Calendar hours run from the moment of asking; the others from the next working minute.</summary>
    public static NormDeadline Of(ResponseNorm norm, Instant asked, WorkingTime time)
    {
        var because = time.IsWorkingAt(asked) ? null : time.DayOffOn(asked.InZone(time.Zone).Date)?.ToldToColleagues();
        if (time.NextWorkingMinute(asked) is not { } start)
            return new(null, null, null, because);
        return norm.Unit switch
        {
            NormUnit.CalendarHours => new(asked, asked + Duration.FromHours(norm.Value), null, because),
            NormUnit.WorkingHours => new(start, time.AfterWorkingMinutes(start, norm.Value * 60), null, because),
            _ => new(start, time.AfterWorkingDays(start, norm.Value), null, because),
        };
    }

    /// <summary>By the end of a day; who does not work on it has until the end of the next day on which they do.</summary>
    public static NormDeadline By(LocalDate day, Instant asked, WorkingTime time)
    {
        var start = time.NextWorkingMinute(asked);
        for (var date = day; date <= day.PlusDays(LongestAway); date = date.PlusDays(1))
            if (time.ShiftsOn(date).Select(s => (Instant?)s.To).Max() is { } end && end > asked)
                return new(start, end);
        return new(start, null);
    }

    /// <summary>The same for a question to a team: whoever of them is at work may answer.</summary>
    public static NormDeadline Of(ResponseNorm norm, Instant asked, TeamTime time)
    {
        if (time.Members.Count == 0 || time.NextWorkingMinute(asked) is not { } start)
            return new(null, null);
        return norm.Unit switch
        {
            NormUnit.CalendarHours => new(asked, asked + Duration.FromHours(norm.Value)),
            NormUnit.WorkingHours => new(start, time.AfterWorkingMinutes(start, norm.Value * 60)),
            _ => new(start, time.AfterWorkingDays(start, norm.Value)),
        };
    }

    /// <summary>
    /// The same with deputies: who is away when the clock would start is answered for by their deputy, or by the deputy's deputy. Where
    /// deputies lead back to each other, there is none, or the last of them cannot answer this, the clock pauses until the person is back.
    /// </summary>
    /// <param name="times">The working time of everybody who may be met on the way; null for who is unknown or gone.</param>
    /// <param name="deputies">Who stands in for a person who is away on a day; null for nobody.</param>
    /// <param name="mayAnswer">Who may answer this as a deputy; null when everybody may.</param>
    public static NormDeadline Of(
        ResponseNorm norm,
        Instant asked,
        PersonId person,
        Func<PersonId, WorkingTime?> times,
        Func<PersonId, LocalDate, PersonId?> deputies,
        Func<PersonId, bool>? mayAnswer = null
    )
    {
        if (times(person) is not { } own)
            return new(null, null);
        var seen = new HashSet<PersonId> { person };
        var (current, time) = (person, own);
        while (AwayOn(asked, time) is { } day)
        {
            if (deputies(current, day) is not { } deputy || !seen.Add(deputy) || times(deputy) is not { } theirs)
                return Of(norm, asked, own);
            (current, time) = (deputy, theirs);
        }
        if (current == person || mayAnswer?.Invoke(current) == false)
            return Of(norm, asked, own);
        var deadline = Of(norm, asked, time);
        return deadline.DueAt is null
            ? Of(norm, asked, own)
            : deadline with
            {
                Deputy = current,
                Because = own.DayOffOn(asked.InZone(own.Zone).Date)?.ToldToColleagues(),
            };
    }

    /// <summary>The first day on which somebody would have worked from a moment on, when they are away on it; null when they are not.</summary>
    static LocalDate? AwayOn(Instant asked, WorkingTime time)
    {
        var usual = time.WithoutDaysOff();
        var first = asked.InZone(time.Zone).Date.PlusDays(-1);
        for (var date = first; date <= first.PlusDays(30); date = date.PlusDays(1))
        {
            if (!usual.ShiftsOn(date).Any(s => s.To > asked))
                continue;
            if (time.DayOffOn(date) is not { } off)
                return null;
            if (off.Kind == DayOffKind.Absence)
                return date;
        }
        return null;
    }
}
