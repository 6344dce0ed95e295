using System.Globalization;
using AsyncWork.Web.Search;
using Microsoft.AspNetCore.Http.Extensions;

namespace AsyncWork.Web.Pages.Search;

/// <summary>What is searched for: all of it stands in the address, so that it can be kept and sent.</summary>
public sealed record SearchFilter
{
    public const string Me = "me";

    /// <summary>As typed.</summary>
    public string? Q { get; init; }

    /// <summary>The name of a <see cref="SearchKind"/>.</summary>
    public string? Kind { get; init; }

    /// <summary>A <see cref="SearchPlace"/>.</summary>
    public string? In { get; init; }

    /// <summary>One of the states of a subject.</summary>
    public string? State { get; init; }

    /// <summary>Part of the name of who owns or wrote it; <see cref="Me"/>.</summary>
    public string? By { get; init; }

    /// <summary>A tag of a decision or a label of a card.</summary>
    public string? Tag { get; init; }

    /// <summary>Changed within so many days.</summary>
    public int? Since { get; init; }

    /// <summary>Leaves something out of what the words find.</summary>
    public bool IsOn =>
        SearchKinds.Find(Kind) is not null
        || Place is not null
        || HasState
        || Name is not null
        || TagName is not null
        || Days is not null;

    public SearchPlace? Place => SearchPlace.Read(In);
    public bool HasState => SearchKinds.Subjects.Any(s => s.States.Any(state => state.Value == State));
    public string? Name => Short(By);
    public string? TagName => Short(Tag);
    public int? Days => Since is > 0 and <= 3660 ? Since : null;

    /// <summary>The address of this search.</summary>
    public string Url(int page = 1)
    {
        var query = new QueryBuilder();
        Add("q", Q);
        Add("kind", Kind);
        Add("in", In);
        Add("state", State);
        Add("by", By);
        Add("tag", Tag);
        Add("since", Since?.ToString(CultureInfo.InvariantCulture));
        Add("page", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null);
        return "/search" + query;

        void Add(string name, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
                query.Add(name, value.Trim());
        }
    }

    /// <summary>One line of text that fits into a pattern; null for none.</summary>
    static string? Short(string? text) => SearchWords.Read(text).Typed is { Length: > 0 } line ? line : null;
}
