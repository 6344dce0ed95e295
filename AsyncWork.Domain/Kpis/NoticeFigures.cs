using AsyncWork.Domain.Notifications;

namespace AsyncWork.Domain.Kpis;

/// <summary>The figures of the section "Notices" (kpis.md K27).</summary>
public static class NoticeFigures
{
    const string PerDay =
        "divided by the working days of all people of the scope. What people do themselves is told to nobody, and a change of many things is one notice.";

    /// <summary>The figures of a month beside those of the month before, in the order in which they are shown.</summary>
    public static FigureSection Of(NoticesOfMonth month, NoticesOfMonth before)
    {
        return new(
            "notices",
            "Notices",
            "How often people are told something, by where and by kind; a mail that tells of many notices counts as one. Never of a single person.",
            "kinds",
            [
                Load("notices", "Notices a person and working day", $"Notices in inboxes and mails, {PerDay}", m => m.All),
                Load("notices-inbox", "In the inbox", $"Notices in inboxes, {PerDay}", m => m.InInbox),
                Load("notices-mail", "By mail", $"Digests, each as one, and urgent mails, {PerDay}", m => m.Mails),
                .. Enum.GetValues<NoticeKind>()
                    .Select(k =>
                        Load(KeyOf(k), $"In the inbox: {k.Text()}", $"Notices of this kind in inboxes, {PerDay}", m => m.Of(k))
                    ),
                Count(
                    "notices-urgent",
                    "Urgent mails",
                    "Mails that left at once, as who asked said why it cannot wait.",
                    m => m.Urgent
                ),
                Count(
                    "notices-quiet",
                    "Urgent mails in quiet hours",
                    "Urgent mails that came outside the working hours of who got them, on holidays or while they were away.",
                    m => m.BrokeQuiet
                ),
            ]
        );

        Figure Load(string key, string label, string meaning, Func<NoticesOfMonth, int> notices) =>
            Shown(key, label, meaning, FigureUnit.Number, m => m.PerDay(notices(m)), month.PersonDays, "working days");

        Figure Count(string key, string label, string meaning, Func<NoticesOfMonth, int> mails) =>
            Shown(key, label, meaning, FigureUnit.Count, m => m.IsShown ? mails(m) : null, mails(month), "mails");

        Figure Shown(
            string key,
            string label,
            string meaning,
            FigureUnit unit,
            Func<NoticesOfMonth, decimal?> value,
            int n,
            string nOf
        ) =>
            new()
            {
                Key = key,
                KpiId = "K27",
                Label = label,
                Unit = unit,
                Value = value(month),
                Previous = value(before),
                Better = Better.Lower,
                AddsUp = unit == FigureUnit.Count,
                N = month.IsShown ? n : null,
                NOf = nOf,
                Meaning = meaning,
                WhyNone = month.WhyNotShown,
            };
    }

    /// <summary>The key of the figure of a kind: <c>notices-answer</c>.</summary>
    public static string KeyOf(NoticeKind kind) =>
        kind switch
        {
            NoticeKind.Answer => "notices-answer",
            NoticeKind.Acknowledgement => "notices-acknowledgement",
            NoticeKind.Mention => "notices-mention",
            _ => "notices-watching",
        };
}
