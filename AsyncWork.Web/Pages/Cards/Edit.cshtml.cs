using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Cards;

/// <summary>Change the fields of a card, beside others who do the same (product.md B2, B3, B23).</summary>
public sealed class EditModel(AppDbContext db, IClock clock) : CardPage(db, clock)
{
    [BindProperty]
    public CardInput Input { get; set; } = new();

    /// <summary>Each field as it was when the form was shown.</summary>
    public IReadOnlyDictionary<CardField, string> Was { get; private set; } = new Dictionary<CardField, string>();
    public IReadOnlyList<LabelView> Labels { get; private set; } = [];

    /// <summary>Fields that another changed too, with what they say now.</summary>
    public IReadOnlyDictionary<CardField, string> Theirs { get; private set; } = new Dictionary<CardField, string>();
    bool wasSent;
    bool isDone;

    public Task<IActionResult> OnGetAsync() => OfferAsync("_Edit");

    public async Task<IActionResult> OnPostAsync()
    {
        wasSent = true;
        Was = CardValues.ReadMarks(Request.Form);
        var edit = new CardEdit(Db, Viewer, Input, Was, Now);
        var answer = await ChangeAsync(edit.ApplyAsync);
        if (edit.Wrong is { } field && ModelState.Remove(""))
            ModelState.AddModelError($"Input.{field}", answer.Refused!);
        if (edit.Fought.Count > 0)
            return await ShowFoughtAsync(edit);
        if (answer.IsDone)
            this.Toast(edit.Warning is null ? "The card is saved." : $"The card is saved. {edit.Warning}");
        isDone = answer.IsDone;
        return await AnswerAsync(answer, isDone ? "_Card" : "_Edit", Address);
    }

    protected override async Task LoadPartsAsync()
    {
        if (isDone)
            await LoadAllAsync();
        Labels = await Db.ListLabelsOf(Shown.Card.BoardId).ToListAsync();
        if (wasSent)
            return;
        var values = await ValuesNowAsync();
        Input = CardInput.Of(values);
        Was = CardValues.Marks(values);
    }

    /// <summary>What only others changed is taken over; where both did, what was typed stays, with theirs beside it.</summary>
    async Task<IActionResult> ShowFoughtAsync(CardEdit edit)
    {
        if (!await LoadCardAsync())
            return NotFound();
        Labels = await Db.ListLabelsOf(Shown.Card.BoardId).ToListAsync();
        var (typed, now) = (Input.Values(), await ValuesNowAsync());
        var mine = CardValues.Changed(typed, Was);
        var (input, estimate) = (
            now.ToDictionary(n => n.Key, n => mine.Contains(n.Key) ? typed[n.Key] : n.Value),
            Input.Estimate
        );
        if (mine.Contains(CardField.Estimate))
            input[CardField.Estimate] = "";
        Input = CardInput.Of(input);
        if (mine.Contains(CardField.Estimate))
            Input.Estimate = estimate;
        Theirs = edit.Fought.ToDictionary(f => f, f => Words(f, now[f]));
        Was = CardValues.Marks(now);
        var reason = ModelState[""]?.Errors.FirstOrDefault()?.ErrorMessage;
        ModelState.Clear();
        ModelState.AddModelError("", reason ?? "");
        return this.PageOrFragment("_Edit", StatusCodes.Status409Conflict);
    }

    async Task<Dictionary<CardField, string>> ValuesNowAsync() =>
        CardValues.Of(
            await Db
                .Cards.AsNoTracking()
                .Include(c => c.Helpers)
                .Include(c => c.Labels)
                .AsSingleQuery()
                .SingleAsync(c => c.Id == CardId)
        );

    string Words(CardField field, string value) =>
        value == "" ? "nothing"
        : field is CardField.Owner or CardField.Helpers
            ? string.Join(
                ", ",
                CardValues.ReadIds(value).Select(id => People.FirstOrDefault(p => p.Id.Value == id)?.Name ?? "somebody else")
            )
        : field is CardField.Labels
            ? string.Join(
                ", ",
                CardValues.ReadIds(value).Select(id => Labels.FirstOrDefault(l => l.Id == id)?.Name ?? "another label")
            )
        : field is CardField.Estimate ? $"{value} minutes"
        : value;
}
