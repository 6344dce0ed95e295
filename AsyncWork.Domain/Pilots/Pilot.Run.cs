using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Pilots;

public sealed partial class Pilot
{
    /// <summary>Why it cannot begin; null when it can.</summary>
    public string? WhyNotStart(LocalDate today) =>
        State != PilotState.Planned ? "The pilot has begun already."
        : today < StartsOn ? "Its Monday is still to come."
        : null;

    /// <param name="baseline">What its measures came to in the four weeks before.</param>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotStart"/> has a reason.</exception>
    public void Start(IEnumerable<PilotFigure> baseline, LocalDate today, Instant now)
    {
        StoredText.Refuse(WhyNotStart(today));
        figures.AddRange(baseline);
        (State, StartedAt) = (PilotState.Running, now);
        Version++;
    }

    /// <summary>The next week that is over and not measured yet; null when there is none.</summary>
    public int? WeekToMeasure(LocalDate today) =>
        State == PilotState.Running && MeasuredWeeks < Weeks && today >= MondayOf(MeasuredWeeks + 2) ? MeasuredWeeks + 1 : null;

    /// <exception cref="InvalidOperationException">That week is not over, or measured already.</exception>
    public void Measure(int week, IEnumerable<PilotFigure> counted, LocalDate today)
    {
        StoredText.Refuse(WeekToMeasure(today) == week ? null : "This week is not to be measured now.");
        figures.AddRange(counted);
        MeasuredWeeks = week;
        Version++;
    }

    /// <summary>Why nothing can be written of a week; null when it can.</summary>
    public string? WhyNotCheck(int week, PilotCheckText text, LocalDate today) => WhyNoCheck(week, today) ?? text.WhyNot();

    /// <summary>The same before anything is written.</summary>
    public string? WhyNoCheck(int week, LocalDate today) =>
        week is < 1 or > Weeks ? "A pilot has four weeks."
        : HasEnded ? Ended
        : State == PilotState.Planned ? "The pilot has not begun."
        : today < MondayOf(week) ? $"Week {week} has not begun."
        : null;

    /// <exception cref="InvalidOperationException"><see cref="WhyNotCheck"/> has a reason.</exception>
    public PilotCheck Check(int week, PilotCheckText text, PersonId by, LocalDate today, Instant now)
    {
        StoredText.Refuse(WhyNotCheck(week, text, today));
        if (checks.Find(c => c.Week == week) is not { } check)
            checks.Add(check = new(week));
        check.Write(text, by, now);
        return check;
    }

    /// <summary>Why there cannot be such a task; null when there can.</summary>
    public string? WhyNotAddTask(string? title, LocalDate dueOn) =>
        HasEnded ? Ended
        : tasks.Count >= MostTasks ? $"A pilot has at most {MostTasks} tasks."
        : StoredText.WhyNotName(title, "A task", PilotTask.LongestTitle)
            ?? (
                dueOn < BaselineFrom.PlusWeeks(-Weeks) || dueOn > EndsOn.PlusWeeks(Weeks)
                    ? "The day lies within a few weeks of the pilot."
                    : null
            );

    /// <exception cref="InvalidOperationException"><see cref="WhyNotAddTask"/> has a reason.</exception>
    public PilotTask AddTask(string title, PersonId? person, LocalDate dueOn)
    {
        StoredText.Refuse(WhyNotAddTask(title, dueOn));
        var task = new PilotTask(title, person, dueOn);
        tasks.Add(task);
        return task;
    }

    /// <summary>Why a task cannot be marked; null when it can.</summary>
    public string? WhyNotMark(int task) =>
        HasEnded ? Ended
        : tasks.Exists(t => t.Id == task) ? null
        : "The task is not there any more.";

    /// <exception cref="InvalidOperationException"><see cref="WhyNotMark"/> has a reason.</exception>
    public void Mark(int task, bool isDone, PersonId by, Instant now)
    {
        StoredText.Refuse(WhyNotMark(task));
        tasks.Find(t => t.Id == task)!.Mark(isDone, by, now);
    }

    /// <exception cref="InvalidOperationException"><see cref="WhyNotMark"/> has a reason.</exception>
    public void RemoveTask(int task)
    {
        StoredText.Refuse(WhyNotMark(task));
        tasks.RemoveAll(t => t.Id == task);
    }

