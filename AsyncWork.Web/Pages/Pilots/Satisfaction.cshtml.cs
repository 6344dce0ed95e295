using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Pages.Inbox;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Pilots;

/// <summary>How content a member of the team is: once, changed until the end, and never shown with a name.</summary>
public sealed class SatisfactionModel(AppDbContext db, IClock clock) : PilotPage(db, clock)
{
    public int? Score { get; private set; }
    public string? Comment { get; private set; }
    public bool IsKept { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await WhyNotAsync() is { } refused)
            return refused;
        await FillAsync();
        return this.PageOrFragment("_Satisfaction");
    }

    public async Task<IActionResult> OnPostAsync(int? score, string? comment)
    {
        if (await WhyNotAsync() is { } refused)
            return refused;
        (Score, Comment) = (score, comment);
        if (Pilot.WhyNotAnswer(score, comment, Today) is { } reason)
            return Refuse("_Satisfaction", reason);
        // Only one's own is read.
        var person = Viewer.Person;
        await Db.Entry(Pilot).Collection(p => p.Answers).Query().Where(a => a.PersonId == person).LoadAsync();
        Pilot.Answer(person, score!.Value, comment, Today, Guid.NewGuid());
        // The end of the pilot, at the same moment, comes first.
        Db.Entry(Pilot).Property(p => p.MeasuredWeeks).IsModified = true;
        if (!await SaveAsync())
            return Pilot.HasEnded
                ? LocalRedirect(Pilot.Url)
                : Refuse("_Satisfaction", "That did not work at the same moment. Save once more.", StatusCodes.Status409Conflict);
        await Db.FinishAskedAsync([person], $"{Pilot.Url}/satisfaction", Now, default);
        this.Toast("Your answer is kept.");
        if (!Request.IsHtmx())
            return LocalRedirect(Pilot.Url);
        ModelState.Clear();
        IsKept = true;
        return this.PageOrFragment("_Satisfaction");
    }

    /// <summary>Members are asked, those who only run the pilot are not.</summary>
    async Task<IActionResult?> WhyNotAsync() =>
        !await LoadAsync() ? NotFound()
        : !IsMember ? Forbid()
        : Pilot.HasEnded ? LocalRedirect(Pilot.Url)
        : null;

    async Task FillAsync()
    {
        if (await Db.FindOwnOpinion(Viewer, PilotId).SingleOrDefaultAsync() is { } own)
            (Score, Comment, IsKept) = (own.Score, own.Comment, true);
    }
}
