using AsyncWork.Domain.People;

namespace AsyncWork.Domain.Onboarding;

/// <summary>All that a step says, without its place: what is written in a draft, kept in a version, and compared between two.</summary>
public sealed record StepContent
{
    public const int LongestPhase = 120;
    public const int LongestTitle = 200;
    public const int LongestText = 10_000;
    public const int LongestUrl = 1_000;
    public const int Deepest = 2;

    /// <summary>In working days from the start date.</summary>
    public const int EarliestDue = -60;
    public const int LatestDue = 260;

    /// <summary>The heading under which it stands.</summary>
    public string Phase { get; init; } = "";

    /// <summary>0, or how many steps it is nested in.</summary>
    public int Depth { get; init; }
    public string Title { get; init; } = "";
    public Prose Text { get; init; } = Prose.None;
    public StepKind Kind { get; init; } = StepKind.Do;
    public StepOwner Owner { get; init; }

    /// <summary>Who does it, when it is <see cref="StepOwner.Named"/>.</summary>
    public PersonId? OwnerId { get; init; }

    /// <summary>Due so many working days after the first day; before it when negative; 0 is the first day itself.</summary>
    public int DueDays { get; init; }
    public bool IsRequired { get; init; } = true;

    /// <summary>A page of the playbook or another place of this app, a file or a video; empty for none.</summary>
    public string Url { get; init; } = "";

    /// <summary>Of a quiz; see <see cref="Quiz"/>.</summary>
    public string Questions { get; init; } = "";

    /// <summary>Of a form; see <see cref="StepForm"/>.</summary>
    public string Fields { get; init; } = "";

    public bool IsLinkInside => Url.StartsWith('/');

    /// <summary>As it is stored: trimmed, and without what belongs to another kind or owner.</summary>
    public StepContent Clean() =>
        this with
        {
            Phase = Phase.Trim(),
            Title = Title.Trim(),
            Url = Url.Trim(),
            OwnerId = Owner == StepOwner.Named ? OwnerId : null,
            Questions = Kind == StepKind.Quiz ? Quiz.Clean(Questions) : "",
            Fields = Kind == StepKind.Form ? StepForm.Clean(Fields) : "",
        };

    /// <summary>Why this cannot be a step of a draft; null when it can.</summary>
    public string? WhyNot() => Wrong()?.Reason;

    /// <summary>What keeps this from being a step of a draft, and why; null when nothing does.</summary>
    public (string Part, string Reason)? Wrong() =>
        string.IsNullOrWhiteSpace(Title) ? (nameof(Title), "Give the step a title.")
        : StoredText.WhyNotTitle(Title, "A step's title", LongestTitle) is { } title ? (nameof(Title), title)
        : WhyNotPhase(Phase) is { } phase ? (nameof(Phase), phase)
        : StoredText.WhyNotText(Text.Text, "The text of a step", LongestText) is { } text ? (nameof(Text), text)
        : !Enum.IsDefined(Kind) ? (nameof(Kind), "Choose what kind of step it is.")
        : !Enum.IsDefined(Owner) ? (nameof(Owner), "Choose who does the step.")
        : Owner == StepOwner.Named && OwnerId is null ? (nameof(OwnerId), "Choose who does the step, or give it to a role.")
        : Depth is < 0 or > Deepest ? (nameof(Depth), $"Steps are nested at most {Deepest} deep.")
        : DueDays is < EarliestDue or > LatestDue
            ? (nameof(DueDays), $"A step is due between {-EarliestDue} working days before and {LatestDue} after the start.")
        : WhyNotUrl(Url) is { } url ? (nameof(Url), url)
        : Kind == StepKind.Quiz && Quiz.WhyNot(Questions) is { } quiz ? (nameof(Questions), quiz)
        : Kind == StepKind.Form && StepForm.WhyNot(Fields) is { } form ? (nameof(Fields), form)
        : null;

    /// <summary>Why nobody can be given the step yet; null when somebody can.</summary>
    public string? WhyNotPublish() =>
        (
            Kind.Facts().Need switch
            {
                StepNeed.Link when Url.Length == 0 && Text.IsEmpty => "has neither a link nor a text",
                StepNeed.Questions => Quiz.WhyNotAsk(Questions),
                StepNeed.Fields when StepForm.Read(Fields).Count == 0 => "has no field yet",
                _ => null,
            }
        )
            is { } lack
            ? $"“{Title}” {lack}. Open the step and add what is missing."
            : null;

    public static string? WhyNotPhase(string? phase) =>
        string.IsNullOrWhiteSpace(phase)
            ? "Say under which heading the step stands, such as “First week”."
            : StoredText.WhyNotName(phase, "A heading", LongestPhase);

    /// <summary>Why this cannot be the link of a step; null when it can, and when there is none.</summary>
    public static string? WhyNotUrl(string? url) =>
        string.IsNullOrWhiteSpace(url) ? null
        : url.Trim().Length > LongestUrl ? $"An address has at most {LongestUrl} characters."
        : url.Trim().Any(char.IsControl) || !IsAddress(url.Trim())
            ? "Write an address of this app such as /playbook, or one that begins with https://."
        : null;

    static bool IsAddress(string url) =>
        url.StartsWith('/')
            ? !url.StartsWith("//", StringComparison.Ordinal) && !url.Contains('\\', StringComparison.Ordinal)
            : Uri.TryCreate(url, UriKind.Absolute, out var uri)
                && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);
}
