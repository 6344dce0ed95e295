using AsyncWork.Domain.Calendar;
using NodaTime;

namespace AsyncWork.Domain.Notifications;

/// <summary>A digest of one working day of a person.</summary>
/// <param name="Date">The day it is of; no person gets two of one day.</param>
/// <param name="At">It tells of what is shown by then.</param>
/// <param name="IsWeekly">It is of the first working day of a week, and tells of what they want weekly too.</param>
public sealed record DigestDue(LocalDate Date, Instant At, bool IsWeekly)
{
    public bool Includes(NoticeKind kind, NoticeSettings settings) =>
        settings.RhythmOf(kind) switch
        {
            MailRhythm.Daily => true,
            MailRhythm.Weekly => IsWeekly,
            _ => false,
        };
}

/// <summary>
/// When a person is reached (product.md N2, N3): by a digest at their hour of their working days, and never outside their hours, on holidays
/// or while away, if they keep quiet. Where no hours are written down, working days are Monday to Friday and nothing is quiet.
/// </summary>
public static class DigestTime
{
    const int DaysBack = 7;
    const int DaysAhead = 60;

    /// <summary>The last digest that has become due; null when none was within a week.</summary>
    public static DigestDue? LastDue(WorkingTime time, NoticeSettings settings, Instant now)
    {
        var today = now.InZone(time.Zone).Date;
        for (var day = today; day >= today.PlusDays(-DaysBack); day = day.PlusDays(-1))
            if (Of(day, time, settings) is { } digest && digest.At <= now)
                return digest;
        return null;
    }

    /// <summary>The next one; null when there is none for two months, or when no kind is mailed.</summary>
    public static DigestDue? Next(WorkingTime time, NoticeSettings settings, Instant now)
    {
        var kinds = Enum.GetValues<NoticeKind>();
        var today = now.InZone(time.Zone).Date;
        for (var day = today.PlusDays(-1); day <= today.PlusDays(DaysAhead); day = day.PlusDays(1))
            if (Of(day, time, settings) is { } digest && digest.At > now && kinds.Any(k => digest.Includes(k, settings)))
                return digest;
        return null;
    }

    /// <summary>When something that can wait reaches them: at their hour of their first working day from a moment on; null when there is none for two months.</summary>
    public static Instant? FirstFrom(WorkingTime time, NoticeSettings settings, Instant moment)
    {
        var first = moment.InZone(time.Zone).Date;
        for (var day = first.PlusDays(-1); day <= first.PlusDays(DaysAhead); day = day.PlusDays(1))
            if (Of(day, time, settings) is { } digest && digest.At >= moment)
                return digest.At;
        return null;
    }

    /// <summary>It is outside their hours, and they want to be left alone then.</summary>
    public static bool IsQuietAt(Instant now, WorkingTime time, NoticeSettings settings) =>
        settings.KeepsQuiet && time.HasSchedule && !time.IsWorkingAt(now);

    /// <summary>Why something urgent is not mailed now; null when it is: within their hours, or as they let it through.</summary>
    public static bool MayReach(Instant now, WorkingTime time, NoticeSettings settings) =>
        settings.LetsUrgentThrough || !IsQuietAt(now, time, settings);

    /// <summary>The digest of a day; null when it is no working day.</summary>
    static DigestDue? Of(LocalDate day, WorkingTime time, NoticeSettings settings)
    {
        if (!IsWorkday(day, time))
            return null;
        var hour = day.At(settings.MailHour).InZoneLeniently(time.Zone).ToInstant();
        var at = IsQuietAt(hour, time, settings) ? time.NextWorkingMinute(hour) : hour;
        return at is { } reached ? new(day, reached, IsFirstOfWeek(day, time)) : null;
    }

    static bool IsFirstOfWeek(LocalDate day, WorkingTime time)
    {
        for (var before = day.PlusDays(-1); before.DayOfWeek != IsoDayOfWeek.Sunday; before = before.PlusDays(-1))
            if (IsWorkday(before, time))
                return false;
        return true;
    }

    static bool IsWorkday(LocalDate day, WorkingTime time) =>
        time.HasSchedule
            ? time.ShiftsOn(day).Count > 0
            : time.IsEmployedOn(day) && day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday);
}