    /// <summary>Why it cannot go to somebody else; null when it can.</summary>
    public string? WhyNotPassOn() => HasEnded ? Ended : null;

    /// <summary>Somebody stands for it and does its open tasks instead of one who leaves (product.md O12).</summary>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotPassOn"/> has a reason.</exception>
    public void PassOn(PersonId from, PersonId to)
    {
        StoredText.Refuse(WhyNotPassOn());
        if (SponsorId == from)
            SponsorId = to;
        foreach (var task in tasks.Where(t => t.PersonId == from && t.DoneAt is null))
            task.GiveTo(to);
        Version++;
    }

    /// <summary>Whether its team is asked how content it is: from the end of the four weeks until somebody ends the pilot.</summary>
    public bool Asks(LocalDate today) => State == PilotState.Running && today >= EndsOn;

    /// <summary>Why nothing can be said of it now; null when it can. That it is a member of the team who says it is asked before.</summary>
    public string? WhyNotAnswer(int? score, string? comment, LocalDate today) =>
        HasEnded ? "The pilot has ended. What was said until then is counted."
        : !Asks(today) ? "You are asked when the four weeks are over."
        : score is not (>= 1 and <= 5) ? "Choose a number from 1 to 5."
        : StoredText.WhyNotText(comment, "The comment", PilotAnswer.LongestComment);

    /// <exception cref="InvalidOperationException"><see cref="WhyNotAnswer"/> has a reason.</exception>
    public PilotAnswer Answer(PersonId person, int score, string? comment, LocalDate today, Guid id)
    {
        StoredText.Refuse(WhyNotAnswer(score, comment, today));
        if (answers.Find(a => a.PersonId == person) is not { } answer)
            answers.Add(answer = new(id, person));
        answer.Write(score, comment);
        return answer;
    }

    /// <summary>Why it cannot end so; null when it can.</summary>
    public string? WhyNotFinish(PilotVerdict? verdict, string? reason, LocalDate today) =>
        HasEnded ? Ended
        : State == PilotState.Planned ? "The pilot has not begun."
        : today < EndsOn ? "The four weeks are not over. Stop the pilot if it has to end early."
        : verdict is not { } chosen || !Enum.IsDefined(chosen) ? "Say what follows: carry on, adapt or stop."
        : string.IsNullOrWhiteSpace(reason) ? "Say why."
        : StoredText.WhyNotText(reason, "The reason", LongestText);

    /// <summary>Ends it. Who said how content they are is forgotten.</summary>
    /// <param name="result">What its measures came to in the four weeks; and in weeks that were not measured yet.</param>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotFinish"/> has a reason.</exception>
    public void Finish(
        PilotVerdict verdict,
        string reason,
        IEnumerable<PilotFigure> result,
        PersonId by,
        LocalDate today,
        Instant now
    )
    {
        StoredText.Refuse(WhyNotFinish(verdict, reason, today));
        figures.AddRange(result);
        (Verdict, VerdictReason) = (verdict, StoredText.Lines(reason).Trim());
        End(PilotState.Finished, by, now);
    }

    /// <summary>Why it cannot end early; null when it can.</summary>
    public string? WhyNotStop(string? reason, LocalDate today) =>
        HasEnded ? Ended
        : State == PilotState.Running && today >= EndsOn ? "The four weeks are over. End the pilot by saying what follows."
        : string.IsNullOrWhiteSpace(reason) ? "Say why it ends early; others learn from it."
        : StoredText.WhyNotText(reason, "The reason", LongestText);

    /// <exception cref="InvalidOperationException"><see cref="WhyNotStop"/> has a reason.</exception>
    public void Stop(string reason, PersonId by, LocalDate today, Instant now)
    {
        StoredText.Refuse(WhyNotStop(reason, today));
        StopReason = StoredText.Lines(reason).Trim();
        End(PilotState.Stopped, by, now);
    }

    void End(PilotState state, PersonId by, Instant now)
    {
        (State, EndedBy, EndedAt) = (state, by, now);
        foreach (var answer in answers)
            answer.Forget();
        Version++;
    }
}
