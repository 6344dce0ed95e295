namespace AsyncWork.Web.Data;

/// <summary>The 24 hours with their bit in an entry's hour mask: joined to entries to count hours in SQL (kpis.md K24b).</summary>
public sealed class HourOfDay
{
    public int Hour { get; private set; }
    public int Bit { get; private set; }
}
