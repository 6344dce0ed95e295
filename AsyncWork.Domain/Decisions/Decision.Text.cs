using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Decisions;

/// <summary>A part of a decision that can be changed or stands still.</summary>
public enum DecisionField
{
    Title,
    Context,
    Drivers,
    Options,
    Outcome,
    Consequences,
    Confirmation,
    More,
    Effect,
    Tags,
    Meeting,

    /// <summary>Whose it is, who decides how, and who is told.</summary>
    Plan,
}

/// <summary>The text of a decision as somebody writes it.</summary>
public sealed record DecisionText(string Title)
{
    public Prose Context { get; init; } = Prose.None;
    public Prose Drivers { get; init; } = Prose.None;
    public Prose Outcome { get; init; } = Prose.None;
    public Prose Consequences { get; init; } = Prose.None;
    public Prose Confirmation { get; init; } = Prose.None;
    public Prose More { get; init; } = Prose.None;
    public IReadOnlyList<OptionDraft> Options { get; init; } = [];
    public string ExpectedEffect { get; init; } = "";
    public bool HadMeeting { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Why this cannot be stored as the text of a decision; null when it can.</summary>
    public (DecisionField Field, string Reason)? WhyNot() =>
        Decision.WhyNotTitle(Title) is { } title ? (DecisionField.Title, title)
        : Texts().Select(p => (p.Field, Reason: Decision.WhyNotProse(p.Prose, p.What))).FirstOrDefault(p => p.Reason is not null)
            is { Reason: { } prose } found
            ? (found.Field, prose)
        : WhyNotOptions() is { } option ? (DecisionField.Options, option)
        : StoredText.WhyNotText(ExpectedEffect, "The expected effect", Decision.LongestEffect) is { } effect
            ? (DecisionField.Effect, effect)
        : WhyNotTags() is { } tag ? (DecisionField.Tags, tag)
        : null;

    IEnumerable<(DecisionField Field, Prose Prose, string What)> Texts() =>
        [
            (DecisionField.Context, Context, "The context"),
            (DecisionField.Drivers, Drivers, "This text"),
            (DecisionField.Outcome, Outcome, "The outcome"),
            (DecisionField.Consequences, Consequences, "This text"),
            (DecisionField.Confirmation, Confirmation, "This text"),
            (DecisionField.More, More, "This text"),
        ];

    string? WhyNotOptions() =>
        Options.Count > Decision.MostOptions ? $"A decision has at most {Decision.MostOptions} options."
        : Options.Count(o => o.IsProposed) > 1 ? "Only one option is proposed."
        : Options
            .Select(o =>
                StoredText.WhyNotTitle(o.Title, "An option's title", DecisionOption.LongestTitle)
                ?? Decision.WhyNotProse(o.About, "An option's text")
            )
            .FirstOrDefault(reason => reason is not null)
            ?? (
                Options
                    .GroupBy(o => o.Title.Trim(), StringComparer.CurrentCultureIgnoreCase)
                    .FirstOrDefault(same => same.Count() > 1)
                    is { } twice
                    ? $"Two options are called “{twice.Key}”. Give each a name of its own."
                    : null
            );

    string? WhyNotTags() =>
        Tags.Count > Decision.MostTags
            ? $"A decision has at most {Decision.MostTags} tags."
            : Tags.Select(t => StoredText.WhyNotName(t, "A tag", DecisionTag.Longest))
                .FirstOrDefault(reason => reason is not null);
}

/// <content>What it says, and when that stands still.</content>
public sealed partial class Decision
{
    public static string? WhyNotTitle(string? title) => StoredText.WhyNotTitle(title, "A title", LongestTitle);

    public static string? WhyNotProse(Prose prose, string what) => StoredText.WhyNotText(prose.Text, what, LongestText);

    /// <summary>The text as it stands, to be changed.</summary>
    public DecisionText TextNow =>
        new(Title)
        {
            Context = Context,
            Drivers = Drivers,
            Outcome = Outcome,
            Consequences = Consequences,
            Confirmation = Confirmation,
            More = More,
            Options = [.. options.OrderBy(o => o.Rank).Select(o => new OptionDraft(o.Id, o.Title, o.About, o.IsChosen))],
            ExpectedEffect = ExpectedEffect,
            HadMeeting = HadMeeting,
            Tags = [.. tags.Select(t => t.Tag)],
        };

    /// <summary>Why a part of it stands still; null when it can be changed.</summary>
    public string? WhyFrozen(DecisionField field) =>
        (State, field) switch
        {
            (DecisionState.Draft or DecisionState.Proposed, _) => null,
            (_, DecisionField.Tags) => null,
            (DecisionState.Withdrawn, _) => "It was withdrawn.",
            (DecisionState.Expired, DecisionField.Meeting) => null,
            (DecisionState.Expired, _) => "It expired. Take it back to change it.",
            (_, DecisionField.Meeting or DecisionField.Consequences or DecisionField.Confirmation or DecisionField.More) => null,
            (DecisionState.Deciding, DecisionField.Effect) => null,
            (DecisionState.Deciding, _) => "It stands still while people answer, so that all answer the same question.",
            (DecisionState.Decided, DecisionField.Outcome)
                when Outcome.IsEmpty || Method is DecisionMethod.Vote or DecisionMethod.Advice => null,
            (DecisionState.Rejected, _) => "It was rejected.",
            (_, DecisionField.Effect) => "An expectation is written down before the decision, or it would follow from what came.",
            _ => "It was decided so. Another decision can supersede it.",
        };

