using System.Globalization;
using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Kpis;

/// <summary>
/// What those who answer for a month say beside its figures, of the whole company or of a team: what happened, and what is done about it. It is
/// part of the report (product.md K-j).
/// </summary>
public sealed class MonthCommentary
{
    public const int LongestText = 4000;

    MonthCommentary() { }

    /// <param name="team">Null for the whole company.</param>
    public MonthCommentary(YearMonth month, int? team) => (MonthFirst, TeamId) = (FrozenMonth.FirstOf(month), team);

    public int Id { get; private set; }

    /// <summary>The first day of the month.</summary>
    public LocalDate MonthFirst { get; private set; }

    /// <summary>Null for the whole company.</summary>
    public int? TeamId { get; private set; }

    /// <summary>Plain text; an empty line begins a paragraph.</summary>
    public string WhatHappened { get; private set; } = "";

    /// <summary>Plain text; an empty line begins a paragraph.</summary>
    public string Actions { get; private set; } = "";
    public PersonId WrittenById { get; private set; }
    public Instant WrittenAt { get; private set; }

    /// <summary>How often it was written.</summary>
    public int Version { get; private set; }

    /// <summary>What a form says it was made from: no two texts have the same, though one was taken away between them.</summary>
    public string Mark => string.Create(CultureInfo.InvariantCulture, $"{Id}.{Version}");

    /// <summary>These are its words already.</summary>
    public bool Says(CommentaryText text) => (WhatHappened, Actions) == (text.WhatHappened, text.Actions);

    /// <summary>Says it anew.</summary>
    /// <exception cref="InvalidOperationException">There is nothing to say, or <see cref="CommentaryText.WhyNot"/> says why not.</exception>
    public void Write(CommentaryText text, PersonId by, Instant now)
    {
        StoredText.Refuse(text.IsEmpty ? "A commentary without a word is taken away instead." : text.WhyNot()?.Reason);
        (WhatHappened, Actions) = (text.WhatHappened, text.Actions);
        (WrittenById, WrittenAt) = (by, now);
        Version++;
    }
}

/// <summary>The words of a commentary, as they are kept: without space around them, and with one character for the end of a line.</summary>
public sealed record CommentaryText
{
    public CommentaryText(string? whatHappened, string? actions) =>
        (WhatHappened, Actions) = (StoredText.Lines(whatHappened).Trim(), StoredText.Lines(actions).Trim());

    public string WhatHappened { get; }

    /// <summary>What is done about it.</summary>
    public string Actions { get; }
    public bool IsEmpty => WhatHappened == "" && Actions == "";

    /// <summary>Which of the two cannot be kept, and why; null when both can.</summary>
    public (string Part, string Reason)? WhyNot() =>
        Wrong(WhatHappened, "What happened") is { } happened ? (nameof(WhatHappened), happened)
        : Wrong(Actions, "What you do about it") is { } actions ? (nameof(Actions), actions)
        : null;

    static string? Wrong(string text, string what) => StoredText.WhyNotText(text, what, MonthCommentary.LongestText);
}

/// <summary>A commentary as its report shows it.</summary>
/// <param name="By">The name of who wrote it last.</param>
/// <param name="On">On which day by the company's zone.</param>
public sealed record ReportCommentary(string WhatHappened, string Actions, string By, LocalDate On)
{
    /// <summary>What is said under which heading, paragraph by paragraph; a paragraph keeps its lines. A part that says nothing is left out.</summary>
    public IReadOnlyList<(string Heading, IReadOnlyList<string> Paragraphs)> Parts { get; } =
    [
        .. from part in new[] { (Heading: "What happened", Text: WhatHappened), (Heading: "What we do about it", Text: Actions) }
        where part.Text != ""
        select (part.Heading, (IReadOnlyList<string>)ParagraphsOf(part.Text)),
    ];

    /// <summary>"Anita Shrestha, 4 November 2026".</summary>
    public string WrittenBy => $"{By}, {On.ToString("d MMMM uuuu", CultureInfo.InvariantCulture)}";

    static List<string> ParagraphsOf(string text)
    {
        var paragraphs = new List<string>();
        var begins = true;
        foreach (var line in text.Split('\n'))
        {
            var isEmpty = string.IsNullOrWhiteSpace(line);
            if (!isEmpty && begins)
                paragraphs.Add(line);
            else if (!isEmpty)
                paragraphs[^1] += "\n" + line;
            begins = isEmpty;
        }
        return paragraphs;
    }
}
