namespace AsyncWork.Web.Pages.Shared;

/// <summary>Which part of a long list is shown, for <c>_Pager.cshtml</c>.</summary>
/// <param name="Asked">The page asked for, from 1; what is out of range shows the nearest.</param>
/// <param name="Url">The address of a page, with the filters kept.</param>
public sealed record Pager(int Asked, int Size, int Total, Func<int, string> Url)
{
    public int Pages => Math.Max(1, (Total + Size - 1) / Size);
    public int Page => Math.Clamp(Asked, 1, Pages);

    /// <summary>How many rows to skip.</summary>
    public int Skip => (Page - 1) * Size;
    public int First => Skip + 1;
    public int Last => Math.Min(Skip + Size, Total);
}
