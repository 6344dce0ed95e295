using AsyncWork.Domain;
using AsyncWork.Domain.Decisions;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Markdown;
using AsyncWork.Web.Pages.Wiki;

namespace AsyncWork.Web.Pages.Decisions;

/// <summary>The texts of a decision as HTML, with links to the pages, cards and decisions that they name; and what they speak of (product.md D12, D22).</summary>
static class DecisionTexts
{
    /// <summary>Renders what was typed. Texts that are rendered already stay as they are.</summary>
    public static async Task<DecisionText> RenderAsync(
        this AppDbContext db,
        Viewer viewer,
        DecisionText text,
        CancellationToken token
    )
    {
        var options = new List<OptionDraft>();
        foreach (var option in text.Options)
            options.Add(option with { About = await db.RenderOptionAsync(viewer, option.About, token) });
        return text with
        {
            Context = await db.RenderAsync(viewer, text.Context, token),
            Drivers = await db.RenderAsync(viewer, text.Drivers, token),
            Outcome = await db.RenderAsync(viewer, text.Outcome, token),
            Consequences = await db.RenderAsync(viewer, text.Consequences, token),
            Confirmation = await db.RenderAsync(viewer, text.Confirmation, token),
            More = await db.RenderAsync(viewer, text.More, token),
            Options = options,
        };
    }

    public static async Task<Prose> RenderAsync(this AppDbContext db, Viewer viewer, Prose prose, CancellationToken token) =>
        prose.IsEmpty || prose.Html != "" ? prose : new(prose.Text, await db.HtmlAsync(viewer, prose.Text, token));

    /// <summary>Notes what a decision speaks of, instead of what was noted before. Part of the caller's transaction; the caller saves.</summary>
    public static async Task ReferAsync(this AppDbContext db, Viewer viewer, Decision decision, CancellationToken token)
    {
        var now = decision.TextNow;
        var all = new[] { now.Context, now.Drivers, now.Outcome, now.Consequences, now.Confirmation, now.More }
            .Concat(now.Options.Select(o => o.About))
            .Where(p => !p.IsEmpty)
            .Select(p => p.Text);
        var linked = await db.LinkAsync(viewer, string.Join("\n\n", all), null, token);
        await db.ReferAsync(Subject.Decision(decision.Id), linked, cancellation: token);
    }

    static async Task<Prose> RenderOptionAsync(this AppDbContext db, Viewer viewer, Prose prose, CancellationToken token)
    {
        if (prose.IsEmpty || prose.Html != "")
            return prose;
        var read = OptionArguments.Of(prose.Text);
        if (read.Arguments.Count == 0)
            return await db.RenderAsync(viewer, prose, token);
        var arguments = new List<(ArgumentKind, string)>();
        foreach (var argument in read.Sorted)
            arguments.Add((argument.Kind, await db.HtmlAsync(viewer, argument.Sentence, token)));
        return new(prose.Text, MarkdownProse.OptionHtml(await db.HtmlAsync(viewer, read.Rest, token), arguments));
    }

    static async Task<string> HtmlAsync(this AppDbContext db, Viewer viewer, string text, CancellationToken token) =>
        (await db.LinkAsync(viewer, text, null, token)).Text.Html();
}
