using AsyncWork.Domain.HandOffs;

namespace AsyncWork.Web.Pages.HandOffs;

/// <summary>How the pages call things.</summary>
public static class HandOffWording
{
    /// <summary>How it stands, in the words of who waits for whom.</summary>
    public static string Text(this HandOffState state, string giver, string receiver) =>
        state switch
        {
            HandOffState.Offered => $"Waits for {receiver}",
            HandOffState.Asked => $"Question to {giver}",
            HandOffState.Returned => $"Back with {giver}",
            HandOffState.Accepted => "Taken over",
            HandOffState.Declined => "Declined",
            _ => "Taken back",
        };

    /// <summary>The same within a sentence.</summary>
    public static string Within(this HandOffState state, string giver, string receiver)
    {
        var text = state.Text(giver, receiver);
        return char.ToLowerInvariant(text[0]) + text[1..];
    }

    /// <summary>The class of the tag; never colour alone, the words stand in it.</summary>
    public static string Tag(this HandOffState state) =>
        state switch
        {
            HandOffState.Offered => "tag tag--action",
            HandOffState.Asked => "tag tag--info",
            HandOffState.Returned => "tag tag--attention",
            HandOffState.Accepted => "tag tag--good",
            _ => "tag",
        };

    /// <summary>A step, as it follows the name of who took it.</summary>
    public static string Text(this HandOffStep step, string receiver) =>
        step switch
        {
            HandOffStep.Gave => $"handed it over to {receiver}",
            HandOffStep.Asked => "asked back",
            HandOffStep.GaveAgain => $"handed it over to {receiver} again",
            HandOffStep.Accepted => "took it over",
            HandOffStep.Declined => "declined it",
            HandOffStep.Withdrew => "took it back",
            HandOffStep.Returned => $"gave it back, because {receiver} has left",
            HandOffStep.PassedOn => "passed it on",
            _ => $"brought it back to {receiver} without an answer, because who would give it has left",
        };
}
