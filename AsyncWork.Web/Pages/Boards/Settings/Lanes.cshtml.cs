using AsyncWork.Domain.Boards;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Boards.Settings;

/// <summary>The lanes of a board, with limits of their own (product.md B5, B6).</summary>
public sealed class LanesModel(AppDbContext db, AuditTrail audit) : SettingsPage(db, audit)
{
    protected override string Fragment => "_Lanes";

    public Task<IActionResult> OnPostAsync(int id, int version, int lane, string? name, int? limit) =>
        ChangeAsync(
            id,
            version,
            board =>
            {
                var found = board.Lanes.FirstOrDefault(l => l.Id == lane);
                var why =
                    found is null ? "The lane is not there any more."
                    : !ModelState.IsValid ? "A limit is a whole number."
                    : Lane.WhyNotName(name) ?? WipLimit.WhyNot(limit);
                if (why is null)
                {
                    found!.Rename(name!);
                    found.LimitTo(limit);
                }
                return Task.FromResult(why);
            },
            "Lane saved."
        );

    public Task<IActionResult> OnPostAddAsync(int id, int version, string? name, int? limit) =>
        ChangeAsync(
            id,
            version,
            board =>
            {
                var why =
                    Lane.WhyNotName(name)
                    ?? WipLimit.WhyNot(limit)
                    ?? (board.Lanes.Count >= 30 ? "A board has at most 30 lanes." : null);
                if (why is null)
                    board.AddLane(name!, limit);
                return Task.FromResult(why);
            },
            "Lane added."
        );

    public Task<IActionResult> OnPostRemoveAsync(int id, int version, int lane) =>
        ChangeAsync(
            id,
            version,
            async board =>
            {
                if (board.Lanes.FirstOrDefault(l => l.Id == lane) is not { } found)
                    return "The lane is not there any more.";
                var cards = await Db.Cards.CountAsync(c => c.LaneId == lane);
                if (cards > 0)
                    return $"{cards} cards stand in “{found.Name}”, archived ones too. Move them to another lane first.";
                board.RemoveLane(found);
                return null;
            },
            "Lane removed."
        );
}
