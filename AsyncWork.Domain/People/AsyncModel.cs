namespace AsyncWork.Domain.People;

/// <summary>How much a team works at the same time (product.md P12, S3).</summary>
public enum AsyncModel
{
    /// <summary>No common hours are expected.</summary>
    FullyAsync,

    /// <summary>Two to four common hours a day.</summary>
    Hybrid,

    /// <summary>Six to eight common hours a day.</summary>
    Synchronous,
}

/// <summary>What a way of working stands for where a team has not agreed on something else (product.md P12).</summary>
public static class AsyncModels
{
    /// <summary>The common minutes a day to aim for: the least that the way of working stands for.</summary>
    public static int UsualOverlap(this AsyncModel model) =>
        model switch
        {
            AsyncModel.FullyAsync => 0,
            AsyncModel.Hybrid => 2 * 60,
            _ => 6 * 60,
        };
}
