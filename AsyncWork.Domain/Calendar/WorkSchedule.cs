using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Calendar;

/// <summary>A person's working hours from a day on, until a later schedule takes over (product.md S1).</summary>
public sealed class WorkSchedule
{
    WorkSchedule() { }

    public WorkSchedule(PersonId person, LocalDate validFrom, WorkWeek week) =>
        (PersonId, ValidFrom, Week) = (person, validFrom, week);

    public int Id { get; private set; }
    public PersonId PersonId { get; private set; }
    public LocalDate ValidFrom { get; private set; }
    public WorkWeek Week { get; private set; } = WorkWeek.Usual;

    public void Change(WorkWeek week) => Week = week;
}
