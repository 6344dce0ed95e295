namespace AsyncWork.Web.Pages.Boards;

/// <summary>The row of tabs above everything that shows a board: its views, and what on it is one's own.</summary>
/// <param name="Filter">What the view filters by, as it stands in the address; the board and its list understand each other's.</param>
public sealed record BoardViews(int Board, string Filter = "");
