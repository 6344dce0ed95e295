using AsyncWork.Domain.Boards;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Boards.Settings;

/// <summary>The columns of a board: names, what they mean, limits, order (product.md B1, B5).</summary>
public sealed class ColumnsModel(AppDbContext db, AuditTrail audit) : SettingsPage(db, audit)
{
    protected override string Fragment => "_Columns";

    public Task<IActionResult> OnPostAsync(
        int id,
        int version,
        int column,
        string? name,
        FlowState state,
        int? limit,
        int? laneLimit,
        int place
    ) =>
        ChangeAsync(
            id,
            version,
            board =>
            {
                var found = board.Columns.FirstOrDefault(c => c.Id == column);
                var why =
                    found is null ? "The column is not there any more."
                    : !ModelState.IsValid ? "A limit is a whole number."
                    : Column.WhyNotName(name) ?? WipLimit.WhyNot(limit) ?? WipLimit.WhyNot(laneLimit);
                if (why is not null)
                    return Task.FromResult<string?>(why);
                found!.Rename(name!);
                if (found.State != state)
                    found.Mean(state);
                found.LimitTo(limit, laneLimit);
                var order = board.Columns.Where(c => c.Id != column).OrderBy(c => c.Place).Select(c => c.Id).ToList();
                order.Insert(Math.Clamp(place - 1, 0, order.Count), column);
                board.OrderColumns(order);
                return Task.FromResult<string?>(null);
            },
            "Column saved."
        );

    public Task<IActionResult> OnPostAddAsync(int id, int version, string? name, FlowState state, int? limit) =>
        ChangeAsync(
            id,
            version,
            board =>
            {
                var why = board.WhyNotAddColumn(name) ?? WipLimit.WhyNot(limit);
                if (why is null)
                    board.AddColumn(name!, state, limit);
                return Task.FromResult(why);
            },
            "Column added."
        );

    public Task<IActionResult> OnPostRemoveAsync(int id, int version, int column) =>
        ChangeAsync(
            id,
            version,
            async board =>
            {
                if (board.Columns.FirstOrDefault(c => c.Id == column) is not { } found)
                    return "The column is not there any more.";
                var cards = await Db.Cards.CountAsync(c => c.ColumnId == column && c.DeletedAt == null);
                if (found.WhyNotRemove(cards, board.Columns.Count(c => !c.IsRemoved) - 1) is { } why)
                    return why;
                found.Remove();
                board.OrderColumns([]);
                return null;
            },
            "Column removed."
        );
}
