using AsyncWork.Domain.Kpis;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Boards;
using AsyncWork.Web.Pages.Boards.Flow;
using AsyncWork.Web.Pages.Shared;
using AsyncWork.Web.Reports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Reports;

/// <summary>The cards that make a figure of the flow of work (product.md K-g).</summary>
public sealed class CardsModel(MonthlyReports reports, AppDbContext db) : ReportPage(reports)
{
    const int PageSize = 100;

    [BindProperty(SupportsGet = true, Name = "figure")]
    public string? Asked { get; set; }

    /// <summary>Only cards with a label of this name (K3, by type).</summary>
    [BindProperty(SupportsGet = true)]
    public string? Label { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public Figure? Figure { get; private set; }

    /// <summary>What the cards have in common.</summary>
    public string What { get; private set; } = "Cards";
    public IReadOnlyList<LabelCount> Labels { get; private set; } = [];
    public IReadOnlyList<CardRow> Cards { get; private set; } = [];

    /// <summary>Those of them that this person may open.</summary>
    public IReadOnlySet<int> Open { get; private set; } = new HashSet<int>();

    /// <summary>Those on which a meeting was logged, where the figure tells them from the others; else null.</summary>
    public IReadOnlySet<int>? WithMeeting { get; private set; }
    public Pager Pager { get; private set; } = null!;

    /// <summary>Estimates stand beside hours and owners; not where they would tell of few owners.</summary>
    public bool ShowsEstimates { get; private set; }

    public async Task<IActionResult> OnGetAsync(string month, CancellationToken cancellation)
    {
        if (await WhyNotAsync(month, cancellation) is { } refusal)
            return refusal;
        var flow = await FlowOf.LoadAsync(db, Place, cancellation);
        var days = Asked == FlowOf.InWorkingDays ? await WorkingDaysAsync(flow, cancellation) : null;
        if (flow.CardsOf(Asked ??= "finished", days) is not { } ids)
            return NotFound();
        if (Asked == FlowOf.WithoutMeeting)
            WithMeeting = flow.Month.Assisted.Select(c => c.Id).ToHashSet();
        ShowsEstimates = SizedEstimates.AreShownByCard(SizedEstimates.Of(flow.Month));
        Figure = flow.Figures(days).FirstOrDefault(f => string.Equals(f.Key, Asked, StringComparison.Ordinal));
        What = Figure?.Label ?? SizedEstimates.WhatIs(Asked) ?? What;
        Labels = await db.LabelsOfCards(ids).ToListAsync(cancellation);
        var chosen = string.IsNullOrEmpty(Label) ? [.. ids] : await db.CardsLabelled(ids, Label).ToListAsync(cancellation);
        Pager = new Pager(Math.Max(1, Number), PageSize, chosen.Count, n => Of(Label, n));
        var shown = chosen.Order().Skip(Pager.Skip).Take(PageSize).ToList();
        Cards = await db.CardRows(shown).ToListAsync(cancellation);
        Open = (
            await db.CardsSeenBy(User.Viewer()).Where(c => shown.Contains(c.Id)).Select(c => c.Id).ToListAsync(cancellation)
        ).ToHashSet();
        return Page();
    }

    async Task<WorkingDaysOf> WorkingDaysAsync(FlowOf flow, CancellationToken cancellation) =>
        await flow.WorkingDaysAsync(db, await CapacityOf.LoadAsync(db, Place.Scope, Place.Period, cancellation), cancellation);

    /// <summary>The address of the figure's cards, of one label or of all.</summary>
    public string Of(string? label, int page = 1) =>
        At(
            $"/cards?figure={Asked}"
                + (string.IsNullOrEmpty(label) ? "" : "&label=" + Uri.EscapeDataString(label))
                + (page > 1 ? $"&p={page}" : "")
        );
}
