using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Options;

namespace AsyncWork.Web.Mail;

/// <summary>Looks for mails that are due, all the time the app runs.</summary>
sealed partial class MailSender(IServiceScopeFactory scopes, IOptions<MailOptions> options, ILogger<MailSender> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var rounds = new PeriodicTimer(TimeSpan.FromSeconds(Math.Max(1, options.Value.EverySeconds)));
        while (await rounds.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var delivery = scope.ServiceProvider.GetRequiredService<MailDelivery>();
                // Digests come by the hundred: the next ones are not made to wait for the next round.
                while (await delivery.SendDueAsync(stoppingToken) > 0) { }
            }
            // The database is away for a moment; the mails are still there in the next round.
            catch (DbException problem)
            {
                LogAway(log, problem);
            }
            catch (DbUpdateException problem)
            {
                LogAway(log, problem);
            }
            catch (RetryLimitExceededException problem)
            {
                LogAway(log, problem);
            }
            catch (TimeoutException problem)
            {
                LogAway(log, problem);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "The outbox could not be read; it will be tried again.")]
    static partial void LogAway(ILogger log, Exception problem);
}
