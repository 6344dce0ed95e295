namespace AsyncWork.Domain.Kpis;

/// <summary>
/// The percentile of kpis.md section 0: linear between neighbours at 1 + p·(n−1), as <c>PERCENTILE.INC</c> of Excel and
/// <c>PERCENTILE_CONT</c> of SQL Server compute it.
/// </summary>
public static class Percentile
{
    /// <param name="values">In any order.</param>
    /// <param name="share">From 0 to 1.</param>
    /// <returns>Null without values.</returns>
    public static decimal? Of(IEnumerable<decimal> values, decimal share)
    {
        var sorted = values.Order().ToList();
        if (sorted.Count == 0)
            return null;
        var at = share * (sorted.Count - 1);
        var below = (int)Math.Floor(at);
        return below + 1 < sorted.Count ? sorted[below] + (at - below) * (sorted[below + 1] - sorted[below]) : sorted[below];
    }

    public static decimal? Median(IEnumerable<decimal> values) => Of(values, 0.5m);
}
