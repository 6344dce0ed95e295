using NodaTime;

namespace AsyncWork.Web.Identity;

/// <summary>Tells ASP.NET the time by our clock, so that cookies and sessions grow old together.</summary>
sealed class ClockTime(IClock clock) : TimeProvider
{
#pragma warning disable RS0030 // the type that ASP.NET asks for
    public override DateTimeOffset GetUtcNow() => clock.GetCurrentInstant().ToDateTimeOffset();
#pragma warning restore RS0030
}
