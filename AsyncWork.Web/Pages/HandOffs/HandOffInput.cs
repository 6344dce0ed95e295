using AsyncWork.Domain;
using AsyncWork.Domain.HandOffs;
using AsyncWork.Web.Markdown;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.Web.Pages.HandOffs;

/// <summary>A hand-off as it is typed.</summary>
public sealed class HandOffInput
{
    public const int UsualDays = 2;

    /// <summary>What is handed over, each as <see cref="HandOffThing.Key"/>.</summary>
    public List<string> Items { get; set; } = [];

    /// <summary>An address or a number, to be added to them.</summary>
    public string? Added { get; set; }
    public string? Title { get; set; }
    public string? Done { get; set; }
    public string? Open { get; set; }
    public string? Next { get; set; }
    public int? Receiver { get; set; }

    /// <summary>A day is chosen instead of working days.</summary>
    public bool OnDay { get; set; }
    public int? Days { get; set; } = UsualDays;
    public LocalDate? On { get; set; }
    public bool MakesOwner { get; set; }

    /// <summary>To the question that was asked back.</summary>
    public string? Answer { get; set; }
    public string? OnText => On is { } day ? LocalDatePattern.Iso.Format(day) : null;

    /// <summary>What they name, without what is none and twice.</summary>
    public IReadOnlyList<Subject> Subjects =>
        [.. Items.Take(2 * HandOff.MostItems).Select(HandOffThings.Read).OfType<Subject>().Distinct()];

    public HandOffText Text() =>
        new(Title ?? "")
        {
            Done = MarkdownProse.Typed(Done),
            Open = MarkdownProse.Typed(Open),
            Next = MarkdownProse.Typed(Next),
        };

    public static HandOffInput Of(HandOff handOff) =>
        new()
        {
            Items = [.. handOff.Items.Select(i => HandOffThings.KeyOf(i.Subject))],
            Title = handOff.Title,
            Done = handOff.Done.Text,
            Open = handOff.Open.Text,
            Next = handOff.Next.Text,
            Receiver = handOff.State == HandOffState.Asked ? handOff.ReceiverId.Value : null,
            MakesOwner = handOff.MakesOwner,
        };
}
