using AsyncWork.Domain.Kpis;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Reports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Reports;

/// <summary>Say what happened in a month and what is done about it (product.md K-j). Who may see the report may.</summary>
public sealed class CommentaryModel(MonthlyReports reports, CommentaryDesk desk, AppDbContext db) : ReportPage(reports)
{
    public sealed class CommentaryInput
    {
        public string? WhatHappened { get; set; }
        public string? Actions { get; set; }
    }

    [BindProperty]
    public CommentaryInput Input { get; set; } = new();

    /// <summary><see cref="MonthCommentary.Mark"/> of what the form was made from; empty for none.</summary>
    public string Seen { get; private set; } = "";

    /// <summary>What somebody else wrote meanwhile.</summary>
    public ReportCommentary? Theirs { get; private set; }

    public async Task<IActionResult> OnGetAsync(string month, CancellationToken cancellation)
    {
        if (await WhyNotAsync(month, cancellation) is { } refusal)
            return refusal;
        if (await FindAsync(cancellation) is { Commentary: var stored })
            (Input, Seen) = (new() { WhatHappened = stored.WhatHappened, Actions = stored.Actions }, stored.Mark);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string month, string? seen, CancellationToken cancellation)
    {
        if (await WhyNotAsync(month, cancellation) is { } refusal)
            return refusal;
        Seen = seen ?? "";
        var text = new CommentaryText(Input.WhatHappened, Input.Actions);
        if (text.WhyNot() is var (part, reason))
        {
            ModelState.AddModelError($"Input.{part}", reason);
            return Refuse(StatusCodes.Status422UnprocessableEntity);
        }
        if (!await desk.WriteAsync(User.Viewer(), Place, text, Seen, cancellation))
            return await OvertakenAsync(cancellation);
        this.Toast(text.IsEmpty ? "There is no commentary." : "The commentary is saved.");
        return LocalRedirect(At());
    }

    /// <summary>What was typed stays in the form; what the other wrote stands above it.</summary>
    async Task<IActionResult> OvertakenAsync(CancellationToken cancellation)
    {
        var stored = await FindAsync(cancellation);
        (Seen, Theirs) = (stored?.Commentary.Mark ?? "", stored?.In(Place.Company.Zone));
        ModelState.AddModelError(
            "",
            Theirs is { } theirs
                ? $"{theirs.By} wrote it first. That stands above the form: take over what is right, and save."
                : "Somebody else took the commentary away first. Save again to keep what stands here."
        );
        return Refuse(StatusCodes.Status409Conflict);
    }

    Task<WrittenCommentary?> FindAsync(CancellationToken cancellation) =>
        db.FindWrittenCommentary(Place.Scope, Place.Period.Month).SingleOrDefaultAsync(cancellation);

    PageResult Refuse(int status)
    {
        Response.StatusCode = status;
        return Page();
    }
}
