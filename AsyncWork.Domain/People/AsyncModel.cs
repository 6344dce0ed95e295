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