    /// <summary>Why its text cannot be changed to this; null when it can.</summary>
    public (DecisionField Field, string Reason)? WhyNotWrite(DecisionText text)
    {
        if (text.WhyNot() is { } reason)
            return reason;
        foreach (var field in Changed(text))
            if (WhyFrozen(field) is { } frozen)
                return (field, frozen);
        return null;
    }

    /// <summary>An earlier text with the options that stand here now: one that went and came back is the same under its title.</summary>
    public DecisionText Recognise(DecisionText earlier) =>
        earlier with
        {
            Options =
            [
                .. earlier.Options.Select(o =>
                    options.Exists(now => now.Id == o.Id) ? o : o with { Id = options.Find(now => now.Title == o.Title)?.Id }
                ),
            ],
        };

    /// <summary>It says just this already.</summary>
    public bool Says(DecisionText text) => !Changed(text).Any();

    /// <summary>Changes what it says. What it said before is kept (product.md D9).</summary>
    /// <param name="note">Why; empty when nobody says. What is longer than <see cref="DecisionRevision.LongestNote"/> is cut.</param>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotWrite"/> has a reason.</exception>
    public void Write(DecisionText text, PersonId? by, Instant now, string note = "")
    {
        StoredText.Refuse(WhyNotWrite(text)?.Reason);
        if (Says(text))
            return;
        var changed = string.Join(", ", Changed(text).Select(Words));
        note = StoredText.Cut(note, DecisionRevision.LongestNote);
        if (now != CreatedAt)
            revisions.Add(new(this, changed, by, now, note));
        Title = text.Title.Trim();
        (Context, Drivers, Outcome) = (text.Context, text.Drivers, text.Outcome);
        (Consequences, Confirmation, More) = (text.Consequences, text.Confirmation, text.More);
        (ExpectedEffect, HadMeeting) = (text.ExpectedEffect.Trim(), text.HadMeeting);
        Offer(text.Options);
        tags.RemoveAll(t => !NormalTags(text.Tags).Contains(t.Tag));
        tags.AddRange(NormalTags(text.Tags).Where(t => !tags.Exists(has => has.Tag == t)).Select(t => new DecisionTag(t)));
        Revision++;
        TellOfChange(by, now, $"changed {changed}{(note == "" ? "" : $": {note}")}");
    }

    void Offer(IReadOnlyList<OptionDraft> drafts)
    {
        options.RemoveAll(o => !drafts.Any(d => d.Id == o.Id));
        for (var i = 0; i < drafts.Count; i++)
        {
            var (draft, about) = (drafts[i], drafts[i].About);
            var option = draft.Id is { } id ? options.Find(o => o.Id == id) : null;
            if (option is null)
                options.Add(option = new DecisionOption(i + 1, draft.Title, about));
            else
                option.Change(i + 1, draft.Title, about);
            option.Choose(draft.IsProposed);
        }
    }

    IEnumerable<DecisionField> Changed(DecisionText text)
    {
        if (text.Title.Trim() != Title)
            yield return DecisionField.Title;
        if (text.Context.Text != Context.Text)
            yield return DecisionField.Context;
        if (text.Drivers.Text != Drivers.Text)
            yield return DecisionField.Drivers;
        if (!SameOptions(text.Options))
            yield return DecisionField.Options;
        if (text.Outcome.Text != Outcome.Text)
            yield return DecisionField.Outcome;
        if (text.Consequences.Text != Consequences.Text)
            yield return DecisionField.Consequences;
        if (text.Confirmation.Text != Confirmation.Text)
            yield return DecisionField.Confirmation;
        if (text.More.Text != More.Text)
            yield return DecisionField.More;
        if (text.ExpectedEffect.Trim() != ExpectedEffect)
            yield return DecisionField.Effect;
        if (text.HadMeeting != HadMeeting)
            yield return DecisionField.Meeting;
        if (!NormalTags(text.Tags).ToHashSet(StringComparer.Ordinal).SetEquals(tags.Select(t => t.Tag)))
            yield return DecisionField.Tags;
    }

    bool SameOptions(IReadOnlyList<OptionDraft> drafts) =>
        drafts
            .Select(d => (d.Id, d.Title.Trim(), d.About.Text, d.IsProposed))
            .SequenceEqual(options.OrderBy(o => o.Rank).Select(o => ((int?)o.Id, o.Title, o.About.Text, o.IsChosen)));

    /// <summary>Tags as they are compared and stored: in lower case, each once.</summary>
#pragma warning disable CA1308 // tags are written in lower case
    static List<string> NormalTags(IEnumerable<string> tags) =>
        [.. tags.Select(t => t.Trim().ToLowerInvariant()).Distinct(StringComparer.Ordinal)];
#pragma warning restore CA1308

    /// <summary>How a part is called in a sentence.</summary>
    public static string Words(DecisionField field) =>
        field switch
        {
            DecisionField.Title => "the title",
            DecisionField.Context => "the context",
            DecisionField.Drivers => "what matters most",
            DecisionField.Options => "the options",
            DecisionField.Outcome => "the outcome",
            DecisionField.Consequences => "the consequences",
            DecisionField.Confirmation => "how it is confirmed",
            DecisionField.More => "more information",
            DecisionField.Effect => "the expected effect",
            DecisionField.Meeting => "whether a meeting was held",
            DecisionField.Tags => "the tags",
            _ => "the plan",
        };
}
