using AsyncWork.Web.Reminders;

namespace AsyncWork.Web.Mail;

/// <summary>The section <c>Mail</c> of the settings.</summary>
public sealed class MailOptions
{
    /// <summary>The SMTP server. When empty, mails are written as files into <see cref="Folder"/>.</summary>
    public string Host { get; set; } = "";
    public int Port { get; set; } = 587;
    public string User { get; set; } = "";
    public string Password { get; set; } = "";
    public string From { get; set; } = "AsyncWork <asyncwork@localhost>";

    /// <summary>False only for a server beside this one that cannot encrypt.</summary>
    public bool UseTls { get; set; } = true;

    /// <summary>Relative to the app; only used without a <see cref="Host"/>.</summary>
    public string Folder { get; set; } = "App_Data/mail";

    /// <summary>How often is looked for mails that are due.</summary>
    public int EverySeconds { get; set; } = 5;
}

public static class MailSetup
{
    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration) =>
        services
            .Configure<MailOptions>(configuration.GetSection("Mail"))
            .AddScoped<MailOutbox>()
            .AddScoped<SiteAddress>()
            .AddScoped<MailDelivery>()
            .AddSingleton<Postman>()
            .AddHostedService<MailSender>()
            .AddScoped<WeekReminders>()
            .AddScoped<ConfirmReminders>()
            .AddScoped<NoticeMails>()
            .AddHostedService<NoticeRounds>()
            .AddHostedService<ReminderRounds>();
}
