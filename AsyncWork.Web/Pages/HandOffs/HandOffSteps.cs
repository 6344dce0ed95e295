using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using NodaTime;

namespace AsyncWork.Web.Pages.HandOffs;

/// <summary>Takes a step, or gives the reason not to.</summary>
public delegate Task<string?> HandOffStepTaken(ChangedHandOff changed, Instant now, CancellationToken token);

/// <summary>What the two can do with a hand-off. Each gives the reason when it does nothing; who calls them saves.</summary>
public static class HandOffSteps
{
    public static async Task<string?> AcceptAsync(
        this AppDbContext db,
        Viewer viewer,
        ChangedHandOff changed,
        Instant now,
        CancellationToken token
    )
    {
        var handOff = changed.HandOff;
        if (handOff.WhyNotAccept(viewer.Person) is { } reason)
            return reason;
        if (handOff.MakesOwner && await db.TakeOverAsync(viewer, handOff, now, token) is { } cannot)
            return cannot;
        handOff.Accept(viewer.Person, now);
        await changed.News.TellOfAcceptanceAsync(handOff.MakesOwner, token);
        return null;
    }

    public static string? Ask(Viewer viewer, ChangedHandOff changed, string? question, Instant now)
    {
        if (changed.HandOff.WhyNotAsk(viewer.Person, question) is { } reason)
            return reason;
        if (changed.Found.GiverLastDay < now.InUtc().Date)
            return $"{changed.Found.Giver} has left and answers no more. Take it over as it is, or decline it.";
        changed.HandOff.Ask(viewer.Person, question!, now);
        changed.News.TellOfQuestion(question!);
        return null;
    }

    public static async Task<string?> DeclineAsync(
        Viewer viewer,
        ChangedHandOff changed,
        string? why,
        Instant now,
        CancellationToken token
    )
    {
        if (changed.HandOff.WhyNotDecline(viewer.Person, why) is { } reason)
            return reason;
        changed.HandOff.Decline(viewer.Person, why!, now);
        await changed.News.TellOfDeclineAsync(why!, token);
        return null;
    }

    public static async Task<string?> WithdrawAsync(Viewer viewer, ChangedHandOff changed, Instant now, CancellationToken token)
    {
        if (changed.HandOff.WhyNotWithdraw(viewer.Person) is { } reason)
            return reason;
        changed.HandOff.Withdraw(viewer.Person, now);
        await changed.News.TellOfWithdrawalAsync(token);
        return null;
    }
}
