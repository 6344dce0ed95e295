using AsyncWork.Domain.Boards;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Boards.Settings;

/// <summary>The labels of a board (product.md B3).</summary>
public sealed class LabelsModel(AppDbContext db, AuditTrail audit) : SettingsPage(db, audit)
{
    protected override string Fragment => "_Labels";

    public Task<IActionResult> OnPostAsync(int id, int version, int label, string? name, int hue) =>
        ChangeAsync(
            id,
            version,
            board =>
            {
                var found = board.Labels.FirstOrDefault(l => l.Id == label);
                var why = found is null ? "The label is not there any more." : board.WhyNotRenameLabel(found, name);
                if (why is null)
                    board.RenameLabel(found!, name!, hue);
                return Task.FromResult(why);
            },
            "Label saved."
        );

    public Task<IActionResult> OnPostAddAsync(int id, int version, string? name, int hue) =>
        ChangeAsync(
            id,
            version,
            board =>
            {
                var why = board.WhyNotAddLabel(name);
                if (why is null)
                    board.AddLabel(name!, hue);
                return Task.FromResult(why);
            },
            "Label added."
        );

    public Task<IActionResult> OnPostRemoveAsync(int id, int version, int label) =>
        ChangeAsync(
            id,
            version,
            async board =>
            {
                if (board.Labels.FirstOrDefault(l => l.Id == label) is not { } found)
                    return "The label is not there any more.";
                if (await Db.CardRules.AnyAsync(r => r.WhenLabelId == label || r.ThenLabelId == label))
                    return $"A rule of the board uses “{found.Name}”. Change the rule first.";
                await Db.WriteAsync(token => Db.CardLabels.Where(l => l.LabelId == label).ExecuteDeleteAsync(token));
                board.RemoveLabel(found);
                return null;
            },
            "Label removed from the board and its cards."
        );
}
