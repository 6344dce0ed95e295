using AsyncWork.Domain.Kpis;
using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.People;
using AsyncWork.Web.Calendar;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Hosting;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Mail;
using AsyncWork.Web.Pages.Reports;
using AsyncWork.Web.Pages.Reports.Mail;
using AsyncWork.Web.Reports.Pdf;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Reports;

/// <summary>
/// Mails the report of each month to those who subscribed, once the month is frozen, at their hour of their first working day from then on
/// (product.md K-e). Who may not see it then does not get it. Each is claimed with what is stored for it, in one: whether a node dies halfway
/// or two do it at once, it is sent once; and what does not leave is tried again by the outbox.
/// </summary>
public sealed class ReportMails(
    AppDbContext db,
    MonthlyReports reports,
    MailOutbox outbox,
    AuditTrail audit,
    SiteAddress site,
    IClock clock
)
{
    /// <summary>Bytes of all files of a mail from which on mail servers commonly refuse it.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    /// <summary>Sends what has become due.</summary>
    /// <returns>How many were seen to.</returns>
    /// <exception cref="AggregateException">Some could not be written; all others were seen to.</exception>
    public async Task<int> SendDueAsync(CancellationToken cancellation = default)
    {
        if (await db.FindLastFrozen().SingleOrDefaultAsync(cancellation) is not { } frozen)
            return 0;
        var waiting = await db.ListSubscriptionsDue(frozen).ToListAsync(cancellation);
        if (waiting.Count == 0)
            return 0;
        var now = clock.GetCurrentInstant();
        var people = waiting.Select(s => s.PersonId).Distinct().ToList();
        var readers = await db.ListReportReaders(people).ToDictionaryAsync(r => r.Id, cancellation);
        var times = await TimesAsync(people, frozen.At, frozen.At, cancellation);
        var (seenTo, problems) = (0, new List<Exception>());
        foreach (var subscription in waiting)
        {
            var reader = readers[subscription.PersonId];
            if (!(DigestTime.FirstFrom(times[reader.Id], reader.Wants, frozen.At) <= now))
                continue;
            var sending = SendAsync(subscription, reader, frozen.First.ToYearMonth(), by: null, cancellation);
            await ((Task)sending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellation.ThrowIfCancellationRequested();
            if (sending.Exception is { } problem)
                problems.Add(problem.GetBaseException());
            else if (await sending is not null)
                seenTo++;
            db.ChangeTracker.Clear();
        }
        return problems.Count == 0 ? seenTo : throw new AggregateException(problems);
    }

    /// <summary>Sends the report of a month now, by hand.</summary>
    public Task<ReportMailing?> SendNowAsync(
        ReportSubscription subscription,
        ReportReader reader,
        YearMonth month,
        PersonId by,
        CancellationToken cancellation
    ) => SendAsync(subscription, reader, month, by, cancellation);

    /// <summary>When subscriptions come next: those of the month that was frozen last, if they wait, else of the one that is frozen next.</summary>
    /// <param name="nextFreeze">When the month that runs will be frozen.</param>
    public async Task<IReadOnlyList<SubscriptionRow>> WithNextAsync(
        IReadOnlyList<SubscriptionRow> rows,
        Instant nextFreeze,
        CancellationToken cancellation
    )
    {
        if (rows.Count == 0)
            return rows;
        var last = await db.FindLastFrozen().SingleOrDefaultAsync(cancellation);
        var people = rows.Select(r => r.Subscription.PersonId).Distinct().ToList();
        var readers = await db.ListReportReaders(people).ToDictionaryAsync(r => r.Id, cancellation);
        var times = await TimesAsync(people, Instant.Min(last?.At ?? nextFreeze, nextFreeze), nextFreeze, cancellation);
        return [.. rows.Select(r => r with { Next = NextOf(r.Subscription) })];

        Instant? NextOf(ReportSubscription s) =>
            DigestTime.FirstFrom(
                times[s.PersonId],
                readers[s.PersonId].Wants,
                last is { } f && s.WaitsFor(f.First, f.At) ? f.At : nextFreeze
            );
    }

    /// <summary>With days off from the first moment on, and as far after the last as is looked for a working day.</summary>
    Task<WorkingTimes> TimesAsync(List<PersonId> people, Instant first, Instant last, CancellationToken cancellation) =>
        WorkingTimes.LoadAsync(
            db,
            people,
            first.InUtc().Date.PlusDays(-2),
            last.InUtc().Date.PlusDays(WorkingTimes.DaysAhead),
            cancellation
        );

    /// <returns>Null when another node was first.</returns>
    async Task<ReportMailing?> SendAsync(
        ReportSubscription subscription,
        ReportReader reader,
        YearMonth month,
        PersonId? by,
        CancellationToken cancellation
    )
    {
        var now = clock.GetCurrentInstant();
        var viewer = reader.ViewerAt(now);
        var place = reader.HasAccount ? await PlaceAsync(viewer, month, subscription, cancellation) : null;
        var outcome =
            place is null ? ReportMailing.NotPermitted
            : reader.Email is null ? ReportMailing.NoAddress
            : ReportMailing.Mailed;
        var letter = outcome == ReportMailing.Mailed ? await LetterAsync(subscription, viewer, place!, cancellation) : null;
        var isMine = false;
        await db.InTransactionAsync(
            async token =>
            {
                db.ChangeTracker.Clear();
                isMine = by is not null || await ClaimAsync(subscription, month, token);
                if (!isMine)
                    return;
                var mailed = new MailedReport(subscription, month, outcome, by, now);
                db.MailedReports.Add(mailed);
                if (letter is not null)
                {
                    var mail = outbox.Add(reader.Email!, letter.Subject, letter.Body);
                    foreach (var (name, type, content) in letter.Files)
                        mail.Attach(name, type, content);
                    audit.Record("mailed report", letter.Subject, $"to {reader.Name}", by);
                    await db.SaveChangesAsync(token);
                    mailed.SentWith(mail.Id);
                }
                await db.SaveChangesAsync(token);
            },
            cancellation
        );
        return isMine ? outcome : null;
    }

    async Task<bool> ClaimAsync(ReportSubscription subscription, YearMonth month, CancellationToken cancellation)
    {
        var first = FrozenMonth.FirstOf(month);
        return await db.WriteAsync(
                stop =>
                    db.ClaimSubscription(subscription.Id, first)
                        .ExecuteUpdateAsync(set => set.SetProperty(s => s.LastMonth, first), stop),
                cancellation
            ) == 1;
    }

    /// <summary>Null when they may not see it (any more).</summary>
    async Task<ReportPlace?> PlaceAsync(
        Viewer viewer,
        YearMonth month,
        ReportSubscription subscription,
        CancellationToken cancellation
    )
    {
        var scopes = await db.ListReportScopesAsync(viewer, cancellation);
        return scopes.Find(s => s.TeamId == subscription.TeamId) is { } scope
            ? await reports.FindPlaceAsync(viewer, month, scope.Slug, cancellation)
            : null;
    }

    async Task<Letter> LetterAsync(
        ReportSubscription subscription,
        Viewer viewer,
        ReportPlace place,
        CancellationToken cancellation
    )
    {
        var view = new ReportView(await reports.WriteAsync(viewer, place, cancellation), place);
        var (files, tooLarge, bytes) = (new List<(string, string, byte[])>(), new List<string>(), 0L);
        if (subscription.AsPdf)
            Add("pdf", MonthlyReportPdf.ContentType, await ReportFile.PdfAsync(view.Report, cancellation));
        if (subscription.AsWorkbook)
        {
            var rowsAt = site.TryLink(ReportPage.At(place, "/rows.xlsx"));
            Add("xlsx", ReportFiles.Workbook, await ReportFile.WorkbookAsync(db, view, rowsAt, cancellation));
        }
        var names = files.ConvertAll(f => f.Item1);
        return new(
            ReportMailText.Subject(place),
            ReportMailText.Body(viewer.Name, place, view.Report, names, tooLarge, site),
            files
        );

        void Add(string format, string type, MemoryStream content)
        {
            var name = ReportFiles.NameOf(place.Period, place.Scope, format);
            if ((bytes += content.Length) > MostBytes)
                tooLarge.Add(name);
            else
                files.Add((name, type, content.ToArray()));
        }
    }

    sealed record Letter(string Subject, string Body, IReadOnlyList<(string Name, string Type, byte[] Content)> Files);
}

/// <summary>Looks every ten minutes whose report is due.</summary>
sealed partial class ReportMailRounds(IServiceScopeFactory scopes, ILogger<ReportMailRounds> log)
    : Rounds(scopes, log, TimeSpan.FromMinutes(10), "Reports by mail")
{
    protected override async Task RoundAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var reports = await services.GetRequiredService<ReportMails>().SendDueAsync(cancellation);
        if (reports > 0)
            LogSent(log, reports);
    }

    [LoggerMessage(LogLevel.Information, "{Reports} reports by mail were seen to.")]
    static partial void LogSent(ILogger log, int reports);
}
