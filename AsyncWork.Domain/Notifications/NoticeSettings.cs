using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Notifications;

/// <summary>How often notices of a kind are sent by mail. At once nothing is, but what is urgent.</summary>
public enum MailRhythm
{
    Daily,
    Weekly,
    Off,
}

/// <summary>How a person wants to be reached (product.md N2, N3). Who never chose has the usual: one mail a working day at nine, quiet outside work.</summary>
public sealed class NoticeSettings
{
    public static readonly LocalTime UsualHour = new(9, 0);

    NoticeSettings() { }

    /// <summary>The usual.</summary>
    public NoticeSettings(PersonId person) => PersonId = person;

    public PersonId PersonId { get; private set; }

    /// <summary>When the digest comes, on the person's clocks.</summary>
    public LocalTime MailHour { get; private set; } = UsualHour;
    public MailRhythm Answer { get; private set; } = MailRhythm.Daily;
    public MailRhythm Acknowledgement { get; private set; } = MailRhythm.Daily;
    public MailRhythm Mention { get; private set; } = MailRhythm.Daily;
    public MailRhythm Watching { get; private set; } = MailRhythm.Weekly;

    /// <summary>No mail outside their working hours, on holidays and while away.</summary>
    public bool KeepsQuiet { get; private set; } = true;

    /// <summary>What is urgent, with a reason, comes all the same.</summary>
    public bool LetsUrgentThrough { get; private set; } = true;

    /// <summary>Hints beside long texts while they write (product.md P7).</summary>
    public bool WantsAdvice { get; private set; } = true;
    public int Version { get; private set; }

    public MailRhythm RhythmOf(NoticeKind kind) =>
        kind switch
        {
            NoticeKind.Answer => Answer,
            NoticeKind.Acknowledgement => Acknowledgement,
            NoticeKind.Mention => Mention,
            _ => Watching,
        };

    public void Mail(LocalTime hour, Func<NoticeKind, MailRhythm> rhythm)
    {
        (MailHour, Answer, Acknowledgement) = (hour, rhythm(NoticeKind.Answer), rhythm(NoticeKind.Acknowledgement));
        (Mention, Watching) = (rhythm(NoticeKind.Mention), rhythm(NoticeKind.Watching));
        Version++;
    }

    public void KeepQuiet(bool outsideWork, bool butForUrgent)
    {
        (KeepsQuiet, LetsUrgentThrough) = (outsideWork, butForUrgent);
        Version++;
    }

    public void Advise(bool wanted)
    {
        WantsAdvice = wanted;
        Version++;
    }
}
