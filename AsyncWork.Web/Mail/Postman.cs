using System.Globalization;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace AsyncWork.Web.Mail;

/// <summary>Hands one mail to the SMTP server or, where none is set, writes it as a file.</summary>
public sealed class Postman(IOptions<MailOptions> options, IHostEnvironment environment)
{
    MailOptions Mail => options.Value;

    /// <summary>Where mails lie because no server is set that would send them; null when one is, and in Development, where that is meant.</summary>
    public string? FolderInstead =>
        Mail.Host == "" && !environment.IsDevelopment() ? Path.Combine(environment.ContentRootPath, Mail.Folder) : null;

    public async Task DeliverAsync(OutgoingMail mail, CancellationToken cancellation)
    {
        using var message = new MimeMessage
        {
            Subject = mail.Subject,
            Body = BodyOf(mail),
            // The same for every attempt, so that a mail that left although the answer was lost can be told from a second one.
            MessageId = $"{mail.Id.ToString(CultureInfo.InvariantCulture)}.{mail.CreatedAt.ToUnixTimeMilliseconds()}@asyncwork",
        };
        message.From.Add(MailboxAddress.Parse(Mail.From));
        message.To.Add(new MailboxAddress("", mail.To));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (Mail.Host == "")
            await WriteAsync(mail, message, cancellation);
        else
            await SendAsync(message, cancellation);
    }

    static MimeEntity BodyOf(OutgoingMail mail)
    {
        var body = new BodyBuilder { TextBody = mail.Body };
        foreach (var file in mail.Attachments)
            body.Attachments.Add(file.Name, file.Content, ContentType.Parse(file.ContentType));
        return body.ToMessageBody();
    }

    async Task SendAsync(MimeMessage message, CancellationToken cancellation)
    {
        using var smtp = new SmtpClient { Timeout = 30_000 };
        var security =
            !Mail.UseTls ? SecureSocketOptions.None
            : Mail.Port == 465 ? SecureSocketOptions.SslOnConnect
            : SecureSocketOptions.StartTls;
        await smtp.ConnectAsync(Mail.Host, Mail.Port, security, cancellation);
        if (Mail.User != "")
            await smtp.AuthenticateAsync(Mail.User, Mail.Password, cancellation);
        await smtp.SendAsync(message, cancellation);
        await smtp.DisconnectAsync(quit: true, cancellation);
    }

    async Task WriteAsync(OutgoingMail mail, MimeMessage message, CancellationToken cancellation)
    {
        var folder = Directory.CreateDirectory(Path.Combine(environment.ContentRootPath, Mail.Folder)).FullName;
        var file = Path.Combine(folder, $"{mail.Id.ToString(CultureInfo.InvariantCulture)}.eml");
        await message.WriteToAsync(file + ".part", cancellation);
        File.Move(file + ".part", file, overwrite: true);
    }
}
