using AsyncWork.Web.Data;
using NodaTime;

namespace AsyncWork.Web.Mail;

/// <summary>Where mails are put; they are stored by the next save, with the change that causes them, and sent afterwards.</summary>
public sealed class MailOutbox(AppDbContext db, IClock clock)
{
    public void Add(string to, string subject, string body) =>
        db.OutgoingMails.Add(new OutgoingMail(to, subject, body, clock.GetCurrentInstant()));
}
