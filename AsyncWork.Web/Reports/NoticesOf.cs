using System.Globalization;
using AsyncWork.Domain.Kpis;
using AsyncWork.Domain.Notifications;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Reports;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Reports;

/// <summary>What people were told in a report's month and the one before (kpis.md K27).</summary>
public sealed class NoticesOf
{
    readonly NoticesOfMonth month;
    readonly NoticesOfMonth before;

    NoticesOf(NoticesOfMonth month, NoticesOfMonth before) => (this.month, this.before) = (month, before);

    public NoticesOfMonth Month => month;

    /// <summary>As far as working days are counted: of a month that runs up to yesterday.</summary>
    /// <param name="outside">Null where no figures of the company stand beside these.</param>
    public static async Task<NoticesOf> LoadAsync(
        AppDbContext db,
        ReportPlace place,
        CapacityOf capacity,
        OutsideOf? outside,
        CancellationToken cancellation
    )
    {
        var (scope, period) = (place.Scope, place.Period);
        var facts = await db.CountNoticesIn(
                scope,
                period,
                Start(period.Before.First),
                Start(period.First),
                Start(period.CapacityEnd)
            )
            .ToListAsync(cancellation);
        facts.AddRange(await OfThoseWhoMovedAsync());
        var digests = await db.CountDigestsIn(scope, period.Before.First, period.First, period.CapacityEnd)
            .ToListAsync(cancellation);
        return new(In(period, isMonth: true), In(period.Before, isMonth: false));

        NoticesOfMonth In(ReportPeriod part, bool isMonth)
        {
            var mine = facts.Where(f => f.IsOfMonth == isMonth).ToList();
            var days = capacity
                .People.Select(p => capacity.DaysOf(p.Id, part).Count(d => capacity.TimeOf(p.Id).MinutesOn(d) > 0))
                .Where(d => d > 0)
                .ToList();
            return new(
                mine.GroupBy(f => f.Reason.Kind()).ToDictionary(k => k.Key, k => k.Sum(f => f.Count)),
                digests.Where(d => d.IsOfMonth == isMonth).Sum(d => d.Count),
                mine.Where(f => f.IsUrgent).Sum(f => f.Count),
                mine.Where(f => f.BrokeQuiet).Sum(f => f.Count),
                days.Count,
                days.Sum()
            )
            {
                Outside = (isMonth ? outside?.Month : outside?.Before) ?? default,
            };
        }

        // Of a team, what its members were told on the days on which they were members: the days that it is divided by.
        async Task<IEnumerable<NoticeFacts>> OfThoseWhoMovedAsync()
        {
            var (first, end) = (period.Before.First, period.CapacityEnd);
            var moved = capacity
                .Memberships.Where(m => scope.TeamId is not null && (m.JoinedOn > first || m.LeftOn < end))
                .ToLookup(m => m.Person);
            if (moved.Count == 0)
                return [];
            var told = await db.ListNoticesOf([.. moved.Select(m => m.Key)], Start(first), Start(end)).ToListAsync(cancellation);
            return from notice in told
                let date = notice.At.InZone(place.Company.Zone).Date
                where moved[notice.Person].Any(m => m.Holds(date))
                select new NoticeFacts(notice.Reason, date >= period.First, notice.IsUrgent, notice.BrokeQuiet, 1);
        }

        Instant Start(LocalDate date) => date.AtStartOfDayInZone(place.Company.Zone).ToInstant();
    }

    /// <summary>Null where nobody was told anything.</summary>
    public FigureSection? Section => month.All + before.All == 0 ? null : NoticeFigures.Of(month, before);

    /// <summary>The kinds that make a figure, by its key, with how many there were; null when it is none of this section. Never whose they are.</summary>
    public IReadOnlyList<FigureRow>? RowsOf(string figure)
    {
        if (!month.IsShown)
            return NoticeFigures.Of(month, before).Figures.Any(f => f.Key == figure) ? [] : null;
        var inbox = Enum.GetValues<NoticeKind>()
            .Select(k => (Key: NoticeFigures.KeyOf(k), Row: Row(k.Text(), "Inbox", month.Of(k))))
            .ToList();
        FigureRow[] mails = [Row("Digest", "Mail", month.Digests), Row("Urgent", "Mail", month.Urgent)];
        return figure switch
        {
            "notices" => [.. inbox.Select(i => i.Row), .. mails],
            "notices-inbox" => [.. inbox.Select(i => i.Row)],
            "notices-mail" => mails,
            "notices-urgent" => [mails[1]],
            "notices-quiet" => [Row("Urgent, in quiet hours", "Mail", month.BrokeQuiet)],
            _ when inbox.Find(i => i.Key == figure) is { Row: { } row } => [row],
            _ => null,
        };
    }

    FigureRow Row(string title, string channel, int count) =>
        new(
            title,
            null,
            [
                channel,
                count.ToString("N0", CultureInfo.InvariantCulture),
                month.PerDay(count)?.ToString("0.00", CultureInfo.InvariantCulture) ?? FigureText.None,
            ]
        );
}
