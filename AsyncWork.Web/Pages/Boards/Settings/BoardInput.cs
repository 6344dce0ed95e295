using System.ComponentModel.DataAnnotations;
using AsyncWork.Domain;
using AsyncWork.Domain.Boards;
using AsyncWork.Web.Identity;

namespace AsyncWork.Web.Pages.Boards.Settings;

/// <summary>A project on which hours of a board's cards can be logged.</summary>
public sealed record ProjectChoice(int Id, string Name, string Client)
{
    public string Text => Client.Length == 0 ? Name : $"{Name} · {Client}";
}

/// <summary>What is typed of a board.</summary>
public sealed class BoardInput
{
    [Required(ErrorMessage = "Give a name.")]
    public string Name { get; set; } = "";
    public string? Purpose { get; set; }
    public BoardAudience Audience { get; set; }
    public bool IsTemplate { get; set; }
    public Strictness Limits { get; set; }
    public Strictness Dependencies { get; set; }
    public int? PersonLimit { get; set; }
    public int? ProjectId { get; set; }

    [Required(ErrorMessage = "Choose a time zone.")]
    public string Zone { get; set; } = "";

    public static BoardInput Of(Board board) =>
        new()
        {
            Name = board.Name,
            Purpose = board.Purpose,
            Audience = board.Audience,
            IsTemplate = board.IsTemplate,
            Limits = board.Limits,
            Dependencies = board.Dependencies,
            PersonLimit = board.PersonLimit,
            ProjectId = board.ProjectId,
            Zone = board.Zone.Id,
        };

    /// <summary>Changes the board, or says why it cannot be changed so.</summary>
    public string? Apply(Board board)
    {
        if (Zones.Find(Zone) is not { } zone)
            return "Choose a time zone from the list.";
        var why =
            Board.WhyNotName(Name)
            ?? StoredText.WhyNotText(Purpose, "A purpose", Board.LongestPurpose)
            ?? WipLimit.WhyNot(PersonLimit);
        if (why is not null)
            return why;
        board.Rename(Name, Purpose);
        board.ShowTo(Audience);
        board.BeTemplate(IsTemplate);
        board.Agree(Limits, Dependencies, PersonLimit);
        board.LogOn(ProjectId);
        board.LiveIn(zone);
        return null;
    }
}
