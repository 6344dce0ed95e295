using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Data;

/// <summary>
/// A page asks a dozen questions, and opening a connection costs as much as a small one: the connection stays open from the page's handler
/// until the page is written. What is streamed, a file to somebody's slow line, does not keep it.
/// </summary>
sealed class OneConnection(AppDbContext db) : IAsyncPageFilter, IAsyncResultFilter
{
    bool isOpen;

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        await db.Database.OpenConnectionAsync(context.HttpContext.RequestAborted);
        isOpen = true;
        if ((await next()).Result is not (PageResult or PartialViewResult))
            await CloseAsync();
    }

    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        await next();
        await CloseAsync();
    }

    async Task CloseAsync()
    {
        if (!isOpen)
            return;
        isOpen = false;
        await db.Database.CloseConnectionAsync();
    }
}
