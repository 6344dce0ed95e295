using AsyncWork.Domain.Advisor;

namespace AsyncWork.Web.Pages.Advisor;

public static class CriterionNames
{
    /// <summary>As it stands in addresses and forms: <c>task</c>.</summary>
    public static string Name(this AdviceCriterion criterion) =>
        criterion switch
        {
            AdviceCriterion.Task => "task",
            AdviceCriterion.Urgency => "urgency",
            AdviceCriterion.Ideation => "ideation",
            AdviceCriterion.Complexity => "complexity",
            AdviceCriterion.Emotion => "emotion",
            AdviceCriterion.People => "people",
            _ => "overlap",
        };
}
