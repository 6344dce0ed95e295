using System.Globalization;
using AsyncWork.Domain.TimeLogs;
using Microsoft.Extensions.Primitives;
using NodaTime;

namespace AsyncWork.Web.Pages.Time.Week;

/// <summary>A row of the week: work on a project and activity, either of which may be none.</summary>
public readonly record struct WorkPair(int? ProjectId, int? ActivityId)
{
    /// <summary><c>12-3</c>; 0 for none.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{ProjectId ?? 0}-{ActivityId ?? 0}");

    /// <summary>Null when the text names no row.</summary>
    public static WorkPair? Read(string? text) =>
        text?.Split('-') is [var project, var activity] && Id(project) is { } p && Id(activity) is { } a
            ? new(p == 0 ? null : p, a == 0 ? null : a)
            : null;

    static int? Id(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}

/// <summary>A cell of the week: a row, and a day from 1 for Monday to 7.</summary>
public readonly record struct CellKey(WorkPair Pair, int Day)
{
    /// <summary><c>12-3-1</c></summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Pair}-{Day}");

    /// <summary>The name and id of its field.</summary>
    public string Field => $"c-{this}";

    /// <summary>The name of the field that says what was on the screen.</summary>
    public string ShownField => $"s-{this}";

    public LocalDate DateIn(LocalDate monday) => monday.PlusDays(Day - 1);

    /// <summary>Null when the text names no cell.</summary>
    public static CellKey? Read(string? text)
    {
        var end = text?.LastIndexOf('-') ?? -1;
        return end > 0 && WorkPair.Read(text![..end]) is { } pair && text[(end + 1)..] is [>= '1' and <= '7' and var day]
            ? new(pair, day - '0')
            : null;
    }

    public static CellKey Of(TimeEntry entry) => new(new(entry.ProjectId, entry.ActivityId), (int)entry.Date.DayOfWeek);
}

/// <summary>A cell as it was typed.</summary>
/// <param name="Shown">The minutes that were on the screen before.</param>
public sealed record CellInput(CellKey Key, string Typed, int Shown)
{
    const int MostKept = 40;

    /// <summary>What is meant, nothing being 0; null when it is no duration.</summary>
    public int? Minutes => string.IsNullOrWhiteSpace(Typed) ? 0 : WorkDuration.Read(Typed);

    /// <summary>Says something else than before.</summary>
    public bool IsChanged => Minutes != Shown && Typed.Trim() != WorkDuration.Text(Shown);

    /// <summary>Why this cannot be meant; null when it can.</summary>
    public string? WhyNot() =>
        Minutes is not { } minutes ? "Write 1:30, 1.5 or 90m."
        : minutes > WorkDuration.Longest && minutes != Shown ? WorkedTime.WhyNotFor(minutes)
        : null;

    /// <summary>One cell of a form; null when it is no form of ours.</summary>
    public static CellInput? Read(string? key, StringValues typed, string? shown) =>
        CellKey.Read(key) is { } cell
        && int.TryParse(shown, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var before)
            ? new(cell, Kept(typed.ToString()), before)
            : null;

    /// <summary>All cells of a form that say something else than before; null when it is no form of ours.</summary>
    public static IReadOnlyList<CellInput>? ReadAll(IFormCollection form)
    {
        var read = new List<CellInput>();
        foreach (var (name, typed) in form)
        {
            if (!name.StartsWith("c-", StringComparison.Ordinal))
                continue;
            if (Read(name[2..], typed, form[$"s-{name[2..]}"]) is not { } cell)
                return null;
            if (cell.IsChanged)
                read.Add(cell);
        }
        return read;
    }

    static string Kept(string text) => text.Length > MostKept ? text[..MostKept] : text;
}

/// <summary>A cell that could not be stored.</summary>
/// <param name="Shown">The minutes it has now.</param>
/// <param name="WasChanged">Someone was first.</param>
/// <param name="HasClock">Some of it has clock times, which are changed in the day.</param>
public sealed record CellProblem(string Typed, string Why, int Shown, bool WasChanged, bool HasClock);
