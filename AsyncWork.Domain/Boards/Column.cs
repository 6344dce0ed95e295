namespace AsyncWork.Domain.Boards;

/// <summary>A column of a board. Who fills its last place raises its <see cref="Version"/>, so that two cards never take one place.</summary>
public sealed class Column
{
    public const int LongestName = 60;

    Column() { }

    internal Column(string name, FlowState state, int place)
    {
        (State, Place) = (state, place);
        Rename(name);
    }

    public int Id { get; private set; }
    public int BoardId { get; private set; }
    public string Name { get; private set; } = "";
    public FlowState State { get; private set; }

    /// <summary>The order from left to right.</summary>
    public int Place { get; private set; }

    /// <summary>How many cards stand in it at most, over all lanes; null for no limit.</summary>
    public int? Limit { get; private set; }

    /// <summary>How many cards stand in it at most in each lane; null for no limit.</summary>
    public int? LaneLimit { get; private set; }

    /// <summary>Taken off the board; the history of cards still names it.</summary>
    public bool IsRemoved { get; private set; }
    public int Version { get; private set; }

    public static string? WhyNotName(string? name) => StoredText.WhyNotName(name, "A column's name", LongestName);

    /// <exception cref="InvalidOperationException"><see cref="WhyNotName"/> has a reason.</exception>
    public void Rename(string name)
    {
        StoredText.Refuse(WhyNotName(name));
        Name = name.Trim();
        Version++;
    }

    /// <summary>From now on, cards that enter count as in this state; what was kept of others stays.</summary>
    public void Mean(FlowState state) => (State, Version) = (state, Version + 1);

    /// <exception cref="InvalidOperationException"><see cref="WipLimit.WhyNot"/> has a reason.</exception>
    public void LimitTo(int? limit, int? laneLimit)
    {
        StoredText.Refuse(WipLimit.WhyNot(limit) ?? WipLimit.WhyNot(laneLimit));
        (Limit, LaneLimit) = (limit, laneLimit);
        Version++;
    }

    /// <summary>Why the column cannot be taken off the board; null when it can.</summary>
    /// <param name="cards">The cards in it, archived ones too.</param>
    /// <param name="others">Columns of the board that stay.</param>
    public string? WhyNotRemove(int cards, int others) =>
        cards > 0 ? $"{cards} cards stand in “{Name}”, or are archived from it. Move them first."
        : others == 0 ? "A board keeps at least one column."
        : null;

    public void Remove() => (IsRemoved, Version) = (true, Version + 1);

    internal void StandAt(int place) => Place = place;
}

/// <summary>A row across the columns of a board, named by hand (product.md B6).</summary>
public sealed class Lane
{
    public const int LongestName = 60;

    Lane() { }

    internal Lane(string name, int place)
    {
        Place = place;
        Rename(name);
    }

    public int Id { get; private set; }
    public int BoardId { get; private set; }
    public string Name { get; private set; } = "";
    public int Place { get; private set; }

    /// <summary>How many cards in active and waiting columns stand in it at most; null for no limit.</summary>
    public int? Limit { get; private set; }
    public int Version { get; private set; }

    public static string? WhyNotName(string? name) => StoredText.WhyNotName(name, "A lane's name", LongestName);

    /// <exception cref="InvalidOperationException"><see cref="WhyNotName"/> has a reason.</exception>
    public void Rename(string name)
    {
        StoredText.Refuse(WhyNotName(name));
        Name = name.Trim();
        Version++;
    }

    /// <exception cref="InvalidOperationException"><see cref="WipLimit.WhyNot"/> has a reason.</exception>
    public void LimitTo(int? limit)
    {
        StoredText.Refuse(WipLimit.WhyNot(limit));
        Limit = limit;
        Version++;
    }
}

/// <summary>A word that cards of a board can carry, with a colour.</summary>
public sealed class Label
{
    public const int LongestName = 40;

    /// <summary>How many colours there are: <see cref="Hue"/> is below this.</summary>
    public const int Hues = 8;

    Label() { }

    internal Label(string name, int hue) => Rename(name, hue);

    public int Id { get; private set; }
    public int BoardId { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>The number of the colour, from 0.</summary>
    public int Hue { get; private set; }

    public static string? WhyNotName(string? name) => StoredText.WhyNotName(name, "A label", LongestName);

    /// <exception cref="InvalidOperationException"><see cref="WhyNotName"/> has a reason.</exception>
    public void Rename(string name, int hue)
    {
        StoredText.Refuse(WhyNotName(name));
        (Name, Hue) = (name.Trim(), Math.Clamp(hue, 0, Hues - 1));
    }
}
