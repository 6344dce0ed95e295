using System.Net.Sockets;
using AsyncWork.Web.Data;
using MailKit;
using MailKit.Security;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using NodaTime;

namespace AsyncWork.Web.Mail;

/// <summary>Sends what is due. Several nodes may do so at once: each mail is claimed by one of them.</summary>
public sealed partial class MailDelivery(AppDbContext db, Postman postman, IClock clock, ILogger<MailDelivery> log)
{
    /// <summary>After so many failures a mail is left alone, with its problem.</summary>
    public const int MostAttempts = 10;
    const int AtOnce = 20;

    /// <summary>How many left.</summary>
    public async Task<int> SendDueAsync(CancellationToken cancellation = default)
    {
        var now = clock.GetCurrentInstant();
        var due = await db
            .OutgoingMails.AsNoTracking()
            .Where(m => m.SentAt == null && m.DueAt <= now && m.Attempts < MostAttempts)
            .OrderBy(m => m.DueAt)
            .Take(AtOnce)
            .Select(m => new { m.Id, m.Attempts })
            .ToListAsync(cancellation);
        var sent = 0;
        foreach (var mail in due)
            if (await ClaimAsync(mail.Id, mail.Attempts, cancellation) && await SendAsync(mail.Id, cancellation))
                sent++;
        return sent;
    }

    /// <summary>True for one node only. If that node dies now, the mail is due again after the wait.</summary>
    async Task<bool> ClaimAsync(long id, int attempts, CancellationToken cancellation)
    {
        var next = clock.GetCurrentInstant() + Duration.FromMinutes(Math.Min(1 << attempts, 240));
        var mail = db.OutgoingMails.Where(m => m.Id == id && m.Attempts == attempts && m.SentAt == null);
        var claimed = await db.WriteAsync(
            c =>
                mail.ExecuteUpdateAsync(set => set.SetProperty(m => m.Attempts, attempts + 1).SetProperty(m => m.DueAt, next), c),
            cancellation
        );
        return claimed == 1;
    }

    async Task<bool> SendAsync(long id, CancellationToken cancellation)
    {
        var mail = await db.OutgoingMails.Include(m => m.Attachments).SingleAsync(m => m.Id == id, cancellation);
        try
        {
            await postman.DeliverAsync(mail, cancellation);
            mail.Sent(clock.GetCurrentInstant());
        }
        // Four families without a common parent: what the server said, how it spoke, who it is, and the way there.
        catch (CommandException problem)
        {
            Keep(mail, problem);
        }
        catch (ProtocolException problem)
        {
            Keep(mail, problem);
        }
        catch (AuthenticationException problem)
        {
            Keep(mail, problem);
        }
        catch (SslHandshakeException problem)
        {
            Keep(mail, problem);
        }
        catch (SystemException problem) when (IsOfTheWay(problem) && !cancellation.IsCancellationRequested)
        {
            Keep(mail, problem);
        }
        // Not given up half-way: a mail that has left is known to have left.
        await db.SaveChangesAsync(CancellationToken.None);
        return mail.SentAt is not null;
    }

    void Keep(OutgoingMail mail, Exception problem)
    {
        mail.Failed($"{problem.GetType().Name}: {problem.Message}");
        LogFailed(log, mail.Id, mail.Attempts, problem);
    }

    static bool IsOfTheWay(SystemException problem) =>
        problem
            is ServiceNotConnectedException
                or ServiceNotAuthenticatedException
                or NotSupportedException
                or ParseException
                or SocketException
                or IOException
                or UnauthorizedAccessException
                or TimeoutException
                or OperationCanceledException;

    [LoggerMessage(LogLevel.Warning, "Mail {Id} did not leave at attempt {Attempt}.")]
    static partial void LogFailed(ILogger log, long id, int attempt, Exception problem);
}
