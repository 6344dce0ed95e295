namespace AsyncWork.Domain.Notifications;

/// <summary>What a person was told of a kind in the last four weeks, and how much of it they left where it was for a week or more.</summary>
public sealed record ToldOfKind(NoticeKind Kind, int Told, int Left);

/// <summary>How often one thing that a person follows told them something in the last four weeks.</summary>
public sealed record ToldOfThing(string Url, int Told);

/// <summary>
/// What somebody could turn down, from what they were told and left alone (product.md N8). It is for that person and nobody else, and changes
/// nothing by itself.
/// </summary>
public static class MuteAdvice
{
    public const int Weeks = 4;

    /// <summary>After so many days what was not done counts as left alone.</summary>
    public const int DaysLeft = 7;
    const int FewestTold = 10;
    const int ManyOfThing = 8;
    const decimal MostlyLeft = 0.6m;

    public static IReadOnlyList<string> Of(
        IReadOnlyCollection<ToldOfKind> kinds,
        IReadOnlyCollection<ToldOfThing> things,
        NoticeSettings settings
    ) =>
        [
            .. kinds
                .Where(k => k.Told >= FewestTold && k.Left >= MostlyLeft * k.Told)
                .OrderBy(k => k.Kind)
                .Select(k => Sentence(k, settings.RhythmOf(k.Kind))),
            .. things
                .Where(t => t.Told >= ManyOfThing)
                .OrderByDescending(t => t.Told)
                .ThenBy(t => t.Url, StringComparer.Ordinal)
                .Take(3)
                .Select(t =>
                    $"{t.Url} told you something {t.Told} times in four weeks. Stop watching it if you would not miss it."
                ),
        ];

    static string Sentence(ToldOfKind kind, MailRhythm rhythm) =>
        $"Of {kind.Told} notices under “{kind.Kind.Text()}” in four weeks you left {kind.Left} alone for a week or more. "
        + rhythm switch
        {
            MailRhythm.Daily => "Once a week by mail may be enough.",
            MailRhythm.Weekly => "You could do without the mail.",
            _ => "Mark them all as done from time to time, or stop watching what they are about.",
        };
}
