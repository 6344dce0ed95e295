namespace AsyncWork.Web.Pages.Boards;

/// <summary>Cards to be drawn on a board.</summary>
/// <param name="IsFresh">They are sent one by one, to be put in their places by rank.</param>
public sealed record CardList(BoardView View, IReadOnlyList<CardFace> Cards, bool IsFresh = false);
