using System.Globalization;
using AsyncWork.Domain.Boards;
using AsyncWork.Domain.Comments;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.Web.Importing.Boards;

/// <summary>Takes from a Trello export what can be kept here, and notes what cannot (product.md B15).</summary>
sealed class TrelloReader
{
    /// <summary>An export holds no more actions than this, so older comments and moves are missing.</summary>
    const int MostActions = 1000;
    readonly TrelloFile file;
    readonly ForeignBoard board;
    readonly ForeignTexts texts;
    readonly HashSet<string> people;
    readonly HashSet<string> lists;
    readonly ILookup<string, TrelloAction> actions;
    readonly ILookup<string, TrelloChecklist> checklists;
    int comments;

    TrelloReader(TrelloFile file)
    {
        this.file = file;
        texts = new ForeignTexts();
        board = new(
            "Trello",
            ForeignTexts.Line(file.Name, Board.LongestName, "Trello board"),
            ForeignTexts.Line(file.Desc, Board.LongestPurpose, "")
        );
        foreach (
            var list in (file.Lists ?? [])
                .Where(l => l.Id is not null)
                .DistinctBy(l => l.Id, StringComparer.Ordinal)
                .OrderBy(l => l.Pos)
        )
        {
            var name = texts.Name(list.Name, Column.LongestName, "List");
            board.Lists.Add(new(list.Id!, name, StateGuess.Of(name), list.Closed));
        }
        if (board.Lists.Count == 0)
            throw new ImportRefusedException("The lists of this file have no ids. Export the board again.");
        foreach (var member in (file.Members ?? []).Where(m => m.Id is not null).DistinctBy(m => m.Id, StringComparer.Ordinal))
            board.People.Add(
                new(member.Id!, ForeignTexts.Line(member.FullName ?? member.Username, 200, "Somebody"), member.Username ?? "")
            );
        lists = board.Lists.Select(l => l.Key).ToHashSet(StringComparer.Ordinal);
        people = board.People.Select(p => p.Key).ToHashSet(StringComparer.Ordinal);
        actions = (file.Actions ?? [])
            .Where(a => a.Data?.Card?.Id is not null && a.Date is not null)
            .OrderBy(a => a.Date, StringComparer.Ordinal)
            .ToLookup(a => a.Data!.Card!.Id!, StringComparer.Ordinal);
        checklists = (file.Checklists ?? [])
            .Where(c => c.IdCard is not null)
            .OrderBy(c => c.Pos)
            .ToLookup(c => c.IdCard!, StringComparer.Ordinal);
    }

    /// <exception cref="ImportRefusedException">It is not the export of a board.</exception>
    public static async Task<ForeignBoard> ReadAsync(Stream json, CancellationToken cancellation) =>
        new TrelloReader(await TrelloFile.ReadAsync(json, cancellation)).Read();

    ForeignBoard Read()
    {
        AddLabels();
        foreach (
            var card in file.Cards!.Where(c => c.Id is not null).DistinctBy(c => c.Id, StringComparer.Ordinal).OrderBy(c => c.Pos)
        )
            Add(card);
        foreach (var person in board.People)
            person.Cards = board.Cards.Count(c =>
                c.Owner == person.Key || c.Helpers.Contains(person.Key, StringComparer.Ordinal)
            );
        board.Losses.AddRange(TrelloLosses.Of(file, board, comments));
        board.Losses.AddRange(texts.Losses);
        return board;
    }

    void AddLabels()
    {
        var used = file.Cards!.SelectMany(c => c.IdLabels ?? []).ToHashSet(StringComparer.Ordinal);
        foreach (var label in (file.Labels ?? []).Where(l => l.Id is not null).DistinctBy(l => l.Id, StringComparer.Ordinal))
        {
            // Each board has nameless colours that nobody uses.
            if (string.IsNullOrWhiteSpace(label.Name) && !used.Contains(label.Id))
                continue;
            var colour = label.Color?.Split('_')[0];
            var name = string.IsNullOrWhiteSpace(label.Name)
                ? CultureInfo.InvariantCulture.TextInfo.ToTitleCase(colour ?? "Label")
                : label.Name;
            board.Labels.Add(new(label.Id!, texts.Name(name, Label.LongestName, "Label"), HueOf(colour)));
        }
    }

    /// <summary>The nearest of the colours that labels have here.</summary>
    static int HueOf(string? colour) =>
        colour switch
        {
            "green" or "lime" => 1,
            "yellow" => 2,
            "red" => 3,
            "purple" => 4,
            "sky" or "teal" => 5,
            "orange" => 6,
            "pink" => 7,
            _ => 0,
        };

