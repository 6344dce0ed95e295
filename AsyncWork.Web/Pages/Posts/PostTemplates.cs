using AsyncWork.Domain;
using AsyncWork.Domain.Posts;

namespace AsyncWork.Web.Pages.Posts;

/// <summary>Kinds of posts in words, each with a text to start from: context, what is expected, by when, links (product.md P6).</summary>
public static class PostTemplates
{
    public static string Text(this PostKind kind) =>
        kind switch
        {
            PostKind.HandOff => "Hand-off",
            _ => kind.ToString(),
        };

    public static string About(this PostKind kind) =>
        kind switch
        {
            PostKind.Note => "Anything that does not fit the others.",
            PostKind.Update => "What changed since last time, and what comes next.",
            PostKind.Request => "Something you need from others.",
            PostKind.Proposal => "An idea with its reason, before it becomes a decision.",
            PostKind.HandOff => "Work that goes on elsewhere, often in another time zone.",
            PostKind.Demo => "Something finished that others can see.",
            _ => "Something is broken, or was.",
        };

    /// <summary>The text to start from; a note has the link alone.</summary>
    /// <param name="link">Stands under “Links”.</param>
    public static string Start(PostKind kind, string link = "") =>
        kind switch
        {
            PostKind.Update =>
                $"**In one sentence:** \n\n## What changed\n\n- \n\n## What comes next\n\n- \n\n## What is in the way\n\nNothing.\n\n## Links\n\n- {link}\n",
            PostKind.Request =>
                $"**What I need:** \n\n**By when, and why then:** \n\n## Context\n\nWhat somebody has to know who reads this without having been there.\n\n## What I have tried or found out\n\n- \n\n## Links\n\n- {link}\n",
            PostKind.Proposal =>
                $"**I propose:** \n\n**I need from you:** objections and questions by \n\n## Why\n\n\n\n## What else is possible\n\n- \n\n## What it costs, and what may go wrong\n\n- \n\n## Links\n\n- {link}\n",
            PostKind.HandOff =>
                $"**Goes to:** \n\n**Next step, by when:** \n\n## Where it stands\n\n- Done: \n- Begun: \n- Not begun: \n\n## What I would watch\n\n- \n\n## Open questions\n\n- \n\n## Links\n\n- {link}\n",
            PostKind.Demo =>
                $"**What you can see:** \n\n**How long it takes:** \n\n## Where to look\n\n1. \n\n## What I would like to hear from you\n\n- \n\n## Links\n\n- {link}\n",
            PostKind.Incident =>
                $"**What is broken, and for whom:** \n\n**Since when:** \n\n**Who is on it, and how to reach them:** \n\n**Next word at:** \n\n## What we know\n\n- \n\n## What was done\n\n- \n\n## Links\n\n- {link}\n",
            _ => link,
        };

    /// <summary>The text for another kind: the one to start from where nothing was written yet, else what was written.</summary>
    public static string Change(string? text, PostKind from, PostKind to)
    {
        var written = StoredText.Lines(text).Trim();
        var last = written.Split('\n')[^1].TrimStart('-', ' ');
        var link = last.StartsWith('/') && !last.Contains(' ', StringComparison.Ordinal) ? last : "";
        return written == Start(from, link).Trim() ? Start(to, link) : written;
    }

    /// <summary>What the text of a kind asks for, in its order: the beginnings of its first lines, and its headings.</summary>
    public static IEnumerable<string> Parts(PostKind kind) =>
        Start(kind)
            .Split('\n')
            .Where(line => line.StartsWith("## ", StringComparison.Ordinal) || line.StartsWith("**", StringComparison.Ordinal))
            .Select(line => line.Split(':')[0].Trim('#', '*', ' '));
}
