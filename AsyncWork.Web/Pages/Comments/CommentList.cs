using AsyncWork.Domain;
using AsyncWork.Domain.Comments;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Markdown;
using AsyncWork.Web.Pages.People;
using AsyncWork.Web.Pages.Playbook.Escalation;
using AsyncWork.Web.Pages.Requests;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Comments;

/// <summary>The conversation about a thing, oldest first, with the form for what comes next.</summary>
public sealed class CommentList
{
    /// <summary>How many are shown at once; earlier ones are a step away.</summary>
    public const int Shown = 50;

    public IReadOnlyList<CommentRow> Rows { get; private init; } = [];

    /// <summary>There are earlier ones before the first that is shown.</summary>
    public bool HasEarlier { get; private init; }
    public CommentInput Input { get; init; } = new();

    /// <summary>What the next comment quotes; null for nothing.</summary>
    public QuotedComment? Quoted { get; private init; }

    /// <summary>What is asked in these comments, and by the thing itself.</summary>
    public IReadOnlyList<RequestView> Requests { get; private init; } = [];

    /// <summary>That two people went back and forth often enough, under what was written last; null when they did not.</summary>
    public EscalationHint? Hint { get; private init; }

    /// <param name="thingAsks">The thing itself may ask, as a post does.</param>
    public static async Task<CommentList> LoadAsync(
        AppDbContext db,
        Subject subject,
        int? before,
        CommentInput input,
        bool thingAsks = false
    )
    {
        var rows = await CommentQueries.ListComments(db, subject.Kind, subject.Id, before, Shown + 1).ToListAsync();
        var asking = rows.Where(r => r.Asks).Select(r => r.Id).ToList();
        List<PersonId?> writers = before is null ? rows.FindAll(r => r.DeletedAt is null).ConvertAll(r => r.By) : [];
        return new()
        {
            Hint = RoundTrips.Of(writers) >= RoundTrips.Enough ? await EscalationHint.LoadAsync(db, subject) : null,
            Requests = asking.Count > 0 || thingAsks ? await db.ListRequestsOn(subject, asking).ToListAsync() : [],
            HasEarlier = rows.Count > Shown,
            Rows = [.. rows.Take(Shown).Reverse()],
            Input = input,
            Quoted = input.Quote is { } quote ? await db.FindQuoted(subject, quote).SingleOrDefaultAsync() : null,
        };
    }
}

/// <summary>A comment as it is typed.</summary>
public sealed class CommentInput
{
    public string? Text { get; set; }

    /// <summary>The comment it answers; null for none.</summary>
    public int? Quote { get; set; }

    /// <summary>Who is asked for what.</summary>
    public AskInput Ask { get; set; } = new();

    /// <summary>Who else is told, beside those whom the text names; null for nobody.</summary>
    public int? Tell { get; set; }

    /// <summary>The number of the paragraph that it is about; null for the whole.</summary>
    public int? Block { get; set; }

    /// <summary>What that paragraph was when it was chosen (<see cref="TextBlock.Hash"/>).</summary>
    public string? BlockHash { get; set; }

    /// <summary>What should stand there instead; null, or the same, for no suggestion.</summary>
    public string? Suggestion { get; set; }

    /// <summary>Somebody is asked or told with it.</summary>
    public bool Asks => !string.IsNullOrEmpty(Ask.Whom) || Ask.Also.Count > 0 || Tell is not null;

    public PersonId? TellWhom => Tell is { } person ? new PersonId(person) : null;
}

/// <summary>What the fragment of a conversation shows.</summary>
/// <param name="Address">Where the conversation is changed, such as <c>/cards/12/comments</c>.</param>
/// <param name="Ask">Where somebody is asked.</param>
public sealed record CommentsView(string Address, CommentList List, bool MayWrite, Viewer Viewer, Instant Now, AskForm Ask)
{
    /// <summary>Of what is talked about, if it has paragraphs that one can comment on; null otherwise.</summary>
    public CommentedParagraphs? Paragraphs { get; init; }

    /// <summary>The paragraph that the next comment is about; null for the whole.</summary>
    public TextBlock? Chosen =>
        List.Input.Block is { } number
            ? Paragraphs?.Blocks.FirstOrDefault(b =>
                b.Number == number && (List.Input.BlockHash is not { Length: > 0 } hash || b.Hash == hash)
            )
            : null;

    /// <summary>What a comment asks; null for nothing.</summary>
    public AskedView? AskedBy(CommentRow row) =>
        List.Requests.FirstOrDefault(r => r.CommentId == row.Id) is { } request ? new(request, Viewer, Now, null) : null;

    /// <summary>What the thing itself asks.</summary>
    public IEnumerable<AskedView> AskedByThing =>
        List.Requests.Where(r => r.CommentId is null).Select(r => new AskedView(r, Viewer, Now, "#comment-form"));
}

/// <summary>The paragraphs of a page as its conversation knows them (product.md D15).</summary>
/// <param name="Url">The page.</param>
/// <param name="Blocks">Empty where no comment is about one.</param>
/// <param name="CanChoose">There is something published to choose from.</param>
/// <param name="MayWrite">The viewer may take suggestions over, and resolve what others wrote.</param>
public sealed record CommentedParagraphs(string Url, IReadOnlyList<TextBlock> Blocks, bool CanChoose, bool MayWrite)
{
    /// <summary>The paragraph as it is today; null when it has changed or is gone.</summary>
    public TextBlock? At(CommentRow row) => row.Block is { } anchor ? TextBlock.At(Blocks, anchor) : null;
}