    void Add(TrelloCard card)
    {
        var title = texts.Title(card.Name, out var whole);
        if (card.IdList is null || !lists.Contains(card.IdList) || CreatedAt(card.Id!) is not { } created)
        {
            board.Bad.Add(new(title, "It is in no list of this file. Export the board again."));
            return;
        }
        var text = whole + ForeignTexts.Clean(card.Desc);
        var ofCard = checklists[card.Id!]
            .SelectMany(c => texts.Checklists(ForeignTexts.Key(c.Id), ForeignTexts.Clean(c.Name), StepsOf(c), ref text))
            .ToList();
        var said = CommentsOf(card).ToList();
        comments += said.Count;
        if (Card.WhyNotText(text) is { } tooLong)
            board.Bad.Add(new(title, tooLong));
        foreach (var comment in said)
            if (Comment.WhyNotText(comment.Text) is { } why)
                board.Bad.Add(new(title, why));
        var members = (card.IdMembers ?? []).OfType<string>().Where(people.Contains).Distinct(StringComparer.Ordinal).ToList();
        board.Cards.Add(
            new(card.Id!, title, text, created)
            {
                Moves = TrelloHistory.Of(card, created, actions[card.Id!], lists),
                CreatedBy = card.IdMemberCreator ?? actions[card.Id!].FirstOrDefault()?.MemberCreator?.Id,
                Owner = members.FirstOrDefault(),
                Helpers = [.. members.Skip(1)],
                Labels = [.. (card.IdLabels ?? []).OfType<string>().Distinct(StringComparer.Ordinal)],
                StartOn = StartOf(card),
                DueAt = Moment(card.Due),
                CompletedAt = card.DueComplete ? Moment(card.DateCompleted) ?? Moment(card.DateLastActivity) ?? created : null,
                ArchivedAt = card.Closed || IsInClosedList(card) ? ArchivedAt(card) ?? created : null,
                Checklists = ofCard,
                Comments = said,
                Links = [.. LinksOf(card, created)],
            }
        );
    }

    LocalDate? StartOf(TrelloCard card)
    {
        if (Moment(card.Start)?.InUtc().Date is not { } start || Card.WhyNotSchedule(start, null) is not null)
            return null;
        // The due day may be a day earlier in another zone.
        if (Moment(card.Due) is not { } due || start < due.InUtc().Date)
            return start;
        texts.Count("start dates were not before the due date and are left out");
        return null;
    }

    bool IsInClosedList(TrelloCard card) => board.Lists.Exists(l => l.Key == card.IdList && l.IsArchived);

    IEnumerable<ForeignStep> StepsOf(TrelloChecklist list) =>
        (list.CheckItems ?? [])
            .OrderBy(i => i.Pos)
            .Select(i => new ForeignStep(
                ForeignTexts.Line(i.Name, int.MaxValue, "…"),
                i.State == "complete",
                i.IdMember is { } who && people.Contains(who) ? who : null,
                Moment(i.Due)?.InUtc().Date,
                ForeignTexts.Key(i.Id)
            ));

    IEnumerable<ForeignComment> CommentsOf(TrelloCard card) =>
        from action in actions[card.Id!].DistinctBy(a => a.Id, StringComparer.Ordinal)
        where action is { Type: "commentCard" or "copyCommentCard", Id.Length: <= 64 } && action.Id.All(char.IsAscii)
        let text = ForeignTexts.Clean(action.Data!.Text)
        let at = Moment(action.Date)
        where at is not null && !string.IsNullOrWhiteSpace(text)
        select new ForeignComment(
            action.Id!,
            action.MemberCreator?.Id,
            ForeignTexts.Line(action.MemberCreator?.FullName ?? action.MemberCreator?.Username, 200, "Somebody"),
            at.Value,
            text
        );

    IEnumerable<ForeignLink> LinksOf(TrelloCard card, Instant created)
    {
        foreach (var attachment in card.Attachments ?? [])
        {
            var title = ForeignTexts.Line(attachment.Name ?? attachment.Url, CardLink.LongestTitle, "Attachment");
            if (CardLink.WhyNot(attachment.Url, title) is null)
                yield return new(attachment.Url!, title, Moment(attachment.Date) ?? created);
            else
                texts.Count("attachments whose address cannot be kept as a link");
        }
    }

    Instant? ArchivedAt(TrelloCard card) =>
        Moment(actions[card.Id!].LastOrDefault(a => a is { Type: "updateCard", Data.Card.Closed: true })?.Date)
        ?? Moment(card.DateClosed)
        ?? Moment(card.DateLastActivity);

    /// <summary>The first eight hex digits of an id are the second in which the thing was made.</summary>
    internal static Instant? CreatedAt(string id) =>
        id.Length == 24
        && long.TryParse(id.AsSpan(0, 8), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var seconds)
            ? Instant.FromUnixTimeSeconds(seconds)
            : null;

    internal static Instant? Moment(string? text) =>
        text is not null
        && InstantPattern.ExtendedIso.Parse(text) is { Success: true, Value: var moment }
        && moment.InUtc().Year is >= 1990 and < 2100
            ? moment
            : null;

    internal static bool IsFull(TrelloFile file) => file.Actions?.Count >= MostActions;
}
