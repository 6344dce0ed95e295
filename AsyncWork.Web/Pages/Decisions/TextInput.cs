using AsyncWork.Domain;
using AsyncWork.Domain.Decisions;
using AsyncWork.Web.Markdown;

namespace AsyncWork.Web.Pages.Decisions;

/// <summary>An option as it is typed.</summary>
public sealed class OptionInput
{
    public int? Id { get; set; }
    public string? Title { get; set; }
    public string? About { get; set; }
    public bool IsEmpty => string.IsNullOrWhiteSpace(Title) && string.IsNullOrWhiteSpace(About);
}

/// <summary>The text of a decision as it is typed.</summary>
public sealed class TextInput
{
    /// <summary>Rows for options in an empty form.</summary>
    const int FirstRows = 2;

    public string? Title { get; set; }
    public string? Context { get; set; }
    public string? Drivers { get; set; }
    public List<OptionInput> Options { get; set; } = [];

    /// <summary>The row of the option that is proposed, from 0; null for none.</summary>
    public int? Proposed { get; set; }
    public string? Outcome { get; set; }
    public string? Consequences { get; set; }
    public string? Confirmation { get; set; }
    public string? More { get; set; }
    public string? Effect { get; set; }

    /// <summary>Separated by commas.</summary>
    public string? Tags { get; set; }
    public bool Meeting { get; set; }

    public static TextInput Of(DecisionText text) =>
        new()
        {
            Title = text.Title,
            Context = text.Context.Text,
            Drivers = text.Drivers.Text,
            Options =
            [
                .. text.Options.Select(o => new OptionInput
                {
                    Id = o.Id,
                    Title = o.Title,
                    About = o.About.Text,
                }),
            ],
            Proposed = text.Options.ToList().FindIndex(o => o.IsProposed) is >= 0 and var proposed ? proposed : null,
            Outcome = text.Outcome.Text,
            Consequences = text.Consequences.Text,
            Confirmation = text.Confirmation.Text,
            More = text.More.Text,
            Effect = text.ExpectedEffect,
            Tags = string.Join(", ", text.Tags.Order(StringComparer.CurrentCulture)),
            Meeting = text.HadMeeting,
        };

    /// <summary>One more row for an option, and never fewer than a comparison needs.</summary>
    public void MakeRoom(bool more = false)
    {
        while (Options.Count < FirstRows || (more && (Options.Count == 0 || !Options[^1].IsEmpty)))
        {
            if (Options.Count >= Decision.MostOptions)
                return;
            Options.Add(new());
        }
    }

    /// <summary>What was typed, not rendered yet; what stands still and is not in the form stays as it is.</summary>
    public DecisionText Read(Decision? decision)
    {
        var now = decision?.TextNow ?? new DecisionText("");
        return new(Or(DecisionField.Title, Title?.Trim() ?? "", now.Title))
        {
            Context = Or(DecisionField.Context, MarkdownProse.Typed(Context), now.Context),
            Drivers = Or(DecisionField.Drivers, MarkdownProse.Typed(Drivers), now.Drivers),
            Options = Or(DecisionField.Options, ReadOptions(), now.Options),
            Outcome = Or(DecisionField.Outcome, MarkdownProse.Typed(Outcome), now.Outcome),
            Consequences = Or(DecisionField.Consequences, MarkdownProse.Typed(Consequences), now.Consequences),
            Confirmation = Or(DecisionField.Confirmation, MarkdownProse.Typed(Confirmation), now.Confirmation),
            More = Or(DecisionField.More, MarkdownProse.Typed(More), now.More),
            ExpectedEffect = Or(DecisionField.Effect, StoredText.Lines(Effect).Trim(), now.ExpectedEffect),
            HadMeeting = Or(DecisionField.Meeting, Meeting, now.HadMeeting),
            Tags = Or(DecisionField.Tags, ReadTags(), now.Tags),
        };

        T Or<T>(DecisionField field, T typed, T stored) => decision?.WhyFrozen(field) is null ? typed : stored;
    }

    /// <summary>The name of the field in the form.</summary>
    public static string NameOf(DecisionField field) => $"Text.{field}";

    List<OptionDraft> ReadOptions() =>
        [
            .. Options
                .Take(Decision.MostOptions + 1)
                .Select((option, row) => (option, row))
                .Where(o => !o.option.IsEmpty)
                .Select(o => new OptionDraft(
                    o.option.Id,
                    o.option.Title?.Trim() ?? "",
                    MarkdownProse.Typed(o.option.About),
                    o.row == Proposed
                )),
        ];

    List<string> ReadTags() =>
        [
            .. (Tags ?? "")
                .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];
}
