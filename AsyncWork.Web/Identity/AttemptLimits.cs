using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using System.Threading.RateLimiting;
using AsyncWork.Domain.People;

namespace AsyncWork.Web.Identity;

/// <summary>The section <c>RateLimits</c> of the settings; each node counts for itself.</summary>
public sealed class RateLimitOptions
{
    /// <summary>Forms of the signed-out pages that one network address may send in a minute.</summary>
    public int AttemptsPerMinute { get; set; } = 20;

    /// <summary>Of these, how many may name the same account.</summary>
    public int AttemptsPerAccountPerMinute { get; set; } = 10;

    /// <summary>Pages and forms that one account may ask for in a minute: far more than a person does, less than a program that copies all.</summary>
    public int RequestsPerAccountPerMinute { get; set; } = 1200;
}

/// <summary>On a page that takes passwords or addresses: forms for it are counted per network address.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LimitAttemptsAttribute : Attribute;

/// <summary>
/// How often strangers may try: per network address, and per account whether there is one of that name or not; and how much one account may
/// ask for (ASVS 2.4.1).
/// </summary>
public sealed class AttemptLimits(RateLimitOptions options) : IDisposable
{
    static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    readonly PartitionedRateLimiter<string> perAccount = Limiter(options.AttemptsPerAccountPerMinute);
    readonly PartitionedRateLimiter<string> perAccountSignedIn = Limiter(options.RequestsPerAccountPerMinute);
    readonly PartitionedRateLimiter<string> perNetwork = Limiter(options.AttemptsPerMinute);

    /// <summary>False when this account was named too often within a minute.</summary>
    public bool Allow(string? email)
    {
        using var lease = perAccount.AttemptAcquire(Person.NormalEmail(email) ?? "");
        return lease.IsAcquired;
    }

    /// <summary>How long this network address has to wait; null when it may try.</summary>
    public TimeSpan? WaitOf(IPAddress? address) => WaitOf(perNetwork, NetworkOf(address));

    /// <summary>How long who is signed in has to wait; null when they may go on.</summary>
    /// <param name="account">Its id.</param>
    public TimeSpan? WaitOf(string account) => WaitOf(perAccountSignedIn, account);

    static TimeSpan? WaitOf(PartitionedRateLimiter<string> limiter, string who)
    {
        using var lease = limiter.AttemptAcquire(who);
        return lease.IsAcquired ? null
            : lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after
            : Window;
    }

    public void Dispose()
    {
        perAccount.Dispose();
        perAccountSignedIn.Dispose();
        perNetwork.Dispose();
    }

    /// <summary>Of an IPv6 address the network, as one customer has all addresses of it.</summary>
    static string NetworkOf(IPAddress? address) =>
        address is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false }
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address?.ToString() ?? "";

    static PartitionedRateLimiter<string> Limiter(int permits) =>
        PartitionedRateLimiter.Create<string, string>(name =>
            RateLimitPartition.GetFixedWindowLimiter(
                name,
                _ =>
                    new()
                    {
                        PermitLimit = permits,
                        Window = Window,
                        QueueLimit = 0,
                    }
            )
        );
}

static class AttemptLimitsSetup
{
    public static IServiceCollection AddAttemptLimits(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection("RateLimits").Get<RateLimitOptions>() ?? new();
        return services.AddSingleton(_ => new AttemptLimits(options));
    }

    /// <summary>
    /// Answers 429 to who tries too often. Not the framework's middleware, which never lets go of its limiter: every app that was started
    /// in this process would stay in memory, as tests start thousands.
    /// </summary>
    public static WebApplication UseAttemptLimits(this WebApplication app)
    {
        var limits = app.Services.GetRequiredService<AttemptLimits>();
        app.Use(
            (http, next) =>
            {
                if (
                    !HttpMethods.IsPost(http.Request.Method)
                    || http.GetEndpoint()?.Metadata.GetMetadata<LimitAttemptsAttribute>() is null
                    || limits.WaitOf(http.Connection.RemoteIpAddress) is not { } wait
                )
                    return next(http);
                return AskToWait(http, wait);
            }
        );
        return app;
    }

    /// <summary>Answers 429 to an account that asks for too much. After authentication.</summary>
    public static WebApplication UseRequestLimits(this WebApplication app)
    {
        var limits = app.Services.GetRequiredService<AttemptLimits>();
        app.Use(
            (http, next) =>
                http.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } account && limits.WaitOf(account) is { } wait
                    ? AskToWait(http, wait)
                    : next(http)
        );
        return app;
    }

    static Task AskToWait(HttpContext http, TimeSpan wait)
    {
        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        http.Response.Headers.RetryAfter = ((int)wait.TotalSeconds + 1).ToString(CultureInfo.InvariantCulture);
        return Task.CompletedTask;
    }
}
