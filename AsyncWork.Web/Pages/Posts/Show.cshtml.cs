using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Comments;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace AsyncWork.Web.Pages.Posts;

/// <summary>A post with its conversation and its files (product.md P5).</summary>
public sealed class ShowModel(AppDbContext db, IClock clock) : PostPage(db, clock)
{
    public Task<IActionResult> OnGetAsync() => ShowAsync("_Post");

    protected override async Task LoadPartsAsync()
    {
        await LoadCommentsAsync(null, new CommentInput());
        if (Post.Attachments > 0)
            await LoadFilesAsync();
    }
}
