using System.Globalization;
using System.Text;
using AsyncWork.Domain.Notifications;
using AsyncWork.Web.Mail;
using NodaTime;

namespace AsyncWork.Web.Reminders;

/// <summary>The mail that tells of many notices: by what they want of the person, and what is of one thing together.</summary>
public static class DigestText
{
    /// <summary>As much as a mail holds with its end; the inbox has the rest.</summary>
    const int MostText = 3500;

    public static string Subject(IReadOnlyList<NoticeToMail> notices)
    {
        var (answers, seen) = (Of(notices, NoticeKind.Answer), Of(notices, NoticeKind.Acknowledgement));
        var parts = new List<string>();
        if (answers > 0)
            parts.Add($"{answers} {(answers == 1 ? "needs" : "need")} your answer");
        if (seen > 0)
            parts.Add($"{seen} to acknowledge");
        if (notices.Count - answers - seen is > 0 and var rest)
            parts.Add($"{rest} for you to know");
        return $"AsyncWork: {string.Join(", ", parts)}";
    }

    public static string Body(MailedPerson person, IReadOnlyList<NoticeToMail> notices, SiteAddress site)
    {
        var text = new StringBuilder($"Hello {person.Name},\n\nsince the last mail:\n");
        var left = notices.Count;
        foreach (var kind in notices.GroupBy(n => n.Reason.Kind()).OrderBy(k => k.Key))
        {
            var heading = $"\n{kind.Key.Text()} ({kind.Count()})\n";
            foreach (var thing in kind.GroupBy(n => n.Url.Split('#')[0], StringComparer.Ordinal))
            {
                var part = heading + Of([.. thing], person.Zone, site);
                if (text.Length + part.Length > MostText)
                    return text.Append(CultureInfo.InvariantCulture, $"\nand {left} more in your inbox.\n")
                        .Append(Settings(site))
                        .ToString();
                text.Append(part);
                (heading, left) = ("", left - thing.Count());
            }
        }
        return text.Append(Settings(site)).ToString();
    }

    /// <summary>What happened to one thing, each once, and where it is.</summary>
    static string Of(IReadOnlyList<NoticeToMail> thing, DateTimeZone zone, SiteAddress site) =>
        string.Concat(thing.Select(n => n.Words(zone)).Distinct(StringComparer.Ordinal).Select(words => $"- {words}\n"))
        + (site.TryLink(thing[0].Url) is { } link ? $"  {link}\n" : "");

    public static string Urgent(MailedPerson person, NoticeToMail notice, SiteAddress site) =>
        $"""
            Hello {person.Name},

            {notice.Words(person.Zone)}
            Why it cannot wait: {notice.UrgentBecause}
            {site.TryLink(notice.Url)}
            {Settings(site)}
            """;

    public static string UrgentSubject(NoticeToMail notice) => $"Urgent: {notice.Text}";

    static string Settings(SiteAddress site) =>
        $"\nWhat reaches you by mail, and when, is yours to choose under My account, Notices{(site.TryLink("/account/notices") is { } link ? $": {link}" : ".")}\n";

    static int Of(IReadOnlyList<NoticeToMail> notices, NoticeKind kind) => notices.Count(n => n.Reason.Kind() == kind);
}
