using AsyncWork.Domain.Requests;
using AsyncWork.Web.TagHelpers;
using Microsoft.AspNetCore.Html;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.Web.Pages.Requests;

/// <summary>Moments and kinds of requests in words.</summary>
public static class RequestWords
{
    static readonly LocalDatePattern Weekday = LocalDatePattern.CreateWithInvariantCulture("ddd");
    static readonly LocalDatePattern WeekdayAndDate = LocalDatePattern.CreateWithInvariantCulture("ddd d MMM");

    /// <summary><c>Thu 14:00</c> within six days, else <c>Thu 12 Nov 14:00</c>, on the clocks of the zone.</summary>
    public static string Brief(this Instant moment, DateTimeZone zone, Instant now)
    {
        var local = moment.InZone(zone);
        var days = Period.DaysBetween(now.InZone(zone).Date, local.Date);
        return $"{(days is >= 0 and < 7 ? Weekday : WeekdayAndDate).Format(local.Date)} {local.TimeOfDay.Text()}";
    }

    /// <summary>The same as a <c>time</c> element, with the whole moment and its zone on hover.</summary>
    public static IHtmlContent BriefTime(this Instant moment, DateTimeZone zone, Instant now) =>
        LocalTimeTagHelper.Of(moment, zone, moment.Brief(zone, now));

    /// <summary><c>theirs Thu 14:00, yours 10:15</c>; once where both clocks agree.</summary>
    public static string InBoth(this Instant moment, DateTimeZone theirs, DateTimeZone mine, Instant now)
    {
        var (there, here) = (moment.InZone(theirs), moment.InZone(mine));
        if (there.LocalDateTime == here.LocalDateTime)
            return moment.Brief(mine, now);
        var yours = there.Date == here.Date ? here.TimeOfDay.Text() : moment.Brief(mine, now);
        return $"theirs {moment.Brief(theirs, now)}, yours {yours}";
    }

    public static string Text(this RequestKind kind) => kind == RequestKind.Answer ? "An answer" : "That they have seen it";
}
