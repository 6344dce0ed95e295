using System.Globalization;

namespace AsyncWork.E2E.Support;

/// <summary>The `--name value` pairs of a command.</summary>
internal sealed class Options
{
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    /// <exception cref="UsageException">An unknown name, or a name without its value.</exception>
    public static Options Parse(string[] args, IReadOnlyCollection<string> names)
    {
        var options = new Options();
        for (var i = 0; i < args.Length; i += 2)
        {
            var name = args[i].StartsWith("--", StringComparison.Ordinal) ? args[i][2..] : "";
            if (!names.Contains(name, StringComparer.Ordinal))
                throw new UsageException(
                    $"“{args[i]}” is not known here. Known: {string.Join(", ", names.Select(n => "--" + n))}."
                );
            if (i + 1 == args.Length)
                throw new UsageException($"--{name} needs a value.");
            options.values[name] = args[i + 1];
        }
        return options;
    }

    public string? Text(string name) => values.GetValueOrDefault(name);

    /// <exception cref="UsageException">Not a whole number from <paramref name="least"/> to <paramref name="most"/>.</exception>
    public int Number(string name, int otherwise, int least, int most) =>
        Text(name) is not { } text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
        : throw new UsageException($"--{name} is a whole number from {least} to {most}.");

    /// <exception cref="UsageException">Not an http address.</exception>
    public Uri? Url(string name) =>
        Text(name) is not { } text ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url
        : throw new UsageException($"--{name} is an address such as http://127.0.0.1:5080.");
}

/// <summary>What was asked for cannot be done as asked; the message says why and goes to the person at the keyboard.</summary>
internal sealed class UsageException(string message) : Exception(message);
