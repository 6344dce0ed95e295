using AsyncWork.Domain.Decisions;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Htmx;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Admin;

/// <summary>Who must be among those who decide, by level (product.md D4).</summary>
public sealed class DecisionsModel(AppDbContext db, AuditTrail audit) : PageModel
{
    public sealed class RuleInput
    {
        public DecisionLevel Level { get; set; }
        public int Deciders { get; set; }
        public bool NeedsLead { get; set; }
        public bool NeedsCompany { get; set; }

        /// <summary>0 as long as nobody has set it.</summary>
        public int Version { get; set; }
    }

    [BindProperty]
    public List<RuleInput> Rules { get; set; } = [];

    public async Task OnGetAsync() => Rules = [.. (await LoadAsync()).Select(Of)];

    public async Task<IActionResult> OnPostAsync()
    {
        var stored = await LoadAsync();
        for (var i = 0; i < Rules.Count; i++)
            if (LevelRule.WhyNotSet(Rules[i].Deciders) is { } reason)
                ModelState.AddModelError($"Rules[{i}].Deciders", reason);
        if (!Rules.Select(r => r.Level).Order().SequenceEqual(Enum.GetValues<DecisionLevel>()))
            ModelState.AddModelError("", "The form is not complete. Open the page again.");
        if (!ModelState.IsValid)
            return Refuse(StatusCodes.Status422UnprocessableEntity, stored);
        foreach (var rule in stored)
            Change(rule, Rules.Single(r => r.Level == rule.Level));
        audit.Record("changed who must decide", "Decisions", string.Join("; ", stored.Select(r => $"{r.Level}: {r.Words}")));
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException) // changed, or set for the first time, by somebody else at the same moment
        {
            db.ChangeTracker.Clear();
            ModelState.AddModelError("", "Somebody else changed the rules first. This is how they stand now.");
            ModelState.Remove("Rules");
            return Refuse(StatusCodes.Status409Conflict, await LoadAsync());
        }
        this.Toast("The rules are saved.");
        return RedirectToPage();
    }

    void Change(LevelRule rule, RuleInput input)
    {
        if (rule.Version == 0 && input.Version == 0)
            db.LevelRules.Add(rule);
        else
            db.Entry(rule).Property(r => r.Version).OriginalValue = input.Version;
        rule.Set(input.Deciders, input.NeedsLead, input.NeedsCompany);
    }

    PageResult Refuse(int status, IEnumerable<LevelRule> now)
    {
        if (status == StatusCodes.Status409Conflict || Rules.Count == 0)
            Rules = [.. now.Select(Of)];
        Response.StatusCode = status;
        return Page();
    }

    /// <summary>The rule of each level; those that nobody has set are not in the database.</summary>
    async Task<List<LevelRule>> LoadAsync()
    {
        var stored = await db.LevelRules.ToDictionaryAsync(r => r.Level);
        return [.. Enum.GetValues<DecisionLevel>().Select(l => stored.GetValueOrDefault(l) ?? new LevelRule(l))];
    }

    static RuleInput Of(LevelRule rule) =>
        new()
        {
            Level = rule.Level,
            Deciders = rule.Deciders,
            NeedsLead = rule.NeedsLead,
            NeedsCompany = rule.NeedsCompany,
            Version = rule.Version,
        };
}
