using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Onboarding;

/// <summary>What a plan needs to know of days to say by when its steps are due.</summary>
/// <param name="Today">Nothing that is asked for from now on is due before it.</param>
/// <param name="IsWorking">Whether somebody works on a day; see <see cref="DueDay.IsWorking"/>.</param>
public sealed record PlanCalendar(LocalDate Today, Func<PersonId, LocalDate, bool> IsWorking)
{
    /// <summary>The day itself, or the next one on which somebody works.</summary>
    public LocalDate NextWorkingDay(PersonId person, LocalDate day) => DueDay.Of(day, 0, date => IsWorking(person, date));
}
