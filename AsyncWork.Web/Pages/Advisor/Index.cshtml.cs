using AsyncWork.Domain.Advisor;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AsyncWork.Web.Pages.Advisor;

/// <summary>Should this be a meeting? All answers are in the address (product.md M3).</summary>
public sealed class IndexModel(AppDbContext db) : PageModel
{
    /// <summary>What was answered that can be.</summary>
    public IReadOnlyDictionary<AdviceCriterion, string> Answers { get; private set; } = new Dictionary<AdviceCriterion, string>();

    /// <summary>Null as long as nothing is answered.</summary>
    public Advice? Advice { get; private set; }
    public int Version { get; private set; }
    public string? Task => Answers.GetValueOrDefault(AdviceCriterion.Task);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Answers = AdviceQuestion
            .All.Select(q => (q.Criterion, Answer: q.Find(Request.Query[q.Criterion.Name()])))
            .Where(a => a.Answer is not null)
            .ToDictionary(a => a.Criterion, a => a.Answer!.Key);
        if (Answers.Count > 0)
        {
            var table = await db.ReadAdviceTableAsync(cancellation);
            (Version, Advice) = (table.Number, table.Advise(Answers));
        }
        return this.PageOrFragment("_Advice");
    }
}
