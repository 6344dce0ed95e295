namespace AsyncWork.Domain.Kpis;

/// <summary>A card finished in the month in the numbers that the figures of the flow of work are computed from.</summary>
/// <param name="WorkingDays">By the owner's schedule; null without owner or schedule (K2).</param>
/// <param name="ActiveDays">In active columns while not blocked (K6).</param>
/// <param name="DaysInColumns">In active and waiting columns.</param>
public sealed record FlowCard(FinishedCard Card, decimal? WorkingDays, decimal ActiveDays, decimal DaysInColumns);
