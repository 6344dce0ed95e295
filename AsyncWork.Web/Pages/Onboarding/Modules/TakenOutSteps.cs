using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using AsyncWork.Domain.Onboarding;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Markdown;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace AsyncWork.Web.Pages.Onboarding.Modules;

/// <summary>
/// Keeps a step that was taken out of a draft in the Undo button of its toast, sealed and for a short time: the database forgets it at once,
/// and still it can be put back.
/// </summary>
public sealed class TakenOutSteps(IDataProtectionProvider protection)
{
    static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);
    static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>After a redirect the toast comes in a cookie, and servers in between refuse longer ones.</summary>
    const int LongestInCookie = 3_000;

    readonly ITimeLimitedDataProtector protector = protection
        .CreateProtector("Onboarding.TakenOutStep")
        .ToTimeLimitedDataProtector();

    /// <summary>Says that a step was taken out, with the way back where the answer can carry it.</summary>
    public Toast ToastOf(TakenOutStep step, bool inFragment)
    {
        const string Said = "The step is taken out of the draft.";
        var seal = Seal(step);
        return inFragment || seal.Length <= LongestInCookie
            ? new(
                Said,
                UndoUrl: $"{OnboardingModule.UrlOf(step.Module)}?handler=PutBack",
                UndoFields: new Dictionary<string, string>(StringComparer.Ordinal) { ["taken"] = seal }
            )
            : new(Said);
    }

    /// <summary>The step behind a seal; null when the seal is broken, too old, or another module's.</summary>
    public TakenOutStep? Read(string? seal, int module)
    {
        if (string.IsNullOrEmpty(seal))
            return null;
        try
        {
            using var packed = new MemoryStream(protector.Unprotect(WebEncoders.Base64UrlDecode(seal)));
            using var unpacked = new BrotliStream(packed, CompressionMode.Decompress);
            var step = JsonSerializer.Deserialize<TakenOutStep>(unpacked, Compact);
            return step?.Module == module ? step with { Content = StepInput.Rendered(step.Content) } : null;
        }
        catch (FormatException)
        {
            return null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    string Seal(TakenOutStep step)
    {
        using var packed = new MemoryStream();
        using (var pack = new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            JsonSerializer.Serialize(pack, Written(step), Compact);
        return WebEncoders.Base64UrlEncode(protector.Protect(packed.ToArray(), Kept));
    }

    /// <summary>As it was typed: what it looks like follows from that.</summary>
    static TakenOutStep Written(TakenOutStep step) =>
        step with
        {
            Content = step.Content with { Text = MarkdownProse.Typed(step.Content.Text.Text) },
        };
}
