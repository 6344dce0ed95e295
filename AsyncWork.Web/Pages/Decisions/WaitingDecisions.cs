namespace AsyncWork.Web.Pages.Decisions;

/// <summary>What waits for the viewer, for the list on Today and above the log.</summary>
public sealed record WaitingDecisions(IReadOnlyList<WaitingDecision> Rows, bool IsOnToday);
