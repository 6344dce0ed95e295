namespace AsyncWork.Domain.Decisions;

/// <summary>Something that could be done. Its text may hold arguments (<see cref="OptionArguments"/>).</summary>
public sealed class DecisionOption
{
    public const int LongestTitle = 300;

    DecisionOption() { }

    internal DecisionOption(int rank, string title, Prose about) => Change(rank, title, about);

    public int Id { get; private set; }
    public int DecisionId { get; private set; }

    /// <summary>Its place among the options, from 1.</summary>
    public int Rank { get; private set; }
    public string Title { get; private set; } = "";

    /// <summary>What it is, and what speaks for and against it.</summary>
    public Prose About { get; private set; } = Prose.None;

    /// <summary>The option that is proposed, and once it is decided the one that was chosen.</summary>
    public bool IsChosen { get; private set; }

    internal void Change(int rank, string title, Prose about) => (Rank, Title, About) = (rank, title.Trim(), about);

    internal void Choose(bool chosen) => IsChosen = chosen;
}

/// <summary>An option as somebody writes it.</summary>
/// <param name="Id">The option that is changed; null for a new one.</param>
/// <param name="IsProposed">The one that is proposed, or was chosen.</param>
public sealed record OptionDraft(int? Id, string Title, Prose About, bool IsProposed = false);
