namespace AsyncWork.Web.Importing.Boards;

/// <summary>What a Trello export does not contain, in sentences with numbers.</summary>
static class TrelloLosses
{
    public static IEnumerable<string> Of(TrelloFile file, ForeignBoard board, int comments)
    {
        var cards = file.Cards!;
        var said = cards.Sum(c => (long)Math.Max(0, c.Badges?.Comments ?? 0));
        if (said > comments)
            yield return $"{said - comments:N0} of {said:N0} comments are not in the file: an export holds the last 1,000 actions of a board. They stay in Trello.";
        if (TrelloReader.IsFull(file))
            yield return "Moves that are older than the last 1,000 actions are not in the file. Until the first one that is known, a card counts as standing where that one began.";
        var uploads = cards.Sum(c => (c.Attachments ?? []).Count(a => a.IsUpload));
        if (uploads > 0)
            yield return $"{Counted(uploads, "file")} {(uploads == 1 ? "is" : "are")} not in the export. {(uploads == 1 ? "It is" : "They are")} kept as {(uploads == 1 ? "a link" : "links")} to Trello, which {(uploads == 1 ? "asks" : "ask")} for an account there.";
        var complete = board.Cards.Count(c => c.CompletedAt is not null && c.ArchivedAt is null);
        if (complete > 0)
            yield return $"{Counted(complete, "card")} {(complete == 1 ? "is" : "are")} marked as complete there. Here a card is done when it stands in a column that means done.";
        var fields = cards.Sum(c => c.CustomFieldItems?.Count ?? 0);
        if (fields > 0)
            yield return $"{Counted(fields, "value")} of custom fields cannot be kept.";
        var power = file.PluginData?.Count ?? 0;
        if (power > 0)
            yield return $"{Counted(power, "record")} of power-ups cannot be kept.";
        var votes = cards.Sum(c => c.IdMembersVoted?.Count ?? 0);
        if (votes > 0)
            yield return $"{Counted(votes, "vote")} cannot be kept.";
        var archived = board.Lists.Where(l => l.IsArchived).Select(l => l.Name).ToList();
        if (archived.Count > 0)
            yield return $"{Counted(archived.Count, "list")} {(archived.Count == 1 ? "is" : "are")} archived there: no column is made, and {(archived.Count == 1 ? "its" : "their")} cards go to the archive.";
    }

    static string Counted(int count, string what) => count == 1 ? $"One {what}" : $"{count:N0} {what}s";
}
