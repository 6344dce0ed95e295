using System.Globalization;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Mail;
using AsyncWork.Web.TagHelpers;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Time.Approvals;

/// <summary>How a decision on weeks ended.</summary>
/// <param name="Approved">Weeks that are approved now.</param>
/// <param name="Changed">Left out: changed, or handed in, after they were shown.</param>
/// <param name="Differing">Left out: their hours are not those that were handed in.</param>
public sealed record ApprovalResult(int Approved, int Changed, int Differing)
{
    /// <summary>What was done and what was left out, in one or two sentences.</summary>
    public string Text => string.Join(' ', Sentences());

    IEnumerable<string> Sentences()
    {
        yield return Approved switch
        {
            0 => "No week was approved.",
            1 => "1 week is approved.",
            _ => $"{Approved} weeks are approved.",
        };
        if (Changed > 0)
            yield return $"{Weeks(Changed)} left out: changed or handed in after this list was shown. This is how it is now.";
        if (Differing > 0)
            yield return $"{Weeks(Differing)} left out: the hours are not those that were handed in. Return such a week.";
    }

    static string Weeks(int count) => count == 1 ? "1 week was" : $"{count} weeks were";
}

/// <summary>Approves and returns weeks as they were shown (product.md T7). Who may is in the <see cref="ApprovalScope"/>.</summary>
public sealed class ApprovalDecisions(AppDbContext db, AuditTrail audit, MailOutbox outbox, SiteAddress site, IClock clock)
{
    /// <summary>Reads the choices of a form, <c>id:version</c>; what is none is left out.</summary>
    public static IReadOnlyDictionary<int, int> Read(IEnumerable<string?> choices) =>
        choices
            .Select(c => c?.Split(':'))
            .Where(parts => parts is { Length: 2 })
            .Select(parts => (Id: Number(parts![0]), Version: Number(parts[1])))
            .Where(c => c.Id > 0 && c.Version >= 0)
            .DistinctBy(c => c.Id)
            .ToDictionary(c => c.Id, c => c.Version);

    /// <summary>Approves some weeks.</summary>
    /// <param name="versions">Their ids, each with the version that was shown.</param>
    public async Task<ApprovalResult> ApproveAsync(ApprovalScope scope, IReadOnlyDictionary<int, int> versions)
    {
        var result = new ApprovalResult(0, 0, 0);
        try
        {
            await db.InTransactionAsync(async cancellation =>
            {
                db.ChangeTracker.Clear();
                result = await ApproveShownAsync(scope, versions, cancellation);
            });
            return result;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new(0, versions.Count, 0);
        }
    }

    async Task<ApprovalResult> ApproveShownAsync(
        ApprovalScope scope,
        IReadOnlyDictionary<int, int> versions,
        CancellationToken cancellation
    )
    {
        var ids = versions.Keys.ToList();
        var sheets = await db.SheetsIn(scope, TimesheetState.Submitted).Where(s => ids.Contains(s.Id)).ToListAsync(cancellation);
        var shown = sheets.Where(s => s.Version == versions[s.Id]).ToList();
        if (shown.Count == 0)
            return new(0, versions.Count, 0);
        var people = shown.ConvertAll(s => s.PersonId);
        var minutes = (await db.ListDaySumsOf(shown.ConvertAll(s => s.Id)).ToListAsync(cancellation)).ToLookup(
            s => (s.Person, Timesheet.MondayOf(s.Date)),
            s => s.Minutes
        );
        var names = await db
            .People.Where(p => people.Contains(p.Id))
            .Select(p => new { p.Id, p.Name })
            .ToDictionaryAsync(p => p.Id, p => p.Name, cancellation);
        var approved = 0;
        foreach (var sheet in shown)
        {
            var sum = minutes[(sheet.PersonId, sheet.Monday)].Sum();
            if (sum != sheet.SubmittedMinutes)
                continue;
            sheet.Approve(scope.Viewer, sum, clock.GetCurrentInstant());
            audit.Record("approved week", Subject(names[sheet.PersonId], sheet.Monday), WorkDuration.Text(sum));
            approved++;
        }
        await db.SaveChangesAsync(cancellation);
        return new(approved, versions.Count - shown.Count, shown.Count - approved);
    }

    /// <summary>Approves all weeks that waited when they were shown: one statement for each Monday, however many people there are.</summary>
    /// <param name="shownAt">When the list was made. What was handed in later is left out.</param>
    public async Task<ApprovalResult> ApproveAllAsync(ApprovalScope scope, Instant shownAt)
    {
        var (now, result) = (clock.GetCurrentInstant(), new ApprovalResult(0, 0, 0));
        await db.InTransactionAsync(async cancellation =>
        {
            db.ChangeTracker.Clear();
            var waiting = db.SheetsIn(scope, TimesheetState.Submitted);
            var approved = 0;
            foreach (var monday in await waiting.Select(s => s.Monday).Distinct().ToListAsync(cancellation))
                approved += await db.ListApprovable(scope, monday, shownAt)
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(s => s.State, TimesheetState.Approved)
                                .SetProperty(s => s.DecidedBy, scope.Viewer)
                                .SetProperty(s => s.DecidedAt, now)
                                .SetProperty(s => s.Version, s => s.Version + 1),
                        cancellation
                    );
            var later = await waiting.CountAsync(s => s.SubmittedAt > shownAt, cancellation);
            result = new(approved, later, await waiting.CountAsync(cancellation) - later);
            if (approved > 0)
                audit.Record(
                    "approved weeks",
                    $"{approved} weeks",
                    $"{scope.Team ?? "all teams"}, {scope.Month?.Text() ?? "all months"}, as shown at {shownAt}; left out {result.Changed + result.Differing}"
                );
            await db.SaveChangesAsync(cancellation);
        });
        return result;
    }

    /// <summary>Gives a week back with a comment, and tells the person.</summary>
    /// <returns>Why nothing was stored; null when it was.</returns>
    /// <exception cref="DbUpdateConcurrencyException">The week is not as it was shown.</exception>
    public async Task<string?> ReturnAsync(
        ApprovalScope scope,
        ApprovedPerson person,
        LocalDate monday,
        int version,
        string? comment
    )
    {
        string? reason = null;
        await db.InTransactionAsync(async cancellation =>
        {
            db.ChangeTracker.Clear();
            var sheet = await db.SheetsIn(scope, TimesheetState.Submitted)
                .SingleOrDefaultAsync(s => s.PersonId == person.Id && s.Monday == monday && s.Version == version, cancellation);
            if (sheet is null)
                throw new DbUpdateConcurrencyException();
            reason = sheet.WhyNotReturn(scope.Viewer, comment);
            if (reason is not null)
                return;
            sheet.Return(scope.Viewer, comment!, clock.GetCurrentInstant());
            audit.Record("returned week", Subject(person.Name, monday), sheet.Comment);
            if (person.Email is { } email)
                outbox.Add(
                    email,
                    $"{monday.WeekText()} is yours again",
                    $"""
                    Your hours of {monday.WeekText()} were returned to you:

                    {sheet.Comment}

                    Change what needs changing and hand the week in again{site.LeadsTo($"/time/week/{monday.WeekAddress()}")}
                    """
                );
            await db.SaveChangesAsync(cancellation);
        });
        return reason;
    }

    /// <summary>A week as the audit log names it.</summary>
    internal static string Subject(string person, LocalDate monday) => $"{person}, {monday.WeekAddress()}";

    static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
