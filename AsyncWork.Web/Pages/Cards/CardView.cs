using AsyncWork.Domain.Boards;
using AsyncWork.Domain.People;
using AsyncWork.Web.Pages.People;
using NodaTime;

namespace AsyncWork.Web.Pages.Cards;

/// <summary>A card as its page shows it, with the names of what it points at.</summary>
public sealed class CardView
{
    public required Card Card { get; init; }
    public required string Board { get; init; }
    public required string Column { get; init; }
    public required FlowState State { get; init; }
    public string? Lane { get; init; }
    public PersonName? Owner { get; init; }
    public DateTimeZone? OwnerZone { get; init; }
    public PersonName? WaitingOn { get; init; }
    public string? CreatedBy { get; init; }
    public IReadOnlyList<PersonName> Helpers { get; init; } = [];
    public IReadOnlyList<LabelView> Labels { get; init; } = [];

    /// <summary>Somebody hands it over right now.</summary>
    public bool IsHandedOff { get; init; }

    /// <summary>Minutes that everybody logged on the card.</summary>
    public int Minutes { get; init; }

    /// <summary>Minutes that the viewer logged on it.</summary>
    public int MyMinutes { get; init; }

    /// <summary>The project on which hours of the board's cards are logged, if no other is chosen.</summary>
    public int? ProjectId { get; init; }
    public bool BoardIsArchived { get; init; }

    /// <summary>The viewer works on the board.</summary>
    public bool IsOurs { get; init; }

    /// <summary>Why nothing can be changed on it at the moment; null when it can.</summary>
    public string? Closed => CardAccess.WhyClosed(Card, BoardIsArchived);
    public bool MayChange => IsOurs && Closed is null;

    /// <summary>It lies in the archive or the trash of a board that is in use, and the viewer may bring it back.</summary>
    public bool MayBringBack => IsOurs && !BoardIsArchived && Closed is not null;
    public int Id => Card.Id;
}

public sealed record LabelView(int Id, string Name, int Hue);

/// <summary>A card to change, and whether this person may.</summary>
public sealed record CardToChange(Card Card, bool IsOurs, bool BoardIsArchived);
