using AsyncWork.Domain.Posts;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Posts;

/// <summary>What was posted, the newest first (product.md P5, P6).</summary>
public sealed class IndexModel(AppDbContext db) : PageModel
{
    const int Size = 50;

    [BindProperty(SupportsGet = true)]
    public PostKind? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Asked { get; set; } = 1;
    public Pager Pager { get; private set; } = null!;
    public IReadOnlyList<PostRow> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!ModelState.IsValid || Kind is { } kind && !Enum.IsDefined(kind))
            (Kind, Asked) = (null, 1);
        var posts = db.ListPosts(User.Viewer(), Kind);
        Pager = new(Asked, Size, await posts.CountAsync(), page => $"/posts?Kind={Kind}&p={page}");
        Rows = await posts.Skip(Pager.Skip).Take(Size).ToListAsync();
        return this.PageOrFragment("_Posts");
    }
}
