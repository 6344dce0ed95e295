using AsyncWork.Web.Data;
using NodaTime;

namespace AsyncWork.Web.Mail;

/// <summary>Where mails are put; they are stored by the next save, with the change that causes them, and sent afterwards.</summary>
public sealed class MailOutbox(AppDbContext db, IClock clock)
{
    /// <returns>The mail, which may take files along.</returns>
    public OutgoingMail Add(string to, string subject, string body)
    {
        var mail = new OutgoingMail(to, subject, body, clock.GetCurrentInstant());
        db.OutgoingMails.Add(mail);
        return mail;
    }
}
