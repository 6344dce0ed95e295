using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AsyncWork.Domain.Onboarding;

/// <summary>
/// The track “How we work async here” (product.md O10): what a new person reads and practises in the first ten working days, made of what holds
/// for their team on the day on which it is asked for. What is the same thing keeps its key, so that a later state can be compared.
/// </summary>
public static class AsyncTrack
{
    public const string Phase = "How we work async here";

    /// <summary>Over so many working days the track goes, unless there is more to read than fits.</summary>
    public const int Days = 10;
    public const int MostReadingADay = 3;

    /// <summary>So many channels a text lists; the others are one click away.</summary>
    const int MostChannels = 40;

    /// <param name="prose">How a text in Markdown is shown.</param>
    public static IReadOnlyList<StepSnapshot> Of(TrackFacts facts, Func<string, Prose> prose)
    {
        var reading = Reading(facts).ToList();
        // Few a day from the first day on, so that what was read can be used at once.
        var aDay = Math.Clamp((reading.Count + Days - 1) / Days, 1, MostReadingADay);
        return
        [
            .. reading
                .Select((r, i) => (Step: r, Due: Math.Min(i / aDay, StepContent.LatestDue)))
                .Concat(TrackPractice.Of(facts.Team).Select(p => (Step: Practise(p), Due: p.DueDays)))
                .OrderBy(s => s.Due)
                .Select(s => new StepSnapshot(KeyOf(s.Step.Thing), Content(s.Step, s.Due))),
        ];

        StepContent Content(TrackStep step, int due) =>
            new StepContent
            {
                Phase = Phase,
                Title = step.Title,
                Text = prose(step.Text),
                Kind = step.Kind,
                Owner = StepOwner.NewHire,
                DueDays = due,
                IsRequired = step.IsRequired,
                Url = step.Url,
            };
    }

    /// <summary>One needs to know where to write and whom one reaches before anything else; what must be confirmed comes before the rest.</summary>
    static IEnumerable<TrackStep> Reading(TrackFacts facts)
    {
        yield return new(
            "norms",
            StepKind.Read,
            "Where to post what, and by when to answer",
            NormsText(facts.Channels),
            "/playbook/channels",
            true
        );
        if (facts.Team is { } team)
            yield return new(
                "hours",
                StepKind.Read,
                Short($"When you meet {team.Name}, and when you write"),
                HoursText(team),
                $"/overlap?team={Uri.EscapeDataString(team.Slug)}",
                true
            );
        foreach (var page in facts.Pages.OrderBy(p => !p.MustConfirm))
            yield return new(
                string.Create(CultureInfo.InvariantCulture, $"page:{page.Id}"),
                StepKind.Read,
                Short($"Read “{page.Title}”"),
                $"This rule comes from: {page.Source}. "
                    + (
                        page.MustConfirm
                            ? "Read it, and confirm on its page the version that you read."
                            : "Nobody has to confirm it. Read it once, so that you know where it stands."
                    ),
                page.Url,
                page.MustConfirm
            );
    }

    static TrackStep Practise(TrackPractice practice) =>
        new($"practice:{practice.Kind}", practice.Step, practice.Title, practice.Good, practice.Url, practice.IsRequired);

    static string NormsText(IReadOnlyList<TrackChannel> channels)
    {
        var text = new StringBuilder(
            "Read where each kind of message goes, and how soon its writer may expect an answer. Before that nobody waits for you.\n"
        );
        if (channels.Count == 0)
            return text.Append(
                    "\nNo channel is described yet. Until one is, an answer may be expected within "
                        + $"{Norms.ResponseNorm.Usual.Words}, and what is urgent within {Norms.ResponseNorm.UsualUrgent.Words}."
                )
                .ToString();
        text.Append('\n');
        foreach (var channel in channels.Take(MostChannels))
        {
            text.Append(CultureInfo.InvariantCulture, $"- **{channel.Name}**: {channel.Answer.Words}");
            if (channel.Urgent is { } urgent)
                text.Append(CultureInfo.InvariantCulture, $", urgent {urgent.Words}");
            text.Append('\n');
        }
        if (channels.Count > MostChannels)
            text.Append(CultureInfo.InvariantCulture, $"\nAnd {channels.Count - MostChannels} more, on the page of channels.");
        return text.ToString().TrimEnd();
    }

    static string HoursText(TrackTeam team) =>
        "Look at which hours of the day you share. Meet in those alone; what falls outside of them is written, and answered when the other is at work.\n"
        + string.Concat(team.Agreed.Select(line => $"\n- {line}"));

    /// <summary>A title that fits, however long the name in it is.</summary>
    static string Short(string title)
    {
        if (title.Length <= StepContent.LongestTitle)
            return title;
        var end = StepContent.LongestTitle - 1;
        return title[..(char.IsHighSurrogate(title[end - 1]) ? end - 1 : end)] + "…";
    }

    static Guid KeyOf(string thing) => new(SHA256.HashData(Encoding.UTF8.GetBytes("async-track/" + thing)).AsSpan(0, 16));

    /// <param name="Thing">What it is about, by a name that stays.</param>
    sealed record TrackStep(string Thing, StepKind Kind, string Title, string Text, string Url, bool IsRequired);
}
