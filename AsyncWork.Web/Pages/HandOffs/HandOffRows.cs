using AsyncWork.Domain.HandOffs;
using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Web.Pages.HandOffs;

/// <summary>Hand-offs in a list, for the eyes of one of the two.</summary>
public sealed record HandOffRows(IReadOnlyList<HandOffRow> Rows, PersonId Person, Instant Now)
{
    public bool IsLate(HandOffRow row) =>
        row.DueAt < Now && row.State is HandOffState.Offered or HandOffState.Asked or HandOffState.Returned;

    public string Between(HandOffRow row) =>
        row.GiverId == Person ? $"to {row.Receiver}"
        : row.ReceiverId == Person ? $"from {row.Giver}"
        : $"from {row.Giver} to {row.Receiver}";

    /// <summary>The state, where it does not wait for the person themselves.</summary>
    public string Text(HandOffRow row) =>
        row.State switch
        {
            HandOffState.Offered when row.ReceiverId == Person => "Take over or ask",
            HandOffState.Asked when row.GiverId == Person => "Answer",
            HandOffState.Returned when row.GiverId == Person => "Came back",
            _ => row.State.Text(row.Giver, row.Receiver),
        };
}
