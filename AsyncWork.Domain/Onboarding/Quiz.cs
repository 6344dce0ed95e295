using System.Text;

namespace AsyncWork.Domain.Onboarding;

/// <param name="Right">The place of the right answer among <paramref name="Options"/>, from 0; null while none is marked.</param>
public sealed record QuizQuestion(string Text, IReadOnlyList<string> Options, int? Right);

/// <summary>
/// The questions of a step, as people write them: a question on a line of its own, its answers below it, each after a <c>-</c>, the right one
/// after a <c>+</c>.
/// </summary>
public static class Quiz
{
    public const int MostQuestions = 20;
    public const int MostOptions = 8;
    public const int LongestLine = 300;
    public const int LongestText = 8_000;

    /// <summary>Why these cannot be questions; null when they can, and when there are none. A question may still lack its answers.</summary>
    public static string? WhyNot(string? text)
    {
        if (StoredText.WhyNotText(text, "The questions of a quiz", LongestText) is { } reason)
            return reason;
        var isAsked = false;
        foreach (var line in Lines(text))
            if (line.Length > LongestLine)
                return $"A question or an answer has at most {LongestLine} characters.";
            else if (!IsOption(line))
                isAsked = true;
            else if (!isAsked)
                return "Begin with a question. Its answers stand below it.";
        var questions = Read(text);
        return questions.Count > MostQuestions ? $"A quiz has at most {MostQuestions} questions."
            : questions.FirstOrDefault(q => q.Options.Count > MostOptions) is { } many
                ? $"“{many.Text}” has more than {MostOptions} answers."
            : questions.FirstOrDefault(q => RightOnes(text, q) > 1) is { } two
                ? $"“{two.Text}” has two answers with a +. One answer is right."
            : questions.Select(q => SensitiveData.WhyNotAsk(q.Text)).FirstOrDefault(why => why is not null);
    }

    /// <summary>Why nobody can be asked these yet; null when they can.</summary>
    public static string? WhyNotAsk(string? text)
    {
        var questions = Read(text);
        return questions.Count == 0 ? "has no question yet"
            : questions.FirstOrDefault(q => q.Right is null || q.Options.Count < 2) is { } open
                ? $"has no right answer to “{open.Text}”, or nothing to choose from"
            : null;
    }

    public static IReadOnlyList<QuizQuestion> Read(string? text)
    {
        var questions = new List<QuizQuestion>();
        var options = new List<string>();
        foreach (var line in Lines(text))
        {
            if (!IsOption(line))
            {
                options = [];
                questions.Add(new(line, options, null));
            }
            else if (questions.Count > 0)
            {
                if (line[0] == '+')
                    questions[^1] = questions[^1] with { Right = options.Count };
                options.Add(line[1..].Trim());
            }
        }
        return questions;
    }

    /// <summary>As it is stored: one line each, an empty line between questions.</summary>
    public static string Clean(string? text)
    {
        var clean = new StringBuilder();
        foreach (var line in Lines(text))
        {
            if (clean.Length > 0)
                clean.Append(IsOption(line) ? "\n" : "\n\n");
            clean.Append(IsOption(line) ? $"{line[0]} {line[1..].Trim()}" : line);
        }
        return clean.ToString();
    }

    static int RightOnes(string? text, QuizQuestion question)
    {
        var lines = Lines(text);
        return lines.Skip(Array.IndexOf(lines, question.Text) + 1).TakeWhile(IsOption).Count(l => l[0] == '+');
    }

    static bool IsOption(string line) => line[0] is '-' or '+' && line.Length > 1;

    static string[] Lines(string? text) =>
        (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
