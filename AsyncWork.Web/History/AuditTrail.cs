using System.Security.Claims;
using System.Text;
using AsyncWork.Domain.History;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using NodaTime;

namespace AsyncWork.Web.History;

/// <summary>Writes the audit log (product.md A6): who, and from where, are taken from the request.</summary>
public sealed class AuditTrail(AppDbContext db, IClock clock, IHttpContextAccessor requests)
{
    /// <summary>Adds an event that is stored by the next save, together with the change it tells of.</summary>
    /// <param name="action">A verb of the trade in the past tense, such as <c>signed in</c>.</param>
    /// <param name="subject">The thing, as people name it.</param>
    /// <param name="details">Before and after, where that matters; never a password or a token.</param>
    /// <param name="by">Who did it, where that is not who is signed in.</param>
    public void Record(string action, string subject, string details = "", PersonId? by = null)
    {
        var http = requests.HttpContext;
        var user = http?.User;
        var person = by ?? (user?.FindFirstValue(ViewerClaims.Person) is null ? null : user.Viewer().Person);
        db.AuditEvents.Add(new(clock.GetCurrentInstant(), person, action, OneLine(subject), OneLine(details), AddressOf(http)));
    }

    /// <summary>The network address a request came from; empty for work without a request.</summary>
    public static string AddressOf(HttpContext? http)
    {
        var address = http?.Connection.RemoteIpAddress;
        return (address?.IsIPv4MappedToIPv6 == true ? address.MapToIPv4() : address)?.ToString() ?? "";
    }

    /// <summary>Text from outside on one line, so that it cannot pass for an entry of its own; half characters become signs.</summary>
    public static string OneLine(string text) =>
        string.Concat(text.EnumerateRunes().Select(r => Rune.IsControl(r) ? " " : r.ToString()));
}
