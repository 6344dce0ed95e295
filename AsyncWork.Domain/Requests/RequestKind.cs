using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Requests;

/// <summary>What is asked for. What only informs makes no request.</summary>
public enum RequestKind
{
    Answer,

    /// <summary>That somebody has seen it.</summary>
    Acknowledgement,
}

/// <summary>Somebody who is to be asked.</summary>
/// <param name="LastDay">Their last day at work; null while they work here.</param>
public sealed record Asked(PersonId Person, string Name, LocalDate? LastDay);
