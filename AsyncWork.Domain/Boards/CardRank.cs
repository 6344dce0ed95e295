namespace AsyncWork.Domain.Boards;

/// <summary>The order of cards in a column, as numbers with room between them, so that a move changes one row.</summary>
public static class CardRank
{
    /// <summary>The room that is left between two cards.</summary>
    public const long Gap = 1L << 20;

    /// <summary>A rank between two neighbours; null when there is no room left between them and the column must be spread first.</summary>
    /// <param name="above">The rank of the card above; null at the top.</param>
    /// <param name="below">The rank of the card below; null at the end.</param>
    public static long? Between(long? above, long? below) =>
        (above, below) switch
        {
            (null, null) => 0,
            (null, { } b) => b - Gap,
            ({ } a, null) => a + Gap,
            ({ } a, { } b) => b - a < 2 ? null : a + (b - a) / 2,
        };

    /// <summary>The rank of the card at an index, in a column that is spread anew.</summary>
    public static long Spread(int index) => index * Gap;
}
