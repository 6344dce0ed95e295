using AsyncWork.Web.Hosting;
using Microsoft.Extensions.Options;

namespace AsyncWork.Web.Mail;

/// <summary>Looks for mails that are due, all the time the app runs.</summary>
sealed class MailSender(IServiceScopeFactory scopes, IOptions<MailOptions> options, ILogger<MailSender> log)
    : Rounds(scopes, log, TimeSpan.FromSeconds(Math.Max(1, options.Value.EverySeconds)), "The outbox")
{
    protected override async Task RoundAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var delivery = services.GetRequiredService<MailDelivery>();
        // Digests come by the hundred: the next ones are not made to wait for the next round.
        while (await delivery.SendDueAsync(cancellation) > 0) { }
    }
}
