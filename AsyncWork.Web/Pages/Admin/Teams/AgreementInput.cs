using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Identity;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.Web.Pages.Admin.Teams;

/// <summary>What a team agreed on, as typed (product.md S3).</summary>
public sealed class AgreementInput
{
    static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("H':'mm");

    public AsyncModel? Model { get; set; }

    /// <summary>Common hours a day, as 2:00 or 2.5; empty for none.</summary>
    public string? Target { get; set; }
    public string? CoreStart { get; set; }
    public string? CoreEnd { get; set; }
    public string? CoreZone { get; set; }

    /// <summary>Weekdays without meetings, 1 for Monday to 7.</summary>
    public List<int> FreeDays { get; set; } = [];

    public static AgreementInput Of(Team team, DateTimeZone usual) =>
        new()
        {
            Model = team.Model,
            Target = team.OverlapTarget is { } minutes ? WorkDuration.Text(minutes) : null,
            CoreStart = team.CoreStart is { } start ? Clock.Format(start).PadLeft(5, '0') : null,
            CoreEnd = team.CoreEnd is { } end ? Clock.Format(end).PadLeft(5, '0') : null,
            CoreZone = (team.CoreZone ?? usual).Id,
            FreeDays = [.. Undisturbed.DaysOf(team.MeetingFreeDays).Select(d => (int)d)],
        };

    /// <summary>Makes the agreement; the reason when it cannot be meant.</summary>
    public string? Apply(Team team)
    {
        var (target, start, end, zone) = (WorkDuration.Read(Target), Read(CoreStart), Read(CoreEnd), Zones.Find(CoreZone));
        var reason =
            !string.IsNullOrWhiteSpace(Target) && target is null ? "Write the common hours a day as 2:00 or 2.5."
            : (!string.IsNullOrWhiteSpace(CoreStart) && start is null) || (!string.IsNullOrWhiteSpace(CoreEnd) && end is null)
                ? "Write core hours as 10:00."
            : Model is { } model && !Enum.IsDefined(model) ? "Choose the way of working from the list."
            : FreeDays.Any(d => d is < 1 or > 7) ? "Choose the days without meetings from the list."
            : Team.WhyNotAgree(target, start, end, zone);
        if (reason is not null)
            return reason;
        team.Agree(Model, target, start, end, zone);
        team.KeepFree(FreeDays.Aggregate(0, (days, day) => days | Undisturbed.BitOf((IsoDayOfWeek)day)));
        return null;
    }

    static LocalTime? Read(string? text) => Clock.Parse(text?.Trim() ?? "") is { Success: true, Value: var time } ? time : null;
}

/// <summary>The words for ways of working.</summary>
public static class AsyncModelText
{
    public static string Text(this AsyncModel model) =>
        model switch
        {
            AsyncModel.FullyAsync => "fully async: no common hours expected",
            AsyncModel.Hybrid => "hybrid: two to four common hours a day",
            _ => "synchronous: six to eight common hours a day",
        };
}
