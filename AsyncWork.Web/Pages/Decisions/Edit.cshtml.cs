using System.ComponentModel.DataAnnotations;
using AsyncWork.Domain.Decisions;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace AsyncWork.Web.Pages.Decisions;

/// <summary>Change the text of a decision, as far as it does not stand still (product.md D2).</summary>
public sealed class EditModel(AppDbContext db, IClock clock) : DecisionPage(db, clock)
{
    [BindProperty]
    public TextInput Text { get; set; } = new();

    /// <summary>The text as it was when the form was shown.</summary>
    [BindProperty]
    public int Revision { get; set; }

    /// <summary>Why it is changed.</summary>
    [BindProperty, MaxLength(DecisionRevision.LongestNote, ErrorMessage = "Say it in 300 characters or fewer.")]
    public string? Note { get; set; }

    /// <summary>“option” for one more row.</summary>
    [BindProperty]
    public string? Step { get; set; }

    /// <summary>What somebody else wrote meanwhile, where it differs from what was typed.</summary>
    public IReadOnlyDictionary<DecisionField, string> Theirs { get; private set; } = new Dictionary<DecisionField, string>();
    bool isFought;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadDecisionAsync())
            return NotFound();
        if (!MayKeep)
            return Forbid();
        Text = TextInput.Of(Decision.TextNow);
        Text.MakeRoom();
        return this.PageOrFragment("_Edit");
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Step == "option" && ModelState.IsValid)
        {
            Text.MakeRoom(more: true);
            return await OfferAsync("_Edit");
        }
        var field = "";
        var changed = await ChangeAsync(
            async (decision, token) =>
            {
                isFought = decision.Revision != Revision;
                if (isFought)
                    return "Somebody else changed it since you opened this. What you typed is kept below; save again to keep it.";
                var text = Text.Read(decision);
                if (decision.WhyNotWrite(text) is { } wrong)
                {
                    field = TextInput.NameOf(wrong.Field);
                    return wrong.Reason;
                }
                decision.Write(await Db.RenderAsync(Viewer, text, token), Viewer.Person, Now, Note?.Trim() ?? "");
                await Db.ReferAsync(Viewer, decision, token);
                return null;
            }
        );
        if (field != "" && ModelState.Remove(""))
            ModelState.AddModelError(field, changed.Refused!);
        return await AnswerAsync(
            isFought ? changed with { Status = StatusCodes.Status409Conflict } : changed,
            "_Edit",
            "The decision is saved."
        );
    }

    protected override Task LoadPartsAsync()
    {
        Text.MakeRoom();
        if (isFought)
            Theirs = Differences(TextInput.Of(Decision.TextNow)).ToDictionary(d => d.Field, d => d.Text);
        return Task.CompletedTask;
    }

    IEnumerable<(DecisionField Field, string Text)> Differences(TextInput now)
    {
        var (mine, theirs) = (Parts(Text), Parts(now));
        foreach (var (field, text) in theirs)
            if (Lines(text) != Lines(mine[field]) && Decision.WhyFrozen(field) is null)
                yield return (field, text is { Length: > 0 } ? text : "nothing");

        static string Lines(string? text) => Domain.StoredText.Lines(text).Trim();
    }

    static Dictionary<DecisionField, string?> Parts(TextInput text) =>
        new()
        {
            [DecisionField.Title] = text.Title,
            [DecisionField.Context] = text.Context,
            [DecisionField.Drivers] = text.Drivers,
            [DecisionField.Options] = string.Join(
                "\n\n",
                text.Options.Where(o => !o.IsEmpty).Select(o => $"{o.Title}\n{Domain.StoredText.Lines(o.About)}")
            ),
            [DecisionField.Outcome] = text.Outcome,
            [DecisionField.Consequences] = text.Consequences,
            [DecisionField.Confirmation] = text.Confirmation,
            [DecisionField.More] = text.More,
            [DecisionField.Effect] = text.Effect,
            [DecisionField.Tags] = text.Tags,
        };
}
