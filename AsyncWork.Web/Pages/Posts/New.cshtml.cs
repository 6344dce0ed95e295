using AsyncWork.Domain;
using AsyncWork.Domain.Posts;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Requests;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Posts;

/// <summary>Writes to the company or a team, from a text of its kind, and asks for answers (product.md P5, P6).</summary>
public sealed class NewModel(AppDbContext db, IClock clock) : PageModel
{
    const string Address = "/posts/new";

    [BindProperty(SupportsGet = true)]
    public PostKind Kind { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    /// <summary>Null for the company.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Team { get; set; }

    [BindProperty(Name = "Ask")]
    public AskInput Input { get; set; } = new();

    [BindProperty]
    public Guid FormKey { get; set; }
    public AskForm Ask { get; private set; } = null!;
    public IReadOnlyList<AskedTeam> Teams { get; private set; } = [];
    Viewer Viewer => User.Viewer();
    Instant Now => clock.GetCurrentInstant();
    LocalDate Today => Now.InZone(Viewer.Zone).Date;

    /// <param name="title">The title to begin with.</param>
    /// <param name="about">The address of what it is about, in this app; it stands among the links of the text.</param>
    public async Task<IActionResult> OnGetAsync(string? title, string? about)
    {
        if (!ModelState.IsValid || !Enum.IsDefined(Kind))
            Kind = PostKind.Note;
        Title = title;
        Text = PostTemplates.Start(Kind, Url.IsLocalUrl(about) ? about : "");
        return await ShowAsync("_New", StatusCodes.Status200OK);
    }

    /// <summary>Another kind: what was written stays; where nothing was, the text of the new kind comes. Nothing is stored.</summary>
    public Task<IActionResult> OnPostKindAsync(PostKind to)
    {
        Text = PostTemplates.Change(Text, Kind, Enum.IsDefined(to) ? to : Kind);
        Kind = Enum.IsDefined(to) ? to : Kind;
        ModelState.Clear();
        return ShowAsync("_New", StatusCodes.Status200OK);
    }

    /// <summary>While writing: by when those who are asked may be expected to answer. Nothing is stored.</summary>
    public Task<IActionResult> OnPostAskAsync() => ShowAsync("_Ask", StatusCodes.Status200OK);

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return await ShowAsync("_New", StatusCodes.Status422UnprocessableEntity);
        var text = StoredText.Lines(Text);
        if (Post.WhyNot(Title, text) is { } wrong)
            return await RefuseAsync(
                StoredText.WhyNotTitle(Title, "A title", Post.LongestTitle) is null ? nameof(Text) : nameof(Title),
                wrong
            );
        if (!Enum.IsDefined(Kind))
            return await RefuseAsync(nameof(Kind), "Choose one of the kinds.");
        if (Team is { } team && !(await db.ListTeamsToPostTo(Viewer).ToListAsync()).Exists(t => t.Id == team))
            return await RefuseAsync(nameof(Team), "Choose the company or one of your teams.");
        var (url, reason) = await db.AddPostAsync(Viewer, new(Kind, Title!, text, Team), Input, FormKey, Now);
        if (reason is not null)
            return await RefuseAsync(
                Domain.Requests.Request.WhyNotUrgent(Input.Urgency, Input.Because) == reason ? "Ask.Because" : "Ask.Whom",
                reason
            );
        return this.GoTo(url ?? "/posts");
    }

    async Task<IActionResult> RefuseAsync(string field, string reason)
    {
        ModelState.AddModelError(field, reason);
        return await ShowAsync("_New", StatusCodes.Status422UnprocessableEntity);
    }

    async Task<IActionResult> ShowAsync(string fragment, int status)
    {
        db.ChangeTracker.Clear();
        Teams = await db.ListTeamsToPostTo(Viewer).ToListAsync();
        Ask = await new AskForm("Ask", $"{Address}?handler=Ask", Input).OpenAsync(
            db,
            Viewer,
            Now,
            await db.ListPeopleWhoRead(Team, Today).ToListAsync()
        );
        return this.PageOrFragment(fragment, status);
    }
}
