using System.Text;

namespace AsyncWork.Domain.Decisions;

/// <summary>The text of a decision as one, to be read or held against another.</summary>
public static class DecisionMarkdown
{
    /// <summary>All parts that say something, each under its heading.</summary>
    public static string Of(DecisionText text)
    {
        var all = new StringBuilder("# ").Append(text.Title).Append('\n');
        Add("Context", text.Context.Text);
        Add("What matters most", text.Drivers.Text);
        foreach (var option in text.Options)
            Add($"Option: {option.Title}{(option.IsProposed ? " (proposed)" : "")}", option.About.Text, evenEmpty: true);
        Add("Outcome", text.Outcome.Text);
        Add("Consequences", text.Consequences.Text);
        Add("How it is confirmed", text.Confirmation.Text);
        Add("More information", text.More.Text);
        Add("Expected effect", text.ExpectedEffect);
        Add("Tags", string.Join(", ", text.Tags.Order(StringComparer.Ordinal)));
        Add("A meeting", text.HadMeeting ? "was held" : "");
        return all.ToString();

        void Add(string heading, string part, bool evenEmpty = false)
        {
            if (part == "" && !evenEmpty)
                return;
            all.Append("\n## ").Append(heading).Append('\n');
            if (part != "")
                all.Append('\n').Append(part).Append('\n');
        }
    }
}
