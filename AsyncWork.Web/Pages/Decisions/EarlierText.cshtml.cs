using AsyncWork.Domain.Decisions;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Wiki;
using AsyncWork.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Decisions;

/// <summary>What a decision said before, beside what came next or what it says now; can be brought back (product.md D9).</summary>
public sealed class EarlierTextModel(AppDbContext db, IClock clock) : DecisionPage(db, clock)
{
    /// <summary>The number of the text (<see cref="DecisionRevision.Number"/>).</summary>
    [FromRoute(Name = "text")]
    public int TextNumber { get; set; }

    /// <summary>Beside what it says now, not what came next.</summary>
    [BindProperty(SupportsGet = true)]
    public bool ToNow { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Sides { get; set; }

    /// <summary>The decision as it was when the form was shown.</summary>
    [BindProperty]
    public int Revision { get; set; }
    public DecisionRevision Before { get; private set; } = null!;
    public string? ChangedBy { get; private set; }
    public TextDiff Changes { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync() => await FindAsync() ? Page() : NotFound();

    /// <summary>Brings the text back, as far as the decision does not stand still. What it says now is kept among the earlier texts.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAsync())
            return NotFound();
        var isFought = false;
        var changed = await ChangeAsync(
            async (decision, token) =>
            {
                isFought = decision.Revision != Revision;
                if (isFought)
                    return "Somebody else changed it since you opened this. Look at what it says now before you bring this text back.";
                var text = TextInput.Of(decision.Recognise(Before.Read())).Read(decision);
                if (decision.Says(text))
                    return "There is nothing to bring back: where they differ, the decision stands still, or it says so already.";
                if (decision.WhyNotWrite(text) is { } wrong)
                    return wrong.Reason;
                var until = Before.At.InZone(Viewer.Zone).Date.Text();
                decision.Write(
                    await Db.RenderAsync(Viewer, text, token),
                    Viewer.Person,
                    Now,
                    $"what it said until {until} was brought back"
                );
                await Db.ReferAsync(Viewer, decision, token);
                return null;
            }
        );
        if (isFought)
            changed = changed with { Status = StatusCodes.Status409Conflict };
        if (changed.Status is StatusCodes.Status409Conflict or StatusCodes.Status422UnprocessableEntity)
        {
            Response.StatusCode = changed.Status;
            return await FindAsync() ? Page() : NotFound();
        }
        return await AnswerAsync(changed, "_History", "The earlier text is back. What it said until now is kept in the history.");
    }

    async Task<bool> FindAsync()
    {
        if (!await LoadDecisionAsync())
            return false;
        var texts = await Db.ListTwoTexts(Decision.Id, MayKeep, TextNumber).ToListAsync();
        if (texts is not [{ } found, ..] || found.Revision.Number != TextNumber)
            return false;
        var (before, after) = (found.Revision, !ToNow && texts is [_, { } next] ? next.Revision.Read() : Decision.TextNow);
        (Before, ChangedBy, Changes) = (
            before,
            found.By,
            TextDiff.Of(DecisionMarkdown.Of(before.Read()), DecisionMarkdown.Of(after))
        );
        return true;
    }
}
