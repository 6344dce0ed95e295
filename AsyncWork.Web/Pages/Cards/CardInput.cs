using System.Globalization;
using AsyncWork.Domain;
using AsyncWork.Domain.Boards;
using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Pages.Boards;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.Web.Pages.Cards;

/// <summary>A card as people type it. All texts, so that whatever was typed is shown again.</summary>
public sealed class CardInput
{
    static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("H':'mm");

    public string? Title { get; set; }
    public string? Text { get; set; }
    public int? Owner { get; set; }
    public List<int> Helpers { get; set; } = [];
    public string? Priority { get; set; }
    public string? Start { get; set; }
    public string? Due { get; set; }
    public string? DueTime { get; set; }
    public List<int> Labels { get; set; } = [];
    public string? Estimate { get; set; }

    /// <summary>A card that a template asks for, as it would be typed.</summary>
    public static CardInput Of(NewCard card) =>
        new()
        {
            Title = card.Title,
            Text = card.Text,
            Owner = card.Owner?.Value,
            Priority = card.Priority.ToString(),
            Due = card.DueOn is { } due ? LocalDatePattern.Iso.Format(due) : null,
            Labels = [.. card.Labels],
            Estimate = card.Estimate is { } minutes ? WorkDuration.Text(minutes) : null,
        };

    public static CardInput Of(IReadOnlyDictionary<CardField, string> values) =>
        new()
        {
            Title = values[CardField.Title],
            Text = values[CardField.Text],
            Owner = CardValues.ReadIds(values[CardField.Owner]) is [var owner] ? owner : null,
            Helpers = CardValues.ReadIds(values[CardField.Helpers]),
            Priority = values[CardField.Priority],
            Start = values[CardField.Start],
            Due = values[CardField.Due],
            DueTime = values[CardField.DueTime],
            Labels = CardValues.ReadIds(values[CardField.Labels]),
            Estimate = CardValues.ReadIds(values[CardField.Estimate]) is [var minutes] ? WorkDuration.Text(minutes) : null,
        };

    /// <summary>What a template asks for, but where something was typed, that.</summary>
    /// <param name="before">What the form was filled with when it was shown: this was not typed.</param>
    public CardInput Over(CardInput before, CardInput template)
    {
        return new()
        {
            Title = Typed(Title, before.Title) ?? template.Title,
            Text = Typed(Text, before.Text) ?? template.Text,
            Owner = Owner == before.Owner ? template.Owner : Owner ?? template.Owner,
            Priority = template.Priority,
            Due = Typed(Due, before.Due) ?? template.Due,
            Labels = Labels.Count == 0 || Labels.ToHashSet().SetEquals(before.Labels) ? template.Labels : Labels,
            Estimate = Typed(Estimate, before.Estimate) ?? template.Estimate,
        };

        static string? Typed(string? text, string? before) =>
            string.IsNullOrWhiteSpace(text) || StoredText.Lines(text) == StoredText.Lines(before) ? null : text;
    }

    /// <summary>What was typed, to be compared; a value that cannot be read stands as it is.</summary>
    public Dictionary<CardField, string> Values() =>
        new()
        {
            [CardField.Title] = Title?.Trim() ?? "",
            [CardField.Text] = StoredText.Lines(Text),
            [CardField.Owner] = Owner?.ToString(CultureInfo.InvariantCulture) ?? "",
            [CardField.Helpers] = CardValues.Ids(Helpers.Where(h => h != Owner)),
            [CardField.Priority] = Priority?.Trim() ?? "",
            [CardField.Start] = Start?.Trim() ?? "",
            [CardField.Due] = Due?.Trim() ?? "",
            [CardField.DueTime] = ReadTime() is { } time
                ? time.ToString("HH:mm", CultureInfo.InvariantCulture)
                : DueTime?.Trim() ?? "",
            [CardField.Labels] = CardValues.Ids(Labels),
            [CardField.Estimate] = WorkDuration.Read(Estimate)?.ToString(CultureInfo.InvariantCulture) ?? Estimate?.Trim() ?? "",
        };

    /// <summary>Why a field cannot be read, with the field; null when all can.</summary>
    public (CardField Field, string Reason)? WhyNot() =>
        Card.WhyNotTitle(Title) is { } notTitle ? (CardField.Title, notTitle)
        : Card.WhyNotText(StoredText.Lines(Text)) is { } notText ? (CardField.Text, notText)
        : Unread(Start) ? (CardField.Start, "Write the start as 2026-11-12.")
        : Unread(Due) ? (CardField.Due, "Write the due date as 2026-11-12.")
        : ReadTime() is null && !string.IsNullOrWhiteSpace(DueTime) ? (CardField.DueTime, "Write the time as 17:30.")
        : ReadTime() is not null && ReadDay(Due) is null ? (CardField.Due, "Give the due date to that time.")
        : Card.WhyNotSchedule(ReadDay(Start), ReadDay(Due)) is { } notThen ? (CardField.Due, notThen)
        : WorkDuration.Read(Estimate) is null && !string.IsNullOrWhiteSpace(Estimate)
            ? (CardField.Estimate, "Write the estimate in hours, as 1:30 or 1.5.")
        : Card.WhyNotEstimate(WorkDuration.Read(Estimate)) is { } notSoLong ? (CardField.Estimate, notSoLong)
        : !string.IsNullOrWhiteSpace(Priority) && ReadPriority() is null ? (CardField.Priority, "Choose one of the priorities.")
        : null;

    public PersonId? ReadOwner() => Owner is { } id ? new PersonId(id) : null;

    public Priority? ReadPriority() =>
        Enum.TryParse<Priority>(Priority?.Trim(), out var read) && Enum.IsDefined(read) && !int.TryParse(Priority, out _)
            ? read
            : null;

    public int? ReadEstimate() => WorkDuration.Read(Estimate);

    public LocalTime? ReadTime() => Clock.Parse(DueTime?.Trim() ?? "") is { Success: true } read ? read.Value : null;

    public static LocalDate? ReadDay(string? text) =>
        LocalDatePattern.Iso.Parse(text?.Trim() ?? "") is { Success: true } read ? read.Value : null;

    static bool Unread(string? text) => !string.IsNullOrWhiteSpace(text) && ReadDay(text) is null;
}
