namespace AsyncWork.Domain.Boards;

/// <summary>What it means for a card to stand in a column, so that cycle time is defined (product.md B1, kpis.md K2).</summary>
public enum FlowState
{
    /// <summary>Not begun.</summary>
    Queue,

    /// <summary>Somebody works on it. The first entry here starts the cycle time.</summary>
    Active,

    /// <summary>Begun, and waiting for somebody or something.</summary>
    Waiting,

    /// <summary>Finished. The last entry here ends the cycle time.</summary>
    Done,
}

/// <summary>What a board does when a rule of the team says no: a full column, or a card that others block.</summary>
public enum Strictness
{
    /// <summary>Refuses, with the reason.</summary>
    Block,

    /// <summary>Does it and says what the rule was.</summary>
    Warn,
}
