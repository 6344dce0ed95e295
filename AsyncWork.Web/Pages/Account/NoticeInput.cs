using AsyncWork.Domain.Notifications;

namespace AsyncWork.Web.Pages.Account;

/// <summary>What somebody chooses to be reached by, as it is typed.</summary>
public sealed record NoticeInput(
    string? Hour,
    MailRhythm Answer,
    MailRhythm Acknowledgement,
    MailRhythm Mention,
    MailRhythm Watching,
    bool KeepsQuiet,
    bool LetsUrgentThrough,
    bool WantsAdvice,
    int Version
)
{
    public MailRhythm Of(NoticeKind kind) =>
        kind switch
        {
            NoticeKind.Answer => Answer,
            NoticeKind.Acknowledgement => Acknowledgement,
            NoticeKind.Mention => Mention,
            _ => Watching,
        };
}
