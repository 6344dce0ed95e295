using System.Text.Encodings.Web;
using System.Text.Json;
using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Decisions;

/// <summary>What a decision said until somebody changed it; and who changed it, when and why (product.md D9).</summary>
public sealed class DecisionRevision
{
    public const int LongestNote = 300;
    public const int LongestChanged = 200;
    static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    DecisionRevision() { }

    internal DecisionRevision(Decision decision, string changed, PersonId? by, Instant at, string note)
    {
        (Number, WasDraft, Changed, By, At, Note) = (
            decision.Revision,
            decision.State == DecisionState.Draft,
            changed,
            by,
            at,
            note
        );
        Text = JsonSerializer.Serialize(Parts.Of(decision.TextNow), Json);
    }

    public long Id { get; private set; }
    public int DecisionId { get; private set; }

    /// <summary><see cref="Decision.Revision"/> while it said so. Numbers are left out where only the plan was changed.</summary>
    public int Number { get; private set; }

    /// <summary>Nobody had been asked yet: for those who write it alone.</summary>
    public bool WasDraft { get; private set; }

    /// <summary>What was changed of it, in words: "the title, the options".</summary>
    public string Changed { get; private set; } = "";

    /// <summary>Who changed it; null for people unknown here.</summary>
    public PersonId? By { get; private set; }

    /// <summary>Until when it said so.</summary>
    public Instant At { get; private set; }

    /// <summary>Why it was changed; empty when nobody said.</summary>
    public string Note { get; private set; } = "";

    /// <summary>Its parts as JSON.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The text, not rendered.</summary>
    public DecisionText Read() => JsonSerializer.Deserialize<Parts>(Text, Json)!.Text();

    sealed record Option(int? Id, string Title, string About, bool IsProposed);

    sealed record Parts(
        string Title,
        string Context,
        string Drivers,
        IReadOnlyList<Option> Options,
        string Outcome,
        string Consequences,
        string Confirmation,
        string More,
        string Effect,
        bool HadMeeting,
        IReadOnlyList<string> Tags
    )
    {
        public static Parts Of(DecisionText text) =>
            new(
                text.Title,
                text.Context.Text,
                text.Drivers.Text,
                [.. text.Options.Select(o => new Option(o.Id, o.Title, o.About.Text, o.IsProposed))],
                text.Outcome.Text,
                text.Consequences.Text,
                text.Confirmation.Text,
                text.More.Text,
                text.ExpectedEffect,
                text.HadMeeting,
                text.Tags
            );

        public DecisionText Text() =>
            new(Title)
            {
                Context = new(Context, ""),
                Drivers = new(Drivers, ""),
                Options = [.. Options.Select(o => new OptionDraft(o.Id, o.Title, new(o.About, ""), o.IsProposed))],
                Outcome = new(Outcome, ""),
                Consequences = new(Consequences, ""),
                Confirmation = new(Confirmation, ""),
                More = new(More, ""),
                ExpectedEffect = Effect,
                HadMeeting = HadMeeting,
                Tags = Tags,
            };
    }
}
