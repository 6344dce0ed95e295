using System.Text.RegularExpressions;

namespace AsyncWork.Domain.Onboarding;

/// <summary>What is never asked for here, as it belongs into the system in which HR keeps such data (product.md O15).</summary>
public static partial class SensitiveData
{
    /// <summary>Why nobody may be asked this; null when they may.</summary>
    public static string? WhyNotAsk(string? label) =>
        label is not null && Asked().Match(Harmless().Replace(label, " ")) is { Success: true } found
            ? $"“{label.Trim()}” asks for {WhatOf(found)}. Keep this in the HR system and link to it: AsyncWork does not store it."
            : null;

    static string WhatOf(Match found) =>
        found.Groups["bank"].Success ? "a bank account"
        : found.Groups["tax"].Success ? "a tax number"
        : found.Groups["social"].Success ? "a social security number"
        : found.Groups["identity"].Success ? "a passport or identity card"
        : found.Groups["birth"].Success ? "a date of birth"
        : found.Groups["health"].Success ? "somebody’s health"
        : found.Groups["religion"].Success ? "a religion"
        : "a password";

    /// <summary>What sounds like it, and is not.</summary>
    [GeneratedRegex(
        @"\bhealth (and|&) safety\b|\bpassword (manager|safe|vault|rules?|policy)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Harmless();

    [GeneratedRegex(
        @"(?<bank>\b(bank[ -]?(account|details|data|connection)|account[ -]?(number|no\b)|sort[ -]?code|routing[ -]?number|iban|bic|credit[ -]?card|kontonummer|bankverbindung))"
            + @"|(?<tax>\b(tax[ -]?(payer|number|no\b|id|identification|code|class|file|reference)|tin\b|steuer[ -]?(nummer|id|klasse|identifikation)))"
            + @"|(?<social>\b(social[ -]?(security|insurance)|ssn\b|national[ -]?insurance|sozialversicherung))"
            + @"|(?<identity>\b(passports?\b|passport[ -]?number|identity[ -]?(card|document|number)|identification[ -]?(card|number)|id[ -]?(card|number|no\b|document)|national[ -]?id|driv(er|ing)[’']?s?[ -]?licen[cs]e|reisepass|personalausweis))"
            + @"|(?<birth>\b(date of birth|birth[ -]?da(te|y)|day of birth|born\b|dob\b|geburtsdatum|geburtstag))"
            + @"|(?<health>\b(health|medical|illness(es)?|disease|disabilit(y|ies)|disabled|allerg(y|ies)|pregnan(t|cy)|gesundheit|krankheit))"
            + @"|(?<religion>\b(religio(n|us)|faith|confession|church[ -]?tax|denomination|konfession))"
            + @"|(?<password>\b(passwords?\b|passwort|passcode|passphrase|pin[ -]?(code|number)|secret key))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Asked();
}
