using System.Globalization;

namespace AsyncWork.Domain.Decisions;

/// <summary>The number of a decision as it is written everywhere: D-0042 (product.md D22).</summary>
public static class DecisionNumber
{
    public static string Text(int number) => string.Create(CultureInfo.InvariantCulture, $"D-{number:D4}");

    /// <summary>Reads D-0042, d-42 and 42; null for anything else.</summary>
    public static int? Read(string? text)
    {
        var digits = text.AsSpan().Trim();
        if (digits.StartsWith("D-", StringComparison.OrdinalIgnoreCase))
            digits = digits[2..];
        return
            digits.Length <= 9
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number > 0
            ? number
            : null;
    }

    /// <summary>The address of a decision's page.</summary>
    public static string Url(int number) => $"/decisions/{Text(number)}";
}
