using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AsyncWork.Domain;
using AsyncWork.Domain.Boards;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.Web.Pages.Cards;

/// <summary>A field of a card's form.</summary>
public enum CardField
{
    Title,
    Text,
    Owner,
    Helpers,
    Priority,
    Start,
    Due,
    DueTime,
    Labels,
    Estimate,
}

/// <summary>
/// The fields of a card as texts that can be compared: as they are now, as they were when a form was shown, as they were typed. A field that
/// only one side changed takes that side's value; one that both changed is for the person to decide (product.md B23).
/// </summary>
public static class CardValues
{
    static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");

    public static Dictionary<CardField, string> Of(Card card) =>
        new()
        {
            [CardField.Title] = card.Title,
            [CardField.Text] = StoredText.Lines(card.Text),
            [CardField.Owner] = card.OwnerId?.ToString() ?? "",
            [CardField.Helpers] = Ids(card.Helpers.Select(h => h.PersonId.Value)),
            [CardField.Priority] = card.Priority.ToString(),
            [CardField.Start] = card.StartOn is { } start ? LocalDatePattern.Iso.Format(start) : "",
            [CardField.Due] = card.DueOn is { } due ? LocalDatePattern.Iso.Format(due) : "",
            [CardField.DueTime] = card.DueTime is { } time ? Clock.Format(time) : "",
            [CardField.Labels] = Ids(card.Labels.Select(l => l.LabelId)),
            [CardField.Estimate] = card.Estimate?.ToString(CultureInfo.InvariantCulture) ?? "",
        };

    /// <summary>As a hidden field carries it: long texts by their hash.</summary>
    public static string Mark(CardField field, string value) =>
        field == CardField.Text ? Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(value)))[..32] : value;

    public static Dictionary<CardField, string> Marks(IReadOnlyDictionary<CardField, string> values) =>
        values.ToDictionary(v => v.Key, v => Mark(v.Key, v.Value));

    /// <summary>The hidden fields <c>Was[Title]</c> and so on; what is no field of a card is left out.</summary>
    public static Dictionary<CardField, string> ReadMarks(IFormCollection form) =>
        Enum.GetValues<CardField>()
            .Where(field => form.ContainsKey($"Was[{field}]"))
            .ToDictionary(field => field, field => form[$"Was[{field}]"].FirstOrDefault() ?? "");

    /// <summary>What this side changed: fields that are not as they were shown.</summary>
    /// <param name="shown">By <see cref="Mark"/>; a field that is missing counts as shown as it is now.</param>
    public static List<CardField> Changed(
        IReadOnlyDictionary<CardField, string> values,
        IReadOnlyDictionary<CardField, string> shown
    ) => [.. values.Where(v => shown.TryGetValue(v.Key, out var was) && was != Mark(v.Key, v.Value)).Select(v => v.Key)];

    /// <summary>Fields that both sides changed, each to something else.</summary>
    public static List<CardField> Fought(
        IReadOnlyDictionary<CardField, string> typed,
        IReadOnlyDictionary<CardField, string> now,
        IReadOnlyDictionary<CardField, string> shown
    ) => [.. Changed(typed, shown).Intersect(Changed(now, shown)).Where(f => typed[f] != now[f])];

    public static string Ids(IEnumerable<int> ids) => string.Join(',', ids.Distinct().Order());

    public static List<int> ReadIds(string ids) =>
        [.. ids.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => int.Parse(id, CultureInfo.InvariantCulture))];
}
